"""What a button is called by what is there: lines, words or a chart; a line or a step."""

from typing import assert_never

from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.session.session import LiveSession
from drawbridge.facilitator_words import tell

_LABEL_LENGTH = 44


def hiding(preview: ResultPicture | None) -> str:
    """What is taken off the projector."""
    match preview:
        case LinesPicture():
            return tell("Hide lines")
        case WordsPicture() | WithoutNumbersPicture():
            return tell("Hide words")
        case ChartPicture() | None:
            return tell("Hide chart")
        case _:
            assert_never(preview)


def showing(preview: ResultPicture | None) -> str:
    """What is put before the room."""
    match preview:
        case LinesPicture():
            return tell("Show the chosen lines")
        case WordsPicture():
            return tell("Show in words")
        case ChartPicture() | WithoutNumbersPicture() | None:
            return tell("Show the result")
        case _:
            assert_never(preview)


def going_on(session: LiveSession) -> str:
    """What comes next: another line of this step, or the next step."""
    if session.has_builds_left:
        return tell(
            "Next line ({n} of {total})", n=session.state.build + 2, total=session.step.n_builds
        )
    return tell("Next: {step}", step=cut(session.workshop.steps[session.neighbour(1)].title))


def cut(title: str) -> str:
    """A title as it fits on a button."""
    return title if len(title) <= _LABEL_LENGTH else title[: _LABEL_LENGTH - 1] + "…"
