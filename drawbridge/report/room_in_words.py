"""The group sheet's pictures as words and numbers, for phones that lay them beside answers.

No more than the sheet: the same pictures, word for word what stands in them.
"""

from itertools import groupby
from operator import attrgetter

from drawbridge import charts
from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.summary import SummaryView

Told = dict[str, object]
"""One round as JSON can hold it.

`place` is its step and number, `parts` those of its picture, each with a `prompt` ("" if it is the
question), how many answered, and its `cells` with what is shown.
"""


def room_in_words(view: SummaryView, *, say: Say = as_written) -> list[Told]:
    """The pictures that the room saw, in the order of the evening.

    Args:
        view: the session.
        say: brings words that are ours into the language of those who were there.
    """
    return [
        _told(picture, say)
        for chapter in view.chapters
        for picture in chapter.results
        if isinstance(picture, ChartPicture)
    ]


def _told(picture: ChartPicture, say: Say) -> Told:
    poll, release = picture.poll, picture.release
    rows = charts.table(poll, release, say)
    told = rows if charts.tells_empty(poll) else [row for row in rows if row.shown != "0"]
    parts = [
        {
            "prompt": "" if prompt == poll.question else prompt,
            "n": n,
            "cells": [[row.cell, row.shown] for row in cells],
        }
        for (prompt, n), cells in groupby(told, attrgetter("part", "n"))
    ]
    return {
        "place": f"{poll.id}/{release.round}",
        "question": poll.question,
        "parts": parts,
    }
