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
import json
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

import uvloop

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.load import (  # noqa: E402 - the path comes first
    WORKSHOP,
    Phone,
    allow_connections,
    arrivals,
    own_ms,
    percentiles,
    request,
    running,
)

MOST_PHONES = 10_000
MOST_UNLIFTED = 3200  # more from one address, and the facilitator has to say so


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


async def main(options):
    rows = []
    for n_phones in options.phones:
        found = await measured(options.root, n_phones, options.within, options.idle)
        found["bare_cpu_ms"], found["bare_ack_ms"] = await bare(n_phones, options.within)
        found["against_bare"] = round(found["bare_cpu_ms"] / found["cpu_ms_per_answer"], 2)
        print(json.dumps(found), flush=True)
        rows.append(found)
    if options.page:
        ordinary = import_module("bench.streamlit_room")  # loads Streamlit
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
