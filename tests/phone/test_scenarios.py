"""Small scenes on a phone without a script: sentences to choose, and no labels."""

import re
from pathlib import Path

import pytest

from drawbridge import commands
from tests.people.room import Room
from tests.people.screen import Screen

SCENES = Path(__file__).with_name("scenes_and_turns.toml")
FIELDS = {"family": "2", "friend": "2", "partner": "pass"}


@pytest.fixture
def scenes(services):
    """A session at its opened scenes."""
    session = Room(services, SCENES.read_text("utf-8"))
    session.go_to("gate")
    session.do(commands.open_step)
    return session


@pytest.fixture
def guest(visit, scenes):
    visitor = visit(scenes)
    visitor.post("/join", {"role": "participant", "agree": ["0"]})
    return visitor


def test_an_answer_is_stored_as_what_the_sentence_means(guest, scenes, ballots):
    guest.answer(scenes, **FIELDS)

    assert ballots(scenes) == [{"family": (2,), "friend": (2,), "partner": None}]


def test_each_scene_offers_its_sentences_in_its_own_order_and_a_pass(guest):
    screen = guest.screen()

    assert screen.offered("family") == ["0", "1", "2", "3", "pass"]
    assert screen.offered("friend") == ["2", "0", "1", "3", "pass"]
    assert screen.offered("partner") == ["1", "2", "0", "3", "pass"]


@pytest.mark.parametrize("role", ["participant", "observer"])
def test_no_label_is_on_a_phone(visit, scenes, role):
    visitor = visit(scenes)
    visitor.post("/join", {"role": role, "agree": ["0"]})

    text = visitor.screen().text

    sentences = [it.text for one in scenes.session.step.scenes for it in one.options]
    assert all(sentence in text for sentence in sentences)
    assert not re.search(r"\b(wall|no fence|gate)\b", text.lower())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"family": "0", "friend": "0"}, "Please choose one, or Pass."),
        ({**FIELDS, "friend": "4"}, "not one of the choices"),
        ({**FIELDS, "friend": "gate"}, "not one of the choices"),
        ({**FIELDS, "friend": ["0", "1"]}, "Please choose only one."),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(guest, scenes, ballots, fields, sentence):
    response = guest.answer(scenes, **fields)

    assert response.status_code == 422
    assert sentence in Screen(response.text).text
    assert ballots(scenes) == []


def test_a_stored_answer_stands_in_its_fields_again_and_can_be_changed(guest, scenes, ballots):
    guest.answer(scenes, **FIELDS)
    screen = guest.screen()
    assert [screen.chosen(scene) for scene in FIELDS] == [["2"], ["2"], ["pass"]]

    guest.answer(scenes, **{"pass": "1"})

    assert ballots(scenes) == [{"family": None, "friend": None, "partner": None}]
