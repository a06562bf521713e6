"""Squares, circles, orders, shared-out points, belief cards and changes, as they are drawn."""

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.translation import as_written, cell_name
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.workshop.pictures import CIRCLES, Axis, Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, Item, Measurement, Slider, SliderItem
from drawbridge.domain.workshop.scenarios import Scenarios, Scene, SceneOption
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Sensitivity

HEAD = {"title": "A step", "minutes": 3}
GRID = Grid2d(
    id="grid",
    question="Where are you these days?",
    x=Axis(label="Wanting closeness", low="little", high="a lot"),
    y=Axis(label="Guarding my ground", low="little", high="a lot"),
    corners=("The tug", "Leaning in", "Standing back", "Quiet"),
    **HEAD,
)
CIRCLE = Circles7(id="circ", question="Which now?", wished_question="Which wished?", **HEAD)
RANKING = Ranking(id="rank", question="Which weighs most?", options=("A", "B", "C"), **HEAD)
POINTS = Allocate100(id="all", question="Share out.", options=("Fading", "Needing"), **HEAD)
BELIEFS = BeliefCards(
    id="bel",
    question="How true does it feel?",
    items=(Item(id="b1", statement="It will hurt."), Item(id="b2", statement="Close or free.")),
    scale=("not at all", "a little", "partly", "mostly", "completely"),
    rewrite_question="Which rewrite?",
    rewrites=("It has held me.", "I keep my ground."),
    **HEAD,
)
SCENES = Scenarios(
    id="scenes",
    question="What would you do?",
    labels=("wall", "no fence", "gate"),
    other="Something else",
    scenes=tuple(
        Scene(
            id=name,
            prompt=f"The {name} rings.",
            options=tuple(SceneOption(text=f"{name} {it}", label=it) for it in (2, 0, 1)),
        )
        for name in ("aunt", "friend", "boss")
    ),
    sensitivity=Sensitivity.LOW,
    **HEAD,
)
AFTER = Slider(
    id="end",
    question="Where are you now?",
    moment=Measurement.AFTER,
    paired_with="start",
    sliders=tuple(
        SliderItem(id=name, prompt=f"How {name}?", low="not", high="very") for name in "xy"
    ),
    **HEAD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    poll: object
    release: object

    @property
    def picture(self):
        return on_screen.figure(self.poll, self.release)

    @property
    def words(self):
        layout = self.picture.layout
        axes = [layout[name] for name in layout if name.startswith(("xaxis", "yaxis"))]
        ticks = [text for axis in axes for text in axis.ticktext or ()]
        numbers = [text for trace in self.picture.data for text in trace.text]
        return [layout.title.text, *(note.text for note in layout.annotations), *ticks, *numbers]

    @property
    def sentence(self):
        return charts.sentence(self.poll, self.release)

    @property
    def alt(self):
        return charts.alt_text(self.poll, self.release)


def see(poll, answers, changes=()):
    responses = [Response(answers=one) for one in answers]
    tally = count(poll, responses, [Response(answers=one) for one in changes])
    snapshot = Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=max(8, len(answers)))
    return Seen(poll=poll, release=gate.release(poll, snapshot))


def grid(n=14):
    places = ((80, 70), (85, 80), (70, 75), (90, 30), (60, 65), (75, 85), (95, 60))
    return see(GRID, [{"place": places[one % 7]} for one in range(n)])


def circles(n=14):
    return see(CIRCLE, [{"now": (one % 4,), "wished": (one % 4 + one % 2,)} for one in range(n)])


def order(n=14):
    orders = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (0,))
    return see(RANKING, [{"order": orders[one % 4]} for one in range(n)])


def points(n=14):
    return see(
        POINTS, [{"share0": (one % 5 * 25,), "share1": (100 - one % 5 * 25,)} for one in range(n)]
    )


def beliefs(n=14):
    return see(
        BELIEFS,
        [{"b1": (3 + one % 2,), "b2": (one % 5,), "rewrite": (one % 2,)} for one in range(n)],
    )


