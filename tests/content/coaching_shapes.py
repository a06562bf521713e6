"""Which shapes a result can have, by kind: each wants a line for the facilitator."""

from drawbridge.content.schema.coaching_lines import SayTable
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Measurement, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import OpenText, WordCloud

SHAPES = {
    SingleChoice: {"one_clear", "two_way", "scattered"},
    Ladder: {"one_clear", "two_way", "scattered"},
    CheckOut: {"one_clear", "two_way", "scattered"},
    Scenarios: {"one_clear", "two_way", "scattered"},
    Grid2d: {"one_clear", "two_way", "scattered"},
    Ranking: {"one_clear", "two_way", "scattered"},
    Allocate100: {"one_clear", "two_way", "scattered"},
    MultiChoice: {"shared", "two_way", "mixed"},
    LikertBattery: {"clustered", "leaning", "split", "mixed"},
    Slider: {"clustered", "leaning", "split", "mixed"},
    Circles7: {"clustered", "leaning", "split", "mixed"},
    BeliefCards: {
        *("clustered", "leaning", "split", "mixed"),
        *("one_clear", "two_way", "scattered"),
    },
    WordCloud: {"clustered", "mixed"},
    OpenText: {"mixed"},
}


def possible_shapes(step):
    """The shapes of a poll's result, passing and too few answers among them."""
    if isinstance(step, Slider) and step.moment is not None:
        is_after = step.moment is Measurement.AFTER
        shapes = {"up", "same", "down", "split"} if is_after else set()
    else:
        shapes = SHAPES[type(step)]
    return {*shapes, "mostly_passed", "too_few"}


def lacking(workshop):
    """Shapes of a workshop's results that have only the line every workshop has."""
    defaults = SayTable().model_dump()
    return {
        (step.id, shape)
        for step in workshop.steps
        if isinstance(step, Poll)
        for shape in possible_shapes(step)
        if step.say[shape] == defaults[shape]
    }
