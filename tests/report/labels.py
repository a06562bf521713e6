"""Summaries with other words in them."""

import dataclasses

from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.views.pictures import result_picture


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
