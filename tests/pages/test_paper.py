"""Slips of paper on the console: typed in beside the open question, once."""

import pytest

from drawbridge import commands
from tests.pages import test_facilitator

Console = test_facilitator.Console
services, login = test_facilitator.services, test_facilitator.login  # fixtures


@pytest.fixture
def asked(room):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones[:8]:
        room.answer(phone, answer="0")
    return room


def test_slips_are_typed_in_counted_and_said_to_be_in(asked):
    console = Console(asked)
    for key, value in (("slips_weather_1_0", 1), ("slips_weather_1_2", 2)):
        console.app.number_input(key=key).set_value(value)
    console.press_key("count_slips_weather_1")

    assert "The slips are in: closing counts them" in console.words
    asked.do(commands.close_step)
    assert "The slips are in" not in Console(asked).words


def test_two_slips_stay_in_the_bag(asked):
    console = Console(asked)
    console.app.number_input(key="slips_weather_1_0").set_value(2)
    console.press_key("count_slips_weather_1")

    assert "stay in the bag" in console.words