def after(n=14, moves=None):
    answers = [{"x": (5 * (one % 20),), "y": (60,)} for one in range(n)]
    x = moves or [0] * 8 + [1] * (n - 11) + [2] * 3
    changes = [{"x.change": (one,), "y.change": (1,)} for one in x]
    return see(AFTER, answers, changes)


def scenes(n=14):
    answers = [{"aunt": (2,), "friend": (one % 3,), "boss": (one % 4,)} for one in range(n)]
    return see(SCENES, answers)


ROOMS = (grid, circles, order, points, beliefs, scenes, after)


@pytest.mark.parametrize("n", [14, 20, 60])
@pytest.mark.parametrize("room", ROOMS)
def test_every_picture_carries_its_question_and_n_in_letters_of_28_px(room, n):
    seen = room(n)
    sizes = [note.font.size for note in seen.picture.layout.annotations]

    assert seen.words[0] == seen.poll.question
    assert any(f"{n} answers" in text for text in seen.words)
    assert min(sizes) >= 28


@pytest.mark.parametrize("theme", [charts.LIGHT, charts.DARK])
@pytest.mark.parametrize("n", [5, 7, 14, 60])
@pytest.mark.parametrize("room", [grid, circles, order, points, beliefs, scenes])
def test_every_picture_can_be_drawn_large_and_small(room, n, theme):
    seen = room(n)
    large = on_screen.figure(seen.poll, seen.release, theme=theme)
    small = on_screen.figure(seen.poll, seen.release, theme=theme, scale=0.42, place=(806, 300))

    assert len(large.to_json()) < 30_000
    assert small.layout.height == 300
    assert "http" not in large.to_json()


@pytest.mark.parametrize("n", [7, 14, 60])
@pytest.mark.parametrize("room", [grid, circles, order, points, beliefs])
def test_a_sentence_speaks_of_this_room_and_carries_n(room, n):
    told = room(n).sentence

    assert "of us" in told or "in this room" in told
    assert re.search(rf"\b{n}\b", told)
    assert told.endswith(".")


def test_a_square_shows_bands_and_corner_words_and_never_a_dot_per_person():
    seen = grid()
    round_shapes = [one for one in seen.picture.layout.shapes if one.type == "circle"]

    assert set(GRID.corners) <= set(seen.words)
    assert len(seen.picture.data) == 1
    assert set(seen.picture.data[0].text) == {""}
    assert {"1–2", "3–5"} & set(seen.words)
    assert len(round_shapes) == 2  # the cross and its halo
    assert "nobody elsewhere; middle answers 80 across and 70 up" in seen.alt


def test_numbers_in_a_square_keep_out_of_the_way_of_its_lines():
    seen = grid()
    x, y = (mark / 20 - 0.5 for mark in seen.release.shown_parts[0].marks.values)
    bands = [note for note in seen.picture.layout.annotations if "–" in note.text]

    assert bands
    for note in bands:
        side = 1 if note.xanchor == "left" else -1
        height = 1 if note.yanchor == "bottom" else -1
        assert not 0 <= side * (x - note.x) < 0.3
        assert not 0 <= height * (y - note.y) < 0.3


def test_circles_show_seven_pictures_twice_and_wishes_in_bands():
    seen = circles()

    assert len(seen.picture.layout.images) == 2 * len(CIRCLES)
    assert "Six to nine of the 14 of us who answered both wished nearer" in seen.sentence
    assert "wished nearer: 6–9" in seen.alt


def test_wishes_of_one_or_two_are_told_with_those_who_stay():
    answers = [{"now": (1,), "wished": (2,)}] * 6 + [{"now": (3,), "wished": (0,)}] * 2
    seen = see(CIRCLE, [*answers, *[{"now": (4,), "wished": (4,)}] * 4])

    assert ", wished more room:" not in seen.alt
    assert "wished it as it is or wished more room: 6–9" in seen.alt


