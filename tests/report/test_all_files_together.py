"""All files of one session on one table: together they tell no number that the room did not see."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge import charts, report
from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.report.document import document
from drawbridge.report.table import Telling, rows
from tests.report.reading import Page, cells_of, charted, in_json, on_the_projector, unpacked
from tests.report.structure import text_of
from tests.report.test_every_number import in_numbers

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module", params=[14, 24], ids=["in-people", "in-per-cents"])
def table(request, evening_batch):
    """A summary, and what each of its files tells, as texts by their names."""
    batch = evening_batch(request.param)
    found = unpacked(report.archive(batch))
    return batch.view, {
        name: words_of(content) for name, content in found.items() if not name.endswith(".png")
    }


def words_of(content):
    """What a person reads in a file, its pictures included."""
    if content.startswith(b"%PDF"):
        return text_of(content)
    if content.startswith(b"<!"):
        page = Page(content)
        return "\n".join([*page.texts, *(text for texts in page.pictures for text in texts)])
    if content.startswith(b"PK"):
        book = cells_of(content)
        cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
        return "\n".join(str(value) for value in cells if value is not None)
    return content.decode("utf-8-sig")


def seen_in_the_room(view):
    """Every number that stood before the room, and those that say nothing of people."""
    told = [view.title, view.subtitle, view.credit, view.farewell, view.group_size]
    for chapter in view.chapters:
        told += [chapter.step.title, chapter.step.id, getattr(chapter.step, "question", "")]
        for release in chapter.releases:
            told += [line.text for line in getattr(release, "lines", ())]
    for picture in charted(view):
        release = picture.release
        told += [charts.sentence(picture.poll, release), charts.alt_text(picture.poll, release)]
        told += Page(charts.svg(picture.poll, release).encode()).pictures[0]
        told += [part.part_id for part in release.parts]
    for card in (view.support.card, view.support.finders):
        told += [repr(card)]
    return {number for text in told for number in NUMBER.findall(text)}


def about_the_files(view):
    """Numbers of a file that are no numbers of people: its day, pages, codes, lengths, figures."""
    told = document(view)
    figures = [
        text
        for row in told.measures
        for text in (row.n_answers, row.middle, row.agreement, row.consensus)
    ]
    words = [told.day, *told.facts, *told.reading, *figures, report.file_name(view, "x")]
    codes = {str(row.code) for row in rows(view)} | {str(row.round) for row in rows(view)}
    pages = {str(number) for number in range(1, 30)}
    return {number for text in words for number in NUMBER.findall(text)} | codes | pages


@pytest.mark.rule("R04", "R13")
def test_no_file_has_a_number_of_people_that_the_room_did_not_see(table):
    view, told = table
    allowed = seen_in_the_room(view) | about_the_files(view)
    counts = {
        str(number)
        for row in rows(view)
        for number in (row.count, row.least, row.most, row.n_answers)
        if number is not None
    }
    strange = {}
    for name, text in told.items():
        if not name.endswith(("schema.json", "datapackage.json", "codebook.txt", "README.txt")):
            strange[name] = set(NUMBER.findall(text)) - allowed - counts

    assert set().union(*strange.values()) == set()


def test_what_a_file_says_beyond_the_picture_follows_from_the_picture(table):
    """Each count in the data is the only one that reads as the picture does."""
    view, _ = table
    shown = {number[:4]: number.shown for number in on_the_projector(view)}
    for picture in charted(view):
        for part in picture.release.shown_parts:
            place = (picture.poll.id, picture.release.round, part.part_id)
            for row in rows(view):
                if (row.step_id, row.round, row.part_id) != place or row.count is None:
                    continue
                told = shown[(*place, row.cell)]
                alike = [
                    count
                    for count in range(part.n_answers + 1)
                    if str(count) == told or charts.people_behind(count, part) == (row.count,) * 2
                ]
                assert alike == [row.count]


def test_files_subtracted_from_one_another_leave_nothing(table):
    view, told = table
    (name,) = [one for one in told if one.endswith(".json") and json.loads(told[one]).get("day")]
    of_file = Counter(in_json(told[name].encode()))

    assert of_file - Counter(on_the_projector(view)) == Counter()
    assert Counter(on_the_projector(view)) - of_file == Counter()


@given(n=st.integers(20, 400), count=st.integers(0, 400))
def test_a_per_cent_stands_for_one_number_up_to_a_hundred_answers(part_of, n, count):
    count = min(count, n)
    part = part_of(count, n)
    least, most = charts.people_behind(count, part)

    assert least <= count <= most
    if n <= 100:
        assert least == most
    told = {charts.people_behind(other, part) for other in range(least, most + 1)}
    assert told == {(least, most)}
    assert (least == 0) <= (most == 0)


@pytest.fixture(scope="module")
def part_of(evening):
    """Makes a part in which `count` of `n` people gave the first answer."""
    (picture, *_) = charted(evening(14))
    (part, *_) = picture.release.shown_parts

    def make(count, n):
        cells = tuple(
            Cell(label=str(number), look=Look.EXACT, count=value)
            for number, value in enumerate((count, n - count))
        )
        return type(part)(
            **{
                name: getattr(part, name)
                for name in part.__slots__
                if name not in {"cells", "n_answers", "quartiles"}
            },
            cells=cells,
            n_answers=n,
            quartiles=None,
        )

    return make


def test_of_two_hundred_and_fifty_no_file_says_more_than_the_per_cent(nasty):
    view = in_numbers(nasty, 9, 250)
    (first, second, *_) = rows(view)
    (cells,) = [
        part["cells"] for part in json.loads(report.json(view))["steps"][0]["results"][0]["parts"]
    ]

    assert (first.telling, first.shown) == (Telling.PER_CENT, "4 %")
    assert (first.count, first.least, first.most) == (None, 9, 11)
    assert (second.count, second.least, second.most, second.shown) == (None, 239, 241, "96 %")
    assert [cell["count"] for cell in cells[:2]] == [None, None]
    assert "241" not in words_of(report.html(view)) + words_of(report.pdf(view))
