"""The whole test suite of two states of this repository: seconds on the clock and of processors.

python bench/suite.py 0cbc89a                    # against the working tree, both browsers
python bench/suite.py 0cbc89a --browsers headless-shell -- tests/domain -n 0

Each state is checked out into a temporary folder and tested there with the packages of the Python
that runs this script. What stands after `--` goes to pytest, and then nothing runs beside it. Else
the checks of the source are part of both: older states have them in pytest, newer ones beside.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Every state takes the first of these that it knows; which one it is, is decided by the path.
CALLED = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
BROWSERS = {"chromium": "chromium", "headless-shell": "chromium-headless-shell"}
LONGEST_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a suite. The times are in seconds."""

    state: str
    browser: str
    wall_s: float
    cpu_s: float
    machine_s: float  # of all processes: Chromium's renderers are nobody's children once they end
    code: int
    told: str  # pytest's last line


def git(*arguments):
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True, timeout=300
    )
    return done.stdout


def checked_out(revision, folder):
    """The files of a revision in a folder of their own."""
    folder.mkdir()
    archive = folder.with_suffix(".tar")
    git("archive", "--output", str(archive), revision)
    shutil.unpack_archive(archive, folder, filter="data")
    return folder


def working_tree(folder):
    """The files as they are now, tracked or new, without what git ignores."""
    for name in git("ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def path_with(browser, folder):
    """A search path on which every name of a Chromium is this one."""
    program = shutil.which(BROWSERS[browser])
    if program is None:
        raise SystemExit(f"{BROWSERS[browser]} is not installed.")
    names = folder / browser
    names.mkdir()
    for name in CALLED:
        # A script and not a link: the programs look for their files beside where they lie.
        (names / name).write_text(f'#!/bin/sh\nexec {program} "$@"\n')
        (names / name).chmod(0o755)
    return os.pathsep.join((str(names), str(BIN), os.environ["PATH"]))


def busy_s():
    """What all processors have worked since the machine started (proc(5), Linux), in seconds."""
    _, user, nice, system, *_ = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return (int(user) + int(nice) + int(system)) / os.sysconf("SC_CLK_TCK")


def measured(state, tree, browser, path, arguments):
    """Run the suite of a tree once."""
    # Ours is compiled anew for each run, the packages before it, as in the gate.
    compiled = tree.parent / f"{tree.name}-{browser}-compiled"
    environment = {**os.environ, "PATH": path, "PYTHONPYCACHEPREFIX": str(compiled), "CI": "true"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    packages = [sys.executable, "-m", "compileall", "-q", sysconfig.get_path("purelib")]
    subprocess.run(packages, env=environment, check=False, capture_output=True, timeout=600)
    shutil.rmtree(tree / ".mypy_cache", ignore_errors=True)
    program = [str(BIN / "pytest")]
    if (tree / "tests" / "checks.py").exists() and not arguments:
        program = [sys.executable, "-m", "tests"]
    began, before, busy = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN), busy_s()
    done = subprocess.run(
        [*program, *arguments],
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=LONGEST_S,
    )
    wall_s, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    told = [line for line in done.stdout.splitlines() if re.search(r"\d (passed|failed)", line)]
    return Run(
        state=state,
        browser=browser,
        wall_s=wall_s,
        cpu_s=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        machine_s=busy_s() - busy,
        code=done.returncode,
        told=told[-1].strip("= ") if told else "",
    )


def table(runs):
    """The runs in Markdown, and what the second state takes of the first."""
    rows = [
        "| browser | state | wall s | CPU s | machine's CPU s | exit | pytest says |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    rows += [
        f"| {run.browser} | {run.state} | {run.wall_s:.0f} | {run.cpu_s:.0f} | {run.machine_s:.0f} "
        f"| {run.code} "
        f"| {run.told} |"
        for run in runs
    ]
    for first, second in zip(runs[::2], runs[1::2], strict=True):
        rows.append(
            f"| {first.browser} | {second.state} / {first.state} "
            f"| {second.wall_s / first.wall_s:.2f} | {second.cpu_s / first.cpu_s:.2f} "
            f"| {second.machine_s / first.machine_s:.2f} | | |"
        )
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", help="a git revision; after is the working tree")
    parser.add_argument("--browsers", nargs="+", choices=tuple(BROWSERS), default=tuple(BROWSERS))
    own, _, for_pytest = " ".join(sys.argv[1:]).partition(" -- ")
    options = parser.parse_args(own.split())
    runs = []
    with tempfile.TemporaryDirectory(prefix="drawbridge-suite-") as name:
        folder = Path(name)
        trees = {
            options.before: checked_out(options.before, folder / "before"),
            "working tree": working_tree(folder / "after"),
        }
        for browser in options.browsers:
            path = path_with(browser, folder)
            for state, tree in trees.items():
                print(f"{state} with {browser} ...", file=sys.stderr, flush=True)
                runs.append(measured(state, tree, browser, path, for_pytest.split()))
        print(f"load of the last 15 minutes: {os.getloadavg()[2]:.1f}, cores: {os.cpu_count()}\n")
        print(table(runs))
    return max(run.code for run in runs)


if __name__ == "__main__":
    sys.exit(main())
