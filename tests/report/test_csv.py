import csv
import dataclasses
import io
import pickle
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from drawbridge import charts, commands, report
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Reason, WithheldPart
from drawbridge.views import summary_view
from tests.conftest import SMALL
from tests.people.room import Room
from tests.report.conftest import EVERY_PHONE, pickled
from tests.report.labels import relabelled


def rows_of(view):
    text = report.csv(view).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def play(services):
    room = Room(services, SMALL)
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    room.do(commands.reveal)
    room.join(2)
    why = [["0"], ["0", "1"], ["0"], ["0", "2"], ["1"], ["1", "3"], ["0", "3"], ["3"], ["0"], None]
    room.ask("why", why)
    room.do(commands.reveal)
    room.ask("out", ["0"] * 8)
    room.do(commands.end)
    return room.code


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return pickled(tmp_path_factory.mktemp("ended"), play)


@pytest.fixture
def ended(kept):
    """The summary of a small workshop, played once; each test has one of its own."""
    return pickle.loads(kept)


def test_every_cell_that_was_shown_is_a_row(ended):
    shown = [
        (chapter.step.title, release.round, part.prompt, cell.label)
        for chapter in ended.chapters
        for release in chapter.releases
        for part in release.shown_parts
        for cell in part.cells
    ]
    rows = rows_of(ended)

    assert [(r["step"], int(r["round"]), r["part"], r["cell"]) for r in rows] == shown


def test_a_row_shows_what_the_picture_shows(ended):
    pictures = [
        word
        for chapter in ended.chapters
        for release in chapter.releases
        for word in (row.shown for row in charts.table(chapter.step, release))
    ]

    assert [row["shown"] for row in rows_of(ended)] == pictures


@pytest.mark.rule("R13")
def test_a_count_is_written_only_where_it_was_shown(ended):
    for row in rows_of(ended):
        assert (row["count"] == "") == (row["shown"] == "hidden")
    assert "hidden" in {row["shown"] for row in rows_of(ended)}


def test_what_was_sent_comes_out_again(ended):
    weather = [row for row in rows_of(ended) if row["step"] == "Inner weather"]

    assert {row["cell"]: int(row["count"]) for row in weather} == {
        "Clear": 1,
        "Foggy": 5,
        "Stormy": 2,
    }
    assert {int(row["n_answers"]) for row in weather} == {8}


@pytest.mark.rule("R34")
def test_how_people_left_is_not_in_the_file(ended):
    assert "Leaving" not in {row["step"] for row in rows_of(ended)}
    assert "Heavy" not in report.csv(ended).decode("utf-8-sig")


def test_a_question_that_was_not_shown_is_not_in_the_file(room):
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    room.do(commands.end)

    assert rows_of(summary_view(room.services, room.code)) == []


def test_a_withheld_result_is_a_row_in_words(room):
    room.join(3)
    room.ask("weather", ["0", "1", "1"])
    room.do(commands.reveal)
    room.do(commands.end)
    view = summary_view(room.services, room.code)
    (row,) = rows_of(view)
    (chapter,) = view.chapters

    assert row["shown"] == charts.words(chapter.step, chapter.releases[0])
    assert (row["cell"], row["count"], row["n_answers"]) == ("", "", "")


def test_two_rounds_are_told_apart(of_two_rounds):
    rows = rows_of(of_two_rounds)
    stormy = {row["round"]: row["count"] for row in rows if row["cell"] == "Stormy"}

    assert stormy == {"1": "2", "2": "8"}


def test_bands_are_written_as_bands(room):
    room.join(6)
    room.ask("weather", ["0", "1", "1", "1", "2", "2"])
    room.do(commands.reveal)
    room.do(commands.end)
    rows = rows_of(summary_view(room.services, room.code))

    assert [row["shown"] for row in rows] == ["1–2", "3–5", "1–2"]
    assert {row["count"] for row in rows} == {""}


def test_pandas_reads_the_file(ended):
    frame = pd.read_csv(io.BytesIO(report.csv(ended)))

    assert list(frame.columns) == [
        "step_id",
        "step",
        "round",
        "part_id",
        "part",
        "code",
        "cell",
        "telling",
        "shown",
        "count",
        "least",
        "most",
        "n_answers",
        "n_paper",
    ]
    assert frame["count"].sum() == sum(
        cell.count or 0
        for chapter in ended.chapters
        for release in chapter.releases
        for part in release.shown_parts
        for cell in part.cells
    )


@pytest.mark.parametrize(
    "label",
    [
        *("=1+1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '=HYPERLINK("x")'),
        *("+cmd|' /C calc'!A0", "-2+3", "+5x", "-", "+", "+5;=1", "＝1+1", "＋A1", "\t+5", "+5\n"),
        *("－A1", "＠A1", " -1", "+1 2", "--1"),
    ],
)
def test_no_cell_is_a_formula(ended, label):
    for row in rows_of(relabelled(ended, label)):
        for field in ("step", "part", "cell"):
            assert row[field] == f"'{label}"


@pytest.mark.parametrize("label", ["+5", "-5", "+1", "−3", "+1.5", "-0,5", "+10 %", "-5%"])
def test_a_number_is_no_formula_and_stays_as_it_is(ended, label):
    for row in rows_of(relabelled(ended, label)):
        assert row["cell"] == label


@pytest.mark.parametrize("label", ["None", "NA", "nan", "", "null", "N/A", "TRUE"])
def test_a_row_has_a_code_whatever_a_program_takes_its_label_for(ended, label):
    frame = pd.read_csv(io.BytesIO(report.csv(relabelled(ended, label))))

    assert list(frame["code"]) == [1, 2, 3]
    assert frame[["step_id", "round", "part_id", "code"]].notna().all().all()
    assert not frame.duplicated(["step_id", "round", "part_id", "code"]).any()


def test_plain_words_stay_as_they_are(ended):
    label = "Ça va, “größer”? 1–2"

    assert {row["cell"] for row in rows_of(relabelled(ended, label))} == {label}


def test_a_part_that_was_withheld_has_a_row_of_its_own(ended):
    (chapter, *_) = ended.chapters
    (release,) = chapter.releases
    (part,) = release.shown_parts
    assert isinstance(release, Released)
    words_only = WithheldPart(part_id="more", prompt="And more?", reason=Reason.WORDS_ONLY)
    object.__setattr__(release, "parts", (part, words_only))
    rows = [row for row in rows_of(ended) if row["part"] == "And more?"]

    assert [row["shown"] for row in rows] == [charts.words(chapter.step, words_only)]


def test_a_file_is_named_after_the_day_where_the_facilitator_is(ended):
    night = datetime(2026, 3, 5, 3, 15, tzinfo=UTC).timestamp()
    view = dataclasses.replace(ended, held_at=night)
    west = ZoneInfo("America/Los_Angeles")

    assert report.file_name(view, "csv", west) == "a-small-workshop-2026-03-04.csv"
    assert "4 March 2026" in report.html(view, west).decode()
