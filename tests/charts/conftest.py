"""Polls of every kind, and results that went through the one gate."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.disclosure import SMALL_ROOM
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Axis, Grid2d
from drawbridge.domain.workshop.scales import Item, LikertBattery, Measurement, Slider, SliderItem
from drawbridge.domain.workshop.scenarios import Scenarios, Scene, SceneOption
from drawbridge.domain.workshop.steps import Sensitivity

LOW, MEDIUM, HIGH = Sensitivity
SKY = ("Clear", "A few clouds", "Foggy", "Windy", "Stormy")
SCALE = ("Not me", "Rarely", "Sometimes", "Often", "Very much me")
STATEMENTS = (
    "I hold back from people I would like to be nearer to.",
    "I notice the distance only after I have made it.",
    "Asking for help feels like handing over power.",
)
RUNGS = ("Just notice", "Tell one small true thing", "Ask a small favour")
GUARDS = ("Being left", "Getting hemmed in", "Being seen", "Something else")


def choice(sensitivity=LOW, *, options=SKY, icons=(), question="What is the weather in you?"):
    return SingleChoice(
        id="weather",
        title="Inner weather",
        minutes=2,
        question=question,
        sensitivity=sensitivity,
        options=options,
        icons=icons,
    )


def multi(sensitivity=LOW):
    return MultiChoice(
        id="why",
        title="Why walls go up",
        minutes=4,
        question="What is your guard guarding against?",
        sensitivity=sensitivity,
        options=GUARDS,
        at_most=2,
    )


def battery(sensitivity=LOW):
    items = tuple(Item(id=f"b{n}", statement=text) for n, text in enumerate(STATEMENTS, start=1))
    return LikertBattery(
        id="how",
        title="How it goes with me",
        minutes=5,
        question="How does it go with you?",
        sensitivity=sensitivity,
        items=items,
        scale=SCALE,
    )


def slider(sensitivity=LOW, *, n=2, moment=None):
    prompts = ("How possible is it to be close?", "How willing are you?", "How free?", "How near?")
    return Slider(
        id="where",
        title="Where I am",
        minutes=2,
        question="Where are you now?",
        sensitivity=sensitivity,
        moment=moment,
        sliders=tuple(
            SliderItem(id=f"s{n}", prompt=prompt, low="not at all", high="very much")
            for n, prompt in enumerate(prompts[:n])
        ),
    )


def ladder(sensitivity=LOW, *, off_ladder="Not this week"):
    return Ladder(
        id="rung",
        title="One rung",
        minutes=3,
        question="The smallest rung you might try?",
        sensitivity=sensitivity,
        options=RUNGS,
        off_ladder=off_ladder,
    )


def scenes(sensitivity=LOW):
    labels = ("wall", "no fence", "gate")
    options = tuple(SceneOption(text=f"Do this: {it}", label=at) for at, it in enumerate(labels))
    prompts = {"family": "A relative rings every evening.", "friend": "A friend asks."}
    return Scenarios(
        id="gate",
        title="Put in a gate",
        minutes=4,
        question="What would you do?",
        sensitivity=sensitivity,
        labels=labels,
        scenes=tuple(
            Scene(id=name, prompt=prompt, options=options) for name, prompt in prompts.items()
        ),
    )


def check_out(sensitivity=LOW):
    return CheckOut(
        id="out",
        title="Leaving well",
        minutes=2,
        question="How are you leaving?",
        sensitivity=sensitivity,
        options=("Lighter", "Thoughtful", "Heavy"),
    )


def grid(sensitivity=LOW):
    axis = Axis(label="Wanting closeness", low="little", high="a lot")
    return Grid2d(
        id="near",
        title="Near and free",
        minutes=5,
        question="Where are you these days?",
        sensitivity=sensitivity,
        x=axis,
        y=axis,
        corners=("The tug", "Leaning in", "Standing back", "Quiet"),
    )


def answered(poll, answers):
    """What may be seen after these answers, through the real count and the gate."""
    tally = count(poll, [Response(answers=one) for one in answers])
    n_joined = max(SMALL_ROOM, len(answers))
    return gate.release(poll, Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=n_joined))


@pytest.fixture(scope="session")
def ask():
    """Polls to ask, one maker per kind."""
    return SimpleNamespace(
        low=LOW,
        medium=MEDIUM,
        high=HIGH,
        before=Measurement.BEFORE,
        choice=choice,
        multi=multi,
        battery=battery,
        slider=slider,
        ladder=ladder,
        scenes=scenes,
        check_out=check_out,
        grid=grid,
        answered=answered,
    )


@pytest.fixture(scope="session")
def released():
    """Put counts, one tuple per part, through the gate."""

    def through(poll, *counts, n_joined=None, n_people=None, quartiles=None):
        tallies = tuple(
            PartTally(
                part_id=part.id,
                counts=tuple(values),
                n_answers=n_people or sum(values),
                n_passes=0,
                quartiles=quartiles and replace(quartiles, n_people=n_people or sum(values)),
            )
            for part, values in zip(poll.parts, counts, strict=True)
        )
        n_answers = max(tally.n_answers for tally in tallies)
        return gate.release(
            poll,
            Snapshot(
                step_id=poll.id,
                round=1,
                tally=Tally(parts=tallies, n_answers=n_answers, n_passes=0),
                n_joined=n_joined or max(n_answers, SMALL_ROOM),
            ),
        )

    return through


@pytest.fixture(scope="session")
def examples(ask, released):
    """A poll and a result of every kind, masked ones among them."""
    rooms = [
        (ask.choice(icons=("clear", "clouds", "fog", "wind", "storm")), (1, 3, 5, 2, 1)),
        (ask.choice(ask.high), (6, 4, 2, 1, 0)),
        (ask.choice(ask.medium), (3, 2, 1, 1, 0)),
        (ask.multi(), (20, 14, 8, 3)),
        (ask.battery(ask.high), (1, 3, 5, 3, 1), (6, 4, 2, 1, 0), (2, 5, 5, 5, 4)),
        (ask.slider(), (1, 3, 5, 2, 1), (4, 8, 2, 0, 0)),
        (ask.slider(ask.high, n=4), *[(2, 4, 5, 2, 1)] * 4),
        (ask.ladder(), (5, 3, 2, 4)),
        (ask.ladder(ask.high), (6, 4, 0, 1)),
        (ask.check_out(), (4, 5, 1)),
    ]
    several = ask.multi(ask.high)
    return [
        (several, released(several, (7, 4, 5, 1), n_people=11)),
        *((poll, released(poll, *counts)) for poll, *counts in rooms),
    ]
