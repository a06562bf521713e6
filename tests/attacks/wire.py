"""What goes over the air when a phone sends its answer, as a listener to a Wi-Fi sees it.

No words, only when and how many bytes.
"""

import random
from urllib.parse import quote, urlencode

from drawbridge import phone, report
from drawbridge.domain.session.session import CODE_LENGTH, CODE_LETTERS
from drawbridge.domain.workshop.texts import Written
from tests.attacks.asking import WORKSHOPS, open_polls, services_in
from tests.attacks.chance import Finding
from tests.attacks.people import PASS_FORM, forms_of
from tests.people.direct_client import DirectClient
from tests.people.room import Room

# As phone.js has them; tests/phone/test_browser_lengths.py holds both together.
ROOM, ROOM_FOR_TEXT = 1024, 4096


def as_the_script_sends(fields, room=ROOM):
    """The body that phone.js makes of a form."""
    body = urlencode(fields, doseq=True, quote_via=quote)
    return body + "&_=" + "x" * (room - 1 - (len(body) + 2) % room)


def as_a_form_sends(fields, _room=ROOM):
    """The body that a browser makes of the form itself, on a phone without our script."""
    return urlencode(fields, doseq=True)


class Listener:
    """Sends answers for a phone and notes the lengths.

    Args:
        visitor: the phone.
        room: its session.
        has_script: whether the phone runs our script.
    """

    def __init__(self, visitor, room, *, has_script=True):
        self.visitor = visitor
        self.room = room
        self.has_script = has_script

    def send(self, form):
        """Lengths of the request, of the headers and of the body that come back."""
        state = self.room.session
        fields = {"step": state.step.id, "round": state.state.round, **form}
        encode = as_the_script_sends if self.has_script else as_a_form_sends
        body = encode(fields, ROOM_FOR_TEXT if isinstance(state.step, Written) else ROOM)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if self.has_script:
            headers["X-Drawbridge"] = "1"
        reply = self.visitor.http.post(
            f"{self.visitor.url}/answer", content=body, headers=headers, follow_redirects=True
        )
        assert reply.status_code == 200, reply.text
        return len(body), _length(reply.headers), int(reply.headers["content-length"])


def _length(headers):
    return sum(len(name) + len(value) + 4 for name, value in headers.items())


def told_apart(folder, *, has_script):
    """Is it a Pass? Told by lengths alone, over every kind of question."""
    rng = random.Random(7)
    tries = recovered = level = 0
    with services_in(folder) as services:
        for room, visitor, poll in open_polls(services):
            listener = Listener(visitor, room, has_script=has_script)
            seen = [
                (listener.send(form), form in (PASS_FORM, {"answer": "pass"}))
                for form in forms_of(poll, rng, n=5)
            ]
            tries += len(seen)
            level += _majority([is_pass for _, is_pass in seen])
            recovered += sum(
                _majority([is_pass for one, is_pass in seen if one == length])
                for length in {length for length, _ in seen}
            )
    return Finding(
        attack="a Pass told from an answer by how many bytes go and come"
        + ("" if has_script else ", on a phone without our script"),
        knowledge="every length in an encrypted Wi-Fi",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
        limit="" if has_script else "The network.",
    )


def codes_guessed(folder, n=300):
    """Join codes tried from one address, as fast as it goes, while ten sessions are open."""
    rng = random.Random(8)
    with services_in(folder) as services:
        codes = {Room(services, WORKSHOPS[0].read_text("utf-8")).code for _ in range(10)}
        http = DirectClient(
            phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)
        )
        guesses = ["".join(rng.choices(CODE_LETTERS, k=CODE_LENGTH)) for _ in range(n)]
        requests = (http.build_request("GET", f"/j/{guess}/revision") for guess in guesses)
        answered = [reply.status_code for reply in http.in_turn(requests)]
    n_right = sum(status == 200 for status in answered)
    n_looked_up = sum(status != 429 for status in answered)
    assert n_looked_up < n // 2, "nobody slowed the guessing down"
    return Finding(
        attack=f"guessing the join code, {n} times in a row",
        knowledge="the address of the server; ten sessions are open",
        tries=n,
        recovered=n_right,
        chance=len(codes) * n / len(CODE_LETTERS) ** CODE_LENGTH,
        best_guess=0,
    )


def _majority(bits):
    """How many are right if all are taken for what most of them are."""
    return max(sum(bits), len(bits) - sum(bits))
