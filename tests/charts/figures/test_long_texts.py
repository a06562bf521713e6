"""S1, P6: text decides nothing about geometry, and every number is drawn inside the screen."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drawbridge import charts
from drawbridge.charts.figures.plain import LONG_LABEL_SHARE
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.projector.results import CHART_HEIGHT
from drawbridge.projector.text_fit import MIDDLE, TALL, WIDE
from gallery import rooms
from tests.charts.boxes import Measured
from tests.charts.conftest import choice
from tests.charts.long_texts import SCRIPTS, rewritten, texts, through_the_gate

POLLS = [
    step
    for step in rooms.every_step()
    if isinstance(step, Poll) and not isinstance(step, Written) and step.audience is Audience.ROOM
]
# 1920x1080 and 1280x720 are one shape, 1280x800 another, 1024x768 the narrowest.
SCREENS = (WIDE, MIDDLE, TALL)
OVERLAP_PX = 4  # boxes are a little higher than their letters
LEAST_BAR_PX = 2
EDGE_PX = 1


def wrong(poll, release, screen):
    """What is outside of the picture, over other words, or too short to be seen."""
    figure = charts.figure(poll, release, place=(screen.figure, CHART_HEIGHT))
    seen = Measured(figure, screen.figure, CHART_HEIGHT)
    words = seen.words
    outside = [
        box for box in words
        if box.left < -EDGE_PX or box.right > seen.width + EDGE_PX
        or box.top < -EDGE_PX or box.bottom > seen.height + EDGE_PX
    ]  # fmt: skip
    covered = [
        (one.text, other.text)
        for place, one in enumerate(words)
        for other in words[:place]
        if one.is_over(other, OVERLAP_PX)
    ]
    short = [
        (text, px)
        for text, px in seen.bars
        if text.strip() not in ("", "0", "0 %") and px < LEAST_BAR_PX
    ]
    return outside + covered + short


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
@settings(
    max_examples=5,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_no_text_of_any_length_or_script_moves_a_bar_or_a_number_out_of_sight(poll, data):
    text = data.draw(texts(data.draw(st.sampled_from(sorted(SCRIPTS)))))
    n = data.draw(st.sampled_from([7, 12, 14, 60]))
    shape = data.draw(st.integers(0, 2))
    other = rewritten(poll, text)
    release = through_the_gate(other, n, shape)
    if not isinstance(release, Released):
        return

    assert {screen.name: wrong(other, release, screen) for screen in SCREENS} == {
        screen.name: [] for screen in SCREENS
    }


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_long_option_takes_a_share_of_the_width_and_its_bar_keeps_the_rest(screen, released):
    """S1, as it was reported."""
    options = (
        "Gleichstellungsbeauftragte/Schwerbehindertenvertretungen",
        "Leitung",
        "Niemanden",
    )
    poll = choice(options=options)
    figure = charts.figure(poll, released(poll, (8, 3, 1)), place=(screen.figure, CHART_HEIGHT))
    bars = dict(Measured(figure, screen.figure, CHART_HEIGHT).bars)

    assert isinstance(poll, SingleChoice)
    assert figure.layout.margin.l <= LONG_LABEL_SHARE * screen.figure + 64
    assert bars["8"] > 0.2 * screen.figure
    assert bars["8"] / bars["1"] == pytest.approx(8)
    assert "/<br>" in figure.layout.yaxis.ticktext[0]
