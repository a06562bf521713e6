"""Pictures, tables and sentences of released results, and of nothing else.

`figure`, `table`, `alt_text` and `sentence` take a `Released`, `words` a `Withheld`; all of them
show the same cells in the same way. `lines_markup` and `lines_sentence` take `ReleasedLines`.
"""

from drawbridge.charts.kinds import CONFIG, figure
from drawbridge.charts.phrases import alt_text, sentence, without_numbers, words
from drawbridge.charts.rows import table
from drawbridge.charts.ruler import is_silent
from drawbridge.charts.sizes import Size, size
from drawbridge.charts.theme import DARK, LIGHT, Theme
from drawbridge.charts.written import lines_markup, lines_sentence

__all__ = [
    "CONFIG",
    "DARK",
    "LIGHT",
    "Size",
    "Theme",
    "alt_text",
    "figure",
    "is_silent",
    "lines_markup",
    "lines_sentence",
    "sentence",
    "size",
    "table",
    "without_numbers",
    "words",
]
