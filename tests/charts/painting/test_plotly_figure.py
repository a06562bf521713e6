"""plotly no longer looks at every property when a picture is made; here it does."""

import json

import plotly.graph_objects as go
import pytest

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.domain.privacy.gate import Released
from tests.charts.long_texts import through_the_gate
from tests.charts.painting.test_svg import POLLS

LOOKS = ((charts.LIGHT, 1.0), (charts.DARK, 0.45))
ROOMS = ((7, 0), (14, 1), (60, 2))


def told(figure):
    """What is sent, without lists of nothing and without the template that plotly puts in."""
    sent = json.loads(figure.to_json())
    layout = {name: value for name, value in sent["layout"].items() if value != []}
    return sent["data"], {**layout, "template": {}}


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_plotly_accepts_every_property_of_a_picture_and_changes_none(poll):
    releases = [through_the_gate(poll, n, shape) for n, shape in ROOMS]
    pictures = [
        on_screen.figure(poll, release, theme=theme, scale=scale)
        for release in releases
        if isinstance(release, Released)
        for theme, scale in LOOKS
    ]

    assert pictures
    for picture in pictures:
        assert told(go.Figure(json.loads(picture.to_json()))) == told(picture)
