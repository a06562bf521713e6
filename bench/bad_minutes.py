"""What a flood from one address, and a Wi-Fi that fails, do to phones that are known.

    python bench/bad_minutes.py

A server of its own on a free loopback port, 300 phones that have joined and listen. They lose their
connections and all come back within one second; then they answer again and again while one flood
after the other comes from their own address: joins, guessed codes, clients that send a byte a
second, sockets that say nothing, bodies that never end. One JSON line each: how long the known
phones waited before, during and after. Bounded: at most 1,000 phones, 600 sockets and 3,000
requests a flood, six seconds each, loopback only.
"""

import argparse
import asyncio
import json
import random
import resource
import string
import tempfile
import time

import uvloop
from load import (
    JITTER_S,
    ROOT,
    Phone,
    a_few_at_once,
    at_an_open_question,
    is_fine,
    percentiles,
    request,
    running,
)

LASTS_S = 6.0
N_SOCKETS = 600
N_REQUESTS = 3000
MOST_PHONES = 1000


async def back_again(phone):
    """Seconds until the stream is open again and the screen is there; None if it was refused."""
    await asyncio.sleep(random.uniform(0, 1))
    began = time.monotonic()
    await phone.connect()
    await asyncio.sleep(random.uniform(0, JITTER_S))
    path = f"/j/{phone.code}/main"
    head, _ = await request(phone.port, "GET", path, cookie=phone.cookie, script=True)
    return time.monotonic() - began if is_fine(head) else None


async def wifi_returns(phones):
    for phone in phones:
        phone.listening.cancel()
    await asyncio.sleep(1)
    times = await asyncio.gather(*map(back_again, phones))
    refused = sum(one is None for one in times)
    return {"what": "all come back within a second", "ms": percentiles(times), "refused": refused}


async def answering(phones, place):
    times = await asyncio.gather(*(phone.answer(*place, LASTS_S) for phone in phones))
    return percentiles(times), sum(one is None for one in times)


async def joins(port, code, until):
    async def one():
        if time.monotonic() < until:
            await Phone(port, code).join()

    await a_few_at_once([one() for _ in range(N_REQUESTS)])


async def guesses(port, _code, until):
    async def one():
        if time.monotonic() < until:
            guess = "".join(random.choices(string.ascii_uppercase, k=6))
            await request(port, "GET", f"/j/{guess}")

    await a_few_at_once([one() for _ in range(N_REQUESTS)])


async def _sockets(port, until, first, again):
    async def one():
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(first)
            while time.monotonic() < until:
                await asyncio.sleep(1)
                writer.write(again)
        except OSError:
            pass
        finally:
            writer.close()

    await asyncio.gather(*(one() for _ in range(N_SOCKETS)), return_exceptions=True)


async def slow_clients(port, _code, until):
    await _sockets(port, until, b"P", b"O")


async def silent_sockets(port, _code, until):
    await _sockets(port, until, b"", b"")


async def endless_bodies(port, code, until):
    head = (
        f"POST /j/{code}/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Drawbridge: 1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    await _sockets(port, until, head.encode(), b"400\r\n" + b"x" * 1024 + b"\r\n")


async def flooded(server, code, phones, place, flood):
    until = time.monotonic() + LASTS_S
    running_flood = asyncio.create_task(flood(server.port, code, until))
    waited, n_refused = await answering(phones, place)
    await running_flood
    return {"what": flood.__name__, "ms": waited, "refused": n_refused}


async def main(options):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", ROOT, folder) as server:
            code, phones, place = await at_an_open_question(server, options.phones)
            print(json.dumps(await wifi_returns(phones)), flush=True)
            for flood in (joins, guesses, slow_clients, silent_sockets, endless_bodies):
                before, _ = await answering(phones, place)
                found = await flooded(server, code, phones, place, flood)
                after, _ = await answering(phones, place)
                print(json.dumps({**found, "before_ms": before, "after_ms": after}), flush=True)
            for phone in phones:
                phone.listening.cancel()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=300)
    given = parser.parse_args()
    if given.phones > MOST_PHONES:
        parser.error(f"at most {MOST_PHONES} phones")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 40_000), hard))
    uvloop.run(main(given))
