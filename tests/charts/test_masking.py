import html
import re
from statistics import median

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.shown_numbers import is_flat, ruler, shown
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.released import Look, Reason
from drawbridge.domain.workshop.scales import Slider

PEOPLE = st.one_of(st.integers(0, 3), st.integers(0, 12))
KINDS = {"choice": (5, 1), "multi": (4, 1), "battery": (5, 3), "slider": (5, 2), "ladder": (4, 1)}


def lengths(trace):
    return list(trace.x if trace.orientation == "h" else trace.y)


def cells(release):
    return [(part, cell) for part in release.shown_parts for cell in part.cells]


def drawn_cells(poll, release):
    """The cells that get a bar: what is all hidden, or all alike, gets a sentence instead.

    A slider has a field of its own for the sentence even beside another; rows share one.
    """
    stands_alone = len(release.shown_parts) == 1 or isinstance(poll, Slider)
    return [
        (part, cell)
        for part in release.shown_parts
        if not part.tells_nothing and not (stands_alone and is_flat(part))
        for cell in part.cells
    ]


def texts(spec):
    """All words of a picture's JSON that a person or a program could read."""
    if isinstance(spec, dict):
        for value in spec.values():
            yield from texts(value)
    elif isinstance(spec, list | tuple):
        for value in spec:
            yield from texts(value)
    elif isinstance(spec, str):
        yield spec


