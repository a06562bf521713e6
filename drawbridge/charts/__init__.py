"""Pictures, tables and sentences of released results, and of nothing else.

`figure`, `svg`, `table`, `alt_text` and `sentence` take a `Released`, `words` a `Withheld`; all
of them show the same cells in the same way. `lines_markup` and `lines_sentence` take
`ReleasedLines`.
"""

from drawbridge.charts.drawing.sizes import Size, size
from drawbridge.charts.drawing.theme import DARK, LIGHT, Theme
from drawbridge.charts.kinds import CONFIG, alt_text, figure, sentence, svg, tells_empty
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
    "CONFIG",
    "DARK",
    "LIGHT",
    "Size",
    "Theme",
    "alt_text",
    "beside_figure",
    "figure",
    "how_many_wrote",
    "lines_in_order",
    "lines_markup",
    "lines_sentence",
    "sentence",
    "size",
    "svg",
    "table",
    "tells_empty",
    "without_numbers",
    "words",
]
