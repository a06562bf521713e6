"""A server of ours under load: its process, and phones that join, listen and answer.

What other measurements here are made of; nothing runs by itself.
"""

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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKSHOP = "first_evening.toml"
MARK = "@ "
JITTER_S = 0.25  # the phone's script waits this long at most before it asks for its screen
LONGEST_START_S = 180
MOST_AT_ONCE = 60  # phones that join or connect at the same moment
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


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


def allow_connections():
    """As many descriptors as so many phones need."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 40_000), hard))
