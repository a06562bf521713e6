"""A crowd of phones over HTTP in a rehearsal on a running server.

It sees what phones see and sends what phones send. Everything is bounded: how many phones, how many
ask at the same time, and how long.
"""

import http.client
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random

from drawbridge.domain.session.simulated import AnswerSpeed, Temperament
from drawbridge.errors import Refused
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.over_http.filling import filled, joining, n_ways
from drawbridge.rehearsal.over_http.handset import Handset
from drawbridge.rehearsal.over_http.page_reader import Page, page_of

AT_A_TIME = 16  # phones that ask at the same moment
LOOK_S = 0.5
TOUCH_S = 10.0  # a phone that has not been heard of for twice as long counts as away
_ARRIVAL_S = (0.0, 20.0)
_ANSWER_S = (4.0, 40.0)
_GONE = frozenset({404, 410})
_UNREACHABLE = (OSError, http.client.HTTPException)
_POLL = "poll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """What kind of crowd: as in a rehearsal's cast. `minutes` bound how long it stays."""

    n_phones: int
    temperament: Temperament
    pace: AnswerSpeed
    seed: int
    minutes: float


@dataclass(slots=True)
class _Phone:
    number: int
    handset: Handset
    answered: set[tuple[str, str]] = field(default_factory=set)


class Crowd:
    """Phones that join a rehearsal and answer until it ends.

    Args:
        url: the server's address.
        code: the rehearsal's join code.
        turnout: what kind of crowd.
        monotonic: a clock in seconds that never goes back.
        wait: waits for some seconds.
        say: tells one line about what happened.
    """

    def __init__(
        self,
        url: str,
        code: str,
        turnout: Turnout,
        *,
        monotonic: Callable[[], float],
        wait: Callable[[float], object],
        say: Callable[[str], object],
    ) -> None:
        self._turnout = turnout
        self._monotonic, self._wait, self._say = monotonic, wait, say
        self._door = Handset(url, code)
        self._phones = [_Phone(at, Handset(url, code)) for at in range(turnout.n_phones)]
        self._due: list[tuple[float, int, bool]] = []  # when, which phone, whether it answers
        self._given = list(self._due)  # appended to by any thread, moved over by one
        self._page = Page(screen="", heading="", fields=(), is_rehearsal=False)
        self._revision = ""
        self._ways: dict[str, int] = {}
        self._is_cut_off = False

    def run(self) -> None:
        """Join, answer what is asked, and stay until the rehearsal ends or the time is over.

        Raises:
            Refused: if there is no rehearsal to join.
        """
        self._page = self._enter()
        ends = self._monotonic() + 60 * self._turnout.minutes
        for phone in self._phones:
            self._give(self._delay(phone.number, "arrival", _ARRIVAL_S), phone.number)
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            while self._monotonic() < ends:
                try:
                    if not self._follow():
                        self._tell_round()
                        self._say("The rehearsal is over.")
                        return
                    self._act(pool)
                    self._is_cut_off = False
                except _UNREACHABLE:
                    self._tell_cut_off()
                self._wait(LOOK_S)
        self._say("The time is over.")

    def _enter(self) -> Page:
        try:
            reply = self._door.look(as_script=False)
        except _UNREACHABLE as error:
            raise Refused("Nobody answers at this address. Is the server running?") from error
        page = page_of(reply.text)
        if not page.screen:
            raise Refused("There is no Drawbridge at this address. Look at the console's own.")
        if reply.status in _GONE:
            raise Refused("There is no session with this code there. Look for it on the console.")
        if not page.is_rehearsal:
            raise Refused(
                "That session is real, and simulated answers would falsify it. Start a rehearsal "
                "in the library, with 0 simulated participants."
            )
        return page

    def _follow(self) -> bool:
        """Look where the rehearsal is; False when it is over."""
        reply = self._door.look("/revision")
        if reply.status in _GONE:
            return False
        joined = next((one for one in self._phones if one.handset.has_joined), None)
        if joined is None or reply.text == self._revision:
            return True
        shown = joined.handset.look("/main")
        if shown.status in _GONE:
            return False
        self._revision = reply.text
        page = page_of(shown.text)
        if page.place != self._page.place:
            self._tell_round()
            self._page = page
            for phone in self._phones:
                if phone.handset.has_joined and page.screen == _POLL:
                    self._ask(phone)
        return True

    def _act(self, pool: ThreadPoolExecutor) -> None:
        while self._given:
            heappush(self._due, self._given.pop())
        now, chosen = self._monotonic(), []
        while self._due and self._due[0][0] <= now:
            chosen.append(heappop(self._due)[1:])
        for (number, answers), worked in zip(
            chosen, pool.map(lambda one: self._act_one(*one), chosen), strict=True
        ):
            if not worked:
                self._give(1.0, number, answers=answers)
            elif not answers:
                self._give(TOUCH_S, number)

    def _act_one(self, number: int, answers: bool) -> bool:
        """One phone joins, answers or lets itself be heard; False if it has to try again."""
        phone = self._phones[number]
        try:
            if answers:
                self._answer(phone)
            elif phone.handset.has_joined:
                phone.handset.look("/revision")
            else:
                return self._join(phone)
        except _UNREACHABLE:
            return False
        return True

    def _join(self, phone: _Phone) -> bool:
        page = page_of(phone.handset.look(as_script=False).text)
        phone.handset.send("/join", joining(page))
        if phone.handset.has_joined and self._page.screen == _POLL:
            self._ask(phone)
        return phone.handset.has_joined

    def _answer(self, phone: _Phone) -> None:
        page = page_of(phone.handset.look("/main").text)
        if page.screen != _POLL or page.place != self._page.place:
            return
        step = page.place[0]
        for way in range(self._ways.get(step, 0), n_ways()):
            person = Person(
                number=phone.number,
                temperament=self._turnout.temperament,
                dice=self._dice(phone.number, *page.place),
            )
            reply = phone.handset.send("/answer", filled(page, person, way))
            if reply.status == 200:
                self._ways[step] = way if way < n_ways() - 1 else self._ways.get(step, 0)
                phone.answered.add(page.place)
            if reply.status != 422:  # anything but "fill it in differently": it is over
                return

    def _ask(self, phone: _Phone) -> None:
        self._give(
            self._delay(phone.number, "/".join(self._page.place), _ANSWER_S),
            phone.number,
            answers=True,
        )

    def _give(self, after_s: float, number: int, *, answers: bool = False) -> None:
        self._given.append((self._monotonic() + after_s, number, answers))

    def _delay(self, number: int, purpose: str, bounds: Sequence[float]) -> float:
        if self._turnout.pace is AnswerSpeed.AT_ONCE:
            return 0.0
        return self._dice(number, purpose, "delay").uniform(*bounds)

    def _dice(self, number: int, *purpose: str) -> Random:
        seed = "/".join((str(self._turnout.seed), str(number), *purpose))
        return Random(seed)  # noqa: S311 - simulated answers; there is nothing to guess

    def _tell_round(self) -> None:
        place = self._page.place
        if place[0]:
            n_answered = sum(place in phone.answered for phone in self._phones)
            rounds = f" (round {place[1]})" if place[1] != "1" else ""
            self._say(
                f"{place[0]}{rounds}: {n_answered} of {self._turnout.n_phones} phones answered."
            )

    def _tell_cut_off(self) -> None:
        if not self._is_cut_off:
            self._say("The server cannot be reached; trying again.")
        self._is_cut_off = True
