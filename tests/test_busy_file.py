"""Somebody else writes just when the file is to be wiped: what is done stays done, and is told."""

import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from drawbridge import bootstrap, commands, content, views
from drawbridge.domain.session.session import Phase, Status
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.errors import NotWiped, SessionNotFound
from drawbridge.live.hub import Hub
from drawbridge.store.store import Store
from tests.conftest import SMALL
from tests.people.room import Led, Room

WAIT_S = 0.05


def read_workshop(source, variant):
    return content.restored(source, file="workshop", variant=variant)


class BusyStore(Store):
    """A real store whose writer another thread holds while it compacts, as long as `is_busy`."""

    is_busy = False

    def compact(self):
        if not self.is_busy:
            super().compact()
            return
        with self._held_by_another():
            super().compact()

    @contextmanager
    def _held_by_another(self):
        holds, may_go = threading.Event(), threading.Event()

        def hold():
            with self.writing():
                holds.set()
                may_go.wait()

        other = threading.Thread(target=hold)
        other.start()
        holds.wait()
        try:
            yield
        finally:
            may_go.set()
            other.join()


class NotingHub(Hub):
    """A real hub that notes whose screens it tells."""

    def __init__(self, outdated):
        super().__init__(outdated)
        self.told = []

    def announce(self, session_id):
        self.told.append(session_id)
        super().announce(session_id)


@pytest.fixture
def services(settings, clock):
    built = bootstrap.build(settings)
    built.store.close()
    store = BusyStore(settings.database_url, read_workshop, busy_timeout_s=WAIT_S)
    yield replace(built, clock=clock, store=store, hub=NotingHub(built.rooms.outdate))
    store.close()


@pytest.fixture
def told(services):
    """The sessions whose screens were told that something changed, in order."""
    return services.hub.told


@pytest.fixture
def asked(services):
    """A room whose question is open and answered."""
    room = Room(services, SMALL)
    room.join(6)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="0")
    return room


def boards_that_know(services, session_id):
    names = ("store", "presence", "pauses", "cards", "attention", "progress")
    return [name for name in names if session_id in repr(vars(getattr(services, name)))]


def test_a_question_that_closed_is_closed_for_everybody(services, asked, told):
    before = len(told)
    services.store.is_busy = True
    with pytest.raises(NotWiped, match=r"done and stored.*tries again"):
        asked.do(commands.close_step)

    assert asked.session.state.phase is Phase.CLOSED
    assert views.facilitator_view(services, asked.code).passes is not None  # it is frozen
    assert told[before:] == [asked.session.id]


def test_a_session_that_ended_is_over_for_everybody_and_forgotten(services, asked, told):
    asked.do(commands.close_step)
    views.facilitator_view(services, asked.code)
    session_id, before = asked.session.id, len(told)
    services.store.is_busy = True
    with pytest.raises(NotWiped):
        asked.do(commands.end)

    assert told[before:] == [session_id]
    assert services.keys.ids() == ()
    assert boards_that_know(services, session_id) == []
    assert asked.session.status is Status.ENDED


def test_a_rehearsal_that_is_left_is_gone(services, told):
    rehearsal = Led(services, SMALL, cast=SimulatedRoom(size=0))
    session_id, before = rehearsal.session.id, len(told)
    services.store.is_busy = True
    with pytest.raises(NotWiped):
        commands.leave_rehearsal(services, rehearsal.code)

    assert told[before:] == [session_id]
    with pytest.raises(SessionNotFound):
        _ = rehearsal.session


def test_a_summary_that_is_deleted_is_gone(services, asked):
    asked.do(commands.close_step)
    asked.do(commands.end)
    services.store.is_busy = True
    with pytest.raises(NotWiped):
        commands.delete(services, asked.code)

    assert views.session_lines(services) == ()


def test_what_could_not_be_wiped_is_wiped_when_it_is_tidied_next(services, asked):
    commands.purge(services)  # who ran before may have been killed in between
    assert not services.store.owes_compacting
    services.store.is_busy = True
    with pytest.raises(NotWiped):
        asked.do(commands.close_step)
    assert services.store.owes_compacting
    services.store.is_busy = False

    assert commands.purge(services) == 0
    assert not services.store.owes_compacting
