"""Pairs and threes on a phone: what to do, how long, and nothing to send."""

from pathlib import Path

import pytest

from drawbridge import commands
from drawbridge.views.screens import ActivityScreen, PauseScreen
from tests.people.room import Room

TURNS = Path(__file__).with_name("scenes_and_turns.toml")


@pytest.fixture
def talk(services):
    session = Room(services, TURNS.read_text("utf-8"))
    session.do(commands.start)
    return session


@pytest.fixture
def guest(visit, talk):
    visitor = visit(talk)
    visitor.post("/join", {"role": "participant", "agree": ["0"]})
    return visitor


def test_the_card_has_the_task_every_way_and_every_turn(guest, talk):
    screen, step = guest.screen(), talk.session.step

    assert screen.name == ActivityScreen.name
    assert all(text in screen.text for text in (step.heading, step.prompt, step.listener))
    assert all(f"{way.label} {way.text}" in screen.text for way in step.ways)
    assert all(turn.roles[0] in screen.text for one in step.groups for turn in one.turns)


def test_there_is_no_field_and_nothing_to_send(guest):
    assert {one["tag"] for one in guest.screen().fields} == {"button"}  # leave


def test_without_a_script_the_minutes_that_are_left_are_told(guest, talk, clock):
    assert "3 minutes not begun yet" in guest.screen().text
    talk.do(commands.run_timer)
    clock.now += 130
    assert "In pairs 1 minute" in guest.screen().text
    talk.do(commands.pause_timer)
    assert "1 minute standing still" in guest.screen().text
    talk.do(commands.run_timer)
    clock.pass_minutes(6)
    assert "In pairs Time is up." in guest.screen().text


def test_the_script_is_told_seconds_that_are_left_at_every_visit(guest, talk, clock):
    talk.do(commands.run_timer)
    clock.now += 10
    assert 'data-turns="170 350"' in guest.get().text
    clock.now += 10
    text = guest.get().text
    assert 'data-turns="160 340"' in text
    assert 'data-turns="100 220 340"' in text
    assert "data-runs" in text


def test_phones_of_one_moment_share_one_drawing(guest, visit, talk):
    talk.do(commands.run_timer)
    other = visit(talk)
    other.post("/join", {"role": "participant", "agree": ["0"]})

    assert guest.get("/main").text == other.get("/main").text


class TestAProcess:
    @pytest.fixture
    def services(self, own_services):
        return own_services

    def test_a_new_process_finds_the_timer_where_it_is(self, guest, talk, clock, services):
        talk.do(commands.run_timer)
        talk.do(commands.extend_timer)
        clock.now += 100
        services.store.close()  # what is asked from here on comes from the file alone

        assert 'data-turns="140 320"' in guest.get().text


def test_quiet_minutes_show_no_time_on_a_phone(guest, talk):
    talk.go_to("settle")

    assert "data-turns" not in guest.get().text
    assert guest.screen().name == PauseScreen.name
