"""What the room said, as every phone gets it with its last screen where the group sheet is given.

Some phones lay it beside what they have kept of their own answers. Which ones do is nobody's
knowledge: the screen, its length and the script that comes with it are the same for all.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from starlette.requests import Request

from drawbridge.domain.session.summary import SummaryView
from drawbridge.phone.words import Words
from drawbridge.views import PhoneView
from drawbridge.views.screens import EndedScreen

Told = Sequence[dict[str, object]]
"""What each picture of the sheet shows, as JSON can hold it."""


class TellRoom(Protocol):
    """Tells in words what the group sheet shows."""

    def __call__(self, view: SummaryView, /, *, say: Callable[[str], str]) -> Told:
        """Tell one session."""


def nothing_told(_view: SummaryView, /, *, say: Callable[[str], str]) -> Told:
    """For phones of a server that makes no report."""
    del say
    return ()


def room_told(request: Request, words: Words, view: PhoneView) -> Told:
    """What the room said, told once per revision; nothing as long as the sheet is not given."""
    screen = view.screen
    if not isinstance(screen, EndedScreen) or screen.given is None:
        return ()
    tell, given = cast("TellRoom", request.app.state.tell_room), screen.given
    return view.drawn.get(("room_told", words), lambda: tell(given, say=words.say))
