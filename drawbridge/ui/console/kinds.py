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
from drawbridge.facilitator_words import tell, tell_n


@dataclass(frozen=True, kw_only=True)
class WordsOfKind(Generic[S]):
    """What people do in a step of one kind."""

    kind: type[S]
    told: Callable[[S], str]


# A row names its kind twice, so that mypy holds its words to it: the table is of any kind.
WORDS: Mapping[type[Step], WordsOfKind[Any]] = by_kind(
    WordsOfKind[Consent](
        kind=Consent, told=lambda _: tell("the card everyone reads before joining")
    ),
    WordsOfKind[Slide](kind=Slide, told=lambda _: tell("something to look at together")),
    WordsOfKind[Pause](kind=Pause, told=lambda _: tell("a quiet minute, nothing is asked")),
    WordsOfKind[PrivateReflection](
        kind=PrivateReflection, told=lambda _: tell("quiet minutes on your own, nothing is sent")
    ),
    WordsOfKind[Activity](
        kind=Activity, told=lambda _: tell("something to do in twos or threes, with a timer")
    ),
    WordsOfKind[SingleChoice](kind=SingleChoice, told=lambda _: tell("choose one")),
    WordsOfKind[Ladder](kind=Ladder, told=lambda _: tell("choose one rung of a ladder")),
    WordsOfKind[CheckOut](
        kind=CheckOut, told=lambda _: tell("how people leave, for your eyes only")
    ),
    WordsOfKind[MultiChoice](
        kind=MultiChoice,
        told=lambda step: tell("choose up to {n}", n=step.at_most),
    ),
    WordsOfKind[LikertBattery](
        kind=LikertBattery,
        told=lambda step: tell_n(
            "{n} line, one scale",
            "{n} lines, one scale",
            len(step.items),
        ),
    ),
    WordsOfKind[BeliefCards](
        kind=BeliefCards,
        told=lambda step: tell_n(
            "{n} belief, one scale, then a rewrite",
            "{n} beliefs, one scale, then a rewrite",
            len(step.items),
        ),
    ),
    WordsOfKind[Slider](
        kind=Slider,
        told=lambda step: tell_n(
            "{n} slider from 0 to 100", "{n} sliders from 0 to 100", len(step.sliders)
        ),
    ),
    WordsOfKind[Grid2d](kind=Grid2d, told=lambda _: tell("a finger on a square")),
    WordsOfKind[Circles7](kind=Circles7, told=lambda _: tell("two circles, now and wished")),
    WordsOfKind[Ranking](
        kind=Ranking,
        told=lambda step: tell_n(
            "put {n} thing in order", "put {n} things in order", len(step.options)
        ),
    ),
    WordsOfKind[Allocate100](
        kind=Allocate100,
        told=lambda step: tell_n(
            "share out 100 points among {n} thing",
            "share out 100 points among {n} things",
            len(step.options),
        ),
    ),
    WordsOfKind[Scenarios](
        kind=Scenarios,
        told=lambda step: tell_n(
            "{n} small scene, one choice in each",
            "{n} small scenes, one choice in each",
            len(step.scenes),
        ),
    ),
    WordsOfKind[WordCloud](
        kind=WordCloud, told=lambda _: tell("one or two words; you read before anything is shown")
    ),
    WordsOfKind[OpenText](
        kind=OpenText, told=lambda _: tell("one line; you read before anything is shown")
    ),
)


def kind(step: Step) -> str:
    """What people do in a step."""
    return WORDS[type(step)].told(step)
