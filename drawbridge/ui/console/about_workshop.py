"""What a workshop is before one starts it, in words. No Streamlit in here."""

from collections.abc import Sequence

from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity, Workshop
from drawbridge.domain.workshop.texts import Written
from drawbridge.ui.console.words import counted
from drawbridge.ui.dates import day
from drawbridge.views import SessionSummary

_TENDER = {
    Sensitivity.HIGH: "tender",
    Sensitivity.MEDIUM: "personal",
    Sensitivity.LOW: "light",
}
_TIMES = {1: "once", 2: "twice"}


def polls(workshop: Workshop) -> tuple[Poll, ...]:
    """The steps that ask something."""
    return tuple(step for step in workshop.steps if isinstance(step, Poll))


def tenderness(poll: Poll) -> str:
    """How much a question could hurt, in a word."""
    return _TENDER[poll.sensitivity]


def asked_sentence(workshop: Workshop) -> str:
    """What is asked, and how tender: "It asks 9 questions: 2 tender, 7 light. Nobody writes."."""
    asked = polls(workshop)
    if not asked:
        return "It asks nothing."
    by_word = [(word, [it for it in asked if tenderness(it) == word]) for word in _TENDER.values()]
    told = ", ".join(f"{len(found)} {word}" for word, found in by_word if found)
    n_written = sum(isinstance(it, Written) for it in asked)
    times = _TIMES.get(n_written, f"{n_written} times")
    writes = f"People write {times}." if n_written else "Nobody writes."
    return f"It asks {counted(len(asked), 'question')}: {told}. {writes}"


def group_sentence(workshop: Workshop) -> str:
    """From how many answers on the room sees every picture; "" where it sees none."""
    shown = [it.k for it in polls(workshop) if it.audience is Audience.ROOM]
    if not shown:
        return ""
    least, most = min(shown), max(shown)
    if least == most:
        return f"Pictures come from {least} answers on."
    return f"Pictures come from {least} answers on, all of them from {most}."


def held_sentence(workshop: Workshop, lines: Sequence[SessionSummary]) -> str:
    """When the workshop was last held, as far as sessions are kept; "" if there is none."""
    held = [it.created_at for it in lines if it.workshop_id == workshop.id and not it.is_rehearsal]
    return f"Last held on {day(max(held))}." if held else ""


def is_meant(workshop: Workshop, searched: str) -> bool:
    """Whether every word that was typed is somewhere in the workshop."""
    said = [workshop.title, workshop.subtitle, workshop.suits, workshop.credit]
    for step in workshop.steps:
        said += [step.title, step.purpose, step.question if isinstance(step, Poll) else ""]
    told = " ".join(said).casefold()
    return all(word in told for word in searched.casefold().split())
