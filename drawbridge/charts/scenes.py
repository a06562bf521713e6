"""Small scenes as stacked bars, one for each scene, under a key that names what was meant."""

import plotly.graph_objects as go

from drawbridge.charts.battery import draw_statements
from drawbridge.charts.canvas import Canvas
from drawbridge.charts.marks import panels
from drawbridge.charts.sheet import Sheet
from drawbridge.domain.privacy import Released
from drawbridge.domain.workshop import Poll


def scenes(poll: Poll, release: Released, sheet: Sheet) -> go.Figure:
    """One bar per scene from the left, with its own n."""
    canvas = Canvas(sheet, poll.question)
    draw_statements(canvas, canvas.body, poll, panels(release, sheet))
    return canvas.figure
