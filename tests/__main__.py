"""All that a change has to pass: ``python -m tests``; arguments are pytest's."""

import subprocess
import sys

from tests import checks


def main():
    """Run pytest, and beside it all checks; an exit code."""
    with checks.beside() as result:
        command = [str(checks.BIN / "pytest"), *sys.argv[1:]]
        code = subprocess.call(command, cwd=checks.ROOT)
        told, is_clean = result()
    sys.stdout.write(f"{told}\n")
    return code or (0 if is_clean else 1)


if __name__ == "__main__":
    sys.exit(main())
