"""Whether words are still as easy to read when a second language stands beside the first."""

from collections.abc import Iterator
from math import inf

from drawbridge.charts.drawing.drawing import Drawing, Font

_CUT = "…"


def is_as_legible(drawing: Drawing, than: Drawing) -> bool:
    """Whether no text is smaller than words should be, or than the smallest of another drawing.

    Nor may more lines be cut short, or numbers in bars be left out.
    """
    is_large = all(
        _smallest(told(drawing)) >= min(than.size.small, _smallest(told(than)))
        for told in (_words, _numbers)
    )
    return is_large and _n_cut(drawing) <= _n_cut(than) and _n_told(drawing) >= _n_told(than)


def _n_cut(drawing: Drawing) -> int:
    return sum(line.endswith(_CUT) for line, _ in _words(drawing))


def _n_told(drawing: Drawing) -> int:
    return sum(mark.tells for placed in drawing.bars for mark in placed.bars.marks)


def _smallest(texts: Iterator[tuple[str, Font]]) -> float:
    return min((font.px for _, font in texts), default=inf)


def _words(drawing: Drawing) -> Iterator[tuple[str, Font]]:
    for words in (drawing.title, *drawing.words):
        yield from ((line, words.font) for line in words.lines)
    for axes in drawing.axes:
        for ticks in (axes.x.ticks, axes.y.ticks):
            if ticks:
                yield from ((line, ticks.font) for lines in ticks.texts for line in lines)


def _numbers(drawing: Drawing) -> Iterator[tuple[str, Font]]:
    for placed in drawing.bars:
        told = ((turn, mark) for turn, mark in enumerate(placed.bars.marks) if mark.tells)
        yield from ((mark.shown, placed.bars.font_of(turn)) for turn, mark in told)
