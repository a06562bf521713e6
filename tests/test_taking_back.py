"""R33: a phone takes its answers back; what was shown stays, and no later picture tells of it."""

import pytest

from drawbridge import commands, views
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.session.round import Round
from drawbridge.errors import SessionEnded


def take_back(room, secret):
    return commands.delete_answers(room.services, room.code, secret)


def n_ballots(room, step="weather", number=1):
    place = Round(session_id=room.session.id, step_id=step, number=number)
    with room.services.store.reading() as transaction:
        return transaction.ballots.n(place)


def preview(room):
    return views.facilitator_view(room.services, room.code).preview.release


def also_previous(room, number):
    with room.services.store.reading() as transaction:
        place = Round(session_id=room.session.id, step_id="weather", number=number)
        return transaction.snapshots.frozen_round(place).snapshot.n_also_previous


def late(room, number):
    with room.services.store.reading() as transaction:
        place = Round(session_id=room.session.id, step_id="weather", number=number)
        return transaction.snapshots.frozen_round(place).snapshot.n_late


@pytest.mark.rule("R33")
def test_an_open_question_loses_the_answer_and_can_be_answered_again(room):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for secret in room.phones:
        room.answer(secret, answer="1")

    assert take_back(room, room.phones[0]) is False
    assert n_ballots(room) == 8
    assert views.phone_view(room.services, room.code, room.phones[0]).screen.response is None
    room.answer(room.phones[0], answer="0")
    room.do(commands.close_step)
    assert [cell.count for cell in preview(room).parts[0].cells] == [1, 8, 0]


@pytest.mark.rule("R33")
def test_a_closed_question_loses_the_row_and_keeps_its_totals(room):
    room.join(6)
    room.ask("weather", ["0", "0", "1", "1", "1", "1"])
    before = preview(room)

    assert take_back(room, room.phones[0]) is True
    assert n_ballots(room) == 5
    assert preview(room) == before


@pytest.mark.rule("R33")
def test_a_phone_that_took_its_answer_back_is_not_new_in_the_next_round(room):
    """Otherwise one late comer would look like three different people, and R05 would let go."""
    room.join(7)
    room.ask("weather", ["0"] * 6)
    take_back(room, room.phones[0])
    room.do(commands.reopen)
    for secret in room.phones:  # the same six, and one more
        room.answer(secret, answer="1")
    room.do(commands.close_step)

    assert also_previous(room, 2) == 6
    assert not isinstance(preview(room), Released)


def test_taking_back_twice_and_without_any_answer_is_harmless(room):
    room.join(2)
    room.ask("weather", ["0", "0"])

    assert take_back(room, room.phones[0]) is True
    assert take_back(room, room.phones[0]) is False
    assert take_back(room, commands.new_secret()) is False
    assert n_ballots(room) == 1


def test_a_stranger_takes_nothing_from_others(room):
    room.join(5)
    room.ask("weather", ["0"] * 5)
    take_back(room, commands.new_secret())

    assert n_ballots(room) == 5


def test_after_the_end_there_is_nothing_to_take_back(room):
    room.join(5)
    room.ask("weather", ["0"] * 5)
    room.do(commands.end)

    with pytest.raises(SessionEnded):
        take_back(room, room.phones[0])


@pytest.mark.rule("R05")
def test_who_leaves_and_comes_back_does_not_hide_who_is_away(room):
    room.join(10)
    room.ask("weather", ["0", "0", "0", "1", "1", "1", "1", "2", "2", "2"])
    commands.leave(room.services, room.code, room.phones[1])
    (back,) = room.join(1)
    room.do(commands.reopen)
    room.answer(back, answer="0")
    for secret in room.phones[2:10]:  # one is away, one is here under another number
        room.answer(secret, answer="1")
    room.do(commands.close_step)

    assert late(room, 2) == 1
    assert not isinstance(preview(room), Released)


@pytest.mark.rule("R05")
def test_who_was_there_and_did_not_answer_is_new_and_not_late(room):
    room.join(13)
    room.ask("weather", ["0"] * 10)
    room.do(commands.reopen)
    for secret in room.phones:
        room.answer(secret, answer="0")
    room.do(commands.close_step)

    assert (also_previous(room, 2), late(room, 2)) == (10, 0)
    assert isinstance(preview(room), Released)
