"""What is true of the source without running it: lint, format, types, arrows between modules.

`python -m tests.checks` runs these alone; `python -m tests` runs them beside pytest.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
COMMANDS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("lint-imports",),
    ("mypy",),
)


def run(commands=COMMANDS):
    """Run checks, one after the other: what they say, and whether all are content."""
    told, is_clean = [], True
    for program, *arguments in commands:
        began = time.monotonic()
        command = [str(BIN / program), *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        verdict = "passed" if done.returncode == 0 else f"FAILED with {done.returncode}"
        name = " ".join((program, *arguments))
        told.append(f"== {name}: {verdict} in {time.monotonic() - began:.0f} s")
        if done.returncode:
            told += [done.stdout, done.stderr]
            is_clean = False
    return "\n".join(told), is_clean


@contextmanager
def beside():
    """Run all checks while something else is done; gives what waits for their result."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield thread.submit(run).result


def main():
    """Run all checks and say what they found; an exit code."""
    told, is_clean = run()
    sys.stdout.write(f"{told}\n")
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
