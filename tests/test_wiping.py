"""Deleted means deleted: a mark, written with the deletion, is there until nothing is left."""

import sqlite3
from dataclasses import replace

import pytest

from drawbridge import bootstrap, commands, views
from drawbridge.errors import NotWiped
from drawbridge.store.group_commit import GroupReader, GroupWriter
from drawbridge.store.store import Store
from tests.conftest import SMALL
from tests.people.killed_store import Killed, kill_behind
from tests.people.room import Room


def close(room):
    room.do(commands.close_step)


def end(room):
    room.do(commands.end)


def take_back(room):
    commands.delete_answers(room.services, room.code, room.phones[0])


def killed_at(services, settings, act, room):
    """Let a process do something and be killed after its commit; give the one started next."""
    kill_behind(act, room, settings)
    return replace(bootstrap.build(settings), clock=services.clock)


def delete(room):
    commands.delete(room.services, room.code)


def known_as(services, room):
    """What the first phone is known by in the database until the end."""
    return services.keys.participant_key(room.session.id, room.phones[0])


def traces(settings, word):
    files = settings.data_dir.glob("drawbridge.sqlite3*")
    return [path.name for path in files if word.encode() in path.read_bytes()]


def phone_is_told_of_wiping(room):
    room.services.rooms.outdate(room.session.id)  # a room by heart is believed for a second
    return views.phone_view(room.services, room.code, room.phones[0]).screen.is_wiping


@pytest.fixture
def asked(services):
    """A room whose question is open and answered, the first phone's answer changed."""
    room = Room(services, SMALL)
    room.join(6)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="0")
    room.answer(room.phones[0], answer="1")
    return room


@pytest.mark.rule("R31")
@pytest.mark.parametrize("act", [close, end])
def test_a_process_killed_after_the_commit_wipes_when_it_starts_again(
    services, settings, asked, act
):
    word = known_as(services, asked)
    again = killed_at(services, settings, act, asked)

    assert again.store.owes_compacting
    commands.purge(again)

    assert not again.store.owes_compacting
    assert act is close or traces(settings, word) == []
    again.store.close()


@pytest.mark.rule("R31")
def test_so_does_one_killed_after_a_summary_was_deleted(services, settings, asked):
    commands.note(services, asked.code, "weather", "a note of the evening")
    end(asked)
    again = killed_at(services, settings, delete, asked)

    assert again.store.owes_compacting
    commands.purge(again)

    assert not again.store.owes_compacting
    assert traces(settings, "a note of the evening") == []
    again.store.close()


@pytest.mark.rule("R33")
def test_what_a_phone_took_back_is_owed_until_it_is_wiped(services, asked):
    commands.purge(services)
    take_back(asked)
    assert services.store.owes_compacting

    commands.wipe_owed(services)

    assert not services.store.owes_compacting


@pytest.fixture
def hasty(services, settings):
    """The same process, but it waits for another program for a twentieth of a second only."""
    store = Store(settings.database_url, bootstrap._read_workshop, busy_timeout_s=0.05)
    yield replace(services, store=store, writer=GroupWriter(store), reader=GroupReader(store))
    store.close()


@pytest.mark.rule("R31")
def test_while_another_program_reads_the_file_nothing_is_called_deleted(hasty, settings, asked):
    services = asked.services = hasty
    word = known_as(services, asked)
    reader = sqlite3.connect(settings.data_dir / "drawbridge.sqlite3")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM ballots").fetchone()

    with pytest.raises(NotWiped):
        end(asked)
    commands.wipe_owed(services)

    assert traces(settings, word)
    assert views.is_wiping(services)
    assert phone_is_told_of_wiping(asked)

    reader.close()
    commands.wipe_owed(services)

    assert traces(settings, word) == []
    assert not views.is_wiping(services)
    assert not phone_is_told_of_wiping(asked)


def test_a_mark_belongs_to_its_transaction(services):
    commands.purge(services)

    def delete_and_be_killed():
        with services.store.writing() as transaction:
            transaction.delete_answers("session")
            raise Killed

    with pytest.raises(Killed):
        delete_and_be_killed()
    assert not services.store.owes_compacting


def test_nothing_is_owed_by_a_new_database(services):
    assert not services.store.owes_compacting
