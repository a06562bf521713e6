"""A released result as a table: word for word what the picture shows."""

from dataclasses import dataclass

from drawbridge.charts.drawing.shown_numbers import n_text, shown
from drawbridge.charts.drawing.translation import Say, as_written, cell_name
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One cell: `part` (its prompt), `cell` (its label), what a person reads.

    `shown` is what stands for the cell, `n` how many people its part is about.
    """

    part: str
    cell: str
    shown: str
    n: str


def table(poll: Poll, release: Released, say: Say = as_written) -> tuple[TableRow, ...]:
    """One row per cell, in the order of the picture."""
    return tuple(
        TableRow(
            part=part.prompt or poll.question,
            cell=cell_name(cell.label, say),
            shown=shown(cell, part, say),
            n=n_text(part, say),
        )
        for part in release.shown_parts
        for cell in part.cells
    )