def test_an_order_shows_mean_places_and_first_places():
    seen = order()

    assert {"1", "2", "3", "2.1"} <= set(seen.words)
    assert "put “A” first" in seen.sentence
    assert "mean places of the 11 who ordered all 3, in this order" in seen.alt
    assert "Mean place of the 11, 1 is first" in " ".join(seen.words).replace("<br>", " ")
    assert "The 11 of us who ordered all 3 order them partly alike." in seen.sentence


def test_where_most_gave_a_beginning_only_nothing_is_said_of_whole_orders():
    """W1: five order all four things, nine put the last one first."""
    answers = [{"order": (0, 1, 2)}] * 5 + [{"order": (2,)}] * 9
    seen = see(RANKING, answers)

    assert seen.sentence == "9 of the 14 of us who answered put “C” first, more than any other."
    assert "mean place" not in (seen.alt + " ".join(seen.words)).lower()
    assert "alike" not in seen.alt + " ".join(seen.words)


@given(
    whole=st.lists(st.permutations([0, 1, 2]).map(tuple), min_size=1, max_size=14),
    begun=st.lists(st.sampled_from([(0,), (1, 2), (2,)]), max_size=14),
)
def test_what_is_said_of_whole_orders_names_those_who_gave_one(whole, begun):
    assume(len(whole) + len(begun) >= 8)
    seen = see(RANKING, [{"order": order} for order in (*whole, *begun)])
    (part,) = seen.release.shown_parts

    told = seen.sentence + seen.alt + " ".join(seen.words).replace("<br>", " ")
    assert ("Taken whole" in told) is (len(whole) >= 5 and not begun)
    if part.marks is None:
        assert len(whole) < 5 or len(whole) <= len(begun)
        assert "alike" not in told
        assert "ordered all" not in told
    else:
        assert part.marks.n_people == part.alike.n_people == len(whole)
        assert (f"{len(whole)} who ordered all 3" in told) is bool(begun)
        assert (f"Mean place of the {len(whole)}, 1 is first" in told) is bool(begun)
        assert (f"the {len(whole)} of us who ordered all 3" in told.lower()) is bool(begun)


def test_two_first_places_are_told_in_authored_order():
    seen = see(RANKING, [{"order": (1, 0, 2) if one % 2 else (0, 1, 2)} for one in range(14)])

    assert seen.sentence.startswith(
        "Two first places stand out among the 14 of us who answered: “A” (7) and “B” (7)."
    )


def test_nobody_is_no_block_and_a_band_never_passes_the_room():
    """P26: of ten, nobody wishes more room."""
    answers = [{"now": (1,), "wished": (one % 2 + 1,)} for one in range(10)]
    seen = see(CIRCLE, answers)
    blocks = [one for one in seen.picture.layout.shapes if one.type == "rect"]
    told = " ".join(seen.words).replace("<br>", " ")

    assert "10+" not in told + seen.alt
    assert "wished more room: 0" not in told
    assert all(block.fillcolor != charts.LIGHT.low.fill for block in blocks)
    assert "en or more of the 10" not in seen.sentence


def test_wishes_of_so_few_that_all_are_told_together_are_not_told():
    answers = [{"now": (one,), "wished": (wished,)} for one, wished in enumerate((1, 2, 2, 2, 3))]
    seen = see(CIRCLE, answers)

    assert "wished nearer" not in seen.alt + seen.sentence + seen.picture.to_json()
    assert seen.sentence == "5 of us answered each of these."


def test_an_order_in_bands_has_no_mean_places():
    seen = order(7)

    assert not any(re.fullmatch(r"\d\.\d", text) for text in seen.words)
    assert "mean places" not in seen.alt


def test_shared_out_points_show_middle_answers_and_how_many_gave_half():
    seen = points()
    shown = [text for text in seen.words if text in ("0", "1–2", "3–5", "6–9", "10+")]

    assert len([text for trace in seen.picture.data for text in trace.text]) == len(POINTS.options)
    assert shown
    assert "middle answer about 50" in seen.alt


def test_belief_cards_stand_above_their_rewrites():
    seen = beliefs()

    assert {"It will hurt.", "Which rewrite?"} <= set(seen.words)
    assert len(seen.picture.data) == 3


