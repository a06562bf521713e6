"""What the bytes of the disk tell after Close and after End, on SQLite and PostgreSQL.

    python bench/left_bytes.py --phones 200 --evenings 5

Plays evenings whose order of arrival is known, answers written in groups as the server does, and
then reads all files as somebody does who takes the disk away: is anything left of what was deleted,
and does the place of a row, or what PostgreSQL keeps beside it, tell when it came (Spearman's rank
correlation, 0 if not)? Also with a reader open, and after a kill at the worst moment. No network;
PostgreSQL is started in a folder of its own and ended again. Bounded: at most 1,000 phones and 20
evenings.
"""

import argparse
import asyncio
import random
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

import pandas as pd
from sqlalchemy import create_engine, text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import bootstrap, commands, views  # noqa: E402 - the path comes first
from drawbridge.domain.session.round import Round  # noqa: E402
from drawbridge.errors import NotWiped, StoreUnavailable  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from drawbridge.store.wiping import WipingMark  # noqa: E402
from tests.conftest import SMALL  # noqa: E402
from tests.people.killed_store import Killed, StoreOfTheKilled  # noqa: E402
from tests.people.room import Room  # noqa: E402
from tests.postgres_server import PostgresServer  # noqa: E402

QUESTION = """
[[steps]]
id = "words"
kind = "open_text"
title = "In words"
minutes = 3
purpose = "Find words."
sensitivity = "high"
question = "What did you mean to say?"
"""
WORKSHOP = SMALL.replace('[[steps]]\nid = "settle"', f'{QUESTION}\n[[steps]]\nid = "settle"')
STEPS = ("weather", "words")
PACE_S = 0.004  # between two taps, in the middle
SHORT_LOG = ("wal_recycle=off", "wal_level=minimal", "max_wal_senders=0", "max_wal_size=32MB")


@dataclass
class Evening:
    """A session of known people: whose rows they are, in the order in which they came.

    `others` are the parts of more processes, which take answers in turn with the room's own.
    """

    room: Room
    others: list = field(default_factory=list)
    arrived: dict = field(default_factory=dict)
    first_words: list = field(default_factory=list)
    last_words: list = field(default_factory=list)

    @property
    def keys(self):
        """Every key that a row lies under."""
        return [key for keys in self.arrived.values() for key in keys]

    def place(self, step):
        return Round(session_id=self.room.session.id, step_id=step, number=1)

    def play(self, n_phones):
        room, keys = self.room, self.room.services.keys
        room.join(n_phones)
        session_id = room.session.id
        self.arrived["participants"] = [
            keys.participant_key(session_id, one) for one in room.phones
        ]
        room.go_to("weather")
        room.do(commands.open_step)
        order = random.sample(room.phones, n_phones)
        asyncio.run(self._tap("weather", [(one, {"answer": ["1"]}) for one in order]))
        place = self.place("weather")
        self.arrived["ballots"] = [keys.ballot_key(place, one) for one in order]

    def write(self):
        room, keys = self.room, self.room.services.keys
        room.go_to("words")
        room.do(commands.open_step)
        order = random.sample(room.phones, len(room.phones))
        for kept, name in ((self.first_words, "before"), (self.last_words, "after")):
            kept += [f"heron{random.getrandbits(64):x}{name}" for _ in order]
            forms = zip(order, kept, strict=True)
            asyncio.run(self._tap("words", [(one, {"answer": [said]}) for one, said in forms]))
        place = self.place("words")
        self.arrived["lines"] = [keys.line_key(place, one) for one in order]

    async def _tap(self, step, forms):
        waiting, doors = [], cycle([self.room.services, *self.others])
        for secret, form in forms:
            answer = commands.submit_with_others(
                next(doors), self.room.code, secret, (step, 1), form
            )
            waiting.append(asyncio.create_task(answer))
            await asyncio.sleep(random.expovariate(1 / PACE_S))
        await asyncio.gather(*waiting)


class SqliteBytes:
    """The data folder with its SQLite file."""

    name = "SQLite"
    n_others = 0

    def __init__(self, folder):
        self.folder = folder
        self.url = f"sqlite:///{folder / 'drawbridge.sqlite3'}"

    def files(self):
        yield from sorted(self.folder.glob("drawbridge.sqlite3*"))

    def log(self):
        return ()

    def hidden(self, _table, _key):
        return {}

    def as_left(self, folder):
        """The files as a process leaves them that is killed now: closing would tidy them."""
        copy = folder.parent / f"{folder.name}-killed"
        shutil.copytree(folder, copy)
        return SqliteBytes(copy), copy

    @contextmanager
    def reader(self):
        connection = sqlite3.connect(self.folder / "drawbridge.sqlite3", isolation_level=None)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM ballots").fetchone()
        yield
        connection.close()


