"""Words broken into lines that fit, without asking a browser.

Widths are estimates for Atkinson Hyperlegible Next, a little on the wide side, so that a system
font in its place fits too.
"""

from collections.abc import Sequence
from html import escape

LINE_HEIGHT = 1.3  # of the font size; plotly.js sets its lines that far apart
# Widths in em, measured in Chromium at weight 400.
_NARROW, _SLIM, _WIDE = frozenset(".,:;'‘’ ·ijl"), frozenset("frt!/-()“”I1"), frozenset("mwMW%")
_FULL_WIDTH_FROM = "\u2e80"  # Chinese, Japanese and Korean letters are as wide as they are high
_SLACK = 1.06


def text_width(text: str, font_px: float) -> float:
    """Estimate how wide one line of text is, in px."""
    return _SLACK * font_px * sum(map(_em, text))


def wrapped(text: str, *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Break a text between words into lines of at most `width_px`.

    A word wider than that keeps a line of its own. An empty text has no lines.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, font_px) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def balanced(text: str, *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Break like `wrapped`, but into lines of similar length, so that no word is left alone."""
    lines = wrapped(text, font_px=font_px, width_px=width_px)
    if len(lines) < 2:
        return lines
    narrowest = text_width(text, font_px) / len(lines)
    steps = (narrowest + (width_px - narrowest) * step / 20 for step in range(20))
    tries = (wrapped(text, font_px=font_px, width_px=width) for width in steps)
    return next((tried for tried in tries if len(tried) == len(lines)), lines)


def side_by_side(texts: Sequence[str], *, font_px: float, width_px: float) -> tuple[str, ...]:
    """Put short texts into as few lines as they need, broken between texts where they can be."""
    lines: list[str] = []
    for text in texts:
        longer = f"{lines[-1]} · {text}" if lines else text
        if lines and text_width(longer, font_px) <= width_px:
            lines[-1] = longer
        else:
            lines.extend(wrapped(text, font_px=font_px, width_px=width_px))
    return tuple(lines)


def marked_up(lines: Sequence[str]) -> str:
    """Join lines for plotly.js, whose texts are a small kind of HTML."""
    return "<br>".join(escape(line, quote=False) for line in lines)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.27
    if letter in _SLIM:
        return 0.37
    if letter >= _FULL_WIDTH_FROM:
        return 1.0
    if letter in _WIDE:
        return 0.86
    return 0.66 if letter.isupper() else 0.56
