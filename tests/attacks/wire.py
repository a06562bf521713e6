"""What goes over the air when a phone sends its answer, as a listener to a Wi-Fi sees it.

No words, only when and how many bytes.
"""

from urllib.parse import quote, urlencode

from drawbridge.domain.texts import Written

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
