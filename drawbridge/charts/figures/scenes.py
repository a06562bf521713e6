"""Small scenes as stacked bars, one for each scene, under a key that names what was meant.

One scene alone has a bar for every answer, with what was written on the phones beside it.
"""

from dataclasses import replace

from drawbridge.charts.drawing.canvas import Canvas, Head
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing
from drawbridge.charts.drawing.labels import labels
from drawbridge.charts.drawing.marks import panels
from drawbridge.charts.drawing.shown_numbers import people_note, shared_answers_text
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.figures.plain import beside_bars, draw_part
from drawbridge.charts.sentences.sentences import meanings, meant
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scenarios import Scenarios


def scenes(poll: Scenarios, release: Released, sheet: Sheet) -> Drawing:
    """One bar per scene from the left; of a scene alone, one per answer."""
    if len(release.shown_parts) == 1:
        return _alone(poll, release, sheet)
    note = shared_answers_text(release.shown_parts, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    notes = {part.part_id: meant(poll, part) for part in release.shown_parts}
    draw_statements(canvas, canvas.body, panels(release, sheet), tells_n=not note, notes=notes)
    return canvas.drawing


def _alone(poll: Scenarios, release: Released, sheet: Sheet) -> Drawing:
    """The scene is the question: what was asked about several says nothing about one."""
    (panel,) = panels(release, sheet)
    note = people_note(release, sheet.say)
    told = meanings(poll, panel.part)
    cells = [replace(cell, label=told.get(cell.label, cell.label)) for cell in panel.part.cells]
    panel = replace(panel, part=replace(panel.part, cells=tuple(cells)))
    below = Head.over(sheet, panel.part.prompt, note).below(sheet)
    names = [mark.label for mark in panel.marks()]
    words = labels(names, sheet, beside_bars(sheet, below / len(names)))
    canvas = Canvas(sheet, panel.part.prompt, note, beside=words.room)
    draw_part(canvas, canvas.body, panel, words)
    return canvas.drawing
