"""What a room meets when something breaks: is an acknowledged answer lost, how long is it silent?

    python bench/faults.py                     # all of them, some six minutes
    python bench/faults.py --only sqlite-lock --kills 20

Twenty phones answer one question again and again, and try again where they are refused, as the
phone's own script does. Meanwhile one thing breaks. Then every phone asks for its screen: it has to
show the answer that was acknowledged last, or a later one that was on its way. One row for each
fault. Bounded: loopback only, at most 200 kills; ends only what it has started. A full disk is a
tmpfs of four megabytes, which only root may mount.
"""

import argparse
import asyncio
import gzip
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import uvloop
from kills import N_VALUES, Book
from load import ROOT, WORKSHOP, Phone, Process, a_few_at_once, is_fine, request, running
from sqlalchemy import create_engine

sys.path.insert(0, str(ROOT))

from tests.postgres_server import PostgresServer, a_postgres

N_PHONES = 20
PATIENCE_S = 60.0
PAUSE_S = (0.05, 0.3)
AGAIN_S = 0.4
SAID = re.compile(r'id="problem">(?:<[^>]*>)*([^<]+)|<h1[^>]*>([^<]+)')
NO_REPLY = "(no reply: the phone itself says that it tries again)"


@dataclass
class Load:
    """Phones that answer, and what they met."""

    books: list
    place: tuple
    acknowledged_at: list = field(default_factory=list)
    n_acknowledged: int = 0
    said: Counter = field(default_factory=Counter)
    is_over: bool = False

    async def of(self, book):
        while not self.is_over:
            value = random.randrange(N_VALUES)
            book.on_its_way.add(value)
            while not self.is_over and not await self._sent(book, value):
                await asyncio.sleep(AGAIN_S)
            await asyncio.sleep(random.uniform(*PAUSE_S))

    async def _sent(self, book, value):
        step, number = self.place
        body = f"step={step}&round={number}&answer={value}"
        path, phone = f"/j/{book.phone.code}/answer", book.phone
        sending = request(phone.port, "POST", path, cookie=phone.cookie, body=body, script=True)
        try:
            head, content = await asyncio.wait_for(sending, PATIENCE_S)
        except (OSError, TimeoutError):
            head = content = b""
        if is_fine(head):
            book.acknowledged, book.on_its_way = value, set()
            self.acknowledged_at.append(time.monotonic())
            self.n_acknowledged += 1
            return True
        self.said[_sentence(content)] += 1
        return False

    @asynccontextmanager
    async def going_on(self):
        self.is_over = False
        self.acknowledged_at.append(time.monotonic())
        tasks = [asyncio.create_task(self.of(book)) for book in self.books]
        try:
            yield
        finally:
            self.is_over = True
            await asyncio.gather(*tasks)

    @property
    def silence_s(self):
        times = self.acknowledged_at
        return max((after - before for before, after in pairwise(times)), default=0.0)


def _sentence(content):
    if not content:
        return NO_REPLY
    with suppress(OSError):
        content = gzip.decompress(content)
    found = SAID.search(content.decode(errors="replace"))
    return next((one for one in found.groups() if one), "?").strip() if found else "?"


@dataclass
class World:
    """A folder with a server's data, and PostgreSQL if the answers are there."""

    folder: Path
    postgres: PostgresServer | None = None
    load: Load | None = None
    code: str = ""
    told: Process | None = None

    @property
    def database(self):
        return self.folder / "drawbridge.sqlite3"

    @asynccontextmanager
    async def server(self):
        os.environ["DRAWBRIDGE_DATABASE_URL"] = self.postgres.url if self.postgres else ""
        async with running("server.py", ROOT, str(self.folder)) as server:
            for book in self.load.books if self.load else ():
                book.phone.port = server.port
            yield server

    async def begin(self, server):
        self.told = server
        self.code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
        books = [Book(Phone(server.port, self.code)) for _ in range(N_PHONES)]
        await a_few_at_once([book.phone.join() for book in books])
        for do in ("start", "skip"):
            await server.tell(do=do, code=self.code)
        opened = await server.tell(do="open", code=self.code)
        self.load = Load(books, (opened["step"], opened["round"]))

    async def look(self, server):
        """What every phone's screen says: how many have lost an answer, how many are stored."""
        lost = sum(await a_few_at_once([book.is_lost() for book in self.load.books]))
        return lost, (await server.tell(do="count", code=self.code))["n_ballots"]


