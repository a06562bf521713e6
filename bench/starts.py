"""What a start says that cannot go well: real processes, one fault each, one sentence expected.

    python bench/starts.py

Each row is ``streamlit run app.py`` or ``python -m drawbridge phones`` with something wrong;
printed is what it says of it, how long that took, and whether it has ended. PostgreSQL is one of
its own.
"""

import argparse
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.people.server import free_port  # noqa: E402 - the path comes first
from tests.postgres_server import a_postgres  # noqa: E402

PATIENCE_S = 40
STREAMLIT = (sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1")
PHONES = (sys.executable, "-m", "drawbridge", "phones", "--port")
NOTHING = ("You can now view", "URL:", "Local URL", "Drawbridge is ready", "Log in:", "Served by")


def said_at(command, folder, **environ):
    """What a start says, how long it took, and its exit code; None where it serves."""
    given = {name: value for name, value in os.environ.items() if "DRAWBRIDGE" not in name}
    given |= {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": "open-the-bridge"}
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=given | environ, stdout=log, stderr=subprocess.STDOUT
        )
        while process.poll() is None and time.monotonic() - began < PATIENCE_S:
            log.seek(0)
            if "Served by" in log.read():
                break
            time.sleep(0.1)
        took_s, code = time.monotonic() - began, process.poll()
        process.terminate()
        process.wait(20)
        log.seek(0)
        words = [line.strip() for line in log if line.strip()]
    words = [line for line in words if not any(one in line for one in NOTHING)]
    return [line.replace(str(folder), "/srv/walls/data") for line in words], took_s, code


@contextmanager
def a_listener(port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        yield


def faults(folder, url):
    """Name of a fault, and what is said."""
    port = str(free_port())
    chosen = (*STREAMLIT, "--server.port", port)
    nobody = "postgresql://walls:secret@127.0.0.1:1/walls"
    for name, address in {
        "no address at all": "mysql://walls:secret@localhost/walls",
        "a scheme with a typing error": "postgres//walls:secret@localhost/walls",
        "nobody at that port": nobody,
        "a host that does not exist": "postgresql://walls:secret@nowhere.invalid/walls",
        "a host that says nothing": "postgresql://walls:secret@10.255.255.1/walls",
        "a database that does not exist": url.replace("/postgres?", "/nobodys?"),
        "an account that does not exist": url.replace("user=postgres", "user=nobody"),
    }.items():
        yield f"database: {name}", said_at(chosen, folder, DRAWBRIDGE_DATABASE_URL=address)
    yield (
        "phones without PostgreSQL",
        said_at((*PHONES, port), folder, DRAWBRIDGE_DATABASE_URL=""),
    )
    with a_listener(int(port)):
        yield "the port is taken, and was named", said_at(chosen, folder)
        yield (
            "the port of a process for phones is taken",
            said_at((*PHONES, port), folder, DRAWBRIDGE_DATABASE_URL=url),
        )
    with ExitStack() as stack:
        with suppress(OSError):  # somebody else holds it, which will do
            stack.enter_context(a_listener(8501))
        yield "the port is taken, and none was named", said_at(STREAMLIT, folder)
    other = ("--host", "10.255.255.1")
    yield (
        "an address that is not this computer's",
        said_at((*PHONES, port, *other), folder, DRAWBRIDGE_DATABASE_URL=url),
    )
    yield from of_the_folder(folder, chosen)


def of_the_folder(folder, chosen):
    folder.chmod(0o755)
    yield "a folder that others can read", said_at(chosen, folder)
    folder.chmod(0o700)
    with subprocess.Popen(
        chosen,
        cwd=ROOT,
        env=os.environ | {"DRAWBRIDGE_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as first:
        time.sleep(6)
        second = (*STREAMLIT, "--server.port", str(free_port()))
        yield "a second server on one SQLite file", said_at(second, folder)
        first.terminate()
    with sqlite3.connect(folder / "drawbridge.sqlite3") as database:
        database.execute("UPDATE schema_version SET version = 99")
    database.close()
    yield "tables of a newer Drawbridge", said_at(chosen, folder)
    (folder / "drawbridge.sqlite3").write_text("This is a letter and no database. " * 100)
    yield "a file that is no database", said_at(chosen, folder)
    in_the_way = folder.parent / "file"
    in_the_way.write_text("in the way")
    yield "a file where the folder should be", said_at(chosen, in_the_way)
    if os.geteuid() == 0:
        for name, options in (("a disk without room", "size=16k"), ("a disk to read", "ro")):
            disk = folder.parent / name.replace(" ", "-")
            disk.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], check=True)
            try:
                yield name, said_at(chosen, disk)
            finally:
                subprocess.run(["umount", disk], check=True)


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as name, a_postgres() as postgres:
        folder = Path(name) / "data"
        folder.mkdir(mode=0o700)
        for fault, (words, took_s, code) in faults(folder, postgres.url):
            ending = "serves" if code is None else f"exit code {code}"
            print(f"\n== {fault} [{ending}, {took_s:.1f} s]", *words, sep="\n", flush=True)


if __name__ == "__main__":
    main()