class PostgresBytes(SqliteBytes):
    """A whole cluster; what it writes ahead is looked at on its own."""

    name = "PostgreSQL"

    def __init__(self, folder, *settings):
        self.folder, self.settings = folder, settings
        self.server = PostgresServer(folder)
        self.server.start(*settings)
        self.url = self.server.url

    def tell(self, *statements):
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            found = [connection.execute(text(one)) for one in statements]
            rows = found[-1].all() if found[-1].returns_rows else []
        engine.dispose()
        return rows

    def files(self):
        self.tell("CHECKPOINT")
        every = sorted(one for one in self.server.cluster.rglob("*") if one.is_file())
        yield from (one for one in every if "pg_wal" not in one.parts)

    def log(self):
        return [one for one in (self.server.cluster / "pg_wal").iterdir() if one.is_file()]

    @contextmanager
    def reader(self):
        engine = create_engine(self.url)
        with engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM ballots")).all()
            yield
        engine.dispose()

    def as_left(self, folder):
        return self, folder

    def hidden(self, table, key):
        rows = self.tell(f"SELECT {key}, xmin::text, ctid::text FROM {table}")
        numbers = {key: [int(one) for one in re.findall(r"\d+", place)] for key, _, place in rows}
        return {
            "xmin": {key: int(mark) for key, mark, _ in rows},
            "ctid": {key: page * 10_000 + item for key, (page, item) in numbers.items()},
        }


KEYS = {"participants": "participant_key", "ballots": "ballot_key", "lines": "line_key"}


def started(disk, folder):
    environ = {
        "DRAWBRIDGE_DATA_DIR": str(folder),
        "DRAWBRIDGE_DATABASE_URL": disk.url,
        "DRAWBRIDGE_PASSCODE": "open-the-bridge",
    }
    return bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))


def left(files, words):
    """How many of these words can be read in any of these files."""
    lying = b"\n".join(one.read_bytes() for one in files)
    return sum(word.encode() in lying for word in words)


def correlation(arrived, where):
    """Spearman's; 0 where all are at one place."""
    found = pd.Series([where.get(key) for key in arrived], dtype="float64")
    if found.nunique() < 2:
        return 0.0
    return found.rank().corr(pd.Series(range(len(arrived)), dtype="float64"))


def orders(disk, evening):
    """For each table: how well each trace tells the order of arrival."""
    lying = b"\n".join(one.read_bytes() for one in disk.files())
    told = {}
    for table, arrived in evening.arrived.items():
        at = {key: lying.find(key.encode()) for key in arrived}
        places = {"place in the files": at, **disk.hidden(table, KEYS[table])}
        for name, where in places.items():
            told[table, name] = correlation(arrived, where)
    return told


def end(room):
    room.do(commands.end)


def row(*cells):
    print("| " + " | ".join(str(one) for one in cells) + " |", flush=True)


def of(n_left, words):
    return f"{n_left} of {len(words)}"


def others_of(disk, services):
    return [bootstrap.for_phones(services.settings) for _ in range(disk.n_others)]


def let_go(services, evening):
    for one in (services, *evening.others):
        one.store.close()


def order_of_arrival(make, n_phones, n_evenings):
    """Prints mean and largest rank correlation over evenings, before and after Close."""
    seen = {}
    for _ in range(n_evenings):
        with make() as (disk, folder):
            services = started(disk, folder)
            evening = Evening(Room(services, WORKSHOP), others_of(disk, services))
            evening.play(n_phones)
            note(seen, "open", orders(disk, evening))
            evening.room.do(commands.close_step)
            note(seen, "closed", orders(disk, evening))
            evening.write()
            note(seen, "open", of_lines(orders(disk, evening)))
            evening.room.do(commands.close_step)
            note(seen, "closed", of_lines(orders(disk, evening)))
            let_go(services, evening)
    chance = 1 / (n_phones - 1) ** 0.5
    for (moment, table, name), found in seen.items():
        mean = statistics.fmean(found)
        largest = max(found, key=abs)
        row(disk.name, moment, table, name, f"{mean:+.3f}", f"{largest:+.3f}", f"{chance:.3f}")


def of_lines(told):
    return {one: rho for one, rho in told.items() if "lines" in one}


def note(seen, moment, told):
    for (table, name), rho in told.items():
        seen.setdefault((moment, table, name), []).append(rho)


