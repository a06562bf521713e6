"""Pictures, tables and sentences of released results, and of nothing else.

`svg`, `table`, `alt_text` and `sentence` take a `Released`, `words` a `Withheld`; all of them show
the same cells in the same way. `lines_markup` and `lines_sentence` take `ReleasedLines`. The same
picture for plotly.js is in `on_screen`.
"""

from drawbridge.charts.drawing.shown_numbers import people_behind
from drawbridge.charts.drawing.sizes import Size, size
from drawbridge.charts.drawing.theme import DARK, LIGHT, Theme
from drawbridge.charts.kinds import alt_text, sentence, svg, tells_empty
from drawbridge.charts.sentences.by_kind import (
    beside_figure,
    without_numbers,
    words,
)
from drawbridge.charts.sentences.written import (
    how_many_wrote,
    lines_in_order,
    lines_markup,
    lines_sentence,
)
from drawbridge.charts.table import table

__all__ = [
    "DARK",
    "LIGHT",
    "Size",
    "Theme",
    "alt_text",
    "beside_figure",
    "how_many_wrote",
    "lines_in_order",
    "lines_markup",
    "lines_sentence",
    "people_behind",
    "sentence",
    "size",
    "svg",
    "table",
    "tells_empty",
    "without_numbers",
    "words",
]
