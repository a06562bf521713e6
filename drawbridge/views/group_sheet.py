"""The group sheet of an ended session, for those who were there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from drawbridge.domain.session.summary import SummaryView
from drawbridge.errors import SheetNotGiven
from drawbridge.live.rooms import Room
from drawbridge.services import Services
from drawbridge.views.rooms import room_at
from drawbridge.views.summary import summary_view

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOffer:
    """Whether the sheet is given, and the address phones were sent to ("": the usual one)."""

    is_given: bool
    join_base: str


def sheet_offer(services: Services, code: str) -> SheetOffer:
    """What the facilitator has decided about the sheet.

    Raises:
        SessionNotFound: if no session has the code.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
    return SheetOffer(is_given=session.gives_sheet, join_base=session.join_base)


def group_sheet(
    services: Services, code: str, draw: Callable[[SummaryView], T], *, language: str = ""
) -> T:
    """The sheet as it was drawn, once for each revision of its session and each language.

    Args:
        services: the running parts.
        code: the join code.
        draw: draws what the room saw; is given neither notes nor words that people wrote.
        language: what `draw` draws in; the workshop's words are in it, too, if there are any.

    Raises:
        SessionNotFound: if no session has the code.
        SheetNotGiven: if nobody gives it, or not any more.
    """
    room = room_at(services, code)
    view = given_to_all(services, room, language)
    if view is None:
        raise SheetNotGiven
    return room.drawn.get(("group_sheet", language), lambda: draw(view))


def given_to_all(services: Services, room: Room, language: str) -> SummaryView | None:
    """What everyone who was in a room may have, in a language; None if nobody gives it.

    Read once for each revision and language.
    """
    if not room.session.gives_sheet:
        return None

    def read() -> SummaryView:
        view = summary_view(services, room.session.code, language)
        return view.without_notes().without_lines()

    return room.drawn.get(("given_to_all", language), read)
