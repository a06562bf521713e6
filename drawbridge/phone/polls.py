"""The form of a poll: which template draws it, and what stands in its fields.

A new kind of poll needs a template in `templates/polls` and a line in `TEMPLATES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.circles import N_STEPS, Circles, circles
from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.measures import Answer
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import OpenText, WordCloud, Written
from drawbridge.views import PhoneView

TEMPLATES: Mapping[str, str] = {
    SingleChoice.kind: "polls/single_choice.html",
    CheckOut.kind: "polls/single_choice.html",
    Ladder.kind: "polls/ladder.html",
    MultiChoice.kind: "polls/multi_choice.html",
    LikertBattery.kind: "polls/likert_battery.html",
    BeliefCards.kind: "polls/likert_battery.html",
    Slider.kind: "polls/slider.html",
    Grid2d.kind: "polls/grid2d.html",
    Circles7.kind: "polls/circles7.html",
    Ranking.kind: "polls/ranking.html",
    Allocate100.kind: "polls/allocate100.html",
    Scenarios.kind: "polls/scenarios.html",
    WordCloud.kind: "polls/word_cloud.html",
    OpenText.kind: "polls/open_text.html",
}
TYPED_LIMIT = 12  # characters of a number that are given back for correction
WRITTEN_LIMIT = 600  # the same of a text

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
    def template(self) -> str:
        """The template that draws this kind of poll."""
        return TEMPLATES[self.poll.kind]

    @property
    def has_own_pass(self) -> bool:
        """Whether every part offers a pass itself; otherwise one button passes the step."""
        return not isinstance(self.poll, Grid2d | Ranking | Allocate100 | Written)

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
        return self.poll.scale if isinstance(self.poll, LikertBattery | BeliefCards) else ()

    @property
    def readings(self) -> tuple[str, ...]:
        """What there is to read for those who only watch."""
        poll = self.poll
        if isinstance(poll, Slider):
            return tuple(f"{one.prompt} {one.low} … {one.high}" for one in poll.sliders)
        if isinstance(poll, Grid2d):
            axes = (f"{one.label}: {one.low} … {one.high}" for one in (poll.x, poll.y))
            return (*axes, *poll.corners)
        if isinstance(poll, Circles7):
            return (poll.wished_question,)
        if isinstance(poll, LikertBattery | Allocate100):
            return tuple(part.prompt for part in poll.parts)
        if isinstance(poll, BeliefCards):
            return (*(part.prompt for part in poll.parts), *poll.rewrites)
        return _sentences(poll)

    def values(self, part_id: str) -> frozenset[str]:
        """What stands in the fields of one part."""
        return frozenset(value for value in self.chosen.get(part_id, ()) if value)

    def number(self, part_id: str, place: int = 0) -> str:
        """The number that stands in one of a part's fields, "" if there is none."""
        numbers = [value for value in self.chosen.get(part_id, ()) if value != PASS]
        return numbers[place] if place < len(numbers) else ""


def _sentences(poll: Poll) -> tuple[str, ...]:
    if isinstance(poll, Scenarios):  # its labels are for the result
        return tuple(
            " · ".join((scene.prompt, *(text for _, text in poll.choices(scene))))
            for scene in poll.scenes
        )
    parts = () if isinstance(poll, Written) else poll.parts  # there is nothing to choose from
    return tuple(cell for part in parts for cell in part.cells)


def poll_form(view: PhoneView, typed: Form | None) -> PollForm | None:
    """The form a phone shows, if its step is a poll.

    Args:
        view: what the phone shows.
        typed: what was just sent and refused; it comes before what is stored.
    """
    if not isinstance(view.step, Poll):
        return None
    chosen = _stored(view.step, view) if typed is None else _typed(view.step, typed)
    return PollForm(
        poll=view.step,
        round=view.round,
        chosen=chosen,
        is_answered=view.response is not None,
    )


def _stored(poll: Poll, view: PhoneView) -> Chosen:
    response = view.response
    if response is None:
        return {}
    if isinstance(poll, Written):
        return {poll.parts[0].id: (view.line,)}
    return {part: _fields(poll, answer) for part, answer in response.answers.items()}


def _fields(poll: Poll, answer: Answer) -> tuple[str, ...]:
    if answer is None:
        return (PASS,)
    if isinstance(poll, Ranking):
        options = range(len(poll.options))
        return tuple(str(answer.index(one) + 1) if one in answer else "" for one in options)
    return tuple(map(str, answer))


def _typed(poll: Poll, typed: Form) -> Chosen:
    limit = WRITTEN_LIMIT if isinstance(poll, Written) else TYPED_LIMIT
    return {
        part.id: tuple(value[:limit] for value in typed.get(part.id, ())) for part in poll.parts
    }
