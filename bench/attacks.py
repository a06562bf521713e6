"""Plays the attacks of tests/attacks over many evenings, or renews docs/attacks.md.

python bench/attacks.py --evenings 60
python bench/attacks.py --write
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.attacks.findings import N_EVENINGS, all_findings, page, table  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evenings", type=int, default=N_EVENINGS)
    parser.add_argument("--rooms", type=int, default=300)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = all_findings(Path(name), n_evenings=options.evenings, n_rooms=options.rooms)
    print(table(found))
    if options.write:
        (ROOT / "docs" / "attacks.md").write_text(page(found), "utf-8")


if __name__ == "__main__":
    main()