def test_belief_cards_that_are_withheld_are_left_out():
    answers = [{"b1": (one % 5,), "b2": None, "rewrite": None} for one in range(9)]
    seen = see(BELIEFS, answers)

    assert "Which rewrite?" not in seen.words
    assert "Close or free." not in seen.words


def test_a_change_is_one_bar_per_slider_with_the_last_answers_below():
    seen = after()
    words = " ".join(seen.words).replace("<br>", " ")

    assert [list(trace.text) for trace in seen.picture.data] == [["8", "3", "3"], ["", "14", ""]]
    assert "At the end: middle answer 60, middle half 60–60, 14 answers" in words
    assert "About the same = within 5 points." in words
    assert (
        "on the first line 8 of the 14 of us who answered both moved up, "
        "3 stayed about the same, 3 moved down;" in seen.sentence
    )


def test_pieces_of_a_change_are_named_above_them_with_numbers_that_do_not_fit_into_them():
    answers = [{"x": (50,), "y": (60,)} for _ in range(14)]
    ways = [0] * 5 + [1] * 5 + [2] * 4
    wide = see(AFTER, answers, [{"x.change": (one,), "y.change": (one,)} for one in ways])
    narrow = after()
    names = [note for note in narrow.picture.layout.annotations if "moved" in note.text]
    places = [(note.y, note.x) for note in names]

    assert wide.words.count("stayed about the same") == 2
    assert {"moved up: 0", "moved down: 0"} <= set(narrow.words)
    assert places == sorted(places, key=lambda place: (-place[0], place[1]))
    for seen in (wide, narrow):
        patches = [one for one in seen.picture.layout.shapes if one.type == "rect"]
        assert len(patches) == 6  # one for each name


def test_a_change_that_may_not_be_shown_beside_one_that_is_is_told_in_words():
    answers = [{"x": (50,), "y": (60,)} for _ in range(14)]
    seen = see(AFTER, answers, [{"x.change": (one % 2,)} for one in range(14)])

    assert "“How y?” We kept this one private." in seen.words
    assert seen.alt.endswith("“How y?” We kept this one private.")


def test_two_groups_apart_have_no_middle_answer_between_them():
    ends = [{"x": (one % 2 * 100,), "y": (one % 2 * 95,)} for one in range(14)]
    corners = [{"place": (one % 2 * 95, 100 - one % 2 * 95)} for one in range(14)]
    sliders, square = see(AFTER, ends), see(GRID, corners)

    assert sliders.release.shown_parts[0].quartiles is not None
    assert "middle answer" not in sliders.picture.to_json() + sliders.alt + sliders.sentence
    assert square.release.shown_parts[0].marks
    assert "middle answer" not in square.picture.to_json() + square.alt + square.sentence
    assert square.sentence == "14 of us answered; the fields show roughly how many are where."


def test_small_ends_of_a_change_are_told_with_the_middle():
    seen = after(14, [0] * 8 + [1] * 4 + [2] * 2)

    assert (
        "on the first line 8 of the 14 of us who answered both moved up, "
        "6 stayed about the same or moved down" in seen.sentence
    )
    assert "moved down: 2" not in seen.alt


def test_a_change_that_is_withheld_leaves_the_last_answers():
    seen = after(14, [0] * 7)

    assert "moved" not in seen.alt + seen.sentence + seen.picture.to_json()
    assert any("middle answer" in text for text in seen.words)


@pytest.mark.parametrize("room", ROOMS)
def test_words_that_are_ours_come_in_the_language_of_the_page(room):
    seen = room()
    asked = []

    def say(text):
        asked.append(text)
        return text

    assert charts.sentence(seen.poll, seen.release, say) == seen.sentence
    on_screen.figure(seen.poll, seen.release, say=say)
    assert asked
    assert "" not in asked


def test_a_joined_name_is_translated_piece_by_piece():
    german = {
        "moved up": "mehr",
        "stayed about the same": "gleich",
        "{one} or {other}": "{one}/{other}",
    }

    assert (
        cell_name("moved up or stayed about the same", lambda text: german[text]) == "mehr/gleich"
    )
    assert cell_name("Tea or coffee", as_written) == "Tea or coffee"


