from collections.abc import Mapping

import pytest

from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.interludes import Choice, Consent, Pause, Slide
from drawbridge.domain.workshop.scales import Item, LikertBattery, Measurement, Slider, SliderItem
from drawbridge.domain.workshop.steps import Audience, Poll, Workshop

WEATHER = SingleChoice(
    id="weather",
    title="Inner weather",
    minutes=3,
    question="How is the weather inside?",
    options=("Sunny", "Cloudy", "Foggy", "Stormy"),
)
RUNG = Ladder(
    id="rung",
    title="One rung",
    minutes=3,
    question="Which rung would you take?",
    options=("A glance", "A sentence", "A talk"),
    off_ladder="None today",
)
WHY = MultiChoice(
    id="why",
    title="Why walls go up",
    minutes=4,
    question="What is yours for?",
    options=("Hurt", "Habit", "Pride", "Rest", "Safety"),
    at_most=2,
)
HABITS = LikertBattery(
    id="habits",
    title="How it goes with me",
    minutes=5,
    question="How often is this so?",
    items=(
        Item(id="a", statement="I say I am fine."),
        Item(id="b", statement="I wait to be asked."),
        Item(id="c", statement="I ask for help.", is_reversed=True),
    ),
    scale=("Never", "Rarely", "Sometimes", "Often", "Always"),
)
START = Slider(
    id="start",
    title="Where I start",
    minutes=2,
    question="Where are you?",
    audience=Audience.NOBODY,
    moment=Measurement.BEFORE,
    sliders=(
        SliderItem(id="near", prompt="Closeness", low="not now", high="very much"),
        SliderItem(id="free", prompt="Independence", low="not now", high="very much"),
    ),
)
LEAVING = CheckOut(
    id="leaving",
    title="Leaving well",
    minutes=2,
    question="How do you leave?",
    options=("Lighter", "The same", "Stirred up"),
    audience=Audience.FACILITATOR,
    unsettled=(2,),
)


@pytest.fixture(scope="session")
def polls() -> Mapping[str, Poll]:
    """One poll of every kind, by kind."""
    return {poll.kind: poll for poll in (WEATHER, RUNG, WHY, HABITS, START, LEAVING)}


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    """Steps of every sort: 0 consent, 1 three builds, 2 poll, 3 pause, 4-5 quiet polls, 6 end."""
    return Workshop(
        id="walls",
        title="Walls",
        subtitle="",
        credit="",
        language="en",
        steps=(
            Consent(
                id="ask", title="Ask", minutes=1, heading="First", statements=(), agreements=()
            ),
            Slide(id="job", title="A wall is a job", minutes=4, builds=("one", "two", "three")),
            WEATHER,
            Pause(
                id="settle",
                title="Settle",
                minutes=1.5,
                heading="A minute",
                choices=(Choice(label="Breathe", text="slowly"),),
                duration_s=60,
            ),
            START,
            LEAVING,
            Slide(id="near", title="Near and free", minutes=2, builds=("one", "two")),
        ),
    )
