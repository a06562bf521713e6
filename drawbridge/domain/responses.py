"""From a phone's form to a valid response, or a refusal that says what to do.

A form is hostile until parsed: only the fields of this step are looked at, values must be exactly
one of the known positions or numbers, and nothing of the input is echoed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drawbridge.domain.workshop import (
    SLIDER_STEP,
    SLIDER_TOP,
    MultiChoice,
    Part,
    Poll,
    Slider,
)
from drawbridge.errors import N_, InvalidAnswer

PASS = "pass"  # noqa: S105 - the word on the button, not a password

Form = Mapping[str, Sequence[str]]
Answer = tuple[int, ...] | None
"""What one part holds: positions or numbers, or None for Pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One phone's entry for one step and round: an answer or a pass for every part."""

    answers: Mapping[str, Answer]

    @property
    def is_pass(self) -> bool:
        """Whether every part was passed."""
        return all(answer is None for answer in self.answers.values())


def parse(poll: Poll, form: Form) -> Response:
    """Read a form as a response to a poll.

    A field ``pass`` with any value passes the whole step. Otherwise every part must have either
    an answer or the word "pass".

    Raises:
        InvalidAnswer: with the part and a sentence that says what to do.
    """
    if PASS in form:
        return passed(poll)
    return Response(answers={part.id: _answer(poll, part, form) for part in poll.parts})


def passed(poll: Poll) -> Response:
    """The response of somebody who would rather not say."""
    return Response(answers={part.id: None for part in poll.parts})


def _answer(poll: Poll, part: Part, form: Form) -> Answer:
    values = [value for value in form.get(part.id, ()) if value]
    if values == [PASS]:
        return None
    if isinstance(poll, Slider):
        return (_number(part, values),)
    if isinstance(poll, MultiChoice):
        return _positions(poll, part, values)
    return (_position(part, _only(part, values)),)


def _only(part: Part, values: Sequence[str]) -> str:
    if not values:
        raise InvalidAnswer(N_("Please choose one, or Pass."), part=part.id)
    if len(values) > 1:
        raise InvalidAnswer(N_("Please choose only one."), part=part.id)
    return values[0]


def _position(part: Part, value: str) -> int:
    if value not in {str(position) for position in range(len(part.cells))}:
        raise InvalidAnswer(
            N_("That is not one of the choices. Please choose again."), part=part.id
        )
    return int(value)


def _positions(poll: MultiChoice, part: Part, values: Sequence[str]) -> tuple[int, ...]:
    if not values:
        raise InvalidAnswer(N_("Please choose one, or Pass."), part=part.id)
    chosen = sorted({_position(part, value) for value in values if value != PASS})
    if len(chosen) != len(values):
        raise InvalidAnswer(N_("Please choose either answers or Pass."), part=part.id)
    if len(chosen) > poll.at_most:
        raise InvalidAnswer(N_("Please choose at most {limit}."), part=part.id, limit=poll.at_most)
    return tuple(chosen)


def _number(part: Part, values: Sequence[str]) -> int:
    if not values:
        raise InvalidAnswer(N_("Please move every slider, or Pass."), part=part.id)
    text = _only(part, values)
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(SLIDER_TOP))):
        raise InvalidAnswer(N_("Please give a whole number from 0 to 100."), part=part.id)
    value = int(text)
    if value > SLIDER_TOP:
        raise InvalidAnswer(N_("Please give a whole number from 0 to 100."), part=part.id)
    return SLIDER_STEP * ((value + SLIDER_STEP // 2) // SLIDER_STEP)