def test_high_sensitivity_circles_are_joined_into_three():
    high = Circles7(
        id="c", question="Now?", wished_question="Wished?", sensitivity=Sensitivity.HIGH, **HEAD
    )
    seen = see(high, [{"now": (one % 7,), "wished": (one % 7,)} for one in range(14)])

    assert len(seen.picture.layout.images) == 2 * len(CIRCLES)
    assert [list(trace.x) for trace in seen.picture.data[-2:]] == [[1, 3, 5]] * 2
    assert {trace.width for trace in seen.picture.data[-2:]} == {0.5}
    feet = [(one.x0, one.x1) for one in seen.picture.layout.shapes if one.type == "line"]
    assert feet == [(-0.25, 2.25), (3.75, 6.25)] * 2


def test_scenes_are_stacked_from_the_left_and_fill_a_whole_room():
    for trace in scenes().picture.data:
        assert trace.base[0] == 0
        assert trace.base[-1] + trace.x[-1] == pytest.approx(100)


def test_the_key_of_scenes_names_every_label_and_the_picture_tells_every_scene():
    seen = scenes()

    for word in (*SCENES.labels, SCENES.other, *(one.prompt for one in SCENES.scenes)):
        assert seen.words.count(word) == 1
        assert word in seen.alt


def test_what_a_label_stood_for_is_told_under_its_bar_and_to_those_who_do_not_see_it():
    seen = scenes()

    assert "wall: aunt 0 · no fence: aunt 1 · gate: aunt 2" in seen.words
    assert "(wall: aunt 0; no fence: aunt 1; gate: aunt 2)" in seen.alt


def test_the_sentence_of_scenes_names_the_one_that_is_clearest():
    assert scenes().sentence == "“The aunt rings.” All 14 of us who answered chose “gate”."


def test_scenes_without_a_clear_answer_tell_how_many_answered():
    answers = [dict.fromkeys(("aunt", "friend", "boss"), (one % 4,)) for one in range(16)]

    assert see(SCENES, answers).sentence == "16 of us answered each of these."


def test_a_tender_scene_hides_small_answers_in_picture_and_words():
    tender = replace(SCENES, sensitivity=Sensitivity.HIGH)
    answers = [{"aunt": (one % 2,), "friend": (2,), "boss": (3,)} for one in range(12)]
    answers.append({"aunt": (2,), "friend": (2,), "boss": (3,)})
    seen = see(tender, answers)
    [aunt, *_] = seen.picture.data

    assert list(aunt.text).count("hidden") == 2
    assert aunt.x[2] == pytest.approx(18)
    assert "gate: hidden" in seen.alt


SILENT = "We take this one in words, without numbers."


def test_a_row_of_circles_without_numbers_is_a_sentence():
    high = replace(CIRCLE, sensitivity=Sensitivity.HIGH)
    now = [0] * 24 + [1, 2, 3]
    wished = [0] * 24 + [1] * 3
    seen = see(high, [{"now": (a,), "wished": (b,)} for a, b in zip(now, wished, strict=True)])

    assert [text.replace("<br>", " ") for text in seen.words].count(SILENT) == 1
    assert [list(trace.text) for trace in seen.picture.data] == [["89 %", "11 %", *["0 %"] * 5]]
    assert f"n = 27: {SILENT[:-1]}" in seen.alt


def test_rewrites_without_numbers_are_a_sentence_below_the_cards():
    tender = replace(BELIEFS, sensitivity=Sensitivity.HIGH, rewrites=("a", "b", "c", "d"))
    rewrites = [0] * 21 + [1, 2, 3]
    seen = see(tender, [{"b1": (4,), "b2": (3,), "rewrite": (it,)} for it in rewrites])

    assert "Which rewrite?" in seen.words
    assert [text.replace("<br>", " ") for text in seen.words].count(SILENT) == 1
    assert not {"a", "b", "hidden"} & set(seen.words)
