"""What becomes of phones where the system lets the server open no more than 1,024 files.

    python bench/few_files.py

More phones join than can listen; those that cannot ask for the number now and then, as their script
does. All answer within three seconds, and try again after a second as their script does: as they
are, while sockets that say nothing take all files that are left, and after that. One JSON line for
each, and what the server's log says. Bounded: 900 phones, 300 sockets, loopback only.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import sys
import tempfile
import time
from pathlib import Path

import uvloop
from load import (
    ROOT,
    WORKSHOP,
    Phone,
    a_few_at_once,
    allow_connections,
    answering,
    percentiles,
    request,
)

N_FILES, N_PHONES, N_SILENT, WITHIN_S, LASTS_S = 1024, 900, 300, 3.0, 6.0
N_TRIES, PAUSE_S = 10, 1.0


async def listens(phone):
    """Whether a phone got a stream; one that did not asks instead."""
    try:
        await asyncio.wait_for(phone.connect(), 10)
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, OSError):
        return False
    return True


async def answer(phone, place):
    """Seconds until an answer was acknowledged, None if it was not after some tries."""
    await asyncio.sleep(random.uniform(0, WITHIN_S))
    began = time.monotonic()
    for _ in range(N_TRIES):
        try:
            if await asyncio.wait_for(phone.answer(*place, 0), 10) is not None:
                return time.monotonic() - began
        except (TimeoutError, OSError):
            pass
        await asyncio.sleep(PAUSE_S)
    return None


async def answered(what, server, phones, place):
    waited = await asyncio.gather(*(answer(phone, place) for phone in phones))
    missed = sum(one is None for one in waited)
    told = {"what": what, "ack_ms": percentiles(waited), "missed": missed}
    print(json.dumps({**told, "descriptors": server.n_descriptors()}), flush=True)


async def say_nothing(port):
    writers = []
    for _ in range(N_SILENT):
        try:
            writers.append((await asyncio.open_connection("127.0.0.1", port))[1])
        except OSError:
            break
    await asyncio.sleep(LASTS_S)
    for writer in writers:
        writer.close()


async def measured(server):
    code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
    phones = [Phone(server.port, code) for _ in range(N_PHONES)]
    joined = await a_few_at_once([phone.join() for phone in phones])
    streams = await a_few_at_once([listens(phone) for phone in phones])
    print(json.dumps({"phones": N_PHONES, "joined": sum(joined), "listen": sum(streams)}))
    for do in ("start", "skip"):
        await server.tell(do=do, code=code)
    opened = await server.tell(do="open", code=code)
    place = opened["step"], opened["round"]
    head, _ = await request(
        server.port, "GET", f"/j/{code}/revision", cookie=phones[-1].cookie, script=True
    )
    print(json.dumps({"one that does not listen asks": head.split(b"\r\n")[0].decode()}))
    await answered("before", server, phones, place)
    silent = asyncio.create_task(say_nothing(server.port))
    await asyncio.sleep(1)
    await answered("while sockets say nothing", server, phones, place)
    await silent
    await answered("after", server, phones, place)
    for phone in phones:
        if phone.listening:
            phone.listening.cancel()


async def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            *("prlimit", f"--nofile={N_FILES}:{N_FILES}", sys.executable),
            *(str(Path("bench") / "server.py"), str(port)),
            cwd=ROOT,
            env={**os.environ, "DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": "benchmark"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
        async with answering(process, port) as server:
            await measured(server)
        log.seek(0)
        print(log.read().decode())


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    allow_connections()
    uvloop.run(main())
