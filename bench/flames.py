"""What the server does while three thousand answers come, by py-spy.

    pip install py-spy
    python bench/flames.py --root ../before --to before.folded
    python bench/flames.py --to now.folded

600 phones (more were refused behind one address before) answer five times each, 3,000 answers in
three seconds. Keeps the folded stacks (for flamegraph.pl or speedscope) and prints, in shares of
the samples of the event loop's thread, the ten functions that most of them end in and ten of ours
that most of them pass through.
"""

import argparse
import asyncio
import json
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import uvloop
from load import ROOT, WORKSHOP, allow_connections, arrivals, percentiles, running

N_PHONES, N_TIMES, WITHIN_S = 600, 5, 3.0
PER_SECOND = 500
FRAME = re.compile(r"(.+) \((.+?)(?::\d+)?\)$")


async def answers(phones, place):
    """Each phone answers again and again, all within the time."""
    share_s = WITHIN_S / N_TIMES

    async def one(phone):
        return [await phone.answer(*place, share_s) for _ in range(N_TIMES)]

    waited = [took for phone in await asyncio.gather(*map(one, phones)) for took in phone]
    return {"answers": sum(one is not None for one in waited), "ack_ms": percentiles(waited)}


async def recorded(root, raw):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", root, folder) as server:
            code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
            _, phones = await arrivals(server, code, N_PHONES)
            for do in ("start", "skip"):
                await server.tell(do=do, code=code)
            opened = await server.tell(do="open", code=code)
            place = opened["step"], opened["round"]
            await asyncio.sleep(2)
            spy = await asyncio.create_subprocess_exec(
                *("py-spy", "record", "--pid", str(server.process.pid), "--threads"),
                *("--rate", str(PER_SECOND), "--duration", "600", "--format", "raw", "-o", raw),
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )
            await asyncio.sleep(1)
            before = server.cpu_s()
            told = await answers(phones, place)
            told["cpu_ms"] = round(1000 * (server.cpu_s() - before) / told["answers"], 2)
            spy.send_signal(2)
            await spy.wait()
            for phone in phones:
                phone.listening.cancel()
            return told


def short(frame):
    """A function and its file, without the line and without where Python is installed."""
    name, path = FRAME.match(frame).groups()
    return f"{name} ({'/'.join(Path(path).parts[-3:])})"


def tops(raw):
    """The ten frames most samples end in, and the ten of ours most pass through, in per cent."""
    ends, ours, n = Counter(), Counter(), 0
    for line in Path(raw).read_text().splitlines():
        stack, _, count = line.rpartition(" ")
        thread, *frames = stack.split(";")
        if "MainThread" not in thread:
            continue
        n += int(count)
        ends[short(frames[-1])] += int(count)
        for frame in {short(one) for one in frames if "drawbridge/" in one}:
            ours[frame] += int(count)
    for title, counted in (("ends in", ends), ("passes through", ours)):
        print(title)
        for frame, count in counted.most_common(10):
            print(f"  {100 * count / n:5.1f} %  {frame}")


async def main(options):
    with tempfile.TemporaryDirectory() as folder:
        raw = str(Path(folder) / "raw")
        print(json.dumps(await recorded(options.root.resolve(), raw)))
        tops(raw)
        if options.to:
            shutil.copy(raw, options.to)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--to", type=Path, help="where the folded stacks go, for a flame graph")
    allow_connections()
    uvloop.run(main(parser.parse_args()))
