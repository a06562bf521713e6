"""A hall: phones join, wait, meet a question, answer within seconds, see it closed and shown.

    python bench/room.py --phones 300 1000 3000

Each size has a server and a data folder of its own on a free loopback port; beside it, in the same
run, a bare Starlette route on the same uvicorn, event loop and parser answers as many forms, and a
hundred phones meet the same poll as an ordinary page of Streamlit. One JSON line for each, then a
table. CPU is the server process's own, from /proc. Bounded: at most 10,000 phones, one question,
some two minutes a size.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import resource
import socket
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import uvloop

ROOT = Path(__file__).resolve().parent.parent
WORKSHOP = "first_evening.toml"
MARK = "@ "
JITTER_S = 0.25  # the phone's script waits this long at most before it asks for its screen
LONGEST_START_S = 180
MOST_AT_ONCE = 60  # phones that join or connect at the same moment
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
MOST_PHONES = 10_000
MOST_UNLIFTED = 3200  # more from one address, and the facilitator has to say so


@dataclass
class Process:
    """A server of ours, by its process and its port."""

    process: asyncio.subprocess.Process
    port: int

    def cpu_s(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S

    def memory_kib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line)

    def n_descriptors(self):
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    async def tell(self, **order):
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        await self.process.stdin.drain()
        while line := (await self.process.stdout.readline()).decode():
            if line.startswith(MARK):
                return json.loads(line.removeprefix(MARK))
        raise SystemExit("The server has ended.")


@asynccontextmanager
async def running(script, root, folder=None):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(root / "bench" / script),
            str(port),
            cwd=root,
            env={
                **os.environ,
                "DRAWBRIDGE_DATA_DIR": folder or "",
                "DRAWBRIDGE_PASSCODE": "benchmark",
            },
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
        async with answering(process, port) as found:
            yield found


@asynccontextmanager
async def answering(process, port):
    """A process once it answers at a port; ended afterwards."""
    for _ in range(LONGEST_START_S * 10):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        break
    else:
        raise SystemExit("The server has not started.")
    try:
        yield Process(process, port)
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 30)


async def request(port, method, path, *, cookie="", body="", script=False):
    """One request on a connection of its own, as a phone after a pause makes it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if script:
        lines += ["X-Drawbridge: 1", "Accept-Encoding: gzip"]
    if method == "POST":
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
    answer = await reader.read()
    writer.close()
    head, _, content = answer.partition(b"\r\n\r\n")
    return head, content


def is_fine(head):
    return head.split(b" ", 2)[1:2] == [b"200"]


@dataclass
class Phone:
    port: int
    code: str
    cookie: str = ""
    heard: asyncio.Queue = field(default_factory=asyncio.Queue)
    listening: asyncio.Task | None = None

    async def join(self):
        body = "role=participant&agree=0&agree=1"
        head, _ = await request(self.port, "POST", f"/j/{self.code}/join", body=body)
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"set-cookie:"):
                self.cookie = line.split(b":", 1)[1].split(b";")[0].strip().decode()
        return bool(self.cookie)

    async def connect(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"GET /j/{self.code}/events?screens=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: {self.cookie}\r\n\r\n".encode()
        )
        if not is_fine(await reader.readuntil(b"\r\n\r\n")):
            raise ConnectionRefusedError("No stream.")
        for end in (b"data:", b"\n\n"):
            await reader.readuntil(end)
        self.listening = asyncio.create_task(self._listen(reader, writer))

    async def _listen(self, reader, _writer):  # held, because a writer that is dropped hangs up
        lines = []
        while line := await reader.readline():
            if line.startswith(b"data:"):
                lines.append(line)
            elif lines and line == b"\n":  # the event is whole
                self.heard.put_nowait((time.monotonic(), b"".join(lines[1:])))
                lines = []

    async def new_screen(self, marker):
        """When the phone has the screen that a step brought; None if it is another."""
        seen, screen = await self.heard.get()
        if screen:  # it came with the news
            return seen if marker in screen else None
        await asyncio.sleep(random.uniform(0, JITTER_S))
        path = f"/j/{self.code}/main"
        _, content = await request(self.port, "GET", path, cookie=self.cookie, script=True)
        seen = time.monotonic()
        return seen if marker in gzip.decompress(content) else None

    async def answer(self, step, number, within_s):
        await asyncio.sleep(random.uniform(0, within_s))
        body = f"step={step}&round={number}&answer={random.randrange(4)}"
        began = time.monotonic()
        path = f"/j/{self.code}/answer"
        head, _ = await request(self.port, "POST", path, cookie=self.cookie, body=body, script=True)
        return (time.monotonic() - began) if is_fine(head) else None


async def a_few_at_once(jobs):
    places = asyncio.Semaphore(MOST_AT_ONCE)

    async def one(job):
        async with places:
            return await job

    return await asyncio.gather(*map(one, jobs))


def percentiles(seconds):
    ordered = sorted(1000 * one for one in seconds if one is not None)
    if not ordered:
        return [0.0, 0.0, 0.0]
    return [round(ordered[int(share * (len(ordered) - 1))], 1) for share in (0.5, 0.95, 1)]


async def step(server, phones, do, code, marker):
    before = server.cpu_s()
    waiting = [asyncio.create_task(phone.new_screen(marker)) for phone in phones]
    done = await server.tell(do=do, code=code)
    seen = await asyncio.gather(*waiting)
    cpu_s = server.cpu_s() - before
    times = [None if one is None else one - done["began"] for one in seen]
    return (
        done,
        percentiles(times),
        1000 * cpu_s / len(phones),
        sum(one is not None for one in seen),
    )


async def measured(root, n_phones, within_s, idle_s):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", root, folder) as server:
            return await a_session(server, n_phones, within_s, idle_s)


