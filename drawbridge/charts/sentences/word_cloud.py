"""Words of a cloud set in rows, the fullest row and the largest words in the middle.

The place of a word follows from its size, its width and the random order it comes in; nothing here
knows when it was written. All words have one colour; sizes have three steps.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from types import MappingProxyType

from drawbridge.charts.drawing.text_wrap import text_width
from drawbridge.domain.privacy.gate import ShownLine

FONTS: Mapping[int, float] = MappingProxyType({1: 54.0, 2: 84.0, 3: 124.0})  # units by step
GAP = 52.0  # between words of a row
ROW_HEIGHT = 1.34  # of the largest font in a row
_MOST_ROWS = 14
_POINTED = 0.8  # 1 would be a whole ellipse, with hardly any room in its first and last row

Rows = tuple[tuple[ShownLine, ...], ...]


def arranged(words: Sequence[ShownLine], *, width: float, height: float) -> Rows:
    """Words in rows that fill a rectangle of this shape best."""
    tries = (_in_rows(words, n) for n in range(1, min(_MOST_ROWS, max(1, len(words))) + 1))
    return min(tries, key=lambda rows: max(_width(rows) / width, _height(rows) / height))


def _row_width(row: Sequence[ShownLine]) -> float:
    words = sum(text_width(word.text, FONTS[word.size]) for word in row)
    return words + GAP * len(row)


def _row_height(row: Sequence[ShownLine]) -> float:
    return ROW_HEIGHT * max(FONTS[word.size] for word in row)


def _in_rows(words: Sequence[ShownLine], n_rows: int) -> Rows:
    rows: list[list[ShownLine]] = [[] for _ in range(n_rows)]
    room = [sqrt(1 - _POINTED * ((2 * place + 1) / n_rows - 1) ** 2) for place in range(n_rows)]
    from_the_middle = sorted(range(n_rows), key=lambda place: -room[place])
    for word in sorted(words, key=lambda one: -one.size):
        emptiest = min(from_the_middle, key=lambda place: _row_width(rows[place]) / room[place])
        rows[emptiest].append(word)
    return tuple(_largest_inside(row) for row in rows if row)


def _largest_inside(row: Sequence[ShownLine]) -> tuple[ShownLine, ...]:
    left, right = row[1::2], row[::2]
    return (*reversed(left), *right)


def _width(rows: Rows) -> float:
    return max(map(_row_width, rows))


def _height(rows: Rows) -> float:
    return sum(map(_row_height, rows))
