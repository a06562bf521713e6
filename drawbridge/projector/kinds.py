"""Each kind of poll as an open question on the projector, one row per kind.

They are there for people without a phone. Text rows know what they are: an option, a rung of a
ladder, a statement, a slider. Where all answers would be too small for the back row, some stay on
the phones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge.charts.drawing.translation import cell_name
from drawbridge.charts.figures.circles import picture
from drawbridge.charts.painting.plotly_figure import data_address
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.pictures import CIRCLES, Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import OpenText, WordCloud
from drawbridge.projector.scene import ProjectorScene

_SQUARE_PX = 580.0
_PICTURES_PX = 520.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One line to read, with its number on a ladder or the words at the ends of its slider."""

    text: str
    number: str = ""
    ends: tuple[str, str] | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """name: its class in projector.css. above: space and lines of a row. inset: at the sides."""

    name: str
    above: float
    inset: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn and not written, `px` high: pictures with their words, or a square."""

    px: float
    pictures: Sequence[tuple[str, str]] = ()
    square: Grid2d | None = None


@dataclass(frozen=True, kw_only=True)
class OpenQuestion(Generic[P]):
    """How one kind stands before the room while it is open.

    note: what stands under the question. rows: what is asked about, in one look. scale: the words
    under them, `below` what follows. only_on_phones: questions whose answers are not on the
    projector, with these answers.
    """

    kind: type[P]
    look: Look
    note: Callable[[P, ProjectorScene], str]
    drawing: Callable[[P, ProjectorScene], Drawing]
    rows: Callable[[P], Sequence[TextRow]]
    scale: Callable[[P], tuple[str, ...]]
    below: Callable[[P], Sequence[TextRow]]
    only_on_phones: Callable[[P], Sequence[tuple[str, Sequence[str]]]]


_OPTION = Look(name="option", above=52, inset=68)
_RUNG = Look(name="rung", above=36, inset=120)
_STATEMENT = Look(name="statement", above=18, inset=34)
_SCENE = Look(name="scene", above=26, inset=34)
_SLIDER = Look(name="slider", above=62, inset=68)


def _written_note(poll: Poll, _scene: ProjectorScene) -> str:
    return poll.note


def _on_your_phone(_poll: Scenarios, scene: ProjectorScene) -> str:
    _ = scene.translate
    return _("What you might do stands on your phone.")


def _undrawn(_poll: Poll, _scene: ProjectorScene) -> Drawing:
    return Drawing(px=0)


def _square(poll: Grid2d, _scene: ProjectorScene) -> Drawing:
    return Drawing(px=_SQUARE_PX, square=poll)


def _seven_pictures(_poll: Circles7, scene: ProjectorScene) -> Drawing:
    pictures = [
        (data_address(picture(step, scene.theme)), cell_name(name, scene.translate_first))
        for step, name in enumerate(CIRCLES, start=1)
    ]
    return Drawing(px=_PICTURES_PX, pictures=pictures)


def _no_rows(_poll: Poll) -> Sequence[TextRow]:
    return ()


def _cells(poll: Poll) -> Sequence[TextRow]:
    return [TextRow(text=label) for part in poll.parts for label in part.cells]


def _prompts(poll: Poll) -> Sequence[TextRow]:
    return [TextRow(text=part.prompt) for part in poll.parts]


def _cards(poll: BeliefCards) -> Sequence[TextRow]:
    return [TextRow(text=item.statement) for item in poll.items]


def _rungs(poll: Ladder) -> Sequence[TextRow]:
    """The highest rung on top, as one looks at a ladder; what stands beside it comes last."""
    rungs = [TextRow(text=text, number=str(place)) for place, text in enumerate(poll.options, 1)]
    beside = [TextRow(text=poll.off_ladder, is_beside=True)] if poll.off_ladder else []
    return [*reversed(rungs), *beside]


def _sliders(poll: Slider) -> Sequence[TextRow]:
    return [TextRow(text=one.prompt, ends=(one.low, one.high)) for one in poll.sliders]


def _second_question(poll: Circles7) -> Sequence[TextRow]:
    return [TextRow(text=poll.wished_question)]


def _question_of_rewrites(poll: BeliefCards) -> Sequence[TextRow]:
    return [TextRow(text=poll.rewrite_question, is_beside=True)]


def _no_scale(_poll: Poll) -> tuple[str, ...]:
    return ()


def _one_scale(poll: LikertBattery | BeliefCards) -> tuple[str, ...]:
    return poll.scale


def _nothing(_poll: Poll) -> Sequence[tuple[str, Sequence[str]]]:
    return ()


def _rewrites(poll: BeliefCards) -> Sequence[tuple[str, Sequence[str]]]:
    return [(poll.rewrite_question, poll.rewrites)]


def _in_scenes(poll: Scenarios) -> Sequence[tuple[str, Sequence[str]]]:
    """The sentences of each scene; its labels are for the result."""
    other = (poll.other,) if poll.other else ()
    return [
        (scene.prompt, (*(option.text for option in scene.options), *other))
        for scene in poll.scenes
    ]


# A row names its kind twice, so that mypy holds its functions to it: the table is of any kind.
QUESTIONS: Mapping[type[Step], OpenQuestion[Any]] = by_kind(
    OpenQuestion[SingleChoice](
        kind=SingleChoice,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_cells,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[CheckOut](
        kind=CheckOut,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_cells,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[MultiChoice](
        kind=MultiChoice,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_cells,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Ladder](
        kind=Ladder,
        look=_RUNG,
        note=_written_note,
        drawing=_undrawn,
        rows=_rungs,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[LikertBattery](
        kind=LikertBattery,
        look=_STATEMENT,
        note=_written_note,
        drawing=_undrawn,
        rows=_prompts,
        scale=_one_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[BeliefCards](
        kind=BeliefCards,
        look=_STATEMENT,
        note=_written_note,
        drawing=_undrawn,
        rows=_cards,
        scale=_one_scale,
        below=_question_of_rewrites,
        only_on_phones=_rewrites,
    ),
    OpenQuestion[Slider](
        kind=Slider,
        look=_SLIDER,
        note=_written_note,
        drawing=_undrawn,
        rows=_sliders,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Grid2d](
        kind=Grid2d,
        look=_OPTION,
        note=_written_note,
        drawing=_square,
        rows=_no_rows,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Circles7](
        kind=Circles7,
        look=_STATEMENT,
        note=_written_note,
        drawing=_seven_pictures,
        rows=_second_question,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Ranking](
        kind=Ranking,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_cells,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Allocate100](
        kind=Allocate100,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_prompts,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[Scenarios](
        kind=Scenarios,
        look=_SCENE,
        note=_on_your_phone,
        drawing=_undrawn,
        rows=_prompts,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_in_scenes,
    ),
    OpenQuestion[WordCloud](
        kind=WordCloud,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_no_rows,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
    OpenQuestion[OpenText](
        kind=OpenText,
        look=_OPTION,
        note=_written_note,
        drawing=_undrawn,
        rows=_no_rows,
        scale=_no_scale,
        below=_no_rows,
        only_on_phones=_nothing,
    ),
)
