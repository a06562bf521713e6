import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response, parse
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally, count
from drawbridge.domain.facilitation.coaching import MOST_LINES, coach
from drawbridge.domain.privacy.gate import release, verdict_text
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.statistics.shape import ShapeName
from drawbridge.domain.workshop.choices import MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Axis, Grid2d
from drawbridge.domain.workshop.scales import Item, LikertBattery, Measurement, Slider, SliderItem
from drawbridge.domain.workshop.shares import Allocate100
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from drawbridge.errors import InvalidAnswer
from tests.rows import each

NOBODY = Passing(band=PassBand.NONE)
SAY = {
    "one_clear": "Mostly {top}.",
    "two_way": "Some {top}, some {second}.",
    "scattered": "All over.",
    "shared": "Many {top}.",
    "clustered": "Close on {item}.",
    "leaning": "Leaning on {item}.",
    "split": "Two camps on {item}.",
    "mixed": "Mixed.",
    "mostly_passed": "Kept private.",
    "too_few": "In general, then.",
}
HEAD = {"id": "s", "title": "T", "minutes": 1, "question": "Q?", "say": SAY}
CHOICE = SingleChoice(options=("A", "B", "C"), sensitivity=Sensitivity.LOW, **HEAD)
MULTI = MultiChoice(options=("A", "B", "C", "D"), at_most=2, sensitivity=Sensitivity.HIGH, **HEAD)
BATTERY = LikertBattery(
    items=(Item(id="a", statement="First"), Item(id="b", statement="Second")),
    scale=("1", "2", "3", "4", "5"),
    sensitivity=Sensitivity.LOW,
    **HEAD,
)


def released(poll, *rows, n_answers=None):
    n = n_answers or max(sum(row) for row in rows)
    parts = tuple(
        PartTally(part_id=part.id, counts=row, n_answers=n_answers or sum(row), n_passes=0)
        for part, row in zip(poll.parts, rows, strict=True)
    )
    tally = Tally(parts=parts, n_answers=n, n_passes=0)
    return release(poll, Snapshot(step_id="s", round=1, tally=tally, n_joined=20))


@pytest.mark.parametrize(
    ("counts", "shape", "line"),
    [
        ((12, 1, 1), ShapeName.ONE_CLEAR, "Mostly A."),
        ((7, 6, 1), ShapeName.TWO_WAY, "Some A, some B."),
        ((5, 5, 4), ShapeName.SCATTERED, "All over."),
    ],
)
def test_the_line_fits_the_shape(counts, shape, line):
    coaching = coach(CHOICE, released(CHOICE, counts), NOBODY)

    assert coaching.shape is shape
    assert coaching.lines[0] == line


def test_a_borderline_shape_brings_the_other_line_too():
    coaching = coach(CHOICE, released(CHOICE, (7, 4, 0)), NOBODY)

    assert coaching.is_borderline
    assert (coaching.lines, coaching.otherwise) == (("Mostly A.",), ("Some A, some B.",))


def test_of_several_parts_two_are_spoken_of_and_in_other_words():
    alike = coach(BATTERY, released(BATTERY, (7, 0, 0, 0, 7), (7, 0, 0, 0, 7)), NOBODY)
    apart = coach(BATTERY, released(BATTERY, (7, 0, 0, 0, 7), (12, 2, 0, 0, 0)), NOBODY)
    summed_up = coach(BATTERY, released(BATTERY, (7, 0, 0, 0, 7), (3, 3, 3, 3, 2)), NOBODY)

    assert alike.lines == ("Two camps on First.",)
    assert apart.lines == ("Two camps on First.", "Close on Second.")
    assert summed_up.lines == ("Two camps on First.",)
    assert not [one for one in (alike, apart, summed_up) if one.otherwise]


def test_a_leaning_room_leans_towards_words_of_the_scale():
    coaching = coach(BATTERY, released(BATTERY, (1, 1, 2, 5, 5), (1, 1, 2, 5, 5)), NOBODY)

    assert (coaching.shape, coaching.toward) == (ShapeName.LEANING_HIGH, "5")


def test_of_several_parts_the_most_talkative_is_named():
    coaching = coach(BATTERY, released(BATTERY, (1, 3, 6, 3, 1), (7, 0, 0, 0, 7)), NOBODY)

    assert coaching.about == "Second"
    assert coaching.lines[0] == "Two camps on Second."


def test_too_few_answers_have_a_line_and_no_shape():
    coaching = coach(CHOICE, released(CHOICE, (2, 1, 1)), NOBODY)

    assert coaching.shape is None
    assert coaching.lines == ("In general, then.",)


def test_an_option_that_is_a_sentence_brings_no_second_full_stop():
    poll = dataclasses.replace(CHOICE, options=("I may stop.", "I may ask.", "None."))

    assert coach(poll, released(poll, (12, 1, 1)), NOBODY).lines == ("Mostly I may stop.",)


def test_of_points_shared_out_by_so_few_that_no_middle_is_told_one_still_has_a_word_to_say():
    poll = Allocate100(options=("A", "B"), sensitivity=Sensitivity.LOW, **HEAD)
    rows = [parse(poll, {"share0": [str(a)], "share1": [str(100 - a)]}) for a in (60, 70, 50, 0, 5)]
    tally = count(poll, rows)
    verdict = release(poll, Snapshot(step_id="s", round=1, tally=tally, n_joined=20))

    assert [part.quartiles for part in verdict.shown_parts] == [None, None]
    assert coach(poll, verdict, NOBODY).lines == ("In general, then.",)


