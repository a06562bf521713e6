"""The table of attacks: each gains nothing, or the page about privacy tells people.

`docs/attacks.md` is renewed with `python bench/attacks.py --write`.
"""

import re
import sys
from pathlib import Path

import pytest

from tests.attacks.findings import all_findings, page, table

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parent.parent.parent
FIGURES = re.compile(r"(?<=\|) \d+ (?=\|)")
PRIVACY = " ".join((ROOT / "docs" / "privacy.md").read_text("utf-8").split())


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    found = all_findings(tmp_path_factory.mktemp("attacks"))
    sys.stdout.write(f"\n{table(found)}\n")  # seen with pytest -s
    return found


def test_an_attack_gains_nothing_or_people_are_told(findings):
    silent = [one.attack for one in findings if one.gains and not one.limit]
    untold = [one.limit for one in findings if one.limit and one.limit not in PRIVACY]

    assert len(findings) > 25
    assert (silent, untold) == ([], [])


def test_the_attacks_would_notice_an_advantage(findings):
    """The same code finds everything where there is something to find."""
    gaining = {one.limit for one in findings if one.gains}

    assert len(gaining) == len({one.limit for one in findings if one.limit})


def test_the_page_of_attacks_is_what_the_attacks_found(findings):
    """But for the figures, which move with every change of a screen or of the file."""
    written = (ROOT / "docs" / "attacks.md").read_text("utf-8")

    assert FIGURES.sub("", written) == FIGURES.sub("", page(findings))
