"""Lines and words of one's own, as HTML and in sentences. What people wrote is escaped here.

Every line is isolated, so that the direction of its writing turns nothing around it.
"""

from html import escape

from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.charts.sentences.word_cloud import Rows, arranged
from drawbridge.domain.privacy.gate import ReleasedLines, ShownLine
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import N_

_WIDTH, _HEIGHT = 1700.0, 700.0  # the shape of the place on a projector
_MANY = {2: N_("two or three of us"), 3: N_("four or more of us")}


def cloud_rows(release: ReleasedLines) -> Rows:
    """The words of a cloud in rows."""
    return arranged(release.lines, width=_WIDTH, height=_HEIGHT)


def lines_in_order(poll: Written, release: ReleasedLines) -> tuple[ShownLine, ...]:
    """What may be shown, in the order in which it is read; nothing where only a number is."""
    if poll.is_by_line or not release.lines:
        return release.lines
    return tuple(word for row in cloud_rows(release) for word in row)


def how_many_wrote(word: ShownLine, say: Say = as_written) -> str:
    """How many wrote a word, for those who do not see its size; "" of one person."""
    many = _MANY.get(word.size)
    return say(many) if many else ""


def lines_markup(poll: Written, release: ReleasedLines, say: Say = as_written) -> str:
    """What may be shown, as HTML without any style; "" where only the number was kept."""
    if not release.lines:
        return ""
    if poll.is_by_line:
        items = "".join(f"<li>{_isolated(line)}</li>" for line in release.lines)
        return f'<ul class="written-lines">{items}</ul>'
    rows = "".join(f"<div>{_row(row, say)}</div>" for row in cloud_rows(release))
    return f'<div class="written-cloud">{rows}</div>'


def lines_sentence(poll: Written, release: ReleasedLines, say: Say = as_written) -> str:
    """One plain sentence beside the lines, or instead of them where they were not kept."""
    n, n_shown = release.n_answers, release.n_shown
    if not release.lines:
        if poll.is_by_line:
            return say(N_("{n} lines, shown in the room and not kept here.")).format(n=n_shown)
        return say(N_("{n} words, shown in the room and not kept here.")).format(n=n_shown)
    if poll.is_by_line:
        return say(N_("{n} of us wrote. These lines were chosen, in no order.")).format(n=n)
    if any(line.size > 1 for line in release.lines):
        told = say(N_("{n} of us wrote. The larger a word, the more of us wrote it."))
        return told.format(n=n)
    return say(N_("{n} of us wrote, each in other words.")).format(n=n)


def _row(row: tuple[ShownLine, ...], say: Say) -> str:
    return " ".join(
        f'<span class="written-{word.size}">{_isolated(word)}{_many(word, say)}</span>'
        for word in row
    )


def _many(word: ShownLine, say: Say) -> str:
    """How many wrote a word, for those who do not see its size."""
    many = how_many_wrote(word, say)
    return f'<span class="written-many"> ({escape(many)})</span>' if many else ""


def _isolated(line: ShownLine) -> str:
    return f'<bdi dir="auto">{escape(line.text)}</bdi>'
