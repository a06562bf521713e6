"""Each kind of poll as a picture, and the sentences about it: one row per kind.

Kinds that ask for words of one's own have none: their lines are no cells to be drawn, and
`drawbridge.charts.sentences.written` shows them all alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing
from drawbridge.charts.drawing.sizes import Size, size
from drawbridge.charts.drawing.theme import LIGHT, Theme
from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.charts.figures.battery import centred_bars
from drawbridge.charts.figures.beliefs import belief_cards
from drawbridge.charts.figures.change import sliders
from drawbridge.charts.figures.circles import two_rows
from drawbridge.charts.figures.grid import heat_grid
from drawbridge.charts.figures.ladder import ladder
from drawbridge.charts.figures.plain import horizontal_bars, up_to_some
from drawbridge.charts.figures.scenes import scenes
from drawbridge.charts.figures.weather import single_choice
from drawbridge.charts.figures.weighing import allocation, ranking
from drawbridge.charts.figures.withheld import in_one_sentence, in_words
from drawbridge.charts.painting import svg as svg_painter
from drawbridge.charts.sentences import by_kind as sentences
from drawbridge.charts.sentences import picture_names
from drawbridge.charts.sentences.by_kind import (
    SentencesOfKind,
    nothing_more,
    on_answers,
    on_sliders,
    on_statements,
)
from drawbridge.charts.sentences.choices import on_scenes
from drawbridge.charts.sentences.picture_names import always
from drawbridge.charts.sentences.sentences import (
    beside_grid,
    beside_scene,
    mean_places,
    on_grid,
    on_order,
    on_points,
    on_wishes,
)
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.errors import N_


@dataclass(frozen=True, kw_only=True)
class PictureOfKind(SentencesOfKind[P]):
    """How one kind is shown: `draw` makes its picture; the rest is what is said of it."""

    kind: type[P]
    draw: Callable[[P, Released, Sheet], Drawing]


# A row names its kind twice, so that mypy holds its functions to it: the table is of any kind.
PICTURES: Mapping[type[Step], PictureOfKind[Any]] = by_kind(
    PictureOfKind[SingleChoice](
        kind=SingleChoice,
        draw=single_choice,
        name=always(N_("Bars")),
        sentence=on_answers,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[Ladder](
        kind=Ladder,
        draw=ladder,
        name=always(N_("Ladder with bars")),
        sentence=on_answers,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[CheckOut](
        kind=CheckOut,
        draw=horizontal_bars,
        name=always(N_("Bars")),
        sentence=on_answers,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[MultiChoice](
        kind=MultiChoice,
        draw=up_to_some,
        name=always(N_("Bars")),
        sentence=on_answers,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[LikertBattery](
        kind=LikertBattery,
        draw=centred_bars,
        name=always(N_("Centred bars")),
        sentence=on_statements,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[BeliefCards](
        kind=BeliefCards,
        draw=belief_cards,
        name=picture_names.of_statements_and_rewrite,
        sentence=on_statements,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[Slider](
        kind=Slider,
        draw=sliders,
        name=picture_names.of_sliders,
        sentence=on_sliders,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[Grid2d](
        kind=Grid2d,
        draw=heat_grid,
        name=picture_names.of_square,
        sentence=on_grid,
        detail=beside_grid,
        tells_empty=False,  # most of its 25 fields are empty
    ),
    PictureOfKind[Circles7](
        kind=Circles7,
        draw=two_rows,
        name=picture_names.of_circles,
        sentence=on_wishes,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[Ranking](
        kind=Ranking,
        draw=ranking,
        name=picture_names.of_order,
        sentence=on_order,
        detail=mean_places,
        tells_empty=True,
    ),
    PictureOfKind[Allocate100](
        kind=Allocate100,
        draw=allocation,
        name=picture_names.of_points,
        sentence=on_points,
        detail=nothing_more,
        tells_empty=True,
    ),
    PictureOfKind[Scenarios](
        kind=Scenarios,
        draw=scenes,
        name=always(N_("Stacked bars")),
        sentence=on_scenes,
        detail=beside_scene,
        tells_empty=True,
    ),
)


_PROJECTOR = size()


def svg(
    poll: Poll,
    release: Released,
    *,
    theme: Theme = LIGHT,
    sized: Size = _PROJECTOR,
    say: Say = as_written,
    language: str = "",
) -> str:
    """Draw the same picture as SVG that needs no script, with a name and a description.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        theme: colours for a light or a dark page.
        sized: how large it is, and the words in it.
        say: brings words that are ours into the language of the page.
        language: of the texts, as a BCP 47 tag; of the page it stands in unless given.
    """
    sheet = Sheet(theme=theme, size=sized, say=say)
    return svg_painter.svg(
        drawn(poll, release, sheet),
        name=poll.question,
        description=alt_text(poll, release, say),
        language=language,
    )


def drawn(poll: Poll, release: Released, sheet: Sheet) -> Drawing:
    """Draw a released result for either painter."""
    return _drawn_by(poll, release)(poll, release, sheet)


def _drawn_by(poll: Poll, release: Released) -> Callable[[Any, Released, Sheet], Drawing]:
    if release.tells_nothing:
        return in_words
    if picture_names.is_in_words(release):
        return in_one_sentence
    return PICTURES[type(poll)].draw


def alt_text(poll: Poll, release: Released, say: Say = as_written) -> str:
    """The picture in two sentences, masked as the picture is."""
    return sentences.alt_text(PICTURES[type(poll)], poll, release, say)


def sentence(poll: Poll, release: Released, say: Say = as_written) -> str:
    """One plain sentence under a picture; the bare number of answers where more would overclaim.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        say: brings words that are ours into the language of the page.
    """
    return sentences.sentence(PICTURES[type(poll)], poll, release, say)


def tells_empty(poll: Poll) -> bool:
    """Whether a reader is told of cells that nobody is in."""
    return PICTURES[type(poll)].tells_empty
