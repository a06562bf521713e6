"""The same as `bench/faults.py` where two processes serve phones behind nginx, and for bad clients.

    python bench/worker_faults.py                          # all of them, some five minutes
    python bench/worker_faults.py --only worker-kill --kills 100

Console, two processes for phones, PostgreSQL and nginx with `deploy/nginx.conf`, without TLS. A
process that is killed is started again at its port, while its phones go on at the other. Bad
clients are also sent to the single process on SQLite. Bounded: loopback only, at most 200 kills,
5,000 silent connections for twenty seconds; ends only what it has started.
"""

import argparse
import asyncio
import resource
import signal
import sys
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvloop
from faults import World, a_world, during, head, row
from load import ROOT, a_few_at_once, is_fine, request

sys.path.insert(0, str(ROOT))

from bench.workers import a_worker
from tests.people.proxy import running_proxy

BAD_S = 20.0
N_SILENT = 5000
N_SLOW = 200


@dataclass
class Together(World):
    """Two processes for phones beside the console, behind nginx."""

    workers: list = field(default_factory=list)
    port: int = 0

    @asynccontextmanager
    async def server(self):
        async with AsyncExitStack() as stack:
            console = await stack.enter_async_context(super().server())
            self.workers = [await Kept.started(self) for _ in range(2)]
            files = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nginx-")))
            ports = [one.port for one in self.workers]
            proxy = running_proxy(files, console.port, ports, is_plain=True)
            self.port = stack.enter_context(proxy).plain
            yield console
            for one in self.workers:
                await one.stop()

    async def begin(self, server):
        await super().begin(server)
        for book in self.load.books:
            book.phone.port = self.port


class Kept:
    """A process for phones that can be killed and started again at its port."""

    @classmethod
    async def started(cls, world, port=None):
        self = cls()
        self._opened = AsyncExitStack()
        kept = a_worker(str(world.folder), world.postgres.url, port)
        self.process = await self._opened.enter_async_context(kept)
        self.port = self.process.port
        return self

    async def stop(self):
        await self._opened.aclose()

    def send(self, number):
        self.process.process.send_signal(number)


async def kill_worker(world):
    doomed = world.workers.pop(0)
    doomed.send(signal.SIGKILL)
    await doomed.stop()
    world.workers.append(await Kept.started(world, doomed.port))


async def stop_worker(world):
    stopped = world.workers[0]
    stopped.send(signal.SIGSTOP)
    await asyncio.sleep(20)
    stopped.send(signal.SIGCONT)


async def silent(port):
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(BAD_S)
        writer.close()


async def slow(port, code):
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            f"POST /j/{code}/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
        )
        for _ in range(int(BAD_S)):
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(1)
        writer.close()


async def deaf(phone):
    """Opens the stream of a phone and reads nothing of it."""
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", phone.port, limit=1)
        writer.write(
            f"GET /j/{phone.code}/events?screens=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: {phone.cookie}\r\n\r\n".encode()
        )
        await asyncio.sleep(BAD_S)
        writer.transport.abort()


async def reloading(phone, refused):
    for _ in range(int(BAD_S)):
        try:
            sent, _ = await request(phone.port, "GET", f"/j/{phone.code}", cookie=phone.cookie)
            refused.append(not is_fine(sent))
        except OSError:
            refused.append(True)
        await asyncio.sleep(1)


async def silent_clients(world):
    await asyncio.gather(*(silent(world.load.books[0].phone.port) for _ in range(N_SILENT)))


async def slow_clients(world):
    port = world.load.books[0].phone.port
    await asyncio.gather(*(slow(port, world.code) for _ in range(N_SLOW)))


async def deaf_clients(world):
    phones = [book.phone for book in world.load.books]
    await asyncio.gather(*(deaf(phone) for phone in phones for _ in range(8)))


async def reloading_phones(world):
    refused = []
    phones = [book.phone for book in world.load.books]
    await a_few_at_once([reloading(phone, refused) for phone in phones for _ in range(3)])
    print(f"reloads: {len(refused)}, without a page: {sum(refused)}", flush=True)


BAD = {
    "silent": (f"{N_SILENT:,} connections say nothing for 20 s", silent_clients),
    "slow": (f"{N_SLOW} forms come at one byte a second, for 20 s", slow_clients),
    "deaf": ("160 event streams are opened and not read for 20 s", deaf_clients),
    "reloading": ("60 pages are loaded anew every second for 20 s", reloading_phones),
}
FAULTS = {
    "worker-kill": ("one of two processes for phones is killed", True, during(kill_worker)),
    "worker-stopped": ("one of two is stopped (SIGSTOP) for 20 s", True, during(stop_worker)),
    **{name: (f"{title}; two processes", True, during(it)) for name, (title, it) in BAD.items()},
    **{
        f"{name}-single": (f"{title}; one process, SQLite", False, during(it))
        for name, (title, it) in BAD.items()
    },
}


async def main(chosen, n_kills):
    head()
    for name in chosen:
        title, is_together, run = FAULTS[name]
        with a_world(name, is_together) as place:
            world = Together(place.folder, place.postgres) if is_together else place
            found = await run(world, n_kills if name == "worker-kill" else 1)
            row(title, world.load, *found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS))
    parser.add_argument("--kills", type=int, default=20, choices=range(1, 201), metavar="N")
    given = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 40_000), hard))
    uvloop.run(main(given.only, given.kills))