async def a_session(server, n_phones, within_s, idle_s):
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    if n_phones > MOST_UNLIFTED:
        await server.tell(do="lift", code=code)
    await request(server.port, "GET", f"/j/{code}")  # what is prepared once is not a phone's cost
    found, phones = await arrivals(server, code, n_phones)
    before = server.cpu_s()
    await asyncio.sleep(idle_s)
    found["idle_percent_of_a_core"] = round(100 * (server.cpu_s() - before) / max(idle_s, 1), 2)
    for do in ("start", "skip"):  # to the first question
        await server.tell(do=do, code=code)
    await asyncio.sleep(2 + n_phones / 1000)  # until all have heard of that
    for phone in phones:
        phone.heard = asyncio.Queue()
    opened, screens, cpu_ms, _ = await step(server, phones, "open", code, b'data-screen="poll"')
    found["open_screen_ms"], found["cpu_ms_per_screen"] = screens, round(cpu_ms, 2)
    found |= await answers(server, code, phones, (opened["step"], opened["round"]), within_s)
    own_s = time.process_time()
    _, screens, cpu_ms, _ = await step(server, phones, "close", code, b'data-screen="closed"')
    found["close_screen_ms"], found["cpu_ms_per_closed_screen"] = screens, round(cpu_ms, 2)
    found["load_cpu_ms_per_closed_screen"] = own_ms(own_s, phones)
    _, screens, cpu_ms, _ = await step(server, phones, "reveal", code, b'data-screen="closed"')
    found["reveal_screen_ms"], found["cpu_ms_per_revealed_screen"] = screens, round(cpu_ms, 2)
    for phone in phones:
        phone.listening.cancel()
    return found


async def arrivals(server, code, n_phones):
    before = server.cpu_s()
    phones = [Phone(server.port, code) for _ in range(n_phones)]
    joined = await a_few_at_once([phone.join() for phone in phones])
    found = {"phones": n_phones, "joined": sum(joined)}
    found["cpu_ms_per_join"] = round(1000 * (server.cpu_s() - before) / n_phones, 2)
    phones = [phone for phone, is_in in zip(phones, joined, strict=True) if is_in]
    memory, descriptors = server.memory_kib(), server.n_descriptors()
    await a_few_at_once([phone.connect() for phone in phones])
    found["kib_per_phone"] = round((server.memory_kib() - memory) / len(phones), 1)
    n_more = server.n_descriptors() - descriptors
    found["descriptors_per_phone"] = round(n_more / len(phones), 2)
    return found, phones


async def at_an_open_question(server, n_phones):
    """A session whose phones are in and whose question is open: its code, the phones, the place."""
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    _, phones = await arrivals(server, code, n_phones)
    for do in ("start", "skip"):
        await server.tell(do=do, code=code)
    opened = await server.tell(do="open", code=code)
    return code, phones, (opened["step"], opened["round"])


def own_ms(before_s, phones):
    """CPU of the load itself for each phone, which a machine without it would not have."""
    return round(1000 * (time.process_time() - before_s) / len(phones), 3)


async def answers(server, code, phones, place, within_s):
    before, own_s = server.cpu_s(), time.process_time()
    taken = await asyncio.gather(*(phone.answer(*place, within_s) for phone in phones))
    cpu_s = server.cpu_s() - before
    return {
        "cpu_ms_per_answer": round(1000 * cpu_s / len(phones), 3),
        "load_cpu_ms_per_answer": own_ms(own_s, phones),
        "ack_ms": percentiles(taken),
        "acknowledged": sum(one is not None for one in taken),
        "stored": (await server.tell(do="count", code=code))["n_ballots"],
    }


async def bare(n_phones, within_s):
    """CPU of a bare Starlette route for as many forms, in milliseconds each."""
    async with running("bare.py", ROOT) as server:
        phones = [Phone(server.port, "ABCDEF", "drawbridge=" + "x" * 22) for _ in range(n_phones)]
        before = server.cpu_s()
        times = await asyncio.gather(*(phone.answer("weather", 1, within_s) for phone in phones))
        cpu_ms = 1000 * (server.cpu_s() - before) / n_phones
        return round(cpu_ms, 3), percentiles(times)


def table(rows):
    names = list(rows[0])
    for name in names:
        print(f"{name:<28}" + "".join(f"{row[name]!s:>26}" for row in rows))


def allow_connections():
    """As many descriptors as so many phones need."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 40_000), hard))


async def main(options):
    rows = []
    for n_phones in options.phones:
        found = await measured(options.root, n_phones, options.within, options.idle)
        found["bare_cpu_ms"], found["bare_ack_ms"] = await bare(n_phones, options.within)
        found["against_bare"] = round(found["bare_cpu_ms"] / found["cpu_ms_per_answer"], 2)
        print(json.dumps(found), flush=True)
        rows.append(found)
    if options.page:
        sys.path.insert(0, str(ROOT))
        ordinary = import_module("bench.streamlit_room")  # which measures by what stands here
        told = await ordinary.measured(options.page, options.within)
        print(json.dumps({"as_an_ordinary_page_of_streamlit": told}), flush=True)
    table(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, nargs="+", default=[300])
    parser.add_argument("--within", type=float, default=3.0, help="seconds in which all answer")
    parser.add_argument("--idle", type=float, default=40.0, help="seconds of waiting")
    parser.add_argument("--page", type=int, default=100, help="phones of a page of Streamlit's")
    parser.add_argument("--root", type=Path, default=ROOT, help="another work tree to measure")
    given = parser.parse_args()
    if max(given.phones) > MOST_PHONES:
        parser.error(f"at most {MOST_PHONES} phones")
    allow_connections()
    uvloop.run(main(given))
