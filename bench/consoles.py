"""How long answers wait while consoles draw charts.

    python bench/consoles.py --phones 1000 --consoles 4

One server with two sessions. In one a question has been closed, and consoles draw it and its chart
again and again: each is a WebSocket as Streamlit's page opens it, that asks for its script to run
anew as soon as it has, with a pause of a second. In the other phones answer within three seconds,
once without consoles and once with them. Bounded: at most 3,000 phones and 10 consoles.
"""

import argparse
import asyncio
import json
import tempfile
import time

import uvloop
import websockets
from load import ROOT, WORKSHOP, allow_connections, arrivals, percentiles, request, running
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PAUSE_S = 1.0
N_IN_THE_CHART = 30
PASSCODE = "benchmark"


class Console:
    """Draws one session's console again and again, and notes how long each drawing took."""

    def __init__(self, port, code, cookie):
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._headers = {"Cookie": cookie, "Origin": f"http://127.0.0.1:{port}"}
        self._code = code
        self.took, self.n_charts = [], 0

    async def run(self):
        async with websockets.connect(
            self._address,
            additional_headers=self._headers,
            subprotocols=["streamlit"],
            max_size=None,
        ) as socket:
            while True:
                await self._draw(socket)
                await asyncio.sleep(PAUSE_S)

    async def _draw(self, socket):
        asked, began = BackMsg(), time.monotonic()
        asked.rerun_script.query_string = f"session={self._code}"
        asked.rerun_script.page_name = "facilitator"
        await socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await socket.recv())
            self.n_charts += told.delta.new_element.HasField("plotly_chart")
            if told.WhichOneof("type") == "script_finished":
                break
        self.took.append(time.monotonic() - began)


async def logged_in(port):
    head, _ = await request(port, "POST", "/login", body=f"passcode={PASSCODE}")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"set-cookie:"):
            return line.split(b":", 1)[1].split(b";")[0].strip().decode()
    raise SystemExit("The login was refused.")


async def opened(server, code):
    for do in ("start", "skip"):
        await server.tell(do=do, code=code)
    found = await server.tell(do="open", code=code)
    return found["step"], found["round"]


async def closed_session(server):
    """The code of a session whose question has been answered and closed."""
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    _, phones = await arrivals(server, code, N_IN_THE_CHART)
    place = await opened(server, code)
    await asyncio.gather(*(phone.answer(*place, 0.5) for phone in phones))
    await server.tell(do="close", code=code)
    for phone in phones:
        phone.listening.cancel()
    return code


async def answered(phones, place, within_s):
    waited = await asyncio.gather(*(phone.answer(*place, within_s) for phone in phones))
    return {"ack_ms": percentiles(waited), "refused": sum(one is None for one in waited)}


async def measured(server, options):
    drawn = await closed_session(server)
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    _, phones = await arrivals(server, code, options.phones)
    place = await opened(server, code)
    await asyncio.sleep(2)
    alone = await answered(phones, place, options.within)
    cookie = await logged_in(server.port)
    consoles = [Console(server.port, drawn, cookie) for _ in range(options.consoles)]
    running_consoles = [asyncio.create_task(one.run()) for one in consoles]
    await asyncio.sleep(6)
    before = sum(len(one.took) for one in consoles)
    beside = await answered(phones, place, options.within)
    n_drawn = sum(len(one.took) for one in consoles) - before
    for task in running_consoles:
        if task.done():
            task.result()
        task.cancel()
    print(json.dumps({"phones": options.phones, "consoles": 0, **alone}))
    took = percentiles([one for console in consoles for one in console.took])
    told = {"drawn_meanwhile": n_drawn, "drawing_ms": took}
    told["charts"] = sum(one.n_charts for one in consoles)
    print(json.dumps({"phones": options.phones, "consoles": options.consoles, **beside, **told}))
    for phone in phones:
        phone.listening.cancel()


async def main(options):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", ROOT, folder) as server:
            await measured(server, options)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=1000, choices=range(10, 3001), metavar="N")
    parser.add_argument("--consoles", type=int, default=4, choices=range(1, 11), metavar="N")
    parser.add_argument("--within", type=float, default=3.0)
    allow_connections()
    uvloop.run(main(parser.parse_args()))
