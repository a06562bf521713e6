"""Words broken into lines that fit, without asking a browser.

Widths are estimates for Atkinson Hyperlegible Next, a little on the wide side, so that a system
font in its place fits too. A word wider than its place is broken after a mark such as "/" or "-",
and where that is not enough between two letters: no text decides how wide anything is.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from drawbridge.charts.drawing.writing_direction import isolated_lines
from drawbridge.domain.workshop.two_languages import BETWEEN, halves

SECOND = 0.8  # size of the second of two languages, per size of the first
LINE_HEIGHT = 1.3  # of the font size; plotly.js sets its lines that far apart
# Widths in em, measured in Chromium at weight 400.
_NARROW, _SLIM, _WIDE = frozenset(".,:;'‘’ ·ijl"), frozenset("frt!/-()“”I1"), frozenset("mwMW%")
# Other scripts come in whatever font the machine has: measured in DejaVu and Noto, rounded up.
_LATIN_TO, _BRAHMIC, _EMOJI_FROM = "\u024f", ("\u0900", "\u137f"), "\U0001f000"
_FULL_WIDTH = frozenset("WF")  # Chinese, Japanese and Korean letters are as wide as they are high
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Zl"})
_JOINS_BEFORE = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})  # marks, joiners, tones of skin
_JOINER = "\u200d"
_SLACK = 1.06
_AFTER_A_MARK = re.compile(r"(?<=[/\\\-‐–—_·|])")
_MORE = "…"
_BEGINS_IN = 0.4  # of a line: in less a word that will be broken does not begin
_ROUNDING = 1e-6  # px
_STEPS = 20  # widths that are tried for lines of similar length
_VIRAMA = 9  # canonical combining class of the signs that join two consonants
_FLAGS = ("\U0001f1e6", "\U0001f1ff")  # a flag is two of these


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What is not broken any further, and what stands before it inside a line.

    needs: room that must be left in a line for this to begin there.
    """

    text: str
    width: float
    glue: str = ""
    needs: float = 0


def text_width(text: str, font_px: float) -> float:
    """Estimate how wide one line of text is, in px; of one in two languages, the wider half."""
    return _SLACK * font_px * _ems(text)


