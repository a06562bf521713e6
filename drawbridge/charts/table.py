"""A released result as a table: word for word what the picture shows."""

import pandas as pd

from drawbridge.charts.drawing.shown_numbers import n_text, shown
from drawbridge.charts.drawing.translation import Say, as_written, cell_name
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll

_COLUMNS = ("part", "cell", "shown", "n")


def table(poll: Poll, release: Released, say: Say = as_written) -> pd.DataFrame:
    """One row per cell: `part` (its prompt), `cell` (its label), what a person reads.

    `shown` is what stands for the cell, `n` how many people its part is about.
    """
    rows = [
        (
            part.prompt or poll.question,
            cell_name(cell.label, say),
            shown(cell, part, say),
            n_text(part, say),
        )
        for part in release.shown_parts
        for cell in part.cells
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))
