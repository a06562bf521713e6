"""A rehearsal begins, changes its cast, and leaves nothing behind."""

import copy
import dataclasses
from functools import partial

import pytest

from drawbridge import commands, views
from drawbridge.commands.rehearsals import MOST_AT_ONCE
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.simulated import (
    MOST_PEOPLE,
    TINY_ROOM,
    AnswerSpeed,
    SimulatedRoom,
    Temperament,
)
from drawbridge.errors import Refused, SessionNotFound
from drawbridge.rehearsal.inside.participant import SimulatedParticipant
from drawbridge.ui.console import phone_words


@pytest.fixture
def rehearsal(services, room, small_workshop):
    """A rehearsal that nobody plays in yet."""
    made = copy.copy(room)
    made.phones = []
    made.code = commands.create(services, small_workshop, cast=SimulatedRoom(size=14))
    return made


def is_gone(rehearsal, session_id):
    with rehearsal.services.store.reading() as transaction:
        try:
            transaction.sessions.at(rehearsal.code)
        except SessionNotFound:
            return session_id not in rehearsal.services.keys.ids()
    return False


def test_a_session_with_a_cast_is_a_rehearsal_and_one_without_is_not(room, rehearsal):
    assert rehearsal.session.is_rehearsal
    assert rehearsal.session.cast == SimulatedRoom(
        size=14, temperament=Temperament.MIXED, pace=AnswerSpeed.HUMAN
    )
    assert not room.session.is_rehearsal
    assert room.session.cast is None


def test_a_tiny_room_stays_tiny_and_lets_people_in_late():
    tiny = SimulatedRoom(size=14, temperament=Temperament.TINY)

    assert tiny.n_people == TINY_ROOM
    assert dataclasses.replace(tiny, n_late=1).n_people == TINY_ROOM + 1


@pytest.mark.parametrize("size", [-1, MOST_PEOPLE + 1])
def test_a_cast_that_no_room_would_hold_is_refused_and_makes_no_session(
    services, small_workshop, size
):
    with pytest.raises(Refused):
        commands.create(services, small_workshop, cast=SimulatedRoom(size=size))

    assert views.session_lines(services) == ()


def test_of_rehearsals_only_so_many_are_open_and_real_sessions_are_never_refused(
    rehearsal, small_workshop
):
    services, nobody = rehearsal.services, SimulatedRoom(size=0)
    for _ in range(MOST_AT_ONCE - 1):
        commands.create(services, small_workshop, cast=nobody)
    with pytest.raises(Refused):
        commands.create(services, small_workshop, cast=nobody)
    commands.create(services, small_workshop)
    assert len(services.keys.ids()) == len(views.session_lines(services))

    commands.leave_rehearsal(services, rehearsal.code)
    code = commands.create(services, small_workshop, cast=nobody)

    assert code in {line.code for line in views.session_lines(services) if line.is_rehearsal}


def test_the_cast_changes_and_the_head_count_with_it(rehearsal):
    commands.arrange(rehearsal.services, rehearsal.code, head_count=15)
    revision = rehearsal.session.revision

    commands.recast(
        rehearsal.services,
        rehearsal.code,
        lambda cast: dataclasses.replace(cast, temperament=Temperament.SPLIT, n_late=1),
    )

    now = rehearsal.session
    assert (now.cast.temperament, now.cast.n_people) == (Temperament.SPLIT, 15)
    assert (now.head_count, now.revision) == (16, revision + 1)


def test_a_cast_cannot_grow_beyond_its_limit(rehearsal):
    with pytest.raises(Refused):
        commands.recast(
            rehearsal.services, rehearsal.code, lambda _: SimulatedRoom(size=300, n_late=1)
        )

    assert rehearsal.session.cast == SimulatedRoom(size=14)


def test_a_real_session_gets_no_cast_and_cannot_be_left_like_a_rehearsal(room):
    before = room.session
    with pytest.raises(Refused):
        commands.recast(room.services, room.code, lambda cast: cast)
    with pytest.raises(Refused):
        commands.leave_rehearsal(room.services, room.code)

    assert room.session == before


@pytest.mark.parametrize(
    "leave",
    [
        lambda made: commands.leave_rehearsal(made.services, made.code),
        lambda made: made.do(commands.end),
    ],
    ids=["left", "ended"],
)
def test_a_rehearsal_that_is_left_or_ended_leaves_nothing(rehearsal, leave):
    rehearsal.join(6)
    rehearsal.ask("weather", ["0", "0", "1", "1", "2", None])
    rehearsal.do(commands.reveal)
    commands.note(rehearsal.services, rehearsal.code, "weather", "Say less.")
    session_id = rehearsal.session.id

    leave(rehearsal)

    assert is_gone(rehearsal, session_id)
    with rehearsal.services.store.reading() as transaction:
        assert transaction.snapshots.frozen_rounds(session_id) == ()
        assert transaction.notes.of(session_id) == {}
        assert transaction.participants.n_joined(session_id) == 0


def test_leaving_a_rehearsal_leaves_real_sessions_alone(room, rehearsal):
    room.join(5)
    before = room.session

    commands.leave_rehearsal(rehearsal.services, rehearsal.code)

    assert room.session == before
    assert before.id in room.services.keys.ids()


def test_a_rehearsal_nobody_left_is_deleted_after_half_a_day(room, rehearsal, clock):
    session_id = rehearsal.session.id
    clock.pass_minutes(11 * 60)
    assert commands.purge(rehearsal.services) == 0

    clock.pass_minutes(2 * 60)
    assert commands.purge(rehearsal.services) == 1

    assert is_gone(rehearsal, session_id)
    assert room.session.id in room.services.keys.ids()


def test_real_phones_in_a_rehearsal_are_counted_apart_from_the_simulated_ones(rehearsal):
    services, code = rehearsal.services, rehearsal.code
    play(rehearsal, n_joined=3)
    for secret in ("a" * 22, "b" * 22):
        commands.join(services, code, secret, Role.PARTICIPANT)
    commands.join(services, code, "c" * 22, Role.OBSERVER)
    view = views.presence_view(services, code)

    assert (view.n_joined, view.n_own) == (5, 2)
    assert phone_words.people(view) == (
        "5 joined (2 are real phones), 1 only watching, 5 connected"
    )


def test_in_a_real_session_nobody_asks_which_phones_are_real(room):
    room.join(2)
    view = views.presence_view(room.services, room.code)

    assert view.n_own is None
    assert "real" not in phone_words.people(view)


def play(rehearsal, n_joined):
    """Let simulated participants join as `drawbridge.rehearsal.inside` does."""
    session = rehearsal.session
    for number in range(n_joined):
        actor = SimulatedParticipant(
            key_of=partial(views.participant_key, rehearsal.services, session.id),
            session=session,
            cast=session.cast,
            number=number,
        )
        commands.join(rehearsal.services, rehearsal.code, actor.secret, Role.PARTICIPANT)