def test_many_passes_are_spoken_of_where_nothing_is_shown():
    passed = Passing(band=PassBand.MOST)
    picture = coach(CHOICE, released(CHOICE, (5, 5, 4)), passed)
    nothing = coach(CHOICE, released(CHOICE, (2, 1, 1)), passed)

    assert (picture.lines, picture.unshown) == (("All over.",), ("Kept private.",))
    assert nothing.lines == ("Kept private.", "In general, then.")


@pytest.mark.rule("R08")
def test_the_facilitator_cannot_tell_one_mind_from_numbers_that_could_not_be_hidden():
    tender = dataclasses.replace(BATTERY, sensitivity=Sensitivity.HIGH)
    rooms = [
        ((8, 0, 0, 0, 0), (0, 0, 0, 0, 8)),
        ((7, 0, 0, 0, 1), (0, 0, 0, 1, 7)),
        ((1, 1, 4, 1, 1), (2, 0, 4, 0, 2)),
    ]
    seen = [released(tender, *counts) for counts in rooms]

    assert len({verdict_text(verdict) for verdict in seen}) == 1
    assert len({coach(tender, verdict, NOBODY).lines for verdict in seen}) == 1


def test_one_part_that_most_passed_is_not_the_question():
    passed = Passing(band=PassBand.MOST, is_whole=False, about="First")
    verdict = released(BATTERY, (1, 3, 6, 3, 1), (7, 0, 0, 0, 7))

    assert "Kept private." not in coach(BATTERY, verdict, passed).lines


def test_an_answer_that_is_put_aside_needs_no_words():
    aside = SingleChoice(options=("A", "B"), audience=Audience.NOBODY, **HEAD)

    assert coach(aside, released(aside, (8, 6)), NOBODY).lines == ()


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), st.integers(5, 14))
def test_a_hidden_option_is_never_named(counts, n):
    people = max(n, *counts)
    verdict = released(MULTI, tuple(counts), n_answers=people)

    coaching = coach(MULTI, verdict, NOBODY)

    hidden = [
        cell.label
        for part in getattr(verdict, "shown_parts", ())
        for cell in part.cells
        if cell.look == "hidden"
    ]
    assert len(coaching.lines) <= MOST_LINES
    assert not [label for label in hidden for line in coaching.lines if f" {label}." in line]


def asked(poll, forms, changes=()):
    responses = [parse(poll, form) for form in forms]
    tally = count(poll, responses, [Response(answers=one) for one in changes])
    return release(poll, Snapshot(step_id="s", round=1, tally=tally, n_joined=20))


GRID = Grid2d(
    x=Axis(label="closeness", low="little", high="a lot"),
    y=Axis(label="independence", low="little", high="a lot"),
    corners=("The tug", "Leaning in", "Standing back", "Quiet"),
    **HEAD,
)
SHARES = Allocate100(options=("Fading", "Needing", "Caught"), **HEAD)
SLIDER = Slider(
    sliders=(SliderItem(id="a", prompt="Near", low="no", high="yes"),),
    moment=Measurement.AFTER,
    paired_with="first",
    **{**HEAD, "say": {**SAY, "up": "Up on {item}.", "same": "Same.", "down": "Down."}},
)


def test_a_grid_is_read_by_its_corners():
    verdict = asked(GRID, [{"place": ["90", "85"]}] * 11 + [{"place": ["10", "90"]}] * 3)

    coaching = coach(GRID, verdict, NOBODY)

    assert coaching.lines[0] == "Mostly The tug."


@pytest.mark.parametrize(
    ("points", "line"),
    [
        (("60", "30", "10"), "Mostly Fading."),
        (("45", "10", "45"), "Some Fading, some Caught."),
        (("40", "25", "35"), "Some Fading, some Caught."),
        (("45", "25", "25"), None),
    ],
)
def test_shares_are_read_by_their_middle_answer(points, line):
    form = {f"share{place}": [value] for place, value in enumerate(points)}
    if line is None:
        with pytest.raises(InvalidAnswer):
            asked(SHARES, [form] * 9)
        return

    coaching = coach(SHARES, asked(SHARES, [form] * 9), NOBODY)

    assert coaching.lines[0] == line


@each(
    ("ways", "line"),
    [
        ((0,) * 7 + (1,) * 3, "Up on Near."),
        ((1,) * 7 + (2,) * 3, "Same."),
        ((2,) * 7 + (1,) * 3, "Down."),
        ((0,) * 4 + (1,) * 3 + (2,) * 4, "Two camps on Near."),
        ((0,) * 8 + (2,) * 1, "Close on Near."),
        ((0,) * 4 + (1,) * 5 + (2,) * 1, "Close on Near."),
    ],
)
def test_a_change_has_the_line_of_its_way(ways, line):
    verdict = asked(SLIDER, [{"a": ["50"]}] * 11, [{"a.change": (way,)} for way in ways])

    assert coach(SLIDER, verdict, NOBODY).lines == (line,)
