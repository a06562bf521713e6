"""How long a start waits for the tables: none yet, up to date already, and of an older version.

python bench/opening.py
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge.store.store import Store  # noqa: E402

OLD = (ROOT / "tests/store/old_folders/0cbc89a/drawbridge.sql").read_text(encoding="utf-8")
N = 20


def opening_ms(path):
    began, cpu_began = time.perf_counter(), time.process_time()
    store = Store(f"sqlite:///{path}", str)
    took = (time.perf_counter() - began, time.process_time() - cpu_began)
    store.close()
    return tuple(1000 * seconds for seconds in took)


def old(path, n_ballots):
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.executescript(OLD)
    rows = (("s" * 32, "weather~again", 1, f"{number:064x}") for number in range(n_ballots))
    database.executemany("INSERT INTO ballots VALUES (?, ?, ?, ?, '{}', 1)", rows)
    database.commit()
    database.close()


def times(folder):
    """Milliseconds per kind of start."""
    found = {"none yet": [], "up to date": [], "older": [], "older, 30,000 ballots": []}
    for number in range(N):
        path = folder / f"{number}.sqlite3"
        found["none yet"].append(opening_ms(path))
        found["up to date"].append(opening_ms(path))
        for kind, n_ballots in (("older", 0), ("older, 30,000 ballots", 30_000)):
            path = folder / f"{kind}{number}.sqlite3"
            old(path, n_ballots)
            found[kind].append(opening_ms(path))
    return found


def main():
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind, took in times(Path(folder)).items():
            wall, cpu = zip(*took, strict=True)
            print(
                f"{kind}: {statistics.median(wall):.1f} ms, at most {max(wall):.1f} ms; "
                f"of it {statistics.median(cpu):.1f} ms of CPU"
            )


if __name__ == "__main__":
    main()
