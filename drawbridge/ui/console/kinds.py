"""Each kind of step in the plain words of the console: one row per kind. No Streamlit in here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.kinds import S, by_kind
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Step
from drawbridge.domain.workshop.texts import OpenText, WordCloud
from drawbridge.ui.console.words import counted


@dataclass(frozen=True, kw_only=True)
class WordsOfKind(Generic[S]):
    """What people do in a step of one kind."""

    kind: type[S]
    told: Callable[[S], str]


# A row names its kind twice, so that mypy holds its words to it: the table is of any kind.
WORDS: Mapping[type[Step], WordsOfKind[Any]] = by_kind(
    WordsOfKind[Consent](kind=Consent, told=lambda _: "the card everyone reads before joining"),
    WordsOfKind[Slide](kind=Slide, told=lambda _: "something to look at together"),
    WordsOfKind[Pause](kind=Pause, told=lambda _: "a quiet minute, nothing is asked"),
    WordsOfKind[PrivateReflection](
        kind=PrivateReflection, told=lambda _: "quiet minutes on your own, nothing is sent"
    ),
    WordsOfKind[Activity](
        kind=Activity, told=lambda _: "something to do in twos or threes, with a timer"
    ),
    WordsOfKind[SingleChoice](kind=SingleChoice, told=lambda _: "choose one"),
    WordsOfKind[Ladder](kind=Ladder, told=lambda _: "choose one rung of a ladder"),
    WordsOfKind[CheckOut](kind=CheckOut, told=lambda _: "how people leave, for your eyes only"),
    WordsOfKind[MultiChoice](kind=MultiChoice, told=lambda step: f"choose up to {step.at_most}"),
    WordsOfKind[LikertBattery](
        kind=LikertBattery, told=lambda step: f"{counted(len(step.items), 'line')}, one scale"
    ),
    WordsOfKind[BeliefCards](
        kind=BeliefCards,
        told=lambda step: f"{counted(len(step.items), 'belief')}, one scale, then a rewrite",
    ),
    WordsOfKind[Slider](
        kind=Slider, told=lambda step: f"{counted(len(step.sliders), 'slider')} from 0 to 100"
    ),
    WordsOfKind[Grid2d](kind=Grid2d, told=lambda _: "a finger on a square"),
    WordsOfKind[Circles7](kind=Circles7, told=lambda _: "two circles, now and wished"),
    WordsOfKind[Ranking](
        kind=Ranking, told=lambda step: f"put {counted(len(step.options), 'thing')} in order"
    ),
    WordsOfKind[Allocate100](
        kind=Allocate100,
        told=lambda step: f"share out 100 points among {counted(len(step.options), 'thing')}",
    ),
    WordsOfKind[Scenarios](
        kind=Scenarios,
        told=lambda step: f"{counted(len(step.scenes), 'small scene')}, one choice in each",
    ),
    WordsOfKind[WordCloud](
        kind=WordCloud, told=lambda _: "one or two words; you read before anything is shown"
    ),
    WordsOfKind[OpenText](
        kind=OpenText, told=lambda _: "one line; you read before anything is shown"
    ),
)


def kind(step: Step) -> str:
    """What people do in a step."""
    return WORDS[type(step)].told(step)
