"""A process may end between any two statements of Close, End and Delete: all of it or nothing.

`Fate` counts every statement, commit, key file and rewriting of the database file, and ends the
process before one of them; each run begins with a copy of one folder.
"""

import shutil
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import event

from drawbridge import bootstrap, commands
from drawbridge.store.keys import KeyFolder
from drawbridge.store.sqlite_file import SqliteFile
from tests.people.room import Room

NOTE = "a note of the evening"
MOST_STATEMENTS = 200  # of one command; far more would mean that it counts something else


class Killed(BaseException):
    """The process ends here."""


class Fate:
    """Ends the process before its `last`-th step; never where that is None."""

    def __init__(self, last=None):
        self.n_steps = 0
        self.last = last

    def step(self, *_what, **_more):
        if self.n_steps == self.last:
            raise Killed
        self.n_steps += 1

    def watch(self, services, monkeypatch):
        engine = services.store._engine
        event.listen(engine, "before_cursor_execute", self.step)
        event.listen(engine, "commit", self.step)
        for owner, name in ((SqliteFile, "compact"), (SqliteFile, "empty_log")):
            self._before(monkeypatch, owner, name)
        self._before(monkeypatch, KeyFolder, "destroy")

    def _before(self, monkeypatch, owner, name):
        done = getattr(owner, name)

        def stepped(*given):
            self.step()
            return done(*given)

        monkeypatch.setattr(owner, name, stepped)


def close(services, code):
    commands.close_step(services, code, revision(services, code))


def end(services, code):
    commands.end(services, code, revision(services, code))


def delete(services, code):
    commands.delete(services, code)


def revision(services, code):
    with services.store.reading() as transaction:
        return transaction.sessions.at(code).revision


def rows(folder):
    """All that is stored, but for the mark that something is to be wiped."""
    with sqlite3.connect(folder / "drawbridge.sqlite3") as outside:
        names = outside.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [name for (name,) in names if name != "wiping"]
        kept = {name: sorted(outside.execute(f"SELECT * FROM {name}")) for name in tables}
    outside.close()
    return kept


def lying_around(folder, words):
    """Which of these words can be read in any file of the database."""
    files = [path.read_bytes() for path in folder.glob("drawbridge.sqlite3*")]
    return [word for word in words if any(word.encode() in text for text in files)]


@pytest.fixture
def evening(services, settings, small_workshop):
    """A folder in which a question is open and answered, its join code, and what must go."""
    room = Room(services, small_workshop)
    room.join(6)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="0")
    commands.note(services, room.code, "weather", NOTE)
    keys = [services.keys.participant_key(room.session.id, one) for one in room.phones]
    return room, keys


class Evenings:
    """Copies of one folder, each with services of its own, as after a start."""

    def __init__(self, services, settings, tmp_path):
        services.store.close()
        self._origin, self._settings, self._tmp_path = settings.data_dir, settings, tmp_path
        self._clock = services.clock
        self._n = 0

    def copy(self):
        self._n += 1
        folder = self._tmp_path / f"copy-{self._n}"
        shutil.copytree(self._origin, folder)
        return folder

    def start(self, folder):
        url = f"sqlite:///{folder / 'drawbridge.sqlite3'}"
        settings = replace(self._settings, data_dir=folder, database_url=url)
        return replace(bootstrap.build(settings), clock=self._clock)

    def killed(self, folder, act, code, fate):
        """Whether the process was ended while it acted."""
        services = self.start(folder)
        with pytest.MonkeyPatch.context() as patched:
            fate.watch(services, patched)
            try:
                act(services, code)
            except Killed:
                return True
            finally:
                services.store.close()
        return False

    def started_again(self, folder):
        """What is left after the next start, which purges; and whether a key is left."""
        services = self.start(folder)
        commands.purge(services)
        assert not services.store.owes_compacting
        has_key = bool(services.keys.ids())
        services.store.close()
        return rows(folder), has_key


@pytest.mark.rule("R31")
@pytest.mark.long
@pytest.mark.parametrize("act", [close, end, delete])
def test_wherever_a_process_is_killed_all_of_it_is_done_or_nothing(
    services, settings, evening, tmp_path, act
):
    room, keys = evening
    if act is delete:
        end(services, room.code)
    evenings = Evenings(services, settings, tmp_path)
    before, _ = evenings.started_again(evenings.copy())
    whole, counted = evenings.copy(), Fate()
    assert not evenings.killed(whole, act, room.code, counted)
    after, key_stays = evenings.started_again(whole)
    assert before != after
    assert 10 < counted.n_steps < MOST_STATEMENTS

    seen = []
    for last in range(counted.n_steps):
        folder = evenings.copy()
        assert evenings.killed(folder, act, room.code, Fate(last))
        left, has_key = evenings.started_again(folder)
        seen.append(left == after)
        assert left in (before, after)
        if left == after:
            assert has_key == key_stays
            words = {close: [], end: keys, delete: [*keys, NOTE]}[act]
            assert lying_around(folder, words) == []
        else:
            again = evenings.start(folder)
            act(again, room.code)
            again.store.close()
            assert rows(folder) == after
        shutil.rmtree(folder)

    assert seen == sorted(seen)  # nothing, nothing, ..., all, all
    assert seen[0] is False
    assert seen[-1] is True
