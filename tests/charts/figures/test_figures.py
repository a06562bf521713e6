import json
from dataclasses import dataclass

import pytest

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.translation import as_written
from drawbridge.charts.figures.plain import horizontal_bars
from drawbridge.charts.painting.plotly_figure import plotly_figure
from drawbridge.domain.workshop.measures import Quartiles
from drawbridge.domain.workshop.scenarios import Scenarios, Scene, SceneOption
from drawbridge.domain.workshop.shares import Ranking
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity

SKY_ICONS = ("clear", "clouds", "fog", "wind", "storm")


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoQuestions(Poll):
    kind = "two_questions"

    @property
    def parts(self):
        return (
            Part(id="a", prompt="How near?", cells=("near", "far")),
            Part(id="b", prompt="How free?", cells=("free", "bound", "neither")),
        )


def written(figure):
    """All words that stand in a picture, however they are broken into lines."""
    layout = figure.layout
    axes = [layout[name] for name in layout if name.startswith(("xaxis", "yaxis"))]
    ticks = [text for axis in axes for text in axis.ticktext or ()]
    notes = [note.text for note in layout.annotations]
    numbers = [text for trace in figure.data for text in trace.text]
    return [text.replace("<br>", " ") for text in (layout.title.text, *notes, *ticks, *numbers)]


