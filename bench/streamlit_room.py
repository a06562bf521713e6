"""The same poll as an ordinary Streamlit page with a fragment, for comparison.

    python bench/streamlit_room.py --phones 100 300

Phones are web sockets that say what Streamlit's own script in a browser says: a page that is
opened, the fragment that asks for itself every 20 seconds, a choice and a press. An answer is
acknowledged when the run that stored it has finished. `bench/room.py` does the same in its run.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import sqlite3
import sys
import tempfile
import time
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import uvloop
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import load  # noqa: E402 - the path comes first

LONGEST_S = 10  # after which a press has gone unheard
PAGE = Path(__file__).parent / "ordinary_page.py"
SETTINGS = {
    "server.headless": "true",
    "server.enableXsrfProtection": "false",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "logger.level": "error",
}


@asynccontextmanager
async def page(answers):
    """The page on a free port, which keeps its answers in a file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [f"--{name}={value}" for name, value in SETTINGS.items()]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).parent / "streamlit"),
            *("run", str(PAGE), f"--server.port={port}", *options),
            cwd=folder,  # not ours, whose settings it would take
            env={**os.environ, "ANSWERS": str(answers)},
            stdout=log,
            stderr=log,
        )
        async with load.answering(process, port) as found:
            yield found


@dataclass
class Browser:
    """One web socket, and what its page holds."""

    port: int
    widgets: dict = field(default_factory=dict)
    fragment: str = ""
    chosen: str = "Clear"
    finished: asyncio.Queue = field(default_factory=asyncio.Queue)
    told: bool = False

    async def open(self):
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        self.socket = await connect(
            address, subprotocols=["streamlit"], max_size=None, compression=None
        )
        self.listening = asyncio.create_task(self._listen())
        self.refreshing = asyncio.create_task(self._refresh())
        await self._run()

    async def _listen(self):
        async for received in self.socket:
            message = ForwardMsg.FromString(received)
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._read(message.delta)
            elif kind == "auto_rerun":
                self.fragment = message.auto_rerun.fragment_id
            elif kind == "script_finished":
                self.finished.put_nowait(time.monotonic())

    def _read(self, delta):
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in {"radio", "button"}:
            self.widgets[kind] = getattr(element, kind).id
        elif kind == "markdown":
            self.told = self.told or "Your answer is in." in element.markdown.body

    async def _refresh(self):
        """The fragment asks for itself, at another moment for each phone."""
        await asyncio.sleep(random.uniform(0, 20))
        while True:
            if self.fragment:
                await self._send(fragment_id=self.fragment, is_auto_rerun=True)
            await asyncio.sleep(20)

    async def _send(self, press=False, **state):
        message = BackMsg()
        asked = message.rerun_script
        asked.SetInParent()  # asked for, with nothing said
        for name, value in state.items():
            setattr(asked, name, value)
        if chosen := self.widgets.get("radio"):
            asked.widget_states.widgets.add(id=chosen, string_value=self.chosen)
        if press:
            asked.widget_states.widgets.add(id=self.widgets["button"], trigger_value=True)
        await self.socket.send(message.SerializeToString())

    async def _run(self, **state):
        while not self.finished.empty():
            self.finished.get_nowait()
        await self._send(**state)
        return await self.finished.get()

    async def answer(self, within_s):
        await asyncio.sleep(random.uniform(0, within_s))
        self.chosen = random.choice(("Clear", "Cloudy", "Foggy", "Stormy"))
        began = time.monotonic()
        await self._send(press=True, fragment_id=self.fragment)
        try:
            async with asyncio.timeout(LONGEST_S):
                return await self._told() - began
        except TimeoutError:
            return None

    async def _told(self):
        while True:
            done = await self.finished.get()
            if self.told:
                return done

    async def close(self):
        self.refreshing.cancel()
        await self.socket.close()
        await self.listening


async def measured(n_phones, within_s, idle_s=10):
    """Joined, memory, idle CPU and what an answer costs, as `bench/room.py` says it of ours."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.sqlite3"
        async with page(file) as server:
            return await _answers(server, file, n_phones, within_s, idle_s)


async def _answers(server, file, n_phones, within_s, idle_s):
    phones = [Browser(server.port) for _ in range(n_phones)]
    memory, before = server.memory_kib(), server.cpu_s()
    await load.a_few_at_once([one.open() for one in phones])
    found = {"phones": n_phones}
    found["cpu_ms_per_join"] = round(1000 * (server.cpu_s() - before) / n_phones, 2)
    found["kib_per_phone"] = round((server.memory_kib() - memory) / n_phones, 1)
    before = server.cpu_s()
    await asyncio.sleep(idle_s)
    found["idle_percent_of_a_core"] = round(100 * (server.cpu_s() - before) / idle_s, 2)
    before = server.cpu_s()
    taken = await asyncio.gather(*(one.answer(within_s) for one in phones))
    found["cpu_ms_per_answer"] = round(1000 * (server.cpu_s() - before) / n_phones, 2)
    found["ack_ms"] = load.percentiles(taken)
    found["acknowledged"] = sum(one is not None for one in taken)
    with closing(sqlite3.connect(file)) as answers:
        [(found["stored"],)] = answers.execute("SELECT count(*) FROM answers")
    await asyncio.gather(*(one.close() for one in phones))
    return found


async def main(options):
    load.allow_connections()
    for n_phones in options.phones:
        print(json.dumps(await measured(n_phones, options.within)), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, nargs="+", default=[100])
    parser.add_argument("--within", type=float, default=3)
    uvloop.run(main(parser.parse_args()))