@st.composite
def rooms(draw):
    """A kind, a sensitivity and counts for every part."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    n_cells, n_parts = KINDS[kind]
    counts = st.lists(PEOPLE, min_size=n_cells, max_size=n_cells)
    parts = draw(st.lists(counts, min_size=n_parts, max_size=n_parts))
    return kind, draw(st.sampled_from(["low", "medium", "high"])), parts


def seen(ask, released, room):
    kind, sensitivity, counts = room
    poll = getattr(ask, kind)(getattr(ask, sensitivity))
    release = released(poll, *counts)
    assume(isinstance(release, Released))
    return poll, release


@given(room=rooms())
@settings(max_examples=50)
def test_every_bar_is_as_long_as_its_cell_may_tell(ask, released, room):
    poll, release = seen(ask, released, room)
    figure = on_screen.figure(poll, release)
    drawn = [length for trace in figure.data for length in lengths(trace)]
    rule, bars = ruler(release.shown_parts), drawn_cells(poll, release)

    assert len(drawn) == len(bars)
    for length, (part, cell) in zip(drawn, bars, strict=True):
        if room[0] == "battery" and cell.look is Look.HIDDEN:
            assert length == pytest.approx(18)
        elif room[0] != "battery":
            assert length == pytest.approx(rule.length(cell, part))


@given(room=rooms())
@example(room=("slider", "medium", [[0, 0, 0, 0, 5], [1, 1, 1, 1, 1]]))  # one of two is flat
@settings(max_examples=50)
def test_pictures_tables_and_alt_texts_say_the_same(ask, released, room):
    poll, release = seen(ask, released, room)
    figure = on_screen.figure(poll, release)
    told = [shown(cell, part) for part, cell in cells(release)]
    drawn = [html.unescape(text) for trace in figure.data for text in trace.text or ()]
    bars = [shown(cell, part) for part, cell in drawn_cells(poll, release)]
    alt = charts.alt_text(poll, release)

    assert [row.shown for row in charts.table(poll, release)] == told
    assert all(text in ("", said) for text, said in zip(drawn, bars, strict=True))
    for part, cell in cells(release):
        assert (f"{cell.label}: {shown(cell, part)}" in alt) or part.tells_nothing
    assert all(f"n = {part.n_answers}" in alt for part in release.shown_parts)


@given(room=rooms())
@settings(max_examples=50)
def test_hidden_cells_say_hidden_and_nothing_to_the_pointer(ask, released, room):
    poll, release = seen(ask, released, room)
    figure = on_screen.figure(poll, release)
    points = [
        point
        for trace in figure.data
        if trace.text
        for point in zip(
            trace.text, trace.hovertext, trace.hoverinfo, trace.marker.pattern.shape, strict=True
        )
    ]

    for (_, cell), point in zip(drawn_cells(poll, release), points, strict=True):
        is_hidden = cell.look is Look.HIDDEN
        assert (point == ("hidden", "", "skip", "/")) is is_hidden
        assert (point[3] == "/") is is_hidden


@pytest.mark.rule("R13")
@given(room=rooms())
@settings(max_examples=50)
def test_no_word_in_the_picture_holds_a_number_that_was_not_released(ask, released, room):
    poll, release = seen(ask, released, room)
    spec = on_screen.figure(poll, release).to_plotly_json()
    authored = {cell.label for _, cell in cells(release)}
    allowed = {shown(cell, part) for part, cell in cells(release)} | {
        str(part.n_answers) for part in release.shown_parts
    }
    allowed_numbers = {number for text in allowed for number in re.findall(r"\d+", text)}
    allowed_numbers |= {number for text in authored for number in re.findall(r"\d+", text)}
    allowed_numbers |= {"2"} if "up to 2 each" in str(spec) else set()
    if "spread over all" in str(spec):  # how many bars there would be is known from the question
        allowed_numbers |= {str(len(part.cells)) for part in release.shown_parts}
    sentences = [text for text in texts(spec) if " " in text and "rgba" not in text]

    for text in [*sentences, *(text for trace in spec["data"] for text in trace.get("text", ()))]:
        assert set(re.findall(r"\d+", text)) <= allowed_numbers


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("choice", (6, 4, 2, 1, 0), (6, 4, 1, 2, 0)),
        ("choice", (6, 5, 1, 1, 0), (6, 1, 5, 1, 0)),
        ("ladder", (6, 4, 2, 1), (6, 4, 1, 2)),
        ("multi", (7, 5, 2, 1), (7, 5, 1, 2)),
        ("multi", (7, 5, 2, 2), (7, 5, 1, 1)),
    ],
)
def test_rooms_that_differ_behind_hidden_cells_give_the_same_picture(
    ask, released, kind, one, other
):
    poll = getattr(ask, kind)(ask.high)
    first, second = (released(poll, counts, n_people=13) for counts in (one, other))

    assert on_screen.figure(poll, first).to_json() == on_screen.figure(poll, second).to_json()
    assert charts.table(poll, first) == charts.table(poll, second)
    assert charts.alt_text(poll, first) == charts.alt_text(poll, second)
    assert charts.sentence(poll, first) == charts.sentence(poll, second)


@pytest.mark.rule("R09")
@pytest.mark.parametrize("kind", ["choice", "ladder"])
def test_where_every_number_is_hidden_one_sentence_stands_whatever_is_behind(ask, released, kind):
    poll = getattr(ask, kind)(ask.high)
    n_cells = KINDS[kind][0]
    hidden, alike = ((6, 1, 1), (1, 6, 1), (4, 2, 2)), ((8, 0, 0), (7, 0, 1))
    rooms = [(*three, *[0] * (n_cells - 3)) for three in (*hidden, *alike)]
    rooms += [(0, *room[:-1]) for room in rooms]
    verdicts = {released(poll, room) for room in rooms}

    assert verdicts == {Withheld(step_id=poll.id, round=1, reason=Reason.WORDS_ONLY)}
    told = charts.words(poll, verdicts.pop())
    assert told == "We take this one in words, without numbers."


def test_of_several_statements_only_those_without_numbers_get_a_sentence(ask, released):
    poll = ask.battery(ask.high)
    release = released(poll, (6, 0, 2, 0, 2), (0, 4, 3, 4, 0), (2, 0, 2, 0, 6))
    figure = on_screen.figure(poll, release)
    words = [note.text.replace("<br>", " ") for note in figure.layout.annotations]

    assert words.count("We take this one in words, without numbers.") == 2
    assert [list(trace.text) for trace in figure.data] == [["4", "3", "4"]]


@pytest.mark.rule("R09")
def test_of_two_sliders_the_one_without_numbers_is_not_drawn(ask, released):
    poll = ask.slider(ask.high)
    silent, speaking = (6, 0, 2, 0, 2), (0, 4, 3, 4, 0)
    figures = [on_screen.figure(poll, released(poll, *both)) for both in (
        (silent, speaking), ((2, 0, 2, 0, 6), speaking),
    )]  # fmt: skip
    words = [note.text.replace("<br>", " ") for note in figures[0].layout.annotations]

    assert words.count("We take this one in words, without numbers.") == 1
    assert [list(trace.text) for trace in figures[0].data] == [["4", "3", "4"]]
    assert figures[0].to_json() == figures[1].to_json()


def test_hidden_cells_have_one_length_whatever_the_room(ask, released):
    poll = ask.choice(ask.high)
    shares = set()
    for counts in ((6, 4, 2, 1, 0), (30, 12, 2, 1, 0), (9, 8, 7, 1, 1), (3, 4, 30, 0, 1)):
        figure = on_screen.figure(poll, released(poll, counts))
        end = figure.layout.xaxis.range[1]
        points = zip(figure.data[0].x, figure.data[0].text, strict=True)
        shares |= {round(length / end, 6) for length, text in points if text == "hidden"}

    assert len(shares) == 1


def test_a_band_is_drawn_at_its_middle_and_says_its_band(ask, released):
    poll = ask.choice(ask.medium)
    figure = on_screen.figure(poll, released(poll, (4, 2, 1, 0, 0)))

    assert list(figure.data[0].x) == [4, 1.5, 1.5, 0, 0]
    assert list(figure.data[0].text) == ["3–5", "1–2", "1–2", "0", "0"]
    assert set(figure.data[0].marker.color) == {charts.LIGHT.high_soft.fill}


@pytest.mark.parametrize(
    ("kind", "counts", "told"),
    [
        ("multi", (25, 10, 5, 1), ["all", "40 %", "20 %", "hidden"]),
        ("multi", (25, 10, 5, 3), ["100 %", "40 %", "20 %", "12 %"]),
        ("choice", (999, 0, 0, 1, 3), ["> 99 %", "0 %", "0 %", "< 1 %", "< 1 %"]),
    ],
)
def test_a_hundred_per_cent_is_said_of_everybody_beside_no_hidden_cell_only(
    ask, released, kind, counts, told
):
    sensitivity = ask.low if kind == "choice" or counts[3] == 3 else ask.high
    poll = getattr(ask, kind)(sensitivity)
    n_people = 25 if kind == "multi" else None

    table = charts.table(poll, released(poll, counts, n_people=n_people))

    assert [row.shown for row in table] == told


def test_a_table_names_part_and_cell(ask, released):
    poll = ask.battery(ask.high)
    release = released(poll, (1, 3, 5, 3, 1), (1, 1, 1, 0, 0), (6, 4, 2, 1, 0))
    table = charts.table(poll, release)

    statements = [poll.items[0].statement, poll.items[2].statement]
    assert list(dict.fromkeys(row.part for row in table)) == statements
    cells = [row.cell for row in table[:3]]
    assert cells == ["Not me / Rarely", "Sometimes", "Often / Very much me"]
    assert [row.shown for row in table[:3]] == ["4", "5", "4"]
    assert {row.n for row in table} == {"n = 13"}


PLACES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda at: (5 * at[0], 5 * at[1])),
    min_size=5,
    max_size=40,
)


@given(places=PLACES, sensitivity=st.sampled_from(["low", "medium", "high"]))
@settings(max_examples=50)
def test_the_lines_of_a_square_cross_at_the_middle_answers_or_are_not_there(
    ask, places, sensitivity
):
    poll = ask.grid(getattr(ask, sensitivity))
    release = ask.answered(poll, [{"place": place} for place in places])
    assume(isinstance(release, Released))
    (part,) = release.shown_parts
    shapes = on_screen.figure(poll, release).layout.shapes
    crosses = [(shape.xanchor, shape.yanchor) for shape in shapes if shape.type == "circle"]
    if part.marks is None:  # few people, or a tender question
        assert len(places) < 8 or (sensitivity == "high" and crosses == [])
        assert "middle answer" not in charts.alt_text(poll, release)
        return
    seen = [mark / 20 - 0.5 for mark in part.marks.values]
    told = [int(mark + 0.5) for mark in part.marks.values]
    alt = charts.alt_text(poll, release)

    assert part.marks.n_people == len(places)
    middles = [median(axis) for axis in zip(*places, strict=True)]
    pairs = zip(middles, part.marks.values, strict=True)
    assert all(mark % 10 == 0 and abs(mark - middle) <= 5 for middle, mark in pairs)
    assert all(list(place) == pytest.approx(seen) for place in crosses)
    assert (f"{told[0]} across and {told[1]} up" in alt) is bool(crosses)
    assert ("middle answer" in charts.sentence(poll, release)) is bool(crosses)


@given(places=PLACES)
@settings(max_examples=50)
def test_a_square_tells_bands_only_however_tender_its_question(ask, places):
    pictures = set()
    for sensitivity in (ask.low, ask.medium):
        poll = ask.grid(sensitivity)
        release = ask.answered(poll, [{"place": place} for place in places])
        (part,) = release.shown_parts
        assert {cell.look for cell in part.cells} == {Look.BAND}
        assert all(cell.count is None for cell in part.cells)
        pictures.add(on_screen.figure(poll, release).to_json())

    assert len(pictures) == 1
