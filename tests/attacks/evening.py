"""A whole evening, played over the real routes, with everything that anybody received.

The same number gives the same evening: people, answers, times, keys. What the attacker knows of it
stands in `people`, `taps` and `members`; what the attacker gets in `screens`, `releases`, `files`
and `downloads`; `answers` is the truth that only the score looks at.
"""

import base64
import dataclasses
import json
import random
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drawbridge import bootstrap, charts, commands, phone, report, views
from drawbridge.charts import on_screen
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.result_pictures import ResultPicture
from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.live.hub import Hub
from drawbridge.live.presence import Presence
from drawbridge.live.progress import ProgressBoard
from drawbridge.live.rooms import Rooms
from drawbridge.settings import Settings
from tests.attacks.people import PASS_FORM, form_of
from tests.attacks.wire import ROOM, ROOM_FOR_TEXT, as_the_script_sends
from tests.conftest import Clock
from tests.people.direct_client import DirectClient
from tests.people.phone import EVERY_AGREEMENT
from tests.people.room import Room

SOURCE = (Path(__file__).parent / "room.toml").read_text("utf-8")
AGAIN = "weather"  # the question that is asked three times
PASS_SHARE = 0.1
HEADERS = {"X-Drawbridge": "1", "Content-Type": "application/x-www-form-urlencoded"}
LOOKS_EVERY = 4  # taps; a phone that only watches asks this often while a question is open

# Who is different when the question is asked again: how many stay away, how many are new, whether
# one person alone has another answer.
SCENARIOS = (
    (1, 0, False),
    (0, 1, False),
    (1, 1, False),
    (3, 0, False),
    (0, 0, True),
    (2, 0, False),
)


@dataclass
class Person:
    """One person with a phone. `forms` holds what this person answers, by step."""

    number: int
    forms: dict
    secret: str = ""  # in the phone's cookie, once it has joined
    role: str = ""  # "", "away", "late", "other mind": what sets this person apart


@dataclass
class Evening:
    """What was received and what is known, in the order in which it happened."""

    people: list
    session_id: str = ""
    screens: list = field(default_factory=list)  # (seconds, step, open place or None, bytes)
    signals: list = field(default_factory=list)  # (seconds, open place or None)
    taps: dict = field(default_factory=dict)  # place -> people in the order of their taps
    answers: dict = field(default_factory=dict)  # place -> person -> answers as stored
    releases: dict = field(default_factory=dict)  # place -> what the projector got
    files: dict = field(default_factory=dict)  # moment -> file name -> bytes
    downloads: list = field(default_factory=list)
    changed: dict = field(default_factory=dict)  # place -> person -> what was answered first
    lines: dict = field(default_factory=dict)  # place -> person -> what this person wrote
    keys: dict = field(default_factory=dict)  # place -> person -> ballot key; for the score only


class NotedHub(Hub):
    """A hub that notes when it signals."""

    def __init__(self, note, outdated):
        super().__init__(outdated)
        self._note = note

    def announce(self, session_id):
        self._note()
        super().announce(session_id)


def _in_letters(token):
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


@contextmanager
def seeded(number):
    """Keys, codes and secrets by seed, so that an evening can be played again."""
    rng = random.Random(f"secrets {number}")
    by_seed = {
        "token_bytes": lambda n=32: rng.randbytes(n),
        "token_hex": lambda n=32: rng.randbytes(n).hex(),
        "token_urlsafe": lambda n=32: _in_letters(rng.randbytes(n)),
        "choice": rng.choice,
    }
    kept = {name: getattr(secrets, name) for name in by_seed}
    for name, make in by_seed.items():
        setattr(secrets, name, make)
    try:
        yield
    finally:
        for name, make in kept.items():
            setattr(secrets, name, make)


def played(number, folder, *, is_swapped=False, is_watched=True):
    """Play one evening.

    Args:
        number: the seed, which also chooses who is away, late or of another mind.
        folder: where the server keeps its data.
        is_swapped: the same evening, but people whom nothing sets apart have exchanged all answers,
            and who changes an answer had another one first.
        is_watched: whether every screen is looked at after every tap, too. Only who compares an
            evening with the same one swapped has anything of that.
    """
    with seeded(number):
        director = Director(number, folder, is_swapped=is_swapped, is_watched=is_watched)
        try:
            director.play()
        finally:
            director.services.store.close()
    return director.evening


