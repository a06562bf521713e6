"""A table of a workshop file's first level, as it is written and as it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from drawbridge.content.editing.sections import Section
from drawbridge.content.editing.table_text import TableText


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A table with all below it, and its values."""

    table: TableText
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.names[0]

    @property
    def gap(self) -> str:
        """The empty lines before it."""
        return self.table.sections[0].gap

    def after_gap(self, gap: str) -> "Piece":
        """The same behind other empty lines."""
        first, *below = self.table.sections
        return self._of(replace(first, gap=gap), *below)

    def ended(self, newline: str) -> "Piece":
        """The same with a last line that ends, so that another can follow."""
        *before, last = self.table.sections
        if last.text.endswith("\n"):
            return self
        if last.body:
            return self._of(*before, replace(last, body=last.body + newline))
        return self._of(*before, replace(last, above=last.above + newline))

    def _of(self, *sections: Section) -> "Piece":
        return replace(self, table=replace(self.table, sections=sections))


def with_line_ends(table: TableText, newline: str) -> TableText:
    """A table whose lines all end in the way of its file."""
    if newline == "\n":
        return table
    sections = (
        replace(it, gap=_ends(it.gap), above=_ends(it.above), body=_ends(it.body))
        for it in table.sections
    )
    return replace(table, sections=tuple(sections))


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
