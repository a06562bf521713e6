"""The middle of the console before the start: what to do while people arrive, and what is done."""

from drawbridge.domain.facilitation.support import Need
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell, tell_minutes
from drawbridge.passages import within
from drawbridge.ui import parts
from drawbridge.ui.console import care, planning, words
from drawbridge.views import FacilitatorView, ToPrepare

_LAST = F_("When nearly everyone has joined, start. Latecomers can join at any time.")


def draw(view: FacilitatorView) -> None:
    """Draw the welcome and the cards to fill."""
    workshop = view.session.workshop
    steps = words.steps(len(workshop.steps))
    length = enumerated((tell_minutes(workshop.minutes), steps))
    parts.draw(
        parts.wrap("p", [parts.tag("span", tell("Doors are open")), parts.chip(length)], "kicker"),
        parts.tag("h1", workshop.title, "title", workshop.language),
        parts.tag("p", workshop.subtitle, "lead", workshop.language),
    )
    if not view.session.is_rehearsal:
        care.draw(view)  # nobody in a rehearsal can need somebody


def draw_small_room(session: LiveSession) -> None:
    """Draw what so few people will not see, above everything else; nothing once it has begun."""
    is_told = session.status is Status.LOBBY
    few = planning.small_room_sentence(session.workshop, session.head_count) if is_told else ""
    titles = [session.workshop.title, *(it.title for it in session.workshop.steps)]
    told = within(few, titles, session.workshop.language)
    parts.place(parts.noticed(told) if few else "")


def draw_list(session: LiveSession, to_prepare: ToPrepare) -> None:
    """Draw the list of things to do, with what is done already."""
    things = _things(session, to_prepare)
    rows = [_row(text, is_done=is_done) for text, is_done in things]
    head = parts.tag("h2", tell("Before you start"), "card-head")
    parts.draw(
        parts.wrap(
            "section",
            [head, parts.wrap("ul", rows, "todo"), parts.tag("p", tell(_LAST), "hint")],
            "card",
        )
    )


def _things(session: LiveSession, to_prepare: ToPrepare) -> list[tuple[str, bool]]:
    missing = to_prepare.missing
    here = [
        (tell("Open the projector on the screen everybody sees."), to_prepare.has_projector),
        (tell("Scan the code with your own phone, to see that it opens."), to_prepare.has_phone),
        (tell("Count the people once they sit, and type the number."), session.head_count > 0),
    ]
    cared_for = [
        (
            tell("Choose whose support lines the phones show, and check them."),
            not {Need.COUNTRY, Need.CHECK} & set(missing),
        ),
        (tell("Say who helps today, and where they are."), Need.HELPER not in missing),
    ]
    return here if session.is_rehearsal else [*cared_for, *here]


def _row(text: str, *, is_done: bool) -> str:
    state = tell("Done:") if is_done else tell("To do:")
    told = parts.tag("span", f"{state} ", "unseen")
    return parts.wrap("li", [told, parts.tag("span", text)], "is-done" if is_done else "is-open")
