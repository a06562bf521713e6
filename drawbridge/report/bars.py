"""A native chart of a spreadsheet: bars beside the cells they are drawn from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drawbridge.charts.drawing.writing_direction import isolated
from drawbridge.charts.sentences.choices import quoted
from drawbridge.design.palette import LIGHT
from drawbridge.facilitator_words import tell
from drawbridge.report.table import Row, Telling
from drawbridge.report.worksheet import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDTH = 560  # px
_BAR, _AROUND = 30, 90  # px: for each bar, and for title and legend
_TITLE = 120  # characters
# XlsxWriter takes such a title for the address of a cell, with or without "=" before it.
_LIKE_AN_ADDRESS = re.compile(r"[^!]+!\$?[A-Z]+\$?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where on a sheet things stand: its name and the columns by number."""

    sheet: str
    cell: int
    count: int
    least: int
    most: int


def height(rows: Sequence[Row]) -> int:
    """How high a chart of these rows is, in pixels."""
    return _AROUND + _BAR * len(rows)


def has_bars(rows: Sequence[Row]) -> bool:
    """Whether rows say how many, so that they can be drawn."""
    return any(row.least is not None for row in rows)


def bars(book: "Workbook", rows: Sequence[Row], first: int, columns: Columns) -> Any:
    """A chart of one part: exact counts as bars, bands as the least and the most they stand for.

    A hidden cell has no bar. What stands at a bar is what the room read.

    Args:
        book: the workbook.
        rows: the cells of one part.
        first: the row of the sheet in which they begin; they stand one below the other.
        columns: where on the sheet their numbers stand.
    """
    chart = book.add_chart({"type": "bar"})
    span = first, first + len(rows) - 1
    if any(row.telling is not Telling.EXACT and row.least is not None for row in rows):
        upper = [row.shown if row.most is not None else "" for row in rows]
        lower = [row.shown if row.most is None and row.least is not None else "" for row in rows]
        chart.add_series(_series(tell("At most"), span, columns, columns.most, upper))
        chart.add_series(
            _series(tell("At least"), span, columns, columns.least, lower, is_sure=True)
        )
        chart.set_legend({"position": "bottom"})
    else:
        shown = [row.shown if row.count is not None else "" for row in rows]
        chart.add_series(_series(tell("People"), span, columns, columns.count, shown, is_sure=True))
        chart.set_legend({"none": True})
    chart.set_title({"name": title(rows[0].part), "name_font": {"size": 11, "bold": True}})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart


def _series(
    name: str,
    span: tuple[int, int],
    columns: Columns,
    column: int,
    shown: Sequence[str],
    *,
    is_sure: bool = False,
) -> dict[str, Any]:
    first, last = span
    labels = [{"value": text} if text else {"delete": True} for text in shown]
    return {
        "name": name,
        "categories": [columns.sheet, first, columns.cell, last, columns.cell],
        "values": [columns.sheet, first, column, last, column],
        "fill": {"color": LIGHT.accent if is_sure else LIGHT.soft},
        "border": {"color": LIGHT.accent},
        "data_labels": {"value": True, "custom": labels, "position": "outside_end"},
        "gap": 40,
        "overlap": 100,
    }


def title(text: str) -> str:
    """A text as a chart's title: in quotes, so that it is no formula and no address."""
    words = " ".join(clean(text).split())
    named = quoted(words if len(words) <= _TITLE else f"{words[: _TITLE - 1]}…", tell)
    return named.replace("!", "!\u2060") if _LIKE_AN_ADDRESS.match(named) else named


def alt_text(rows: Sequence[Row]) -> str:
    """The bars in words, for those who do not see them."""
    cells = "; ".join(f"{isolated(row.cell)}: {row.shown}" for row in rows)
    return tell(
        "Bars for {part}, {n} answers. {cells}.",
        part=quoted(rows[0].part, tell),
        n=rows[0].n_answers,
        cells=cells,
    )
