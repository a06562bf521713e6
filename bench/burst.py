"""A full room: phones connected by Server-Sent Events all answer within three seconds.

    python bench/burst.py --phones 300

Starts its own server on a free loopback port with a temporary data folder, ends it, and prints
figures. Bounded: one session, two questions, at most 1,000 phones, under two minutes.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import socket
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKSHOP = "first_evening.toml"
MARK = "@ "
JITTER_S = 0.25  # the phone's script waits this long at most before it asks for its screen


class Server:
    def __init__(self, process, port):
        self.process = process
        self.port = port

    @classmethod
    async def started(cls, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "bench" / "server.py"),
            str(port),
            cwd=ROOT,
            env={**os.environ, "DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": "benchmark"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(200):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            return cls(process, port)
        raise SystemExit("The server did not start.")

    async def tell(self, **order):
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        await self.process.stdin.drain()
        while line := (await self.process.stdout.readline()).decode():
            if line.startswith(MARK):
                return json.loads(line.removeprefix(MARK))
        raise SystemExit("The server has ended.")

    async def stop(self):
        self.process.terminate()
        await asyncio.wait_for(self.process.wait(), 20)


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
    if b"content-encoding: gzip" in head.lower():
        content = gzip.decompress(content)
    return head.decode("latin-1"), content.decode("utf-8", "replace")


class Phone:
    def __init__(self, port, code):
        self.port, self.code = port, code
        self.cookie = ""
        self.revisions = []
        self.signals = asyncio.Queue()

    async def join(self):
        body = "role=participant&agree=0&agree=1&agreement=0&agreement=1"
        head, _ = await request(self.port, "POST", f"/j/{self.code}/join", body=body)
        cookies = [line for line in head.split("\r\n") if line.lower().startswith("set-cookie:")]
        if not cookies:
            raise SystemExit(f"A phone could not join: {head.splitlines()[0]}")
        self.cookie = cookies[0].split(":", 1)[1].split(";")[0].strip()

    async def listen(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"GET /j/{self.code}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: {self.cookie}\r\n\r\n".encode()
        )
        while line := await reader.readline():
            if line.startswith(b"data:"):
                await self.signals.put(time.monotonic())

    async def screen_after_signal(self, marker):
        """Seconds since the epoch of the monotonic clock: signal heard, right screen there."""
        heard = await self.signals.get()
        await asyncio.sleep(random.uniform(0, JITTER_S))
        _, screen = await request(
            self.port, "GET", f"/j/{self.code}/main", cookie=self.cookie, script=True
        )
        if marker not in screen:
            raise SystemExit("A phone did not get the new screen.")
        return heard, time.monotonic()

    async def answer(self, step, number, within_s):
        await asyncio.sleep(random.uniform(0, within_s))
        body = f"step={step}&round={number}&answer={random.randrange(4)}"
        began = time.monotonic()
        head, _ = await request(
            self.port, "POST", f"/j/{self.code}/answer", cookie=self.cookie, body=body, script=True
        )
        return head.split(" ", 2)[1] == "200", time.monotonic() - began


def figures(name, seconds):
    ordered = sorted(1000 * value for value in seconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(
        f"{name:<44} n={len(ordered):4}  p50 {statistics.median(ordered):7.1f} ms"
        f"  p95 {p95:7.1f} ms  max {ordered[-1]:7.1f} ms"
    )


async def step_change(server, code, phones, order, marker):
    for phone in phones:
        while not phone.signals.empty():
            phone.signals.get_nowait()
    waiting = [asyncio.create_task(phone.screen_after_signal(marker)) for phone in phones]
    told = await server.tell(do=order, code=code)
    seen = await asyncio.gather(*waiting)
    figures(f"{order}: signal at the phone", [heard - told["began"] for heard, _ in seen])
    figures(f"{order}: new screen on the phone", [shown - told["began"] for _, shown in seen])
    return told


async def room(server, n_phones, within_s):
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    phones = [Phone(server.port, code) for _ in range(n_phones)]
    for start in range(0, n_phones, 20):
        await asyncio.gather(*(phone.join() for phone in phones[start : start + 20]))
    listening = [asyncio.create_task(phone.listen()) for phone in phones]
    while (await server.tell(do="count", code=code))["n_connected"] < n_phones:
        await asyncio.sleep(0.2)
    await server.tell(do="start", code=code)
    await server.tell(do="skip", code=code)
    await asyncio.sleep(1)
    told = await step_change(server, code, phones, "open", "<form")
    acks = await asyncio.gather(
        *(phone.answer(told["step"], told["round"], within_s) for phone in phones)
    )
    figures(f"answers within {within_s:g} s: acknowledged", [seconds for _, seconds in acks])
    n_stored = (await server.tell(do="count", code=code))["n_ballots"]
    print(f"acknowledged {sum(ok for ok, _ in acks)} of {n_phones}, stored {n_stored}")
    await asyncio.sleep(1)
    await step_change(server, code, phones, "close", "<main")
    for task in listening:
        task.cancel()


async def main(n_phones, within_s):
    with tempfile.TemporaryDirectory() as folder:
        server = await Server.started(folder)
        try:
            await asyncio.wait_for(room(server, n_phones, within_s), 110)
        finally:
            await server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=300, choices=range(1, 1001), metavar="N")
    parser.add_argument("--within", type=float, default=3.0, help="seconds all answers fall into")
    chosen = parser.parse_args()
    asyncio.run(main(chosen.phones, chosen.within))
