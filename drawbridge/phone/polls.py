"""The form of a poll, and what stands in its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drawbridge.domain.workshop.circles import N_STEPS, Circles, circles
from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.phone.kinds import FORMS, FormOfKind
from drawbridge.views.screens import PollScreen

Chosen = Mapping[str, tuple[str, ...]]
"""What stands in the fields of each part, in their order: positions, numbers, "" or "pass"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollForm:
    """A poll as a form. `is_answered` says that this phone's answer is already stored."""

    poll: Poll
    round: int
    chosen: Chosen
    is_answered: bool

    @property
    def _row(self) -> FormOfKind[Any]:
        return FORMS[type(self.poll)]

    @property
    def template(self) -> str:
        """The template that draws this kind of poll."""
        return self._row.template

    @property
    def has_own_pass(self) -> bool:
        """Whether every part offers a pass itself; otherwise one button passes the step."""
        return self._row.has_own_pass

    @property
    def is_written(self) -> bool:
        """Whether people answer in words of their own."""
        return isinstance(self.poll, Written)

    @property
    def line(self) -> str:
        """What stands in the field of a poll that asks for words."""
        return next(iter(self.chosen.get(self.poll.parts[0].id, ())), "")

    @property
    def pictures(self) -> tuple[Circles, ...]:
        """The seven pictures of two circles, from far to near."""
        return tuple(circles(step + 1) for step in range(N_STEPS))

    @property
    def scale(self) -> tuple[str, ...]:
        """The one scale of a battery, for those who only watch."""
        return self._row.scale(self.poll)

    @property
    def readings(self) -> tuple[str, ...]:
        """What there is to read for those who only watch."""
        return self._row.readings(self.poll)

    def values(self, part_id: str) -> frozenset[str]:
        """What stands in the fields of one part."""
        return frozenset(value for value in self.chosen.get(part_id, ()) if value)

    def number(self, part_id: str, place: int = 0) -> str:
        """The number that stands in one of a part's fields, "" if there is none."""
        numbers = [value for value in self.chosen.get(part_id, ()) if value != PASS]
        return numbers[place] if place < len(numbers) else ""


def poll_form(screen: PollScreen, typed: Form | None) -> PollForm:
    """The form of an open question.

    Args:
        screen: what the phone shows.
        typed: what was just sent and refused; it comes before what is stored.
    """
    return PollForm(
        poll=screen.poll,
        round=screen.round,
        chosen=_stored(screen) if typed is None else _typed(screen.poll, typed),
        is_answered=screen.response is not None,
    )


def _stored(screen: PollScreen) -> Chosen:
    poll, response = screen.poll, screen.response
    answers = response.answers if response is not None else {}
    fields = FORMS[type(poll)].fields
    return {part: fields(poll, answer, screen.line) for part, answer in answers.items()}


def _typed(poll: Poll, typed: Form) -> Chosen:
    limit = FORMS[type(poll)].typed_limit
    return {
        part.id: tuple(value[:limit] for value in typed.get(part.id, ())) for part in poll.parts
    }