def deleted(make, n_phones):
    """Prints what is left of words and keys at each moment."""
    with make() as (disk, folder):
        services = started(disk, folder)
        evening = Evening(Room(services, WORKSHOP), others_of(disk, services))
        evening.play(n_phones)
        evening.room.do(commands.close_step)
        evening.write()
        say(disk, "question open", evening, services)
        evening.room.do(commands.close_step)
        say(disk, "after Close", evening, services)
        with disk.reader():
            with suppress(NotWiped):
                end(evening.room)
            say(disk, "after End, a reader open", evening, services)
        commands.wipe_owed(services)
        say(disk, "the reader gone, tried again", evening, services)
        log = disk.log()
        if log:
            row(disk.name, "the same, what is written ahead", *_left_in(log, evening), "", "")
            disk.tell("SELECT pg_switch_wal()", "CHECKPOINT", "CHECKPOINT")
            row(disk.name, "... new segment, CHECKPOINT", *_left_in(disk.log(), evening), "", "")
        let_go(services, evening)


def killed(make, n_phones):
    """Prints what is left after a kill between the commit of End and the wiping, and a start."""
    with make() as (disk, folder):
        services = started(disk, folder)
        evening = Evening(Room(services, WORKSHOP))
        evening.play(n_phones)
        evening.room.do(commands.close_step)
        evening.write()
        store = StoreOfTheKilled(disk.url, bootstrap._read_workshop)
        evening.room.services = replace(services, store=store)
        with suppress(Killed):
            end(evening.room)
        found, found_in = disk.as_left(folder)
        again = started(found, found_in)
        say(found, "killed between End's commit and the wiping", evening, again)
        commands.purge(again)
        say(found, "... started again", evening, again)
        for one in (again.store, store, services.store):
            one.close()


def killed_while_rewriting(make, n_phones):
    """Kills PostgreSQL when the new pages are on disk, and before they count."""
    mark = WipingMark.settle_but_for_drops
    for act, name in ((commands.close_step, "Close"), (commands.end, "End")):
        with make() as (disk, folder):
            services = started(disk, folder)
            evening = Evening(Room(services, WORKSHOP))
            evening.play(n_phones)
            evening.room.do(commands.close_step)
            evening.write()

            def kill_before_the_commit(_mark, disk=disk):
                disk.tell("CHECKPOINT")
                disk.server.kill()

            WipingMark.settle_but_for_drops = kill_before_the_commit
            with suppress(StoreUnavailable, NotWiped):
                evening.room.do(act)
            WipingMark.settle_but_for_drops = mark
            services.store.close()
            disk.server.start_again(*disk.settings)
            again = started(disk, folder)
            commands.purge(again)
            say(disk, f"itself killed while rewriting at {name}, started again", evening, again)
            if act is commands.close_step:
                evening.room.services = again
                end(evening.room)
                say(disk, "... and after End", evening, again)
            again.store.close()


def _left_in(files, evening):
    files = list(files)
    words = (evening.first_words, evening.last_words, evening.keys)
    return [of(left(files, one), one) for one in words]


def say(disk, moment, evening, services):
    is_owed = services.store.owes_compacting
    told = "yes" if views.is_wiping(services) else "no"
    row(disk.name, moment, *_left_in(disk.files(), evening), "yes" if is_owed else "no", told)


@contextmanager
def on_sqlite():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        yield SqliteBytes(folder), folder


@contextmanager
def on_postgres(*settings):
    with (
        tempfile.TemporaryDirectory(prefix="drawbridge-") as cluster,
        tempfile.TemporaryDirectory() as folder,
    ):
        disk = PostgresBytes(Path(cluster), *settings)
        try:
            yield disk, Path(folder)
        finally:
            disk.server.stop()


@contextmanager
def on_postgres_with_a_short_log():
    with on_postgres(*SHORT_LOG) as (disk, folder):
        disk.name = "PostgreSQL, log kept short"
        yield disk, folder


@contextmanager
def on_postgres_by_four():
    with on_postgres() as (disk, folder):
        disk.name, disk.n_others = "PostgreSQL, four writers", 3
        yield disk, folder


def main(options):
    print("| store | question | rows | trace | mean | largest | chance, one error |")
    print("|---|---|---|---|---|---|---|")
    for make in (on_sqlite, on_postgres, on_postgres_by_four):
        order_of_arrival(make, options.phones, options.evenings)
    print()
    print("| store | moment | words before a change | last words | keys | owed | told “not yet” |")
    print("|---|---|---|---|---|---|---|")
    stores = (on_sqlite, on_postgres, on_postgres_by_four, on_postgres_with_a_short_log)
    for make in stores:
        deleted(make, options.phones)
    for make in (on_sqlite, on_postgres):
        killed(make, options.phones)
    killed_while_rewriting(on_postgres, options.phones)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=200, choices=range(10, 1001), metavar="N")
    parser.add_argument("--evenings", type=int, default=5, choices=range(1, 21), metavar="N")
    main(parser.parse_args())
