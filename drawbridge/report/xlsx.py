"""The summary as a workbook: an overview, all results in one table, and a sheet for each step."""

from collections.abc import Sequence
from datetime import datetime, time, tzinfo
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, spoken, tell
from drawbridge.report import bars
from drawbridge.report.columns import NAMES, NUMBERS
from drawbridge.report.names import held_on, long_date
from drawbridge.report.table import Row, result_rows, rows, sentence
from drawbridge.report.worksheet import Sheet, Styles, sheet_name, styles, unnumbered

if TYPE_CHECKING:
    from xlsxwriter import Workbook

OVERVIEW, ALL = F_("Overview"), F_("All results")
_OF_A_STEP = {
    F_("Asked"): 34, F_("Answer"): 34, F_("As shown"): 22, F_("People"): 9, F_("At least"): 9,
    F_("At most"): 9, F_("Answered"): 10, F_("On paper"): 10, F_("Round"): 7, F_("Code"): 7,
}  # fmt: skip
_OF_OVERVIEW = {F_("Step"): 30, F_("Question"): 46, F_("Round"): 7, F_("In words"): 70}
_OF_ALL = {name: 9 if name in NUMBERS else 24 for name in NAMES}
_HEADER = 5  # row of the names of the columns, below what the sheet is about


def xlsx(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as an Excel workbook; the same bytes for the same summary.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - a start does not wait for it

    kept = BytesIO()
    book = Workbook(kept, {"in_memory": True})
    day = held_on(view, zone)
    # Without it the file holds the moment it was made, and differs each time.
    book.set_properties({"title": view.title, "created": datetime.combine(day, time())})
    told = long_date(day, spoken())
    looks = styles(book)
    asked = [chapter for chapter in view.chapters if chapter.results]
    names = [sheet_name(number, one.step.title) for number, one in enumerate(asked, 1)]
    _overview(
        _sheet(book, looks, _named(OVERVIEW)), view, told, list(zip(asked, names, strict=True))
    )
    _all_results(_sheet(book, looks, _named(ALL)), view)
    for chapter, name in zip(asked, names, strict=True):
        _step(book, _sheet(book, looks, name), chapter, name)
    for worksheet in book.worksheets():
        Sheet(worksheet, looks).paper(view.title, told)
    book.close()
    return kept.getvalue()


def _named(title: str) -> str:
    """A name for a sheet that is ours, as short as the library wants it."""
    return unnumbered(tell(title))


def _sheet(book: "Workbook", looks: Styles, name: str) -> Sheet:
    return Sheet(book.add_worksheet(name), looks)


def _overview(
    sheet: Sheet, view: SummaryView, day: str, chapters: Sequence[tuple[Chapter, str]]
) -> None:
    size = enumerated((day, view.group_size)) if view.group_size else day
    sheet.text(0, 0, view.title, sheet.looks.title)
    for row, text in enumerate((view.subtitle, size, view.credit), 1):
        sheet.text(row, 0, text, sheet.looks.quiet)
    sheet.header(_HEADER, list(map(tell, _OF_OVERVIEW)), list(_OF_OVERVIEW.values()))
    row = _HEADER + 1
    if not chapters:
        sheet.text(row, 0, tell("Nothing was shown in this session."))
    for chapter, name in chapters:
        for picture in chapter.results:
            sheet.link(row, 0, name, chapter.step.title)
            sheet.text(row, 1, picture.poll.question)
            sheet.number(row, 2, picture.release.round)
            sheet.text(row, 3, sentence(picture))
            row += 1


def _all_results(sheet: Sheet, view: SummaryView) -> None:
    """The same table as the CSV, with labels as the workshop has them."""
    found = rows(view)
    sheet.header(0, NAMES, list(_OF_ALL.values()))
    for place, one in enumerate(found, 1):
        for column, name in enumerate(NAMES):
            value = getattr(one, name)
            write: Any = sheet.number if name in NUMBERS else sheet.text
            write(place, column, value)
    sheet.filter(0, len(found), len(NAMES))


def _step(book: "Workbook", sheet: Sheet, chapter: Chapter, name: str) -> None:
    step = chapter.step
    sheet.text(0, 0, step.title, sheet.looks.title)
    sheet.text(1, 0, step.question if isinstance(step, Poll) else "", sheet.looks.quiet)
    told = " ".join(sentence(picture) for picture in chapter.results)
    sheet.text(2, 0, told, sheet.looks.quiet)
    names = list(_OF_A_STEP)
    sheet.header(_HEADER, list(map(tell, names)), list(_OF_A_STEP.values()))
    row = chart_row = _HEADER + 1
    columns = bars.Columns(
        sheet=name,
        cell=names.index("Answer"),
        count=names.index("People"),
        least=names.index("At least"),
        most=names.index("At most"),
    )
    found = [row for picture in chapter.results for row in result_rows(picture)]
    for _, part in groupby(found, key=lambda one: (one.round, one.part_id)):
        cells = list(part)
        _cells(sheet, row, cells)
        if bars.has_bars(cells):
            chart = bars.bars(book, cells, row, columns)
            size = (bars.WIDTH, bars.height(cells))
            chart_row = sheet.chart(
                max(row, chart_row), len(names) + 1, chart, bars.alt_text(cells), size
            )
        row += len(cells)
    sheet.filter(_HEADER, row - 1, len(names))


def _cells(sheet: Sheet, first: int, cells: Sequence[Row]) -> None:
    for row, one in enumerate(cells, first):
        sheet.text(row, 0, one.part)
        sheet.text(row, 1, one.cell)
        sheet.shown(row, 2, one.shown)
        people = (one.count, one.least, one.most, one.n_answers, one.n_paper)
        numbers = (*people, one.round, one.code)
        for column, number in enumerate(numbers, 3):
            sheet.number(row, column, number)