def wrapped(text: str, *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Break a text into lines of at most `width_px`: between words, and inside one too wide.

    An empty text has no lines. A place narrower than one letter has a letter in each line. Lines of
    a second language begin with the separator, so that they can be told apart.
    """
    if BETWEEN in text:
        first, second = (wrapped(it, font_px=font_px, width_px=width_px) for it in _both(text))
        return (*first, *_seconds(second))
    return _filled(tuple(_pieces(text, font_px, width_px)), font_px, width_px)


@lru_cache(maxsize=1024)  # a picture asks the same for every width and size that it tries
def balanced(text: str, *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Break like `wrapped`, but into lines of similar length, so that no word is left alone."""
    if BETWEEN in text:
        first, second = (balanced(it, font_px=font_px, width_px=width_px) for it in _both(text))
        return (*first, *_seconds(second))
    pieces = tuple(_pieces(text, font_px, width_px))
    lines = _filled(pieces, font_px, width_px)
    if len(lines) < 2:
        return lines
    least = max(text_width(text, font_px) / len(lines), *(piece.width for piece in pieces))
    narrowest = min(least, width_px)  # many blanks in a row are measured and then left out

    def tried(step: int) -> tuple[str, ...]:
        return _filled(pieces, font_px, narrowest + (width_px - narrowest) * step / _STEPS)

    # In a wider place there are never more lines, so the first step with as few is searched for.
    place = bisect_left(range(_STEPS), -len(lines), key=lambda step: -len(tried(step)))
    return tried(place)


def is_broken_inside(text: str, *, font_px: float, width_px: float) -> bool:
    """Whether a word of a text is wider than its place."""
    return any(text_width(word, font_px) > width_px for word in text.split())


def cut(lines: Sequence[str], most: int, *, font_px: float, width_px: float) -> tuple[str, ...]:
    """At most so many lines; the last one says where there would be more."""
    if len(lines) <= most:
        return tuple(lines)
    kept = list(lines[: max(1, most)])
    letters = list(clusters(kept[-1]))
    while letters and text_width("".join(letters) + _MORE, font_px) > width_px:
        letters.pop()
    kept[-1] = "".join(letters).rstrip() + _MORE
    return tuple(kept)


def side_by_side(texts: Sequence[str], *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Put short texts into as few lines as they need, broken between texts where they can be."""
    if any(BETWEEN in text for text in texts):
        told = [halves(text) for text in texts]
        first, second = (
            side_by_side([it[way] for it in told], font_px=font_px, width_px=width_px)
            for way in (0, -1)
        )
        return (*first, *_seconds(second))
    lines: list[str] = []
    for text in texts:
        longer = f"{lines[-1]} · {text}" if lines else text
        if lines and text_width(longer, font_px) <= width_px:
            lines[-1] = longer
        else:
            lines.extend(wrapped(text, font_px=font_px, width_px=width_px))
    return tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is painted; `is_second`: of the second language, smaller and quieter."""

    text: str
    is_second: bool = False


def painted(lines: Sequence[str]) -> tuple[Line, ...]:
    """Lines of one text for a painter, each in the direction that its language begins with."""
    told: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        first, *second = halves(line)
        told[0].extend([first] if first or not second else [])
        told[1].extend(second)
    return (
        *(Line(text=line) for line in isolated_lines(told[0])),
        *(Line(text=line, is_second=True) for line in isolated_lines(told[1])),
    )


def marked_up(lines: Sequence[str], second: str = "") -> str:
    """Join lines for plotly.js, whose texts are a small kind of HTML.

    Args:
        lines: the lines of one text, in one language or in two.
        second: style of the second language.
    """
    told = ((escape(line.text, quote=False), line.is_second) for line in painted(lines))
    return "<br>".join(
        f'<span style="{second}">{text}</span>' if is_second else text for text, is_second in told
    )


def second_px(px: float, smallest: float) -> float:
    """Font size of the second language beside one of `px`; nothing gets smaller than it has to."""
    return min(px, max(smallest, SECOND * px))


def _both(text: str) -> tuple[str, str]:
    first, _, second = text.partition(BETWEEN)
    return first, second.replace(BETWEEN, " ")


def _seconds(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{BETWEEN}{line}" for line in lines)


def _pieces(text: str, font_px: float, width_px: float) -> Iterator[_Piece]:
    for word in text.split():
        glue = " "
        is_whole = text_width(word, font_px) <= width_px
        for part in (word,) if is_whole else _AFTER_A_MARK.split(word):
            width = text_width(part, font_px)
            if width <= width_px:
                yield _Piece(text=part, width=width, glue=glue)
                glue = ""
                continue
            needs = _BEGINS_IN * width_px
            for letter in clusters(part):
                width = text_width(letter, font_px)
                yield _Piece(text=letter, width=width, glue=glue, needs=needs)
                glue, needs = "", 0


def _filled(pieces: Sequence[_Piece], font_px: float, width_px: float) -> tuple[str, ...]:
    lines: list[str] = []
    taken, blank, room = 0.0, text_width(" ", font_px), width_px + _ROUNDING
    for piece in pieces:
        glue = blank if piece.glue else 0
        longer = taken + glue + piece.width
        if lines and longer <= room and taken + glue + piece.needs <= room:
            lines[-1] += piece.glue + piece.text
            taken = longer
        else:
            lines.append(piece.text)
            taken = piece.width
    return tuple(lines)


@lru_cache(maxsize=1024)
def clusters(word: str) -> tuple[str, ...]:
    """Letters with the marks, joiners and second halves that belong to them."""
    clusters: list[str] = []
    for letter in word:
        if clusters and _belongs(letter, clusters[-1]):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return tuple(clusters)


def _belongs(letter: str, before: str) -> bool:
    if before.endswith(_JOINER) or unicodedata.category(letter) in _JOINS_BEFORE:
        return True
    is_virama = unicodedata.combining(before[-1]) == _VIRAMA
    is_half_flag = len(before) == 1 and _FLAGS[0] <= before <= _FLAGS[1]
    return is_virama or (is_half_flag and _FLAGS[0] <= letter <= _FLAGS[1])


# Letters, words and lines are measured again for every size and width that a picture tries.
@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return max(sum(map(_em, half)) for half in halves(text))


@lru_cache(maxsize=1024)
def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.27
    if letter in _SLIM:
        return 0.37
    if letter in _WIDE:
        return 0.86
    if letter > _LATIN_TO:
        return _em_of_other_scripts(letter)
    return 0.66 if letter.isupper() else 0.56


def _em_of_other_scripts(letter: str) -> float:
    if unicodedata.category(letter) in _NO_WIDTH:
        return 0.0
    if letter >= _EMOJI_FROM:
        return 1.3
    if unicodedata.east_asian_width(letter) in _FULL_WIDTH:
        return 1.0
    if _BRAHMIC[0] <= letter <= _BRAHMIC[1]:
        return 0.95
    return 0.86 if letter.isupper() else 0.72
