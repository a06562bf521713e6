"""Preparing care on the console: what keeps Start closed, and the list that says what is done."""

import dataclasses

import pytest

from drawbridge import bootstrap, commands
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.live.pause_requests import PauseRequestBoard, Wish
from tests.pages import test_facilitator

Console = test_facilitator.Console
services, login = test_facilitator.services, test_facilitator.login  # fixtures


class Fresh:
    """A session for which nothing has been prepared, as `Console` wants it."""

    def __init__(self, services, source, **options):
        self.services = services
        self.code = commands.create(services, source, **options)

    @property
    def session(self):
        with self.services.store.reading() as transaction:
            return transaction.sessions.at(self.code)


@pytest.fixture
def fresh(services, small_workshop):
    return Fresh(services, small_workshop)


@pytest.fixture
def console(fresh):
    return Console(fresh)


def choose(console, country):
    (box,) = [one for one in console.app.selectbox if one.key.startswith("country_")]
    box.set_value(country)
    return console.look()


def say_who_helps(console, who):
    (field,) = [one for one in console.app.text_input if one.key.startswith("helper_")]
    field.set_value(who)
    return console.press_key("keep_helper")


def done(console):
    return console.words.count('class="db-is-done"')


def test_start_is_closed_with_the_reason_beside_it_until_all_is_prepared(console, fresh):
    assert console.button("next").disabled
    assert "Choose whose support lines the phones show, then you can start." in console.words
    choose(console, "gb")
    assert "116 123" in console.words
    assert "Check the support lines and confirm them, then you can start." in console.words
    console.press_key("confirm_support")
    assert "Confirmed on" in console.words
    assert console.button("next").disabled
    say_who_helps(console, "Sam, by the door")
    assert not console.button("next").disabled
    assert "then you can start" not in console.words
    console.press("next")

    assert fresh.session.status == "running"
    assert "Sam, by the door" in console.words


def test_the_list_says_what_is_done(console, fresh):
    assert (done(console), console.words.count('class="db-is-open"')) == (0, 5)
    choose(console, "gb")
    console.press_key("confirm_support")
    assert done(console) == 1
    say_who_helps(console, "Sam")
    assert done(console) == 2
    fresh.services.presence.projector_arrives(fresh.session.id)
    commands.join(fresh.services, fresh.code, commands.new_secret(), Role.OBSERVER)
    commands.arrange(fresh.services, fresh.code, head_count=14)

    assert done(console.look()) == 5


def test_one_form_is_open_at_a_time(console):
    def open_forms():
        return [
            one.label
            for one in console.app.expander
            if one.proto.expanded and one.label in {"Support on the phones", "Who helps"}
        ]

    assert open_forms() == ["Support on the phones"]
    choose(console, "gb")
    console.press_key("confirm_support")
    assert open_forms() == ["Who helps"]
    say_who_helps(console, "Sam")
    assert open_forms() == []


def test_a_rehearsal_starts_at_once(services, small_workshop):
    console = Console(Fresh(services, small_workshop, cast=SimulatedRoom(size=0)))

    assert not console.button("next").disabled
    assert "Say who helps today" not in console.words


def test_the_international_entry_asks_for_a_number_for_this_place(console):
    choose(console, "international")

    assert "Find out which number to call in an emergency at this place" in console.words
    assert console.app.button(key="confirm_support").label == "I know whom to call here"


def test_numbers_checked_long_ago_are_told_and_can_be_confirmed_again(
    services,
    small_workshop,
    clock,
):
    first = Fresh(services, small_workshop)
    commands.choose_support(services, first.code, "gb")
    commands.confirm_support(services, first.code, first.session.revision)
    clock.pass_minutes(60 * 24 * 181)
    console = Console(Fresh(services, small_workshop))
    assert "more than 180 days ago" in console.words
    console.press_key("confirm_support")

    assert "more than 180 days ago" not in console.words


def test_a_break_has_words_to_say_and_one_press_ends_it(room):
    room.go_to("weather")
    console = Console(room)
    console.press("break")
    assert room.session.is_on_break
    assert "Something heavy may have been touched" in console.words
    assert console.button("next").label == "End the break"
    assert console.button("skip").disabled
    console.press("next")

    assert not room.session.is_on_break
    assert "Something heavy" not in console.words


class Moments:
    """A clock that never goes back, in the test's hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.rule("R38")
def test_a_wish_for_a_pause_is_told_and_dismissed(services, small_workshop, monkeypatch, room):
    moments = Moments()
    board = PauseRequestBoard(moments, lambda low, _: low)
    heard = dataclasses.replace(services, pauses=board)
    monkeypatch.setattr(bootstrap, "services", lambda: heard)
    (phone,) = room.join(1)
    room.go_to("weather")
    commands.ask_for_pause(heard, room.code, phone, Wish.BREAK)
    console = Console(room)
    assert "asked for a pause" not in console.words
    moments.now += 5
    console.look()
    assert (
        "Someone asked for a pause: a short break. Offer a breath, skip the step, or move on."
        in console.words
    )
    console.press_key("dismiss_pause")

    assert "asked for a pause" not in console.words
