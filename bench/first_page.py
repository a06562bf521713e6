"""From the start of the server to its first page, and what a phone's first page weighs.

    python bench/first_page.py --times 5
    python bench/first_page.py --root ../before

Each time `streamlit run app.py` begins with an empty data folder, until the page for logging in is
there as a whole, by the clock and in CPU. Then the bytes of a phone's first requests, compressed
as a phone asks for them.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import uvloop
from load import ROOT, WORKSHOP, running

PATIENCE_S = 60


async def page(port, path, headers=""):
    """A whole reply, None where nobody listens yet."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return None
    start = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}\r\n"
    writer.write(start.encode())
    found = await reader.read()
    writer.close()
    return found if found.startswith(b"HTTP/1.1 200") else None


def cpu_s(pid):
    """What a process has taken of a processor so far, whoever else wanted it."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def seconds_to_first_page(root, port):
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).parent / "streamlit"),
            *("run", "app.py", "--server.port", str(port)),
            cwd=root,
            env={**os.environ, "DRAWBRIDGE_DATA_DIR": folder},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            while await page(port, "/login") is None:
                if time.monotonic() - began > PATIENCE_S:
                    raise SystemExit("The server has not started.")
                await asyncio.sleep(0.005)
            return time.monotonic() - began, cpu_s(process.pid)
        finally:
            process.terminate()
            await process.wait()


async def weights(root):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", root, folder) as server:
            code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
            gzip = "Accept-Encoding: gzip\r\n"
            first = await page(server.port, f"/j/{code}", gzip)
            plain = await page(server.port, f"/j/{code}")
            script = re.search(rb'src="([^"]+)"', plain)[1].decode()
            return {"page": len(first), "script": len(await page(server.port, script, gzip))}


async def main(options):
    took = []
    for number in range(options.times):
        took.append(await seconds_to_first_page(options.root, 8700 + number))
    clock, cpu = zip(*took, strict=True)
    told = {"load": round(os.getloadavg()[0], 1), "s": [round(one, 2) for one in clock]}
    medians = {"median_s": statistics.median(clock), "median_cpu_s": statistics.median(cpu)}
    print(json.dumps({**told, **{name: round(it, 2) for name, it in medians.items()}}))
    print(json.dumps(await weights(options.root)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5, choices=range(1, 21), metavar="N")
    parser.add_argument("--root", type=Path, default=ROOT)
    uvloop.run(main(parser.parse_args()))
