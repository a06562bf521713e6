"""Small scenes as stacked bars, one for each scene, under a key that names what was meant."""

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.marks import panels
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll


def scenes(poll: Poll, release: Released, sheet: Sheet) -> go.Figure:
    """One bar per scene from the left, with its own n."""
    canvas = Canvas(sheet, poll.question)
    draw_statements(canvas, canvas.body, poll, panels(release, sheet))
    return canvas.figure
