"""A picture whose question is written from right to left begins on the right."""

import pytest

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.sizes import size
from drawbridge.charts.drawing.theme import LIGHT
from drawbridge.charts.painting.plotly_figure import plotly_figure

SHEET = Sheet(theme=LIGHT, size=size(1.0))
QUESTIONS = {"left": "How close are you?", "right": "كم يبدو ممكنا اليوم؟"}


@pytest.fixture(params=QUESTIONS)
def side(request):
    return request.param


def drawn(question):
    canvas = Canvas(SHEET, question, note="24", beside=300)
    canvas.write_in(canvas.body, ["name"], SHEET.font(20))
    canvas.write_in(canvas.body, ["n"], SHEET.font(20), across="end")
    canvas.write_in(canvas.body, ["low"], SHEET.font(20), across="left")
    return canvas.drawing


def test_the_question_and_what_begins_with_it_stand_where_it_begins(side):
    drawing = drawn(QUESTIONS[side])
    other = {"left": "right", "right": "left"}[side]
    edges = {"left": -300, "right": drawing.body.width}

    assert (drawing.title.across, drawing.title.spot.x) == (side, edges[side])
    assert [words.across for words in drawing.words] == [side, side, other, "left"]
    assert drawing.words[0].spot.x == edges[side]


def test_both_painters_put_the_question_at_the_same_edge(side):
    title = plotly_figure(drawn(QUESTIONS[side])).layout.title

    assert (title.x, title.xanchor) == ({"left": 0, "right": 1}[side], side)
    assert {"left": title.pad.l, "right": title.pad.r}[side] == SHEET.size.edge
