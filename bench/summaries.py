"""Makes every file of a session as the page does and prints time, memory and size of each.

python bench/summaries.py --people 14 60 200 --variants
"""

import argparse
import resource
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import bootstrap, report  # noqa: E402
from drawbridge.report.making import made  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from drawbridge.views import summary_view  # noqa: E402
from tests.people.evenings import WALLS, play  # noqa: E402

WHOLE = ""


def variants():
    """The whole workshop and every cut of it."""
    return WHOLE, *(one["id"] for one in tomllib.loads(WALLS.read_text("utf-8"))["variants"])


def played(folder, n, variant):
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data")}
    services = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    code = play(services, WALLS.read_text("utf-8"), n, variant=variant)
    view = summary_view(services, code)
    services.store.close()
    return view


def peak_mb(process):
    return process.submit(resource.getrusage, resource.RUSAGE_SELF).result().ru_maxrss / 1024


def measured(view):
    """Of each file its name, seconds, peak of the process so far and bytes; "(loaded)" first."""
    begun = time.perf_counter()
    process = report.another_process()
    process.submit(report.file_name, view, "").result()
    yield "(loaded)", time.perf_counter() - begun, peak_mb(process), 0
    before_all = time.perf_counter()
    for one in report.FORMATS:
        before = time.perf_counter()
        content = process.submit(made, one.name, view, None).result()
        yield one.name, time.perf_counter() - before, peak_mb(process), len(content)
    now = time.perf_counter()
    yield "all", now - before_all, peak_mb(process), 0
    yield "with start", now - begun, peak_mb(process), 0
    process.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[14, 60, 200])
    parser.add_argument("--variants", action="store_true", help="all cuts, not the whole only")
    options = parser.parse_args()
    for variant in variants() if options.variants else [WHOLE]:
        for n in options.people:
            with tempfile.TemporaryDirectory() as name:
                view = played(Path(name), n, variant)
            print(f"{variant or 'whole'}, {n} people, {len(view.chapters)} steps shown")
            for row in measured(view):
                print("  {:<12} {:6.2f} s   peak {:4.0f} MB   {:>9,} bytes".format(*row))


if __name__ == "__main__":
    main()