async def kill_the_process(world, times):
    """SIGKILL at random moments; another process goes on in the same folder."""
    async with world.server() as server:
        await world.begin(server)
        found = [await world.look(server)]
    for _ in range(times):
        async with world.server() as server:
            found.append(await world.look(server))
            async with world.load.going_on():
                await asyncio.sleep(random.uniform(0.3, 1.5))
                server.process.kill()
                world.load.is_over = True
    async with world.server() as server:
        found.append(await world.look(server))
    lost = sum(lost for lost, _ in found)
    stored = found[-1][1]
    return times, lost, sum(max(0, n - N_PHONES) for _, n in found), stored


def during(fault):
    """A fault that one server lives through."""

    async def run(world, times):
        async with world.server() as server:
            await world.begin(server)
            async with world.load.going_on():
                for _ in range(times):
                    await asyncio.sleep(random.uniform(0.5, 1.5))
                    await fault(world)
                await asyncio.sleep(3)
            lost, stored = await world.look(server)
        return times, lost, max(0, stored - N_PHONES), stored

    return run


async def kill_postgres(world):
    world.postgres.kill()
    await asyncio.to_thread(world.postgres.start_again, "fsync=off")


async def stop_postgres(world):
    await asyncio.to_thread(world.postgres.stop)
    await asyncio.sleep(30)
    await asyncio.to_thread(world.postgres.start_again, "fsync=off")


async def freeze_postgres(world):
    pids = world.postgres.pids()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    await asyncio.sleep(20)
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


async def lock_ballots(world):
    engine = create_engine(world.postgres.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("LOCK TABLE ballots IN ACCESS EXCLUSIVE MODE")
        await asyncio.sleep(15)
    engine.dispose()


async def hold_file(world, begin, seconds):
    other = sqlite3.connect(world.database, isolation_level=None)
    other.execute(begin)
    other.execute("SELECT count(*) FROM ballots").fetchone()
    await asyncio.sleep(seconds)
    other.close()


async def lock_file(world):
    await hold_file(world, "BEGIN IMMEDIATE", 15)


async def read_file(world):
    await hold_file(world, "BEGIN", 20)


async def set_clock(world):
    """The whole computer's is not set: others work there. What Python is told is."""
    for hours in (1, -1, 24, -24, 0):
        await world.told.tell(do="set_clock", by_s=3600 * hours)
        await asyncio.sleep(3)


async def fill_disk(world):
    rubbish = world.folder / "rubbish"
    with suppress(OSError), rubbish.open("wb", buffering=0) as target:
        while True:
            target.write(bytes(4096))
    await asyncio.sleep(10)
    rubbish.unlink()


FAULTS = {
    "kill": ("the process is killed (SQLite)", False, kill_the_process),
    "postgres-kill": ("PostgreSQL is killed and starts again", True, during(kill_postgres)),
    "postgres-away": ("PostgreSQL is stopped for 30 s", True, during(stop_postgres)),
    "postgres-frozen": ("PostgreSQL says nothing for 20 s", True, during(freeze_postgres)),
    "postgres-lock": ("another program locks the ballots for 15 s", True, during(lock_ballots)),
    "sqlite-lock": ("another program locks the SQLite file for 15 s", False, during(lock_file)),
    "sqlite-reader": ("another program reads the SQLite file for 20 s", False, during(read_file)),
    "clock": ("the clock is set an hour and a day forward and back", False, during(set_clock)),
    "disk-full": ("the disk is full for 10 s (tmpfs of 4 MB)", False, during(fill_disk)),
}
MANY = {"kill", "postgres-kill"}


@contextmanager
def a_world(name, has_postgres):
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        if name == "disk-full":
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
            opened.callback(subprocess.run, ["umount", folder], check=True)
            folder.chmod(0o700)
        postgres = opened.enter_context(a_postgres()) if has_postgres else None
        yield World(folder, postgres)


def head():
    print("| fault | times | acknowledged | stored | lost | doubled | longest silence | said |")
    print("|---|---|---|---|---|---|---|---|", flush=True)


def row(title, load, times, lost, doubled, stored):
    said = "; ".join(f"“{one}”" for one, _ in load.said.most_common(2)) or "nothing"
    print(
        f"| {title} | {times} | {load.n_acknowledged} | {stored} of {N_PHONES} | {lost} | "
        f"{doubled} | {load.silence_s:.1f} s | {said} |",
        flush=True,
    )


async def main(chosen, n_kills):
    head()
    for name in chosen:
        title, has_postgres, run = FAULTS[name]
        with a_world(name, has_postgres) as world:
            found = await run(world, n_kills if name in MANY else 1)
            row(title, world.load, *found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS))
    parser.add_argument("--kills", type=int, default=20, choices=range(1, 201), metavar="N")
    given = parser.parse_args()
    if os.geteuid() != 0:
        given.only = [one for one in given.only if one != "disk-full"]
    uvloop.run(main(given.only, given.kills))
