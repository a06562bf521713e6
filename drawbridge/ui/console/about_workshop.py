"""What a workshop is before one starts it, in words. No Streamlit in here."""

from collections.abc import Sequence

from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity, Workshop
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell, tell_n
from drawbridge.ui.dates import day
from drawbridge.views import SessionSummary

_TENDER = {
    Sensitivity.HIGH: F_("tender"),
    Sensitivity.MEDIUM: F_("personal"),
    Sensitivity.LOW: F_("light"),
}


def polls(workshop: Workshop) -> tuple[Poll, ...]:
    """The steps that ask something."""
    return tuple(step for step in workshop.steps if isinstance(step, Poll))


def tenderness(poll: Poll) -> str:
    """How much a question could hurt, in a word."""
    return tell(_TENDER[poll.sensitivity])


def asked_sentence(workshop: Workshop) -> str:
    """What is asked, and how tender: "It asks 9 questions: 2 tender, 7 light. Nobody writes."."""
    asked = polls(workshop)
    if not asked:
        return tell("It asks nothing.")
    told = enumerated(_of_level(asked, level) for level in _TENDER if _n_of(asked, level))
    asks = tell_n(
        "It asks {n} question: {told}.", "It asks {n} questions: {told}.", len(asked), told=told
    )
    return f"{asks} {_written(sum(isinstance(it, Written) for it in asked))}"


def _of_level(asked: Sequence[Poll], level: Sensitivity) -> str:
    n = _n_of(asked, level)
    match level:
        case Sensitivity.HIGH:
            return tell_n("{n} tender", "{n} tender", n)
        case Sensitivity.MEDIUM:
            return tell_n("{n} personal", "{n} personal", n)
        case Sensitivity.LOW:
            return tell_n("{n} light", "{n} light", n)


def _n_of(asked: Sequence[Poll], level: Sensitivity) -> int:
    return sum(it.sensitivity is level for it in asked)


def _written(n_times: int) -> str:
    match n_times:
        case 0:
            return tell("Nobody writes.")
        case 1:
            return tell("People write once.")
        case 2:
            return tell("People write twice.")
        case _:
            return tell_n("People write {n} time.", "People write {n} times.", n_times)


def group_sentence(workshop: Workshop) -> str:
    """From how many answers on the room sees every picture; "" where it sees none."""
    shown = [it.k for it in polls(workshop) if it.audience is Audience.ROOM]
    if not shown:
        return ""
    least, most = min(shown), max(shown)
    if least == most:
        return tell("Pictures come from {least} answers on.", least=least)
    return tell(
        "Pictures come from {least} answers on, all of them from {most}.", least=least, most=most
    )


def held_sentence(workshop: Workshop, lines: Sequence[SessionSummary]) -> str:
    """When the workshop was last held, as far as sessions are kept; "" if there is none."""
    held = [it.created_at for it in lines if it.workshop_id == workshop.id and not it.is_rehearsal]
    return tell("Last held on {day}.", day=day(max(held))) if held else ""


def is_meant(workshop: Workshop, searched: str) -> bool:
    """Whether every word that was typed is somewhere in the workshop."""
    said = [workshop.title, workshop.subtitle, workshop.suits, workshop.credit]
    for step in workshop.steps:
        said += [step.title, step.purpose, step.question if isinstance(step, Poll) else ""]
    told = " ".join(said).casefold()
    return all(word in told for word in searched.casefold().split())
