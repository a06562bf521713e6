"""Makes every file of a session and prints time, memory and size of each.

python bench/summaries.py --people 14 60 200
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import bootstrap, report  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from drawbridge.views import summary_view  # noqa: E402
from tests.people.evenings import WALLS, play  # noqa: E402


def played(folder, n, variant):
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data")}
    services = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    code = play(services, WALLS.read_text("utf-8"), n, variant=variant)
    view = summary_view(services, code)
    services.store.close()
    return view


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(view, results):
    """In a process of its own, as on the page; what it has loaded is told apart."""
    results.put(("(loaded)", 0.0, peak_mb(), 0))
    begun = time.perf_counter()
    for one in report.FORMATS:
        before = time.perf_counter()
        content = one.make(view, None)
        results.put((one.name, time.perf_counter() - before, peak_mb(), len(content)))
    results.put(("all", time.perf_counter() - begun, peak_mb(), 0))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[14, 60, 200])
    parser.add_argument("--variant", default="")
    options = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    for n in options.people:
        with tempfile.TemporaryDirectory() as name:
            view = played(Path(name), n, options.variant)
        results = spawn.SimpleQueue()
        begun = time.perf_counter()
        process = spawn.Process(target=measured, args=(view, results))
        process.start()
        print(f"{n} people, {len(view.chapters)} steps shown")
        while (row := results.get())[0] != "all":
            print("  {:<12} {:6.2f} s   peak {:4.0f} MB   {:>9,} bytes".format(*row))
        process.join()
        whole = time.perf_counter() - begun
        print(f"  all files {row[1]:.2f} s, peak {row[2]:.0f} MB; with its start {whole:.2f} s")


if __name__ == "__main__":
    main()
