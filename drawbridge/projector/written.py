"""What people wrote, before the room: words of a cloud in rows, or lines on quiet cards."""

from markupsafe import Markup

from drawbridge import charts
from drawbridge.charts.drawing.text_wrap import text_width
from drawbridge.charts.sentences.word_cloud import FONTS, GAP, ROW_HEIGHT, Rows
from drawbridge.charts.sentences.written import cloud_rows
from drawbridge.domain.privacy.gate import ReleasedLines
from drawbridge.domain.privacy.result_pictures import LinesPicture
from drawbridge.domain.workshop.texts import Written
from drawbridge.domain.workshop.two_languages import halves, joined
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import (
    HEIGHT,
    MIDDLE,
    SMALLEST,
    TALL,
    WIDE,
    Fit,
    ScreenShape,
    Text,
    fit,
)

_EDGES = 2 * 96.0
_CARD = 56 + 72.0  # inside and between cards, across
_AROUND = 84 + 64 + 40 + 120.0  # edges, the space round the question and the sentence below
_SIZES = tuple(percent / 100 for percent in range(190, 20, -5))


def written(scene: ProjectorScene, picture: LinesPicture) -> str:
    """The picture of chosen lines; they stand in the language that they were written in."""
    _, poll, release = scene.translate, picture.poll, picture.release
    again = _("Asked again:") if release.round > 1 else ""
    is_both = len(halves(again)) > 1  # then the words before each stand in its line
    sentence = charts.lines_sentence(poll, release, _)
    around = _around(sentence)
    if poll.is_by_line:
        size = _lines_fit(poll, release, around)
    else:
        size = _cloud_fit(poll, cloud_rows(release), around)
    return scene.markup(
        "written",
        fit=size,
        question=joined(" ", (again, poll.question)) if is_both else poll.question,
        look="is-few" if len(release.lines) <= 3 else "is-many",
        lines=Markup(charts.lines_markup(poll, release, scene.translate_first)),  # noqa: S704 - escaped where it is made
        sentence=sentence,
        again="" if is_both else again,
    )


def _around(sentence: str) -> float:
    """Height of what is neither question nor lines; a sentence in two languages has two lines."""
    return _AROUND + 45 * (len(halves(sentence)) - 1)


def _lines_fit(poll: Written, release: ReleasedLines, around: float) -> Fit:
    """Cards stand in pairs from four on; the longer of two decides how high both are."""
    told = [line.text for line in release.lines]
    n_across = 1 if len(told) <= 3 else 2
    rows = [told[place : place + n_across] for place in range(0, len(told), n_across)]
    cards = [
        Text(
            text=max(row, key=len),
            size=52,
            beside=_EDGES + n_across * _CARD,
            above=24 + 56,
            share=1 / n_across,
        )
        for row in rows
    ]
    return fit([_question(poll), *cards], around=around)


def _cloud_fit(poll: Written, rows: Rows, around: float) -> Fit:
    return Fit(
        wide=_cloud_scale(poll, rows, WIDE, around),
        middle=_cloud_scale(poll, rows, MIDDLE, around),
        tall=_cloud_scale(poll, rows, TALL, around),
    )


def _cloud_scale(poll: Written, rows: Rows, screen: ScreenShape, around: float) -> float:
    room = HEIGHT - around - _question(poll).height(screen, 1)
    fitting = (scale for scale in _SIZES if _fits(rows, screen.width - _EDGES, room, scale))
    return next(fitting, _SIZES[-1])


def _fits(rows: Rows, width: float, height: float, scale: float) -> bool:
    total = 0.0
    for row in rows:
        fonts = [max(SMALLEST, FONTS[word.size] * scale) for word in row]
        words = zip(row, fonts, strict=True)
        across = sum(text_width(word.text, font) for word, font in words)
        if across + GAP * scale * (len(row) - 1) > width:
            return False
        total += ROW_HEIGHT * max(fonts)
    return total <= height


def _question(poll: Written) -> Text:
    return Text(text=poll.question, size=44, beside=_EDGES)
