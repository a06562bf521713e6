"""What a report says of what is not in it, and of sessions in which there was nothing to say."""

import re

import pytest

from drawbridge import commands, report
from drawbridge.report.document import document
from drawbridge.views import summary_view
from tests.report.conftest import EVERY_PHONE


@pytest.fixture
def end(room):
    def ended():
        room.do(commands.end)
        return summary_view(room.services, room.code)

    return ended


def text(view):
    return report.html(view).decode()


def test_what_was_asked_and_not_shown_is_named_with_the_reason_and_without_a_number(room, end):
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    (sentence,) = document(end()).private

    assert sentence.startswith("Asked and not shown to the room")
    assert "“Inner weather”" in sentence
    assert not re.search(r"\d", sentence)


def test_each_reason_is_one_sentence_on_the_page(room, end):
    room.join(3)
    room.ask("weather", ["0", "1", "1"])
    room.do(commands.reveal)
    view = end()
    private = document(view).private

    assert any(one.startswith("Too few people answered") for one in private)
    assert len(private) == len({one.split(":")[0] for one in private})
    for sentence in private:
        assert sentence in text(view)
        assert not re.search(r"\d", sentence)


def test_a_session_that_ended_in_the_lobby_says_so(end):
    view = end()

    assert "ended in the lobby" in text(view)
    assert "taken" not in text(view)


def test_a_session_without_a_shown_result_says_so(room, end):
    room.join(8)
    room.ask("weather", EVERY_PHONE)

    assert "Nothing was shown in this session" in text(end())


def test_a_session_without_a_shown_result_keeps_its_notes(room, end):
    room.join(1)
    room.go_to("weather")
    commands.note(room.services, room.code, "weather", "Only one came.")
    view = end()

    assert "What is left are the notes" in text(view)
    assert "Only one came." in text(view)


def test_one_person_is_told_in_words(room, end):
    room.join(1)
    room.ask("weather", ["0"])
    room.do(commands.reveal)
    view = end()

    assert "Too few people answered" in text(view)
    assert "<table>" not in text(view)


def test_minutes_planned_and_taken_stand_at_the_head(room, end):
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    facts = document(end()).facts

    assert any(re.fullmatch(r"planned: [\d.]+ min, taken: \d+ min", one) for one in facts)
