"""Sheets of a workbook on which a text is a text: nothing is calculated, lost or taken for a link.

XlsxWriter answers what it will not write with a negative number and goes on without it; here that
is an error, so that no file is made that lacks something.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from drawbridge.design.palette import LIGHT
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_000  # UTF-16 units; Excel's own limit is 32,767, and beyond it text is cut
LONGEST_NAME = 31  # UTF-16 units
PAGE_HEADING = 100  # characters; each may be doubled, and Excel's limit is 255
CUT = " […]"
_PAGE = F_("Page {page} of {pages}")
_ROW_PX = 20
_LINE_PT, _HIGHEST_PT = 15, 405  # of a row; Excel's limit is 409
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_WHOLE_NUMBER = re.compile(r"(\d+)( %)?")


class NotWritten(Exception):
    """The library has left something out of a workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """How cells look: the library's formats, which belong to one workbook."""

    title: Any
    plain: Any
    quiet: Any
    header: Any
    number: Any
    percent: Any
    link: Any


def styles(book: "Workbook") -> Styles:
    """The looks of all cells, in the palette of every other screen."""
    top: dict[str, Any] = {"valign": "top"}
    wrapped = {**top, "text_wrap": True}
    shown = {**top, "align": "left"}
    return Styles(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": LIGHT.accent}),
        plain=book.add_format(wrapped),
        quiet=book.add_format({**top, "font_color": LIGHT.muted}),
        header=book.add_format(
            {**wrapped, "bold": True, "bg_color": LIGHT.soft, "bottom": 1, "color": LIGHT.ink}
        ),
        number=book.add_format({**shown, "num_format": "0"}),
        percent=book.add_format({**shown, "num_format": '0" %"'}),
        link=book.add_format({**wrapped, "font_color": LIGHT.accent, "underline": 1}),
    )


class Sheet:
    """One sheet that is written cell by cell, rows and columns counted from 0.

    Args:
        worksheet: the library's sheet.
        looks: the looks of its workbook.
    """

    def __init__(self, worksheet: "Worksheet", looks: Styles) -> None:
        self._worksheet = worksheet
        self._widths: Sequence[int] = ()
        self._lines: dict[int, int] = {}
        self.looks = looks

    def text(self, row: int, column: int, text: str, look: Any = None) -> None:
        """Write a text, whatever it looks like; nothing if it is empty."""
        if text:
            done(self._worksheet.write_string(row, column, clean(text), look or self.looks.plain))
            self._make_room(row, column, text)

    def number(self, row: int, column: int, number: int | None) -> None:
        """Write a whole number; nothing for None."""
        if number is not None:
            done(self._worksheet.write_number(row, column, number, self.looks.number))

    def shown(self, row: int, column: int, shown: str) -> None:
        """Write what a picture shows: a number as the rounded number it is, all else as text."""
        found = _WHOLE_NUMBER.fullmatch(shown)
        if found is None:
            self.text(row, column, shown)
            return
        look = self.looks.percent if found[2] else self.looks.number
        done(self._worksheet.write_number(row, column, int(found[1]), look))

    def link(self, row: int, column: int, name: str, text: str) -> None:
        """Write a text that leads to another sheet of the workbook."""
        quoted = name.replace("'", "''")
        look = self.looks.link
        worksheet = self._worksheet
        done(worksheet.write_url(row, column, f"internal:'{quoted}'!A1", look, clean(text)))
        self._make_room(row, column, text)

    def _make_room(self, row: int, column: int, text: str) -> None:
        """Make a row as high as its texts are in columns of their widths.

        Excel does so itself; LibreOffice (7.4) prints the lines of one row over those of the next.
        """
        if column >= len(self._widths):
            return
        width = self._widths[column]
        n_lines = sum(max(1, ceil(_n_columns(line) / width)) for line in text.split("\n"))
        if n_lines > self._lines.get(row, 1):
            self._lines[row] = n_lines
            done(self._worksheet.set_row(row, min(_HIGHEST_PT, _LINE_PT * n_lines)))

    def header(self, row: int, names: Sequence[str], widths: Sequence[int]) -> None:
        """Write the names of the columns, which stay in sight; widths in characters."""
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            self.text(row, column, name, self.looks.header)
            done(self._worksheet.set_column(column, column, width))
        self._widths = widths
        self._worksheet.freeze_panes(row + 1, 0)
        done(self._worksheet.repeat_rows(row))

    def filter(self, row: int, last_row: int, n_columns: int) -> None:
        """Let people filter the rows below a header."""
        done(self._worksheet.autofilter(row, 0, max(row, last_row), n_columns - 1))

    def chart(self, row: int, column: int, chart: Any, alt_text: str, size: tuple[int, int]) -> int:
        """Put a chart on the sheet; `size` in pixels. Returns the first row that is free below."""
        width, height = size
        chart.set_size({"width": width, "height": height})
        put = self._worksheet.insert_chart(row, column, chart, {"description": clean(alt_text)})
        done(put)
        return row + height // _ROW_PX + 2

    def paper(self, heading: str, day: str) -> None:
        """Set up how it is printed: across, as wide as a page, with title, day and page numbers."""
        self._worksheet.set_landscape()
        self._worksheet.set_paper(9)  # A4
        self._worksheet.fit_to_pages(1, 0)
        done(self._worksheet.set_header(f"&L{_as_heading(heading)}&R{_as_heading(day)}"))
        pages = _as_heading(tell(_PAGE)).format(page="&P", pages="&N")
        done(self._worksheet.set_footer(f"&R{pages}"))


def _n_columns(text: str) -> int:
    """How wide a text is, in digits; a letter of East Asia is as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def done(answer: Any) -> None:
    """Look at what the library answers.

    Raises:
        NotWritten: if it has left something out.
    """
    if isinstance(answer, int) and answer < 0:
        raise NotWritten(f"XlsxWriter answered {answer}")


def clean(text: str) -> str:
    """A text that a workbook can hold: what cannot be in it is a mark, what is cut says so."""
    held = _NOT_IN_XML.sub("�", text)
    return held if units(held) <= LONGEST_TEXT else cut(held, LONGEST_TEXT - len(CUT)) + CUT


def sheet_name(number: int, title: str) -> str:
    """A name for a sheet that no other sheet has, because it begins with its number.

    So it is never a word that is taken, a cell's address or a value either. At most 31 UTF-16
    units, without any of the signs that Excel refuses there, and without an apostrophe at its end.
    """
    return unnumbered(f"{number} {title}")


def unnumbered(title: str) -> str:
    """The same for a title of ours, which is no other sheet's."""
    words = " ".join(_NOT_IN_A_NAME.sub(" ", clean(title)).split())
    return cut(words, LONGEST_NAME).rstrip(" '")


def units(text: str) -> int:
    """How long a text is for Excel: an emoji counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """The beginning of a text, at most so many UTF-16 units, without half a character."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _as_heading(text: str) -> str:
    """A text in a sheet's heading, where "&" begins a code."""
    return " ".join(clean(text).split())[:PAGE_HEADING].replace("&", "&&")
