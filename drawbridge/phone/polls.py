"""The form of a poll: which template draws it, and what stands in its fields.

A new kind of poll needs a template in `templates/polls` and a line in `TEMPLATES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.reading import PASS
from drawbridge.domain.responses import Form, Response
from drawbridge.domain.scales import LikertBattery, Slider
from drawbridge.domain.workshop import Poll
from drawbridge.views import PhoneView

TEMPLATES: Mapping[str, str] = {
    SingleChoice.kind: "polls/single_choice.html",
    CheckOut.kind: "polls/single_choice.html",
    Ladder.kind: "polls/ladder.html",
    MultiChoice.kind: "polls/multi_choice.html",
    LikertBattery.kind: "polls/likert_battery.html",
    Slider.kind: "polls/slider.html",
}
TYPED_LIMIT = 12  # characters of a number that are given back for correction

Chosen = Mapping[str, frozenset[str]]
"""The values that stand in the fields of each part: positions, numbers or "pass"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollForm:
    """A poll as a form. `is_answered` says that this phone's answer is already stored."""

    poll: Poll
    round: int
    chosen: Chosen
    is_answered: bool

    @property
    def template(self) -> str:
        """The template that draws this kind of poll."""
        return TEMPLATES[self.poll.kind]

    @property
    def scale(self) -> tuple[str, ...]:
        """The one scale of a battery, for those who only watch."""
        return self.poll.scale if isinstance(self.poll, LikertBattery) else ()

    @property
    def readings(self) -> tuple[str, ...]:
        """What there is to read for those who only watch."""
        if isinstance(self.poll, Slider):
            return tuple(f"{one.prompt} {one.low} … {one.high}" for one in self.poll.sliders)
        if isinstance(self.poll, LikertBattery):
            return tuple(part.prompt for part in self.poll.parts)
        return tuple(cell for part in self.poll.parts for cell in part.cells)

    def values(self, part_id: str) -> frozenset[str]:
        """What stands in the fields of one part."""
        return self.chosen.get(part_id, frozenset())

    def number(self, part_id: str) -> str:
        """The number that stands in one part's field, "" if there is none."""
        return next((value for value in self.values(part_id) if value != PASS), "")


def poll_form(view: PhoneView, typed: Form | None) -> PollForm | None:
    """The form a phone shows, if its step is a poll.

    Args:
        view: what the phone shows.
        typed: what was just sent and refused; it comes before what is stored.
    """
    if not isinstance(view.step, Poll):
        return None
    chosen = _stored(view.response) if typed is None else _typed(view.step, typed)
    return PollForm(
        poll=view.step,
        round=view.round,
        chosen=chosen,
        is_answered=view.response is not None,
    )


def _stored(response: Response | None) -> Chosen:
    if response is None:
        return {}
    return {
        part: frozenset({PASS}) if answer is None else frozenset(map(str, answer))
        for part, answer in response.answers.items()
    }


def _typed(poll: Poll, typed: Form) -> Chosen:
    return {
        part.id: frozenset(value[:TYPED_LIMIT] for value in typed.get(part.id, ()) if value)
        for part in poll.parts
    }