class Director:
    """Plays an evening and notes what everybody receives."""

    def __init__(self, number, folder, *, is_swapped, is_watched):
        self.is_watched = is_watched
        self.rng = random.Random(number)
        self.second_thoughts = random.Random(f"{number}, swapped: {is_swapped}")
        self.scenario = SCENARIOS[number % len(SCENARIOS)]
        self.clock = Clock()
        self.place, self.bystander = None, ""  # what is open; the secret of a phone that watches
        self.evening = None
        self.services = self._services(folder)
        self.room = Room(self.services, SOURCE)
        self.http = DirectClient(
            phone.phones(
                lambda: self.services, report.group_sheet_html, tell_room=report.room_in_words
            )
        )
        self.evening = Evening(self._people(is_swapped), self.room.session.id)

    def _services(self, folder):
        environ = {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": "open-the-bridge"}
        built = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
        rooms = Rooms(self.clock)
        return dataclasses.replace(
            built,
            clock=self.clock,
            rooms=rooms,
            progress=ProgressBoard(self.clock),
            hub=NotedHub(self._signalled, rooms.outdate),
            presence=Presence(self.clock),
        )

    def _people(self, is_swapped):
        polls = [step for step in self.room.session.workshop.steps if isinstance(step, Poll)]
        away, late, other_mind = self.scenario
        n = self.rng.randint(12, 15) + late
        forms = [self._evening_of_one(polls) for _ in range(n)]
        roles = ["away"] * away + ["late"] * late + ["other mind"] * other_mind
        people = [
            Person(number, form, role=roles[number] if number < len(roles) else "")
            for number, form in enumerate(forms)
        ]
        if is_swapped:
            alike = [one for one in people if not one.role]
            turned = [one.forms for one in (*alike[1:], alike[0])]
            for one, other in zip(alike, turned, strict=True):
                one.forms = other
        return people

    def _evening_of_one(self, polls):
        forms = {poll.id: self._form(poll) for poll in polls}
        if forms["start"] is not PASS_FORM:  # people change, but not altogether
            forms["end"] = {part: self._near(value) for part, value in forms["start"].items()}
        return forms

    def _near(self, value):
        return str(min(100, max(0, int(value) + 5 * self.rng.randint(-6, 6))))

    def _form(self, poll):
        return PASS_FORM if self.rng.random() < PASS_SHARE else form_of(poll, self.rng)

    # -- the evening

    def play(self):
        for one in self.evening.people:
            if one.role != "late":
                self._join(one)
        self.bystander = self._secret_of_a_new_phone("observer")
        self._look()
        self.room.do(commands.start)
        for step in self.room.session.workshop.steps:
            self.room.go_to(step.id)
            self._look()
            if isinstance(step, Poll):
                self._poll(step)
        self._end()

    def _poll(self, poll):
        here = [one for one in self.evening.people if one.secret]
        self._round(poll, here, commands.open_step)
        if poll.id != AGAIN:
            return
        away, late, other_mind = (
            [one for one in self.evening.people if one.role == role]
            for role in ("away", "late", "other mind")
        )
        for one in late:
            self._join(one)
        for one in other_mind:
            choice = int(one.forms[poll.id].get("answer", 0))
            one.forms = {**one.forms, poll.id: {"answer": str((choice + 1) % 4)}}
        second = [one for one in (*here, *late) if one not in away]
        self._round(poll, second, commands.reopen)
        self._round(poll, here, commands.reopen)

    def _round(self, poll, people, opening):
        self.room.do(opening)
        state = self.room.session.state
        self.place = (poll.id, state.round)
        self._look()
        order = self.rng.sample(people, len(people))
        self.evening.taps[self.place] = [one.number for one in order]
        changer = self.rng.choice(order)
        for n_taps, one in enumerate(order):
            self.clock.now += self.rng.uniform(1, 9)
            if one is changer:
                self._change(one, poll)
            self._answer(one, one.forms[poll.id])
            if self.is_watched:
                self._look(is_asking=n_taps % LOOKS_EVERY == 0)
        self._note_truth(poll, order)
        self._keep_files("open")
        self.clock.now += self.rng.uniform(5, 20)
        self.room.do(commands.close_step)
        self._keep_files("closed")
        self.place = None
        self._look()
        self._show(poll, state.round)

    def _change(self, one, poll):
        first = form_of(poll, self.second_thoughts)
        self._answer(one, first)
        if self.is_watched:
            self._look()
        self.evening.changed.setdefault(self.place, {})[one.number] = self._stored(one)
        self.clock.now += self.rng.uniform(1, 9)

    def _show(self, poll, number):
        view = views.facilitator_view(self.services, self.room.code)
        self.evening.releases[poll.id, number] = view.preview.release
        if poll.audience != "room":
            return
        for command in (commands.reveal, commands.keep_private, commands.reveal):
            self.clock.now += 10
            self.room.do(command)
            self._look()

    def _end(self):
        self.clock.now += 60
        self.room.do(commands.end)
        self._look()
        self._keep_files("ended", place="")
        self.evening.downloads = [
            report.csv(views.summary_view(self.services, self.room.code)) for _ in range(2)
        ]

    # -- phones

    def _secret_of_a_new_phone(self, role):
        form = {"role": role, "agree": EVERY_AGREEMENT}
        reply = self._post("/join", as_the_script_sends(form), "")
        secret = reply.cookies["drawbridge"]
        self.http.cookies.clear()
        return secret

    def _join(self, one):
        one.secret = self._secret_of_a_new_phone("participant")
        self.clock.now += self.rng.uniform(1, 5)

    def _answer(self, one, form):
        step, number = self.place
        is_text = isinstance(self.room.session.step, Written)
        fields = {"step": step, "round": number, **form}
        body = as_the_script_sends(fields, ROOM_FOR_TEXT if is_text else ROOM)
        self._post("/answer", body, one.secret)

    def _post(self, path, body, secret):
        headers = {**HEADERS, "Cookie": f"drawbridge={secret}"}
        reply = self.http.post(f"/j/{self.room.code}{path}", content=body, headers=headers)
        assert reply.status_code == 200, reply.text
        return reply

    def _seen_by_the_bystander(self):
        headers = {**HEADERS, "Cookie": f"drawbridge={self.bystander}"}
        reply = self.http.get(f"/j/{self.room.code}/main", headers=headers)
        # The cookie that is taken back at the end carries the hour of a real clock.
        told = {name: text for name, text in reply.headers.items() if name != "set-cookie"}
        return repr(told).encode() + reply.content

    # -- what is noted

    def _signalled(self):
        if self.evening:
            self.evening.signals.append((self.clock.now, self.place))

    def _look(self, *, is_asking=True):
        """Everything that the facilitator, the projector and a phone that only watches get now."""
        session = self.room.session
        facilitator = views.facilitator_view(self.services, self.room.code)
        projector = views.projector_view(self.services, self.room.code, session.projector_key)
        drawn = [drawn_of(one) for one in (facilitator.preview, projector.picture)]
        ticking = [
            view(self.services, self.room.code)
            for view in (views.presence_view, views.progress_view)
        ]
        told = repr((facilitator, ticking, projector, drawn)).encode()
        if self.bystander and is_asking:
            told += self._seen_by_the_bystander()
        self.evening.screens.append((self.clock.now, session.step.id, self.place, told))

    def _keep_files(self, moment, place=None):
        folder = self.services.settings.data_dir
        self.evening.files[moment, place if place is not None else self.place] = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def _stored(self, one):
        with self.services.store.reading() as transaction:
            found = transaction.ballots.response(self._here(), self._key(one))
        return json.dumps({part: a and list(a) for part, a in found.answers.items()})

    def _note_truth(self, poll, people):
        self.evening.answers[self.place] = {one.number: self._stored(one) for one in people}
        if isinstance(poll, Written):
            forms = {one.number: one.forms[poll.id] for one in people}
            self.evening.lines[self.place] = {
                number: form["answer"] for number, form in forms.items() if "answer" in form
            }
        self.evening.keys[self.place] = {one.number: self._key(one) for one in people}

    def _here(self):
        step, number = self.place
        return Round(session_id=self.evening.session_id, step_id=step, number=number)

    def _key(self, one):
        return self.services.keys.ballot_key(self._here(), one.secret)


_drawn = {}


def drawn_of(picture):
    """All that a page makes of a result: the picture's JSON, its table, its words."""
    if not isinstance(picture, ResultPicture):
        return ""
    poll, release = picture.poll, picture.release
    known = (poll.id, gate.verdict_text(release))
    if known not in _drawn:
        _drawn[known] = _drawn_anew(poll, release)
    return _drawn[known]


def _drawn_anew(poll, release):
    if not isinstance(release, Released):
        return charts.words(poll, release)
    return (
        on_screen.figure(poll, release).to_json(),
        charts.alt_text(poll, release),
        charts.sentence(poll, release),
        charts.table(poll, release),
    )
