import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drawbridge.charts.drawing.colour_scale import scale_paints
from drawbridge.charts.drawing.shown_numbers import percent
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import (
    balanced,
    clusters,
    marked_up,
    side_by_side,
    text_width,
    wrapped,
)
from drawbridge.charts.drawing.theme import LIGHT
from drawbridge.charts.figures.histogram import bin_place
from drawbridge.domain.workshop.scales import SLIDER_BINS

BODY = Slot(left=0, top=0, width=1000, height=600)
WORDS = st.lists(st.text("abcdefgmWil", min_size=1, max_size=12), max_size=30).map(" ".join)


@given(text=WORDS)
def test_no_word_is_lost_in_breaking_lines(text):
    for broken in (wrapped, balanced):
        lines = broken(text, font_px=32, width_px=400)

        assert " ".join(lines) == text
        assert all(text_width(line, 32) <= 400 for line in lines)


@given(text=WORDS)
def test_balanced_lines_are_as_few_as_wrapped_ones(text):
    few = wrapped(text, font_px=32, width_px=400)

    assert len(balanced(text, font_px=32, width_px=400)) == len(few)


def test_no_word_is_left_alone_on_the_last_line():
    text = "what is it mostly guarding against just now in you today"
    width = text_width(text, 44) - 1

    assert wrapped(text, font_px=44, width_px=width)[-1] == "today"
    assert len(balanced(text, font_px=44, width_px=width)[-1].split()) > 1


def test_a_word_wider_than_its_place_is_broken_after_a_mark_and_then_inside():
    told = wrapped("a Donau/Eisenbahn-schifffahrtsgesellschaft b", font_px=32, width_px=200)

    assert told[:3] == ("a Donau/", "Eisenbahn-", "schifffahrts")
    assert "".join(told).replace(" ", "") == "aDonau/Eisenbahn-schifffahrtsgesellschaftb"
    assert all(text_width(line, 32) <= 200 for line in told)


@pytest.mark.parametrize("broken", [wrapped, balanced])
@given(text=st.text(max_size=60), width=st.integers(60, 900))
@example(text="two        four two five two", width=200)
def test_no_line_of_any_script_is_wider_than_its_place(broken, text, width):
    lines = broken(text, font_px=32, width_px=width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert text_width(line, 32) <= width or len(clusters(line)) == 1


def test_letters_that_belong_together_are_not_torn_apart():
    for one in ("👩‍👩‍👧", "🇩🇪", "👍🏽", "e\u0301", "क्षि"):
        lines = wrapped(f"{one * 9}", font_px=32, width_px=60)

        assert set("".join(lines)) == set(one)
        assert all(line.replace(one, "") == "" for line in lines)


def test_a_text_from_the_right_keeps_its_signs_at_its_own_ends():
    """S3: in a picture the invisible signs of isolation stand for `dir`."""
    assert marked_up(["مع الأصدقاء!"]) == "\u2067مع الأصدقاء!\u2069"
    assert marked_up(["5 أشخاص، أو", "أكثر."]) == "\u20675 أشخاص، أو\u2069<br>\u2067أكثر.\u2069"
    assert marked_up(["with friends!"]) == "with friends!"


def test_letters_of_other_scripts_count_as_wide():
    assert text_width("距離", 30) > text_width("ab", 30)


def test_lines_are_escaped_for_the_picture():
    assert marked_up(["a < b", "R&D"]) == "a &lt; b<br>R&amp;D"


def test_columns_share_a_slot_equally():
    left, right = BODY.columns(2, gap=100)

    assert (left.left, left.width) == (0, 450)
    assert (right.left, right.right) == (550, 1000)


def test_rows_share_a_slot_by_weight():
    first, second = BODY.rows(1, 2)

    assert (first.height, second.height) == (200, 400)
    assert second.bottom == BODY.bottom


def test_a_lower_slot_stays_in_the_middle():
    assert BODY.at_most(400).top == 100
    assert BODY.at_most(900) == BODY


@pytest.mark.parametrize(("value", "place"), [(0, -0.5), (10, 0), (20, 0.5), (50, 2), (100, 4.5)])
def test_slider_values_stand_where_their_bin_is(value, place):
    assert bin_place(value, SLIDER_BINS) == pytest.approx(place)


def test_slider_values_stand_right_among_joined_bins():
    joined = ("0–19 / 20–39", "40–59", "60–79 / 80–100")

    assert [bin_place(value, joined) for value in (20, 50, 80)] == pytest.approx([0, 1, 2])


@given(count=st.integers(0, 400), more=st.integers(0, 400))
def test_per_cents_are_rounded_halves_up(count, more):
    n = max(1, count + more)

    assert abs(percent(count, n) - 100 * count / n) <= 0.5


def test_half_a_per_cent_goes_up():
    assert percent(1, 200) == 1


@pytest.mark.parametrize("n", range(2, 8))
def test_scales_have_mirrored_colours(n):
    paints = scale_paints(n, LIGHT)

    assert paints[0] == LIGHT.low
    assert paints[-1] == LIGHT.high
    assert (LIGHT.middle in paints) is (n % 2 == 1)


def test_short_texts_stand_side_by_side_and_are_not_broken():
    texts = ("wall: stop", "no fence: go on whatever it may cost", "gate: let us talk")
    lines = side_by_side(texts, font_px=28, width_px=800)

    assert lines == ("wall: stop · no fence: go on whatever it may cost", "gate: let us talk")
    assert side_by_side((), font_px=28, width_px=800) == ()
