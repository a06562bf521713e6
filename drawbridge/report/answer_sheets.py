"""Questions on paper, for whoever has no phone: one slip for each, to be cut apart.

A slip has no name and no number, and no two slips say that they are of one hand. Which slips can be
counted with the phones is said on each (`drawbridge.domain.privacy.paper`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge import charts
from drawbridge.charts.figures.circles import picture
from drawbridge.domain.privacy.gate import K_MIN
from drawbridge.domain.privacy.paper import FEWEST_SLIPS, takes_slips
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.circles import N_STEPS
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.pictures import GRID_SIDE, Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll, Step, Workshop
from drawbridge.domain.workshop.texts import OpenText, WordCloud, Written
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.report.assets import in_language, style, templates
from drawbridge.report.names import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """One thing to fill in. `look` is how: boxes, scale, square, numbers, circles or words.

    `ends` are the words at both ends of a scale whose places have none.
    """

    look: str
    prompt: str = ""
    places: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class SlipOfKind(Generic[P]):
    """How one kind is asked on paper: what is filled in, and a hint how."""

    kind: type[P]
    questions: Callable[[P], tuple[PaperQuestion, ...]]
    hint: str


def answer_sheets(workshop: Workshop) -> bytes:
    """A slip for every question of a workshop as one HTML page to print; asks nobody for anything.

    Args:
        workshop: the chosen length.
    """
    polls = [step for step in workshop.steps if isinstance(step, Poll)]
    page = templates().get_template("answer_sheets.html")
    return page.render(
        workshop=workshop,
        slips=[_slip(poll) for poll in polls],
        fewest=max((poll.k for poll in polls), default=K_MIN),
        fewest_counted=FEWEST_SLIPS,
        circles=[picture(step, charts.LIGHT) for step in range(1, N_STEPS + 1)],
        side=GRID_SIDE,
        style=style("answer_sheets.css"),
        **in_language(workshop.language),
    ).encode()


def answer_sheets_name(workshop: Workshop) -> str:
    """What the file is called, in small ASCII letters, digits and "-"."""
    return f"{plain(workshop.title)}-{workshop.minutes:g}-minutes-on-paper.html"


def _slip(poll: Poll) -> dict[str, Any]:
    row = SLIPS[type(poll)]
    return {
        "poll": poll,
        "questions": row.questions(poll),
        "hint": tell(row.hint),
        "is_counted": takes_slips(poll, 1),
    }


def _boxes(poll: Poll) -> tuple[PaperQuestion, ...]:
    return (PaperQuestion(look="boxes", places=poll.parts[0].cells),)


def _rungs(poll: Ladder) -> tuple[PaperQuestion, ...]:
    """The highest rung above, as on the phone."""
    beside = (poll.off_ladder,) if poll.off_ladder else ()
    return (PaperQuestion(look="boxes", places=(*poll.options[::-1], *beside)),)


def _scales(poll: LikertBattery) -> tuple[PaperQuestion, ...]:
    return tuple(
        PaperQuestion(look="scale", prompt=part.prompt, places=part.cells) for part in poll.parts
    )


def _cards(poll: BeliefCards) -> tuple[PaperQuestion, ...]:
    *cards, rewrite = poll.parts
    return (
        *(PaperQuestion(look="scale", prompt=one.prompt, places=one.cells) for one in cards),
        PaperQuestion(look="boxes", prompt=rewrite.prompt, places=rewrite.cells),
    )


def _sliders(poll: Slider) -> tuple[PaperQuestion, ...]:
    return tuple(
        PaperQuestion(
            look="scale", prompt=it.prompt, places=poll.part(it.id).cells, ends=(it.low, it.high)
        )
        for it in poll.sliders
    )


def _square(poll: Grid2d) -> tuple[PaperQuestion, ...]:
    return (PaperQuestion(look="square", places=poll.corners),)


def _circles(poll: Circles7) -> tuple[PaperQuestion, ...]:
    """The first is asked in the head of the slip already."""
    now, wished = poll.parts
    return (
        PaperQuestion(look="circles", places=now.cells),
        PaperQuestion(look="circles", prompt=wished.prompt, places=wished.cells),
    )


def _numbers(poll: Ranking | Allocate100) -> tuple[PaperQuestion, ...]:
    return (PaperQuestion(look="numbers", places=poll.options),)


def _scenes(poll: Scenarios) -> tuple[PaperQuestion, ...]:
    """Sentences as they are read; what they mean stands on no slip."""
    return tuple(
        PaperQuestion(
            look="boxes",
            prompt=scene.prompt,
            places=tuple(words for _, words in poll.choices(scene)),
        )
        for scene in poll.scenes
    )


def _words(_poll: Written) -> tuple[PaperQuestion, ...]:
    return (PaperQuestion(look="words"),)


_ONE = F_("Tick one.")
_LINES = F_("One tick in each line.")
# A row names its kind twice, so that mypy holds its function to it: the table is of any kind.
SLIPS: Mapping[type[Step], SlipOfKind[Any]] = by_kind(
    SlipOfKind[SingleChoice](kind=SingleChoice, questions=_boxes, hint=_ONE),
    SlipOfKind[Ladder](kind=Ladder, questions=_rungs, hint=_ONE),
    SlipOfKind[CheckOut](kind=CheckOut, questions=_boxes, hint=_ONE),
    SlipOfKind[MultiChoice](kind=MultiChoice, questions=_boxes, hint=""),
    SlipOfKind[LikertBattery](kind=LikertBattery, questions=_scales, hint=_LINES),
    SlipOfKind[BeliefCards](kind=BeliefCards, questions=_cards, hint=_LINES),
    SlipOfKind[Slider](kind=Slider, questions=_sliders, hint=_LINES),
    SlipOfKind[Scenarios](kind=Scenarios, questions=_scenes, hint=F_("One tick for each scene.")),
    SlipOfKind[Grid2d](kind=Grid2d, questions=_square, hint=F_("One cross in the square.")),
    SlipOfKind[Circles7](kind=Circles7, questions=_circles, hint=F_("One tick in each row.")),
    SlipOfKind[Ranking](kind=Ranking, questions=_numbers, hint=F_("Write 1 for what comes first.")),
    SlipOfKind[Allocate100](kind=Allocate100, questions=_numbers, hint=F_("All points make 100.")),
    SlipOfKind[WordCloud](kind=WordCloud, questions=_words, hint=F_("One or two words.")),
    SlipOfKind[OpenText](kind=OpenText, questions=_words, hint=""),
)
