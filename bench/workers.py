"""What an answer costs where several processes serve phones: CPU at 1, 2 and 4 workers.

    python bench/workers.py --phones 1000 --workers 1 2 4

In one run: the single process on SQLite, the single process on PostgreSQL, and workers on
PostgreSQL beside the process with the console, behind nginx with `deploy/nginx.conf` (without TLS,
since whoever measures would have to encrypt as much). Each round is a server, a data folder and a
cluster of its own, on loopback. Twenty phones for each process have answered before anything is
measured. CPU is that of all processes of Drawbridge in the round; PostgreSQL's own and nginx's
stand beside it. Bounded: at most 3,000 phones, one question, under a minute a row.
"""

import argparse
import asyncio
import json
import os
import socket
import sys
import tempfile
import time
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.load import (  # noqa: E402 - the path comes first
    TICKS_PER_S,
    WORKSHOP,
    Phone,
    Process,
    a_few_at_once,
    answering,
    own_ms,
    percentiles,
    running,
)
from bench.room import table  # noqa: E402
from tests.people.proxy import Proxy, running_proxy  # noqa: E402
from tests.postgres_server import a_postgres  # noqa: E402

MOST_PHONES = 3000
N_WARM = 20
ADDRESS = "DRAWBRIDGE_DATABASE_URL"


@asynccontextmanager
async def a_worker(folder, database_url, port=None):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = port or probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "drawbridge", "phones", "--port", str(port)),
        cwd=ROOT,
        env={**os.environ, "DRAWBRIDGE_DATA_DIR": folder, ADDRESS: database_url},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with answering(process, port) as found:
        yield found


def postgres_cpu_s(database_url):
    """CPU of a cluster, its ended connections included."""
    if not database_url:
        return 0.0
    folder = database_url.partition("host=")[2].partition("&")[0]
    found = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, fields = status.read_text().partition(" ")
            words = Path(f"/proc/{pid}/cmdline").read_text()
            parent = int(fields.rpartition(")")[2].split()[1])
            is_main = folder in words
            if is_main or folder in Path(f"/proc/{parent}/cmdline").read_text():
                times = fields.rpartition(")")[2].split()
                found += sum(map(int, times[11 : 15 if is_main else 13]))
        except OSError:  # it has just ended
            continue
    return found / TICKS_PER_S


async def measured(n_workers, database_url, n_phones, within_s):
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        os.environ[ADDRESS] = database_url
        console = await stack.enter_async_context(running("server.py", ROOT, folder))
        workers = [
            await stack.enter_async_context(a_worker(folder, database_url))
            for _ in range(n_workers)
        ]
        proxy = None
        if workers:
            files, ports = Path(folder) / "nginx", [one.port for one in workers]
            files.mkdir()
            behind = running_proxy(files, console.port, ports, is_plain=True)
            proxy = stack.enter_context(behind)
        round_ = Round(console, workers, proxy, database_url)
        return await a_question(round_, n_phones, within_s)


@dataclass
class Round:
    """All that runs."""

    console: Process
    workers: list
    proxy: Proxy | None
    database_url: str

    @property
    def port(self):
        return self.proxy.plain if self.proxy else self.console.port

    def cpu_s(self):
        """CPU of the console, of all processes of Drawbridge, of PostgreSQL and of nginx."""
        each = [one.cpu_s() for one in (self.console, *self.workers)]
        nginx = children_cpu_s(self.proxy.process.pid) if self.proxy else 0.0
        return each[0], sum(each), postgres_cpu_s(self.database_url), nginx


def children_cpu_s(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    times = [
        Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:13]
        for child in children
    ]
    return sum(int(one) for pair in times for one in pair) / TICKS_PER_S


async def a_question(round_, n_phones, within_s):
    console, n_doors = round_.console, max(1, len(round_.workers))
    code = (await console.tell(do="create", workshop=WORKSHOP))["code"]
    phones = [Phone(round_.port, code) for _ in range(n_phones)]
    joined = await a_few_at_once([phone.join() for phone in phones])
    await a_few_at_once([phone.connect() for phone in phones])
    for do in ("start", "skip"):
        await console.tell(do=do, code=code)
    await asyncio.sleep(2)
    for phone in phones:
        phone.heard = asyncio.Queue()
    opened = await console.tell(do="open", code=code)
    heard = await asyncio.gather(*(phone.new_screen(b'data-screen="poll"') for phone in phones))
    place = opened["step"], opened["round"]
    # What a process prepares once is not an answer's cost.
    await a_few_at_once([phone.answer(*place, 1) for phone in phones[: N_WARM * n_doors]])
    before, began, own_s = round_.cpu_s(), time.monotonic(), time.process_time()
    taken = await asyncio.gather(*(phone.answer(*place, within_s) for phone in phones))
    took_s, load_ms = time.monotonic() - began, own_ms(own_s, phones)
    spent = [one - earlier for one, earlier in zip(round_.cpu_s(), before, strict=True)]
    console_ms, cpu_ms, postgresql_ms, nginx_ms = [round(1000 * one / n_phones, 3) for one in spent]
    stored = (await console.tell(do="count", code=code))["n_ballots"]
    closed = await closing(round_, code, phones)
    for phone in phones:
        phone.listening.cancel()
    return {
        "workers": len(round_.workers),
        "store": "PostgreSQL" if round_.database_url else "SQLite",
        "joined": sum(joined),
        "open_screen_ms": percentiles(
            None if seen is None else seen - opened["began"] for seen in heard
        ),
        "acknowledged": sum(one is not None for one in taken),
        "stored": stored,
        "cpu_ms_per_answer": cpu_ms,
        "of_it_console": console_ms,
        "load_cpu_ms_per_answer": load_ms,
        "postgresql_cpu_ms": postgresql_ms,
        "nginx_cpu_ms": nginx_ms,
        "ack_ms": percentiles(taken),
        "took_s": round(took_s, 1),
        **closed,
    }


async def closing(round_, code, phones):
    """Every phone asks for a screen of its own, as after the close of a question."""
    before, own_s = round_.cpu_s()[1], time.process_time()
    waiting = [asyncio.create_task(phone.new_screen(b'data-screen="closed"')) for phone in phones]
    done = await round_.console.tell(do="close", code=code)
    seen = await asyncio.gather(*waiting)
    return {
        "close_screen_ms": percentiles(None if at is None else at - done["began"] for at in seen),
        "cpu_ms_per_closed_screen": round(1000 * (round_.cpu_s()[1] - before) / len(phones), 3),
        "load_cpu_ms_per_closed_screen": own_ms(own_s, phones),
    }


async def main(options):
    rows = []
    with ExitStack() as stack:
        for n_workers, is_shared in [(0, False), (0, True), *((n, True) for n in options.workers)]:
            url = stack.enter_context(a_postgres()).url if is_shared else ""
            found = await measured(n_workers, url, options.phones, options.within)
            print(json.dumps(found), flush=True)
            rows.append(found)
    one = next((row["cpu_ms_per_answer"] for row in rows if row["workers"] == 1), None)
    for row in rows:
        row["against_one_worker"] = round(row["cpu_ms_per_answer"] / one, 2) if one else ""
    table(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=600)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--within", type=float, default=6.0, help="seconds in which all answer")
    given = parser.parse_args()
    if given.phones > MOST_PHONES:
        parser.error(f"at most {MOST_PHONES} phones")
    uvloop.run(main(given))
