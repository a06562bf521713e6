"""Lines in the downloads: only where they were kept, and always as text."""

import csv
import io
from pathlib import Path

import pytest

from drawbridge import commands, report
from drawbridge.views import facilitator_view, summary_view
from tests.people.room import Room

WRITTEN = Path(__file__).parents[1].joinpath("written.toml").read_text("utf-8")
HOSTILE = [
    "=HYPERLINK(1)",
    "+a wall",
    "-a wall",
    "@kim",
    "<script>alert(1)</script>",
    '"quoted", and a comma',
    "قلعة",
    "Please knock",
]


@pytest.fixture
def ended(services):
    def play(*, step="line", texts=HOSTILE, keeps=True):
        made = Room(services, WRITTEN)
        made.join(len(texts))
        made.ask(step, texts)
        rows = facilitator_view(services, made.code).moderation.rows
        for row in rows[:6]:
            commands.show_line(services, made.code, row.key)
        commands.include_lines(services, made.code, is_wanted=keeps)
        made.do(commands.reveal)
        made.do(commands.end)
        return summary_view(services, made.code)

    return play


def shown_in(view):
    return [line.text for chapter in view.chapters for it in chapter.releases for line in it.lines]


def rows_of(view):
    return list(csv.DictReader(io.StringIO(report.csv(view).decode("utf-8-sig"))))


def test_no_line_is_a_formula_in_a_spreadsheet(ended):
    cells = [row["cell"] for row in rows_of(ended())]

    assert len(cells) == 6
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_no_line_is_code_in_the_page(ended):
    view = ended()
    page = report.html(view).decode()

    assert "<script>alert(1)" not in page
    assert page.count("<bdi dir=") == len(shown_in(view)) == 6


def test_without_the_tick_there_is_a_number_and_no_word(ended):
    view = ended(keeps=False)
    told = "6 lines, shown in the room and not kept here."

    assert shown_in(view) == []
    assert [row["shown"] for row in rows_of(view)] == [told]
    assert told in report.html(view).decode()
    assert "Please knock" not in report.html(view).decode()


def test_a_word_tells_how_many_wrote_it_in_three_steps_only(ended):
    texts = ["stone"] * 5 + ["ice", "ice", "glass"]
    view = ended(step="stuff", texts=texts)

    assert {(row["cell"], row["shown"], row["count"]) for row in rows_of(view)} == {
        ("stone", "4+", ""),
        ("ice", "2–3", ""),
        ("glass", "1", ""),
    }