def fonts(spec):
    """Every font of a picture, wherever it is set."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            if "font" in key and isinstance(value, dict):
                sizes = value["size"]
                yield from ({"size": px} for px in (sizes if isinstance(sizes, list) else [sizes]))
            yield from fonts(value)
    elif isinstance(spec, list | tuple):
        for value in spec:
            yield from fonts(value)


def test_every_picture_carries_its_question_and_n(examples):
    for poll, release in examples:
        words = written(on_screen.figure(poll, release))

        assert words[0] == poll.question
        for part in release.shown_parts:
            assert any(text.startswith(f"{part.n_answers} answers") for text in words)


def test_no_word_on_the_projector_is_smaller_than_36_px(examples):
    for poll, release in examples:
        sizes = [font["size"] for font in fonts(on_screen.figure(poll, release).to_plotly_json())]

        assert min(sizes) == 36
        assert max(sizes) == 56


def test_no_number_on_the_projector_is_smaller_than_48_px(examples):
    for poll, release in examples:
        for trace in on_screen.figure(poll, release).data:
            sizes = trace.textfont.size
            each = sizes if isinstance(sizes, tuple | list) else [sizes] * len(trace.text)
            told = zip(each, trace.text, strict=True)
            assert {size for size, text in told if any(map(str.isdigit, text))} <= {48}


def test_a_preview_is_the_same_picture_with_smaller_letters(examples):
    for poll, release in examples:
        large = on_screen.figure(poll, release)
        small = on_screen.figure(poll, release, scale=0.45)

        assert [trace.text for trace in small.data] == [trace.text for trace in large.data]
        assert max(font["size"] for font in fonts(small.to_plotly_json())) == 25
        assert small.layout.height == 486


def test_a_picture_fits_into_a_lower_place(examples):
    for poll, release in examples:
        assert on_screen.figure(poll, release, place=(1440, 920)).layout.height == 920


def test_pictures_have_no_legend_no_mode_bar_and_do_not_move(examples):
    assert on_screen.CONFIG["displayModeBar"] is False
    for poll, release in examples:
        layout = on_screen.figure(poll, release).layout
        axes = [layout[name] for name in layout if name.startswith(("xaxis", "yaxis"))]

        assert layout.showlegend is False
        assert layout.dragmode is False
        assert all(axis.fixedrange for axis in axes)


def test_light_and_dark_pages_shine_through(examples):
    for theme in (charts.LIGHT, charts.DARK):
        for poll, release in examples:
            layout = on_screen.figure(poll, release, theme=theme).layout

            assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
            assert layout.font.color == theme.ink


def test_the_width_follows_the_page(examples):
    for poll, release in examples:
        layout = on_screen.figure(poll, release).layout

        assert layout.autosize is True
        assert layout.width is None


def test_a_picture_is_small_enough_to_send(examples):
    for poll, release in examples:
        assert len(on_screen.figure(poll, release).to_json()) < 20_000


def test_drawings_carry_nothing_from_outside(examples):
    for poll, release in examples:
        assert "http" not in on_screen.figure(poll, release).to_json()


def test_options_stay_in_authored_order(ask, released):
    poll = ask.choice()
    figure = on_screen.figure(poll, released(poll, (1, 3, 5, 2, 1)))

    assert list(figure.data[0].x) == [1, 3, 5, 2, 1]
    assert list(figure.layout.yaxis.ticktext) == list(poll.options)
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_bars_start_at_zero(ask, released):
    poll = ask.multi()
    figure = on_screen.figure(poll, released(poll, (7, 4, 5, 1), n_people=12))

    assert figure.layout.xaxis.range[0] == 0
    assert set(figure.data[0].base) == {0}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((1, 3, 5, 2, 8), ["1", "3", "5", "2", "8"]),
        ((1, 3, 5, 2, 9), ["5 %", "15 %", "25 %", "10 %", "45 %"]),
    ],
)
def test_numbers_are_people_below_twenty_and_whole_per_cents_from_there(
    ask, released, counts, told
):
    poll = ask.choice()

    assert list(on_screen.figure(poll, released(poll, counts)).data[0].text) == told


def test_per_cents_of_several_answers_each_are_of_people(ask, released):
    poll = ask.multi()
    figure = on_screen.figure(poll, released(poll, (20, 10, 5, 1), n_people=20))

    assert list(figure.data[0].text) == ["100 %", "50 %", "25 %", "5 %"]
    assert "20 answers · up to 2 each · per cent of people" in written(figure)


def test_the_longest_bar_of_a_scattered_room_does_not_look_like_everybody(ask, released):
    poll = ask.choice()
    figure = on_screen.figure(poll, released(poll, (2, 2, 2, 2, 2)))

    assert max(figure.data[0].x) <= figure.layout.xaxis.range[1] / 2


def test_weather_stands_above_its_bars(ask, released):
    poll = ask.choice(icons=SKY_ICONS)
    figure = on_screen.figure(poll, released(poll, (1, 3, 5, 2, 1)))

    assert [image.x for image in figure.layout.images] == [0, 1, 2, 3, 4]
    tops = zip(figure.layout.images, figure.data[0].y, strict=True)
    assert all(image.y > length for image, length in tops)
    assert max(image.y + image.sizey for image in figure.layout.images) <= (
        figure.layout.yaxis.range[1] + 1e-9
    )


def test_an_icon_without_a_drawing_leaves_its_bar_alone(ask, released):
    poll = ask.choice(icons=("clear", "clouds", "fog", "wind", "aurora"))
    figure = on_screen.figure(poll, released(poll, (1, 3, 5, 2, 1)))

    assert len(figure.layout.images) == 4
    assert len(figure.data[0].y) == 5


def test_a_ladder_stands_on_the_ground_with_its_lowest_rung_below(ask, released):
    poll = ask.ladder()
    figure = on_screen.figure(poll, released(poll, (5, 3, 2, 4)))

    assert list(figure.data[0].y)[:3] == [0, 1, 2]
    assert figure.layout.yaxis.range[0] < figure.layout.yaxis.range[1]
    assert figure.data[0].y[3] < 0
    assert figure.data[0].marker.color[3] == charts.LIGHT.beside.fill


def test_a_ladder_may_have_no_place_beside_it(ask, released):
    poll = ask.ladder(off_ladder="")
    figure = on_screen.figure(poll, released(poll, (5, 3, 2)))

    assert list(figure.data[0].y) == [0, 1, 2]


def test_a_statement_is_centred_on_the_middle_of_its_scale(ask, released):
    poll = ask.battery()
    figure = on_screen.figure(poll, released(poll, *[(2, 2, 4, 1, 1)] * 3))
    row = figure.data[0]

    assert list(row.x) == pytest.approx([20, 20, 40, 10, 10])
    assert list(row.base) == pytest.approx([-60, -40, -20, 20, 30])


def test_statements_that_are_withheld_are_left_out(ask, released):
    poll = ask.battery(ask.high)
    release = released(poll, (1, 3, 5, 3, 1), (1, 1, 1, 0, 0), (6, 4, 2, 1, 0))
    words = written(on_screen.figure(poll, release))

    assert len(release.shown_parts) == 2
    assert poll.items[0].statement in words
    assert poll.items[1].statement not in words


def test_the_key_names_the_joined_scale_of_a_small_group(ask, released):
    poll = ask.battery(ask.high)
    words = written(on_screen.figure(poll, released(poll, *[(4, 3, 5, 3, 4)] * 3)))

    assert [text for text in words if " / " in text] == ["Not me / Rarely", "Often / Very much me"]


def test_the_key_is_repeated_where_the_scale_changes(ask, released):
    poll = ask.battery(ask.high)
    release = released(poll, (4, 5, 5, 4, 3), (4, 3, 5, 3, 4), (5, 5, 5, 5, 5))
    words = written(on_screen.figure(poll, release))

    assert words.count("Not me") == 2
    assert words.count("Not me / Rarely") == 1


def test_a_segment_too_narrow_for_its_number_stays_silent(ask, released):
    poll = ask.battery()
    figure = on_screen.figure(poll, released(poll, *[(1, 20, 20, 20, 39)] * 3))

    assert figure.data[0].text[0] == ""
    assert figure.data[0].text[4] == "39 %"


def test_middle_answer_and_middle_half_are_marked(ask, released):
    poll = ask.slider()
    spread = Quartiles(low=30, median=50, high=70, n_people=1)
    figure = on_screen.figure(poll, released(poll, *[(1, 3, 5, 2, 1)] * 2, quartiles=spread))
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]

    assert "middle answer about 50 · middle half 30–70" in written(figure)
    assert (lines[0].x0, lines[0].x1) == (1.0, 3.0)


def test_a_banded_slider_has_no_middle(ask, released):
    poll = ask.slider(ask.medium)
    spread = Quartiles(low=30, median=50, high=70, n_people=1)
    figure = on_screen.figure(poll, released(poll, *[(1, 3, 1, 1, 0)] * 2, quartiles=spread))

    assert not any("middle" in text for text in written(figure))
    assert not figure.layout.shapes


def test_slider_ends_are_named(ask, released):
    for n in (1, 2, 4):
        poll = ask.slider(n=n)
        words = " ".join(written(on_screen.figure(poll, released(poll, *[(1, 3, 5, 2, 1)] * n))))

        assert words.count("not at all") == words.count("very much") == n


def test_several_questions_have_their_bars_below_each_other(released):
    poll = TwoQuestions(id="two", title="Two", minutes=1, question="Two at once?")
    sheet = Sheet(theme=charts.LIGHT, size=charts.size(1.0), say=as_written)
    figure = plotly_figure(horizontal_bars(poll, released(poll, (9, 5), (4, 4, 6)), sheet))

    assert [trace.orientation for trace in figure.data] == ["h", "h"]
    assert {"How near?", "How free?"} <= set(written(figure))


def test_a_kind_without_a_row_is_not_drawn_as_if_it_were_another(released):
    poll = TwoQuestions(id="two", title="Two", minutes=1, question="Two at once?")

    with pytest.raises(KeyError):
        on_screen.figure(poll, released(poll, (9, 5), (4, 4, 6)))


def test_authored_signs_are_shown_as_written(ask, released):
    poll = ask.choice(options=("a <b>wall</b>", "R&D", "%{x}", "d", "e"), question="1 < 2 & 3?")
    figure = on_screen.figure(poll, released(poll, (1, 3, 5, 2, 1)))

    assert figure.layout.title.text == "1 &lt; 2 &amp; 3?"
    assert figure.layout.yaxis.ticktext[0] == "a &lt;b&gt;wall&lt;/b&gt;"
    assert figure.data[0].hovertext[0] == "a &lt;b&gt;wall&lt;/b&gt;: 1"


def test_long_words_are_broken_and_never_wider_than_the_picture(ask, released):
    question = "When somebody you care about asks for more than you can give, what do you do? " * 2
    poll = ask.choice(question=question.strip())
    title = on_screen.figure(poll, released(poll, (1, 3, 5, 2, 1))).layout.title.text

    assert 2 <= len(title.split("<br>")) <= 3
    assert " ".join(title.split("<br>")) == poll.question


def test_a_figure_can_be_sent_as_json(examples):
    for poll, release in examples:
        assert json.loads(on_screen.figure(poll, release).to_json())["data"]


def test_a_size_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        charts.size(0)


def test_bars_that_all_say_the_same_become_a_sentence(ask, released):
    """S11: six answers on a slider, five bars of equal height."""
    poll = ask.slider(ask.medium, n=1)
    release = released(poll, (1, 2, 1, 1, 1))
    figure = on_screen.figure(poll, release)

    words = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert "Our answers are spread over all 5 of these. At each: one or two." in words
    assert not figure.data[0].text
    assert charts.sentence(poll, release) == "6 of us answered."


def test_a_ranking_without_mean_places_stands_by_first_places_and_hidden_ones_last(released):
    poll = Ranking(
        id="rank",
        title="Rank",
        minutes=3,
        question="Which first?",
        options=("A", "B", "C", "D"),
        sensitivity=Sensitivity.HIGH,
    )
    figure = on_screen.figure(poll, released(poll, (1, 6, 2, 9)))

    told = list(zip(figure.layout.yaxis.ticktext, figure.data[0].text, strict=True))
    assert told == [("D", "9"), ("B", "6"), ("A", "hidden"), ("C", "hidden")]


def test_one_scene_alone_has_a_bar_for_each_answer_with_what_phones_said(released):
    """P7: one thin bar in the top third."""
    scene = Scene(
        id="aunt",
        prompt="The aunt rings.",
        options=(SceneOption(text="Stop.", label=0), SceneOption(text="Pick up.", label=1)),
    )
    poll = Scenarios(
        id="s",
        title="S",
        minutes=3,
        question="What would you do?",
        labels=("wall", "gate"),
        scenes=(scene,),
        sensitivity=Sensitivity.LOW,
    )
    figure = on_screen.figure(poll, released(poll, (5, 9)))

    assert figure.layout.title.text == "The aunt rings."
    assert list(figure.layout.yaxis.ticktext) == ["wall: Stop.", "gate: Pick up."]
    assert list(figure.data[0].text) == ["5", "9"]
