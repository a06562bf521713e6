"""Pictures, orders and shares from a form to a ballot, without a script."""

import pytest

from drawbridge import commands
from drawbridge.domain.workshop.steps import Poll
from drawbridge.views.screens import PollScreen, ReflectionScreen
from tests.people.screen import Screen

POLLS = ["near_and_free", "now_and_wished", "what_it_costs", "three_tugs", "rewrite_it"]


@pytest.fixture
def guest(visit, pictures):
    visitor = visit(pictures)
    visitor.post("/join", {"role": "participant", "agree": ["0"]})
    return visitor


@pytest.fixture
def opened(pictures):
    def go(step_id):
        pictures.go_to(step_id)
        pictures.do(commands.open_step)
        return pictures

    return go


def shares(*points):
    return {f"share{place}": str(value) for place, value in enumerate(points)}


@pytest.mark.parametrize(
    ("step_id", "fields", "stored"),
    [
        ("near_and_free", {"place": ["70", "70"]}, {"place": (70, 70)}),
        ("near_and_free", {"place": ["0", "100"]}, {"place": (0, 100)}),
        ("now_and_wished", {"now": "0", "wished": "6"}, {"now": (0,), "wished": (6,)}),
        ("now_and_wished", {"now": "0", "wished": "pass"}, {"now": (0,), "wished": None}),
        ("what_it_costs", {"order": ["2", "", "1", ""]}, {"order": (2, 0)}),
        ("what_it_costs", {"order": ["4", "3", "2", "1"]}, {"order": (3, 2, 1, 0)}),
        (
            "three_tugs",
            shares(50, "", 0, 50),
            {"share0": (50,), "share1": (0,), "share2": (0,), "share3": (50,)},
        ),
        (
            "rewrite_it",
            {"hurt": "4", "weak": "pass", "rewrite": "1"},
            {"hurt": (4,), "weak": None, "rewrite": (1,)},
        ),
    ],
)
def test_an_answer_is_stored(guest, opened, ballots, step_id, fields, stored):
    room = opened(step_id)
    guest.answer(room, **fields)

    assert ballots(room) == [stored]


@pytest.mark.parametrize("step_id", POLLS)
def test_a_whole_step_can_be_passed(guest, opened, ballots, step_id):
    room = opened(step_id)
    assert "1" in guest.screen().offered("pass")
    guest.answer(room, **{"pass": "1"})

    (stored,) = ballots(room)
    assert set(stored.values()) == {None}
    assert "Your answer is in." in guest.screen().text


@pytest.mark.parametrize(
    ("step_id", "fields", "sentence"),
    [
        ("near_and_free", {}, "choose a place on the square"),
        ("near_and_free", {"place": ["50", ""]}, "choose a place on the square"),
        ("near_and_free", {"place": ["50", "50", "50"]}, "choose a place on the square"),
        ("near_and_free", {"place": ["101", "50"]}, "whole number from 0 to 100"),
        ("near_and_free", {"place": ["-5", "50"]}, "whole number from 0 to 100"),
        ("now_and_wished", {"now": "1"}, "Please choose one, or Pass."),
        ("now_and_wished", {"now": "7", "wished": "1"}, "not one of the choices"),
        ("what_it_costs", {"order": ["", "", "", ""]}, "at least a first place"),
        ("what_it_costs", {"order": ["1", "1", "", ""]}, "each place once"),
        ("what_it_costs", {"order": ["2", "", "", ""]}, "each place once"),
        ("what_it_costs", {"order": ["5", "1", "", ""]}, "places from 1 to 4"),
        ("three_tugs", {}, "The points make 0."),
        ("three_tugs", shares(50, 45), "The points make 95."),
        ("three_tugs", shares(50, 55), "The points make 105."),
        ("three_tugs", shares(52, 48), "steps of five"),
        ("three_tugs", shares(100, "pass"), "either answers or Pass"),
        ("rewrite_it", {"hurt": "4", "weak": "1"}, "Please choose one, or Pass."),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(
    guest, opened, ballots, step_id, fields, sentence
):
    room = opened(step_id)
    response = guest.answer(room, **fields)

    assert response.status_code == 422
    assert sentence in Screen(response.text).text
    assert ballots(room) == []


@pytest.mark.parametrize(
    ("step_id", "good", "bad"),
    [
        ("near_and_free", {"place": ["70", "30"]}, {"place": ["70", "105"]}),
        ("now_and_wished", {"now": "1", "wished": "2"}, {"now": "1", "wished": "9"}),
        ("what_it_costs", {"order": ["1", "2", "", ""]}, {"order": ["1", "1", "2", ""]}),
        ("three_tugs", shares(50, 50), shares(50, 45)),
        ("three_tugs", shares(50, 50), shares(50, 55)),
    ],
)
def test_a_refused_change_leaves_what_was_stored(guest, opened, ballots, step_id, good, bad):
    room = opened(step_id)
    guest.answer(room, **good)
    before = ballots(room)
    response = guest.answer(room, **bad)

    assert response.status_code == 422
    assert ballots(room) == before
    assert len(before) == 1


@pytest.mark.parametrize(
    ("step_id", "name", "fields"),
    [
        ("near_and_free", "place", {"place": ["70", "70"]}),
        ("what_it_costs", "order", {"order": ["2", "", "1", ""]}),
        ("three_tugs", "share0", shares(60, 40)),
    ],
)
def test_a_stored_answer_stands_in_its_fields_again(guest, opened, step_id, name, fields):
    room = opened(step_id)
    guest.answer(room, **fields)

    wanted = fields[name]
    assert guest.screen().chosen(name) == (wanted if isinstance(wanted, list) else [wanted])


def test_a_refused_order_comes_back_as_it_was_typed(guest, opened):
    room = opened("what_it_costs")
    screen = Screen(guest.answer(room, order=["", "2", "", "3"]).text)

    assert screen.chosen("order") == ["", "2", "", "3"]


@pytest.mark.parametrize("step_id", POLLS)
def test_nothing_is_chosen_before(guest, opened, step_id):
    room = opened(step_id)

    screen = guest.screen()

    assert screen.name == PollScreen.name
    assert not any(any(screen.chosen(part.id)) for part in room.session.step.parts)


def test_every_poll_was_looked_at(pictures):
    assert [s.id for s in pictures.session.workshop.steps if isinstance(s, Poll)] == POLLS


def test_who_the_other_person_is_has_no_name_in_the_form(guest, opened):
    opened("now_and_wished")
    chips = [one for one in guest.screen().fields if one.get("class") == "chip"]

    assert len(chips) == 4
    assert not any("name" in one for one in chips)


def test_who_watches_can_read_every_poll(visit, opened):
    for step_id in POLLS:
        room = opened(step_id)
        watcher = visit(room)
        watcher.post("/join", {"role": "observer"})
        assert room.session.step.question in watcher.screen().text
        room.do(commands.close_step)


def test_a_private_reflection_has_no_field_and_sends_nothing(guest, pictures):
    pictures.go_to("name_it")
    step = pictures.session.step

    screen = guest.screen()

    assert screen.name == ReflectionScreen.name
    assert all(text in screen.text for text in (step.heading, step.prompt, *step.prompts))
    assert [one["tag"] for one in screen.fields] == ["button"] * 2  # forget the copy, leave
