"""S1, P6: text decides nothing about geometry, and every number is drawn inside the screen."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drawbridge.charts import on_screen
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
from tests.charts.long_texts import LENGTH, SCRIPTS, rewritten, texts, through_the_gate

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
BLANK_PX = 6  # between two words
NUMBER_OF_PEOPLE = re.compile(r"\d[\d.]*( %|\+)?|\d–\d")


def wrong(poll, release, screen):
    """What is outside of the picture, over other words, or too short to be seen."""
    figure = on_screen.figure(poll, release, place=(screen.figure, CHART_HEIGHT))
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


def test_the_fewest_of_sixty_have_a_bar_above_the_circles_below_long_lines_of_faces():
    """They were 1.8 px high on 4:3: the pictures kept their share of a row that was too low."""
    (poll,) = (step for step in POLLS if step.id == "now_and_wished")
    other = rewritten(poll, "👍👩🏽😀😀" * (LENGTH // 5))

    assert wrong(other, through_the_gate(other, 60, shape=2), TALL) == []


def sizes(figure):
    """(font size, text) of everything that can be read."""
    layout = figure.layout
    yield from ((note.font.size, note.text) for note in layout.annotations if note.text)
    for name in layout:
        if name.startswith(("xaxis", "yaxis")) and layout[name].ticktext:
            yield from ((layout[name].tickfont.size, text) for text in layout[name].ticktext)
    for trace in figure.data:
        each = trace.textfont.size
        of_each = each if isinstance(each, tuple) else [each] * len(trace.text or ())
        yield from zip(of_each, trace.text or (), strict=True)


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
@pytest.mark.parametrize(("screen", "least"), [(WIDE, 36), (MIDDLE, 31), (TALL, 27)])
def test_texts_as_workshops_have_them_are_read_in_the_back_row(poll, screen, least):
    """S11: 36 px at 1920x1080; on 4:3 in proportion to the width, but for the densest pictures."""
    small = []
    for n, shape in ((7, 0), (14, 1), (60, 0)):
        release = through_the_gate(poll, n, shape)
        if isinstance(release, Released):
            figure = on_screen.figure(poll, release, place=(screen.figure, CHART_HEIGHT))
            small += [one for one in sizes(figure) if one[0] < least and one[1].strip()]

    assert small == []


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_numbers_of_people_are_48_px(poll):
    small = []
    for n, shape in ((7, 0), (14, 1), (60, 0)):
        release = through_the_gate(poll, n, shape)
        if isinstance(release, Released):
            figure = on_screen.figure(poll, release, place=(WIDE.figure, CHART_HEIGHT))
            # Names of the places of a slider are no numbers of people.
            numbers = (
                one
                for one in sizes(figure)
                if re.fullmatch(r"\d[\d.]*( %|\+)?|\d–\d", one[1].strip())
            )
            small += [one for one in numbers if one[0] < 47.5]

    assert small == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_long_option_takes_a_share_of_the_width_and_its_bar_keeps_the_rest(screen, released):
    """S1, as it was reported."""
    options = (
        "Gleichstellungsbeauftragte/Schwerbehindertenvertretungen",
        "Leitung",
        "Niemanden",
    )
    poll = choice(options=options)
    figure = on_screen.figure(poll, released(poll, (8, 3, 1)), place=(screen.figure, CHART_HEIGHT))
    bars = dict(Measured(figure, screen.figure, CHART_HEIGHT).bars)

    assert isinstance(poll, SingleChoice)
    assert figure.layout.margin.l <= LONG_LABEL_SHARE * screen.figure + 64
    assert bars["8"] > 0.2 * screen.figure
    assert bars["8"] / bars["1"] == pytest.approx(8)
    assert "/<br>" in figure.layout.yaxis.ticktext[0]


@pytest.mark.parametrize("word", ["hidden", "verborgen", "caché"])
def test_two_hidden_segments_beside_each_other_are_read_as_two_words(ask, released, word):
    """Stacked without air the back row read "hiddenhidden"."""
    poll = ask.battery(ask.high)
    release = released(poll, (1, 1, 2, 3, 7), (4, 1, 2, 2, 4), (1, 1, 1, 3, 4))

    for screen in SCREENS:
        figure = on_screen.figure(
            poll,
            release,
            place=(screen.figure, CHART_HEIGHT),
            say=lambda text: word if text == "hidden" else text,
        )
        boxes = sorted(
            (
                box
                for box in Measured(figure, screen.figure, CHART_HEIGHT).words
                if box.text == word
            ),
            key=lambda box: (box.top, box.left),
        )
        beside = [
            after.left - before.right
            for before, after in pairwise(boxes)
            if after.top == before.top
        ]

        assert beside
        widest = max(box.right - box.left for box in boxes)
        assert min(beside) > 0.08 * widest + BLANK_PX  # letters in a bar are bold
