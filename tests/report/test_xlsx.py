import dataclasses
import re
import zipfile
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from drawbridge import report
from drawbridge.report.bars import title as chart_title
from drawbridge.report.columns import NAMES
from drawbridge.report.table import Telling, rows
from drawbridge.report.worksheet import LONGEST_NAME, NotWritten, done, sheet_name, units

HOSTILE = [
    "=1+1",
    "{=1}",
    "@cmd",
    "+49",
    "-5",
    "http://example.org",
    "internal:Sheet1!A1",
    "mailto:a@example.org",
    "=Sheet1!$A$1",
    "Wow!A1",
    "<script>alert(1)</script>",
    "None",
    "NA",
    "1-2",
    "TRUE",
    "_x0041_",
    "قلعة",
    "👨‍👩‍👧 投票 ไทย",
    "a\nb",
    "x" * 10_000,
]


@pytest.fixture(scope="module")
def walls_book(evening_file):
    """The workbook of a whole evening, read once."""
    return openpyxl.load_workbook(BytesIO(evening_file(24, "xlsx")))


def book_of(view):
    return openpyxl.load_workbook(BytesIO(report.xlsx(view)))


def parts_of(view):
    with zipfile.ZipFile(BytesIO(report.xlsx(view))) as kept:
        return {name: kept.read(name).decode() for name in kept.namelist()}


def table_of(sheet):
    """What stands below the header of a sheet, as tuples."""
    first = int(re.search(r"\d+", sheet.freeze_panes)[0])
    found = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=first)]
    return [row for row in found if any(value is not None for value in row)]


def test_it_has_an_overview_all_results_and_a_sheet_for_every_step(nasty):
    names = book_of(nasty).sheetnames

    assert names == ["Overview", "All results", "1 Budget 50 50", "2 budget- 50-50-"]


def test_the_table_of_all_results_is_the_tidy_table(walls, walls_book):
    sheet = walls_book["All results"]
    expected = [
        tuple(
            None if value == "" else str(value) if isinstance(value, Telling) else value
            for value in (getattr(row, name) for name in NAMES)
        )
        for row in rows(walls)
    ]

    assert tuple(cell.value for cell in sheet[1]) == NAMES
    assert table_of(sheet) == expected


