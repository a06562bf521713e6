"""Every number of every file is the one that stood on the projector, and none is missing."""

import dataclasses
import json
import re
from collections import Counter

import jsonschema
import pytest

from drawbridge import charts, report
from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.domain.privacy.result_pictures import result_picture
from drawbridge.report.group_sheet import SIZE
from tests.report.reading import (
    Page,
    charted,
    in_csv,
    in_json,
    in_workbook,
    on_sheets,
    on_the_projector,
    texts_of,
    unpacked,
)
from tests.report.structure import text_of


@pytest.fixture(scope="module", params=[14, 24], ids=["in-people", "in-per-cents"])
def kept(request, evening_batch):
    """A whole evening, and every file of it by its format."""
    batch = evening_batch(request.param)
    files = {file.format.name: file.content for file in batch.files}
    assert set(files) == set(report.BY_NAME)
    return batch.view, files, report.archive(batch)


def without_blanks(text):
    return re.sub(r"[\s\xad]", "", text)


def told_in_tables(view):
    """Label and number of each row beside a picture; a square tells its empty fields in one."""
    for picture in charted(view):
        table = charts.table(picture.poll, picture.release)
        rows = [(row.cell, row.shown) for row in table]
        told = [row for row in rows if charts.tells_empty(picture.poll) or row[1] != "0"]
        yield told + [("all other fields", "0")] * (len(told) < len(rows))


def drawn(picture, sized=None):
    return texts_of(charts.svg(picture.poll, picture.release, sized=sized or charts.size(0.5)))


def test_the_evening_shows_numbers_bands_and_hidden_cells(kept):
    shown = [number.shown for number in on_the_projector(kept[0])]

    assert len(shown) > 140
    assert {"hidden", "3–5"} < set(shown)


def test_the_table_for_programs_has_every_number(kept):
    view, files, _ = kept

    assert list(in_csv(view, files["csv"])) == list(on_the_projector(view))


def test_the_json_keeps_to_the_schema_beside_it_and_has_every_number(kept):
    view, files, _ = kept
    jsonschema.validate(json.loads(files["json"]), json.loads(files["schema"]))

    assert list(in_json(files["json"])) == list(on_the_projector(view))


def test_the_workbook_has_every_number_in_its_table_and_on_its_sheets(kept):
    view, files, _ = kept
    expected = list(on_the_projector(view))
    steps = Counter((number.label, number.shown) for number in expected)
    sheets = Counter(on_sheets(files["xlsx"]))

    assert list(in_workbook(files["xlsx"])) == expected
    lines = {
        line.text
        for chapter in view.chapters
        for release in chapter.releases
        for line in getattr(release, "lines", ())
    }
    assert not steps - sheets
    assert {label for label, _ in sheets - steps} == lines


def test_the_page_has_every_number_in_its_tables_and_pictures(kept):
    view, files, _ = kept
    page = Page(files["html"])
    tables = [[tuple(row[-2:]) for row in table[1:]] for table in page.tables]
    pictures = [drawn(picture) for picture in charted(view)]

    assert tables[: len(pictures)] == list(told_in_tables(view))
    assert page.pictures == pictures


def test_the_pdf_has_every_number_in_the_order_of_the_page(kept):
    view, files, _ = kept
    told, at = without_blanks(text_of(files["pdf"])), 0
    for picture, rows in zip(charted(view), told_in_tables(view), strict=True):
        at = told.index(without_blanks(charts.sentence(picture.poll, picture.release)), at)
        for label, shown in rows:
            at = told.index(without_blanks(label + shown), at)


@pytest.mark.parametrize("name", ["sheet", "sheet-html"])
def test_the_sheet_for_everyone_has_every_picture_with_its_numbers(kept, name):
    view, files, _ = kept
    pictures = [drawn(picture, SIZE) for picture in charted(view)]
    if name == "sheet-html":
        assert Page(files[name]).pictures == pictures
        return
    numbers = Counter(text for texts in pictures for text in texts if re.search(r"\d", text))
    told = without_blanks(text_of(files[name]))
    missing = [text for text in numbers if told.count(without_blanks(text)) < numbers[text]]

    assert missing == []


def test_what_stands_in_a_picture_stands_in_its_table(kept):
    for picture in charted(kept[0]):
        shown = Counter(row.shown for row in charts.table(picture.poll, picture.release))
        seen = Counter(text for text in drawn(picture) if re.search(r"%$|\d–\d|\+$|^hidden$", text))

        assert not {text for text in seen if text in shown and seen[text] > shown[text]}


def test_every_picture_is_a_png(kept):
    view, files, _ = kept

    assert len(unpacked(files["pictures"])) == len(charted(view))


def test_the_zip_holds_the_very_same_files(kept):
    view, files, archive = kept
    found = unpacked(archive)
    for one in report.FORMATS:
        if one.is_folder:
            for name, content in unpacked(files[one.name]).items():
                assert found[f"{one.name}/{name}"] == content
        else:
            assert found[one.file_name(view, None)] == files[one.name]


def in_numbers(view, count, n):
    """The same summary with one answer that `count` of `n` people gave."""
    (chapter, *_) = view.chapters
    (release,) = chapter.releases
    (part,) = release.shown_parts
    counts = (count, n - count, *(0 for _ in part.cells[2:]))
    cells = tuple(
        Cell(label=cell.label, look=Look.EXACT, count=value)
        for cell, value in zip(part.cells, counts, strict=True)
    )
    # dataclasses.replace cannot mint a Released, so the part is exchanged in place.
    changed = dataclasses.replace(part, cells=cells, n_answers=n, quartiles=None)
    object.__setattr__(release, "parts", (changed,))
    told = dataclasses.replace(chapter, results=(result_picture(chapter.step, release),))
    return dataclasses.replace(view, chapters=(told,))


@pytest.mark.parametrize(
    ("count", "n", "shown"),
    [
        (1, 8, "1"),
        (5, 8, "5"),
        (3, 24, "13 %"),
        (15, 24, "63 %"),
        (9, 24, "38 %"),
        (1, 200, "1 %"),
        (1, 201, "< 1 %"),
        (199, 200, "> 99 %"),
    ],
)
def test_halves_are_rounded_up_in_every_file(nasty, count, n, shown):
    view = in_numbers(nasty, count, n)
    rows = [
        next(in_csv(view, report.csv(view))),
        next(in_json(report.json(view))),
        next(in_workbook(report.xlsx(view))),
    ]
    page = Page(report.html(view))

    assert {row.shown for row in rows} == {shown}
    assert next(on_sheets(report.xlsx(view))) == ("Yes", shown)
    assert page.tables[0][1] == ["Yes", shown]
    assert shown in page.pictures[0]
    for make in (report.pdf, report.group_sheet_pdf):
        assert without_blanks(shown) in without_blanks(text_of(make(view)))
