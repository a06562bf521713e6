"""From a phone's form to a valid response, or a refusal that says what to do.

A form is hostile until parsed: only the fields of this step are looked at, and each kind of poll
reads its own with the functions of `drawbridge.domain.workshop.form_fields`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.measures import Answer
from drawbridge.domain.workshop.steps import Part, Poll


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
    answers = {part.id: _answer(poll, part, form) for part in poll.parts}
    poll.check(answers)
    return Response(answers=answers)


def passed(poll: Poll) -> Response:
    """The response of somebody who would rather not say."""
    return Response(answers={part.id: None for part in poll.parts})


def _answer(poll: Poll, part: Part, form: Form) -> Answer:
    raw = form.get(part.id, ())
    values = [value for value in raw if value]
    if values == [PASS]:
        return None
    return poll.read(part, raw if poll.blanks_matter else values)
