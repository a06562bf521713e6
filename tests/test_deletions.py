"""What has been deleted, and when, can be looked up; what it was, cannot."""

import pytest

from drawbridge import commands, views
from drawbridge.domain.session.deletion import Deletion, WhyDeleted
from drawbridge.domain.session.simulated import SimulatedRoom
from tests.conftest import SMALL
from tests.people.room import Room

DAY_MIN = 24 * 60


def remembered(services):
    return [(one.title, one.why) for one in views.deletions(services)]


def test_nothing_was_deleted_on_a_new_server(services):
    assert views.deletions(services) == ()


@pytest.mark.rule("R35")
def test_a_summary_that_was_deleted_is_remembered_with_the_moment(services, clock):
    room = Room(services, SMALL)
    room.do(commands.end)
    clock.pass_minutes(3 * DAY_MIN)
    commands.delete(services, room.code)

    assert views.deletions(services) == (
        Deletion(title="A small workshop", why=WhyDeleted.BY_HAND, deleted_at=services.clock()),
    )


@pytest.mark.rule("R35")
def test_a_summary_that_went_by_itself_is_told_apart_from_a_session_left_open(services, clock):
    ended, _left_in_the_lobby = Room(services, SMALL), Room(services, SMALL)
    ended.do(commands.end)
    clock.pass_minutes(100 * DAY_MIN)
    commands.purge(services)

    assert sorted(remembered(services)) == [
        ("A small workshop", WhyDeleted.KEPT_LONG_ENOUGH),
        ("A small workshop", WhyDeleted.LEFT_OPEN),
    ]


def test_a_rehearsal_that_was_left_is_not_remembered(services):
    code = commands.create(services, SMALL, cast=SimulatedRoom(size=14))
    commands.leave_rehearsal(services, code)

    assert views.deletions(services) == ()


def test_after_a_year_it_is_forgotten(services, clock):
    room = Room(services, SMALL)
    room.do(commands.end)
    commands.delete(services, room.code)
    clock.pass_minutes(364 * DAY_MIN)
    commands.purge(services)
    assert len(views.deletions(services)) == 1

    clock.pass_minutes(2 * DAY_MIN)
    commands.purge(services)
    assert views.deletions(services) == ()


def test_no_code_name_id_or_note_of_it_is_left_in_the_file(services):
    room = Room(services, SMALL)
    commands.arrange(services, room.code, name="Thursday with Anna")
    session_id, code = room.session.id, room.code
    commands.note(services, code, "weather", "They laughed.")
    room.do(commands.end)
    commands.delete(services, code)
    files = services.settings.data_dir.glob("drawbridge.sqlite3*")
    kept = b"".join(path.read_bytes() for path in files)

    assert b"A small workshop" in kept
    for word in (session_id, code, "Thursday with Anna", "They laughed."):
        assert word.encode() not in kept
