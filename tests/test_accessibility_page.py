"""The page about accessibility speaks of every criterion, and of tests and programs that exist."""

import re
from pathlib import Path

from tests.test_docs import all_tests_in

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
# Levels A and AA of WCAG 2.2: 55; 4.1.1 is gone.
_NUMBERS = """
1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5
1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6
2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1
3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
"""
CRITERIA = re.findall(r"\S+", _NUMBERS)
SCREENS = ["phone", "projector", "console", "editor", "remote", "login", "files"]
ROWS = re.findall(r"^\| (\d\.\d\.\d+) ([^|]+)\|(.+)\|$", PAGE, flags=re.MULTILINE)
VERDICTS = {"met", "not met", "not tested", "–"}


def cells_of(row):
    return [cell.strip() for cell in row.split("|")]


def test_every_criterion_of_both_levels_has_its_row():
    assert [number for number, *_ in ROWS] == CRITERIA
    assert len(CRITERIA) == 55


def test_every_screen_has_a_verdict_on_every_criterion_and_a_word_on_how_it_was_tested():
    head = re.search(r"^\| criterion \|(.+)\|$", PAGE, flags=re.MULTILINE)[1]
    assert cells_of(head) == [*SCREENS, "how"]
    for _, _, row in ROWS:
        *verdicts, how = cells_of(row)
        assert len(verdicts) == len(SCREENS)
        assert set(verdicts) <= VERDICTS
        assert how


def test_what_is_not_met_or_not_tested_is_told_with_its_reason():
    open_rows = {number for number, _, row in ROWS if "| not " in f"|{row}|"}
    told = set(re.findall(r"^- (\d\.\d\.\d+)", PAGE.split("## What falls short")[1], re.MULTILINE))

    assert open_rows <= told


def test_the_letters_of_the_table_are_explained_and_the_tests_and_programs_named_exist():
    letters = set(
        "".join(re.findall(r"\b[A-Z]\b", " ".join(cells_of(row)[-1] for *_, row in ROWS)))
    )
    explained = set(re.findall(r"^\| ([A-Z]) \|", PAGE, flags=re.MULTILINE))
    tests = re.findall(r"tests/[\w/]+\.py(?:::\w+)+", PAGE)
    programs = re.findall(r"bench/\w+\.py", PAGE)

    assert letters <= explained
    assert len(tests) > 20
    assert [one for one in tests if one not in all_tests_in(one.split("::")[0])] == []
    assert [one for one in programs if not (ROOT / one).exists()] == []


def test_the_page_has_a_date():
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", PAGE.split("\n## ")[0])