def test_options_that_differ_only_in_case_are_both_there(nasty):
    answers = [row[1] for row in table_of(book_of(nasty)["1 Budget 50 50"])]

    assert answers[:5] == ["Yes", "yes", "None", "NA", "1-2"]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_a_text(named, text):
    book = book_of(named(text, title="Plain"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    own = [cell for cell in cells if cell.value == text]

    assert len(own) >= 14
    assert {cell.data_type for cell in own} == {"s"}
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb"])
def test_a_sign_that_no_workbook_can_hold_is_a_mark(named, text):
    cells = [c.value for sheet in book_of(named(text)) for row in sheet.iter_rows() for c in row]

    assert "a�b" in cells


def test_what_is_too_long_for_a_cell_says_that_it_is_cut(named):
    cells = [c.value for s in book_of(named("😀" * 20_000)) for r in s.iter_rows() for c in r]
    (cut,) = {value for value in cells if isinstance(value, str) and value.endswith(" […]")}

    assert 31_900 < units(cut) <= 32_000


def test_what_the_library_will_not_write_stops_the_file():
    done(0)
    done(None)
    with pytest.raises(NotWritten):
        done(-2)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Budget: 50/50?", "1 Budget 50 50"),
        ("'quoted'", "1 'quoted"),
        ("[a]*b\\c", "1 a b c"),
        ("History", "1 History"),
        ("TRUE", "1 TRUE"),
        ("", "1"),
        ("😀" * 16, "1 " + "😀" * 14),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(title, name):
    assert sheet_name(1, title) == name
    assert units(name) <= LONGEST_NAME


def test_two_titles_that_excel_cannot_tell_apart_are_two_sheets(nasty):
    first, second = nasty.chapters
    same = dataclasses.replace(second, step=dataclasses.replace(second.step, title="BUDGET 50 50"))
    view = dataclasses.replace(nasty, chapters=(first, same))

    assert book_of(view).sheetnames[2:] == ["1 Budget 50 50", "2 BUDGET 50 50"]


def test_every_part_in_numbers_has_a_chart_with_an_alternative_text(walls):
    parts = parts_of(walls)
    charts = [name for name in parts if name.startswith("xl/charts/chart")]
    described = re.findall(r'descr="([^"]+)"', "".join(parts.values()))
    drawn = {(row.step_id, row.round, row.part_id) for row in rows(walls) if row.least is not None}

    assert len(charts) == len(described) == len(drawn) > 10
    assert all(text.startswith("Bars for “") for text in described)


def test_what_stands_at_a_bar_is_what_the_room_read(nasty):
    chart = parts_of(nasty)["xl/charts/chart2.xml"]
    shown = [row.shown for row in rows(nasty) if row.step_id == "again"]
    at_bars = re.findall(r"<c:rich>.*?<a:t>([^<]*)</a:t>", chart.split("<c:dLbls>")[1])

    assert at_bars == shown


def test_a_hidden_cell_has_no_bar_and_no_number(walls, walls_book):
    hidden = [row for row in rows(walls) if row.telling is Telling.HIDDEN]
    sheets = [sheet for sheet in walls_book if sheet.title[0].isdigit()]
    told = [row for sheet in sheets for row in table_of(sheet) if row[2] == "hidden"]

    assert len(told) == len(hidden) > 0
    assert {row[3:6] for row in told} == {(None, None, None)}


@pytest.mark.parametrize("text", ["=Sheet1!$A$1", "Wow!A1", "Stop!$B2 now", "=1+1"])
def test_a_chart_s_title_is_no_address(named, text):
    chart = parts_of(named(text))["xl/charts/chart1.xml"]

    assert "<c:tx><c:rich>" in chart.split("<c:plotArea>")[0]
    assert chart_title(text).replace("\u2060", "") == f"“{text}”"


def test_an_ampersand_in_a_heading_is_an_ampersand(nasty):
    for sheet in book_of(nasty):
        assert sheet.HeaderFooter.oddHeader.left.text == "R&&D"


def test_a_sheet_is_printed_as_wide_as_a_page_with_its_header_on_each(nasty):
    for sheet in book_of(nasty):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        assert sheet.freeze_panes


def test_whole_per_cents_are_written_as_the_rounded_number(walls, walls_book):
    percents = [row.shown for row in rows(walls) if re.fullmatch(r"\d+ %", row.shown)]
    sheets = [sheet for sheet in walls_book if sheet.title[0].isdigit()]
    written = [
        cell.value
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.number_format == '0" %"'
    ]

    assert [f"{value} %" for value in written] == percents
    assert {type(value) for value in written} == {int}


def test_the_same_summary_gives_the_same_bytes(walls):
    assert report.xlsx(walls) == report.xlsx(walls)


@pytest.mark.rule("R34")
def test_it_does_not_tell_the_hour(nasty):
    created = book_of(nasty).properties.created

    assert (created.hour, created.minute, created.second) == (0, 0, 0)


def test_it_leads_from_the_overview_to_a_step(nasty):
    sheet = book_of(nasty)["Overview"]
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]

    assert links == ["'1 Budget 50 50'!A1", "'2 budget- 50-50-'!A1"]


def test_a_session_in_which_nothing_was_shown_says_so(nasty):
    empty = dataclasses.replace(nasty, chapters=())
    book = book_of(empty)

    assert book.sheetnames == ["Overview", "All results"]
    assert "Nothing was shown in this session." in [cell.value for cell in book["Overview"]["A"]]


def test_pandas_reads_it(nasty):
    frame = pd.read_excel(
        BytesIO(report.xlsx(nasty)), sheet_name="All results", keep_default_na=False
    )

    assert list(frame["cell"])[:4] == ["Yes", "yes", "None", "NA"]


def test_a_row_is_as_high_as_its_texts_so_that_no_line_lies_over_another(walls_book):
    sheet = walls_book["Overview"]
    longest = max(sheet.iter_rows(min_row=7), key=lambda row: len(row[3].value or ""))
    n_lines = len(longest[3].value) / sheet.column_dimensions["D"].width

    assert n_lines > 1
    assert sheet.row_dimensions[longest[3].row].height >= 15 * n_lines
    heights = [one.height or 0 for one in walls_book["All results"].row_dimensions.values()]
    assert 15 < max(heights) <= 409
