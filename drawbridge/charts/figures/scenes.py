"""Small scenes as stacked bars, one for each scene, under a key that names what was meant."""

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.marks import panels
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.sentences.sentences import meant
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scenarios import Scenarios


def scenes(poll: Scenarios, release: Released, sheet: Sheet) -> go.Figure:
    """One bar per scene from the left, with its own n."""
    canvas = Canvas(sheet, poll.question)
    notes = {part.part_id: meant(poll, part) for part in release.shown_parts}
    draw_statements(canvas, canvas.body, panels(release, sheet), notes=notes)
    return canvas.figure
