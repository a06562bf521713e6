"""What can be answered to a question, for the console to read. No Streamlit in here."""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """One line: what is asked there, "" where it is the question itself, and the answers to it."""

    prompt: str = ""
    labels: tuple[str, ...] = ()


def answers(poll: Poll) -> Sequence[Answers]:
    """All that can be answered, () where people write words of their own."""
    match poll:
        case Written():
            return ()
        case LikertBattery() | BeliefCards():
            return _of_statements(poll)
        case Ranking() | Allocate100():
            return [Answers(labels=poll.options)]
        case Slider() | Grid2d() | Circles7() | Scenarios():
            return _of_parts(poll)
        case _:
            return [Answers(labels=part.cells) for part in poll.parts]


def texts(poll: Poll) -> list[str]:
    """Whatever of a question may stand in a sentence about its answers."""
    known = [poll.question]
    for one in answers(poll):
        known += [one.prompt, *one.labels]
    for part in poll.parts:
        known += [part.prompt, *part.cells]
    return [*known, *(it.removesuffix(".") for it in known)]


def _of_statements(poll: LikertBattery | BeliefCards) -> Sequence[Answers]:
    statements = [Answers(prompt=it.statement) for it in poll.items]
    asked = [*statements, Answers(labels=poll.scale)]
    if isinstance(poll, BeliefCards):
        asked.append(Answers(prompt=poll.rewrite_question, labels=poll.rewrites))
    return asked


def _of_parts(poll: Slider | Grid2d | Circles7 | Scenarios) -> Sequence[Answers]:
    match poll:
        case Slider():
            return [Answers(prompt=it.prompt, labels=_ends(it.low, it.high)) for it in poll.sliders]
        case Grid2d():
            axes = (poll.x, poll.y)
            return [Answers(prompt=it.label, labels=_ends(it.low, it.high)) for it in axes]
        case Circles7():
            return [Answers(prompt=poll.question), Answers(prompt=poll.wished_question)]
        case Scenarios():
            return [
                Answers(prompt=it.prompt, labels=tuple(one.text for one in it.options))
                for it in poll.scenes
            ]


def _ends(low: str, high: str) -> tuple[str, ...]:
    return (f"{low} – {high}",)
