"""What the doctor says on this machine, and with faults put in one after the other.

    python bench/doctor.py

Each fault is a real one: another program on the port, a folder that others can read, a disk of one
megabyte (a tmpfs, where root may mount one) ... Of the faulty runs only what differs is printed.
"""

import argparse
import os
import resource
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge.store.store import Store  # noqa: E402 - the path comes first

PORT = 8599


def asked(folder, *, n_files=0, **environ):
    """What it prints, line by line, and its exit code."""

    def fewer_files():
        if n_files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (n_files, n_files))

    given = {name: value for name, value in os.environ.items() if "DRAWBRIDGE" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "drawbridge", "doctor", "--port", str(PORT)],
        cwd=ROOT,
        env={**given, "DRAWBRIDGE_DATA_DIR": str(folder), **environ},
        preexec_fn=fewer_files,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.replace(str(folder), "/srv/walls/data").splitlines(), done.returncode


@contextmanager
def a_folder():
    """A data folder in which Drawbridge has run once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir(mode=0o700)
        Store(f"sqlite:///{folder / 'drawbridge.sqlite3'}", str).close()
        yield folder


@contextmanager
def a_small_disk(folder):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def newer(folder):
    with sqlite3.connect(folder / "drawbridge.sqlite3") as database:
        database.execute("UPDATE schema_version SET version = 99")
    database.close()


def faults(folder):
    """Name of a fault, and what is printed with it."""
    missing = f"postgresql://walls:secret@/walls?host={folder}"
    yield "a database that cannot be reached", asked(folder, DRAWBRIDGE_DATABASE_URL=missing)
    with socket.socket() as other:
        other.bind(("0.0.0.0", PORT))
        other.listen()
        other.settimeout(0.1)
        yield "another program on the port", asked(folder)
    folder.chmod(0o755)
    yield "a folder that others can read", asked(folder)
    folder.chmod(0o700)
    yield "256 descriptors", asked(folder, n_files=256)
    key = folder / "signing.key"
    key.write_text("a key")
    os.utime(key, (time.time() + 40 * 86_400,) * 2)
    yield "a clock that was set back by 40 days", asked(folder)
    key.unlink()
    newer(folder)
    yield "the folder of a newer Drawbridge", asked(folder)
    in_the_way = folder.parent / "file"
    in_the_way.write_text("in the way")
    yield "a file where the folder should be", asked(in_the_way)
    if os.geteuid() == 0:
        with a_small_disk(folder):
            folder.chmod(0o700)
            yield "a disk of one megabyte", asked(folder)


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    with a_folder() as folder:
        healthy, code = asked(folder)
        print("\n".join(healthy), f"[exit code {code}]", sep="\n")
        for name, (said, code) in faults(folder):
            new = [one for one in said if one not in healthy and not one.startswith("fine")]
            print(f"\n== {name} [exit code {code}]", *new, sep="\n")


if __name__ == "__main__":
    main()
