"""Lines in the store: one per phone and round, in an order that says nothing."""

import pytest

from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.texts import LineState
from drawbridge.store import tables

HERE = Round(session_id="s" * 32, step_id="line", number=1)
NEXT = Round(session_id="s" * 32, step_id="line", number=2)


@pytest.fixture
def writing(services):
    with services.store.writing() as transaction:
        yield transaction.lines


def test_the_same_key_again_replaces_the_line_and_it_is_held_again(writing):
    writing.keep(HERE, "k", "first")
    writing.decide(HERE, ["k"], LineState.SHOWN)
    writing.edit(HERE, ["k"], "short")
    writing.keep(HERE, "k", "second")
    [line] = writing.every(HERE)

    assert (line.text, line.edited, line.state) == ("second", "", LineState.HELD)


def test_lines_come_back_in_the_order_of_their_keys(writing):
    for key in ("m", "a", "z"):
        writing.keep(HERE, key, f"line {key}")

    assert [line.key for line in writing.every(HERE)] == ["a", "m", "z"]


def test_r20_what_is_asked_for_the_room_holds_chosen_lines_only(writing):
    for key, state in zip("abc", LineState, strict=True):
        writing.keep(HERE, key, f"line {key}")
        writing.decide(HERE, [key], state)

    assert [line.state for line in writing.shown(HERE)] == [LineState.SHOWN]


def test_rounds_and_phones_are_apart(writing):
    writing.keep(HERE, "a", "one")
    writing.keep(NEXT, "b", "two")
    writing.remove(NEXT, "a")

    assert [line.text for line in writing.every(HERE)] == ["one"]
    assert (writing.text(NEXT, "b"), writing.text(NEXT, "a")) == ("two", "")


def test_a_phone_takes_its_line_back_whatever_was_decided(writing):
    writing.keep(HERE, "a", "one")
    writing.decide(HERE, ["a"], LineState.SHOWN)
    writing.remove(HERE, "a")
    writing.remove(HERE, "a")

    assert writing.every(HERE) == ()


def test_deleting_answers_deletes_lines(services):
    with services.store.writing() as transaction:
        transaction.lines.keep(HERE, "a", "one")
        transaction.delete_answers(HERE.session_id)

        assert transaction.lines.every(HERE) == ()


def test_a_row_holds_no_time_no_order_and_no_ballot():
    assert set(tables.lines.c.keys()) == {
        "session_id",
        "step_id",
        "round",
        "line_key",
        "text",
        "state",
        "edited",
    }


def test_the_key_of_a_line_is_unrelated_to_that_of_the_ballot(services):
    services.keys.make(HERE.session_id)
    keys = services.keys

    assert keys.line_key(HERE, "secret") == keys.line_key(HERE, "secret")
    assert len({keys.line_key(HERE, "secret"), keys.line_key(NEXT, "secret")}) == 2
    assert keys.line_key(HERE, "secret") != keys.ballot_key(HERE, "secret")
    services.keys.destroy(HERE.session_id)
