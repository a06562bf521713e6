"""Each kind of poll as a form on a phone: one row per kind, its template in `templates/polls`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.form_fields import PASS
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.measures import Answer
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import OpenText, WordCloud, Written

NUMBER_LIMIT = 12  # characters of a number that are given back for correction
WRITTEN_LIMIT = 600  # the same of a text


@dataclass(frozen=True, kw_only=True)
class FormOfKind(Generic[P]):
    """How one kind is answered on a phone.

    template: draws the form. has_own_pass: every part offers a pass itself; otherwise one button
    passes the step. readings: what there is to read for those who only watch, under the question
    and `scale`. fields: what stands in the fields of a part, of its stored answer and of what this
    phone wrote. typed_limit: characters of one field that are given back for correction.
    """

    kind: type[P]
    template: str
    has_own_pass: bool
    scale: Callable[[P], tuple[str, ...]]
    readings: Callable[[P], tuple[str, ...]]
    fields: Callable[[P, Answer, str], tuple[str, ...]]
    typed_limit: int


def _no_scale(_poll: Poll) -> tuple[str, ...]:
    return ()


def _one_scale(poll: LikertBattery | BeliefCards) -> tuple[str, ...]:
    return poll.scale


def _cells(poll: Poll) -> tuple[str, ...]:
    return tuple(cell for part in poll.parts for cell in part.cells)


def _prompts(poll: Poll) -> tuple[str, ...]:
    return tuple(part.prompt for part in poll.parts)


def _prompts_and_rewrites(poll: BeliefCards) -> tuple[str, ...]:
    return (*_prompts(poll), *poll.rewrites)


def _ends_of_sliders(poll: Slider) -> tuple[str, ...]:
    return tuple(f"{one.prompt} {one.low} … {one.high}" for one in poll.sliders)


def _axes_and_corners(poll: Grid2d) -> tuple[str, ...]:
    axes = (f"{one.label}: {one.low} … {one.high}" for one in (poll.x, poll.y))
    return (*axes, *poll.corners)


def _second_question(poll: Circles7) -> tuple[str, ...]:
    return (poll.wished_question,)


def _scenes(poll: Scenarios) -> tuple[str, ...]:
    """Each scene with its sentences; the labels are for the result."""
    return tuple(
        " · ".join((scene.prompt, *(text for _, text in poll.choices(scene))))
        for scene in poll.scenes
    )


def _nothing_to_choose(_poll: Written) -> tuple[str, ...]:
    return ()


def _numbers(_poll: Poll, answer: Answer, _line: str) -> tuple[str, ...]:
    return (PASS,) if answer is None else tuple(map(str, answer))


def _places(poll: Ranking, answer: Answer, _line: str) -> tuple[str, ...]:
    """The place of each option in authored order, "" for one that was left out."""
    if answer is None:
        return (PASS,)
    options = range(len(poll.options))
    return tuple(str(answer.index(one) + 1) if one in answer else "" for one in options)


def _own_words(_poll: Written, _answer: Answer, line: str) -> tuple[str, ...]:
    """The line: that something was written is all its ballot says."""
    return (line,)


# A row names its kind twice, so that mypy holds its functions to it: the table is of any kind.
FORMS: Mapping[type[Step], FormOfKind[Any]] = by_kind(
    FormOfKind[SingleChoice](
        kind=SingleChoice,
        template="polls/single_choice.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_cells,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[CheckOut](
        kind=CheckOut,
        template="polls/single_choice.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_cells,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Ladder](
        kind=Ladder,
        template="polls/ladder.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_cells,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[MultiChoice](
        kind=MultiChoice,
        template="polls/multi_choice.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_cells,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[LikertBattery](
        kind=LikertBattery,
        template="polls/likert_battery.html",
        has_own_pass=True,
        scale=_one_scale,
        readings=_prompts,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[BeliefCards](
        kind=BeliefCards,
        template="polls/likert_battery.html",
        has_own_pass=True,
        scale=_one_scale,
        readings=_prompts_and_rewrites,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Slider](
        kind=Slider,
        template="polls/slider.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_ends_of_sliders,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Grid2d](
        kind=Grid2d,
        template="polls/grid2d.html",
        has_own_pass=False,
        scale=_no_scale,
        readings=_axes_and_corners,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Circles7](
        kind=Circles7,
        template="polls/circles7.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_second_question,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Ranking](
        kind=Ranking,
        template="polls/ranking.html",
        has_own_pass=False,
        scale=_no_scale,
        readings=_cells,
        fields=_places,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Allocate100](
        kind=Allocate100,
        template="polls/allocate100.html",
        has_own_pass=False,
        scale=_no_scale,
        readings=_prompts,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[Scenarios](
        kind=Scenarios,
        template="polls/scenarios.html",
        has_own_pass=True,
        scale=_no_scale,
        readings=_scenes,
        fields=_numbers,
        typed_limit=NUMBER_LIMIT,
    ),
    FormOfKind[WordCloud](
        kind=WordCloud,
        template="polls/word_cloud.html",
        has_own_pass=False,
        scale=_no_scale,
        readings=_nothing_to_choose,
        fields=_own_words,
        typed_limit=WRITTEN_LIMIT,
    ),
    FormOfKind[OpenText](
        kind=OpenText,
        template="polls/open_text.html",
        has_own_pass=False,
        scale=_no_scale,
        readings=_nothing_to_choose,
        fields=_own_words,
        typed_limit=WRITTEN_LIMIT,
    ),
)
