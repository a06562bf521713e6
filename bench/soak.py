"""An hour with a hall: does the server grow?

    python bench/soak.py --phones 300 --minutes 60

Phones join, listen, and answer one question again and again, each about every twenty seconds; every
minute one in ten loses its connection and comes back. One JSON line at the start and each five
minutes: memory and descriptors of the server, its share of a core, how long answers waited. At most
1,000 phones and 90 minutes, loopback only.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time

import uvloop
from load import ROOT, allow_connections, at_an_open_question, percentiles, running

ROUND_S = 20.0
ROUNDS_PER_MINUTE = 3
TELL_EACH = 5
RETURNING = 0.1


def told(server, minutes, cpu_s, waited):
    return {
        "minutes": minutes,
        "memory_mib": round(server.memory_kib() / 1024, 1),
        "descriptors": server.n_descriptors(),
        "percent_of_a_core": round(100 * cpu_s / (60 * minutes), 2) if minutes else None,
        "ack_ms": percentiles(waited),
        "answers": len(waited),
        "refused": sum(one is None for one in waited),
    }


async def a_round(phones, place):
    began = time.monotonic()
    waited = await asyncio.gather(*(phone.answer(*place, ROUND_S - 1) for phone in phones))
    await asyncio.sleep(max(0.0, ROUND_S - (time.monotonic() - began)))
    return waited


async def come_back(phones):
    for phone in phones:
        phone.listening.cancel()
    await asyncio.sleep(1)
    await asyncio.gather(*(phone.connect() for phone in phones))


async def soak(server, phones, place, minutes):
    began_cpu_s, waited = server.cpu_s(), []
    for minute in range(1, minutes + 1):
        for _ in range(ROUNDS_PER_MINUTE):
            waited += await a_round(phones, place)
        await come_back(random.sample(phones, int(RETURNING * len(phones))))
        if minute % TELL_EACH == 0 or minute == minutes:
            row = told(server, minute, server.cpu_s() - began_cpu_s, waited)
            print(json.dumps(row), flush=True)
            waited = []


async def main(options):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", ROOT, folder) as server:
            _, phones, place = await at_an_open_question(server, options.phones)
            first = await a_round(phones, place)
            print(json.dumps(told(server, 0, 0.0, first)), flush=True)
            await soak(server, phones, place, options.minutes)
            for phone in phones:
                phone.listening.cancel()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=300, choices=range(10, 1001), metavar="N")
    parser.add_argument("--minutes", type=int, default=60, choices=range(1, 91), metavar="N")
    given = parser.parse_args()
    allow_connections()
    uvloop.run(main(given))
