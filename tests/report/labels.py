"""Summaries with other words in them."""

import dataclasses

from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.domain.privacy.result_pictures import LinesPicture, result_picture


def relabelled(view, label, *, title=None):
    """The same summary with one label written everywhere."""
    (chapter, *_) = view.chapters
    (release,) = chapter.releases
    (part,) = release.shown_parts
    cells = tuple(Cell(label=label, look=Look.EXACT, count=cell.count) for cell in part.cells)
    # dataclasses.replace cannot mint a Released, so the part is exchanged in place.
    object.__setattr__(release, "parts", (dataclasses.replace(part, cells=cells, prompt=label),))
    named = label if title is None else title
    step = dataclasses.replace(chapter.step, title=named, question=label)
    told = dataclasses.replace(chapter, step=step, results=(result_picture(step, release),))
    return dataclasses.replace(view, title=named, chapters=(told,))


def rewritten(view, text):
    """The same summary in which every text of the workshop and of people is one and the same."""
    chapters = [_rewritten(chapter, text) for chapter in view.chapters]
    return dataclasses.replace(
        view, title=text, subtitle=text, credit=text, farewell=text, chapters=tuple(chapters)
    )


def _rewritten(chapter, text):
    results = []
    for picture in chapter.results:
        release = picture.release
        # dataclasses.replace cannot mint a Release, so what is in it is exchanged in place.
        if isinstance(picture, LinesPicture):
            lines = tuple(dataclasses.replace(line, text=text) for line in release.lines)
            object.__setattr__(release, "lines", lines)
        else:
            parts = tuple(_renamed(part, text) for part in release.parts)
            object.__setattr__(release, "parts", parts)
        poll = dataclasses.replace(picture.poll, question=text, title=text)
        results.append(dataclasses.replace(picture, poll=poll))
    step = dataclasses.replace(chapter.step, title=text, question=text)
    return dataclasses.replace(chapter, step=step, results=tuple(results), note=text)


def _renamed(part, text):
    cells = tuple(dataclasses.replace(cell, label=text) for cell in part.cells)
    return dataclasses.replace(part, prompt=text, cells=cells)
