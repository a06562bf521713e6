import copy
import dataclasses
import json
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally, count
from drawbridge.domain.privacy.gate import (
    Released,
    Withheld,
    release,
    verdict_from,
    verdict_text,
)
from drawbridge.domain.privacy.released import Band, Cell, Look, Reason, ReleasedPart, WithheldPart
from drawbridge.domain.privacy.released import band as coarsened
from drawbridge.domain.privacy.round_overlap import distances
from drawbridge.domain.privacy.suppression import collapse, hidden_cells
from drawbridge.domain.workshop.choices import MultiChoice
from drawbridge.domain.workshop.measures import Quartiles
from drawbridge.domain.workshop.pictures import Axis, Circles7, Grid2d
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.shares import Allocate100
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from tests.rows import each, failing

LOW, MEDIUM, HIGH = Sensitivity
KINDS = ("single_choice", "ladder", "check_out", "multi_choice", "likert_battery", "slider")
SPREAD = Quartiles(low=20, median=50, high=70, n_people=20)


def closed(poll, *counts, n_people=None, n_passes=0, n_joined=30, **more):
    """What closing froze, from counts per part; `n_people` answered where counts do not sum."""
    n_given = [sum(part) if n_people is None else n_people for part in counts]
    n_answers = max(n_given)
    is_slider = isinstance(poll, Slider)
    parts = tuple(
        PartTally(
            part_id=part.id,
            counts=tuple(of_part),
            n_answers=given_,
            n_passes=n_answers + n_passes - given_,
            quartiles=replace(SPREAD, n_people=given_) if is_slider and given_ else None,
        )
        for part, of_part, given_ in zip(poll.parts, counts, n_given, strict=True)
    )
    tally = Tally(parts=parts, n_answers=n_answers, n_passes=n_passes)
    fields = {"round": 1, "n_also_previous": 0} | more
    return Snapshot(step_id=poll.id, tally=tally, n_joined=n_joined, **fields)


def looks(verdict, part=0):
    """Cells of one released part: the count, the band, or "?" where hidden."""
    marks = {Look.EXACT: lambda cell: cell.count, Look.BAND: lambda cell: cell.band.value}
    return [marks.get(cell.look, lambda _: "?")(cell) for cell in verdict.parts[part].cells]


def reason(verdict):
    assert isinstance(verdict, Withheld)
    return verdict.reason


@pytest.fixture(scope="session")
def choice(polls):
    """A choice of one, with as many options, and of the sensitivity, that a test needs."""

    def of(n_options=4, sensitivity=HIGH, **changes):
        options = tuple("ABCDEFG"[:n_options])
        return replace(polls["single_choice"], options=options, sensitivity=sensitivity, **changes)

    return of


@pytest.fixture(scope="session")
def battery(polls):
    return replace(polls["likert_battery"], sensitivity=HIGH)


@pytest.fixture(scope="session")
def statement(battery):
    """A battery of one statement: one ordered part of five cells."""
    return replace(battery, items=battery.items[:1])


@pytest.fixture(scope="session")
def several(polls):
    return replace(polls["multi_choice"], sensitivity=HIGH)


@pytest.fixture(scope="session")
def slider(polls):
    return replace(polls["slider"], audience=Audience.ROOM, sliders=polls["slider"].sliders[:1])


# -- R03: the threshold


@each("n", range(10))
def test_r03_fewer_than_five_answers_are_not_shown(choice, n):
    poll = choice(sensitivity=LOW)
    verdict = release(poll, closed(poll, (n, 0, 0, 0)))
    assert isinstance(verdict, Withheld) is (n < 5)
    assert n >= 5 or verdict.reason is Reason.TOO_FEW


@each(("k", "n", "is_shown"), [(9, 8, False), (9, 9, True), (2, 4, False)])
@each("sensitivity", Sensitivity)
def test_r03_a_poll_may_raise_the_threshold_and_never_lower_it(choice, sensitivity, k, n, is_shown):
    poll = choice(2, sensitivity, k=k)
    verdict = release(poll, closed(poll, (n // 2, n - n // 2)))
    assert isinstance(verdict, Released) is is_shown
    assert is_shown or verdict.reason is Reason.TOO_FEW


def test_r03_passes_are_not_answers(choice):
    poll = choice(sensitivity=LOW)
    assert reason(release(poll, closed(poll, (2, 2, 0, 0), n_passes=20))) is Reason.TOO_FEW


def test_r03_a_part_with_too_few_answers_is_left_out_of_the_others(battery):
    snapshot = closed(battery, (0, 0, 10, 10, 10), (0, 0, 4, 0, 0), (10, 10, 10, 0, 0))
    verdict = release(battery, snapshot)
    assert verdict.parts[1] == WithheldPart(
        part_id="b", prompt="I wait to be asked.", reason=Reason.TOO_FEW
    )
    assert [part.part_id for part in verdict.shown_parts] == ["a", "c"]
    assert verdict.n_answers == 30


def test_r03_a_raised_threshold_holds_for_every_part(battery):
    poll = replace(battery, k=8)
    verdict = release(poll, closed(poll, (3, 0, 0, 0, 5), (3, 0, 0, 0, 4), (4, 0, 0, 0, 4)))
    assert [type(part) for part in verdict.parts] == [ReleasedPart, WithheldPart, ReleasedPart]


# -- R04: one snapshot, one verdict


def test_r04_the_same_snapshot_always_gets_the_same_verdict(battery):
    snapshot = closed(battery, (3, 2, 1, 4, 4), (0, 0, 14, 0, 0), (5, 4, 3, 1, 1))
    assert release(battery, snapshot) == release(battery, copy.deepcopy(snapshot))


@pytest.mark.rule("R13")
def test_a_released_part_carries_what_a_chart_needs_and_no_more(choice):
    poll = choice(3, LOW)
    assert release(poll, closed(poll, (5, 0, 1), round=2)).parts == (
        ReleasedPart(
            part_id="answer",
            prompt=poll.question,
            cells=tuple(
                Cell(label=label, look=Look.EXACT, count=people)
                for label, people in (("A", 5), ("B", 0), ("C", 1))
            ),
            n_answers=6,
            is_exclusive=True,
            is_ordered=False,
        ),
    )


# -- R05: rounds of one poll


def test_r05_rounds_are_shown_when_of_the_away_and_of_the_new_nobody_or_three_differ(choice):
    poll = choice(sensitivity=LOW)

    def is_shown_where_it_may(n_first, n_second, n_both):
        first = closed(poll, (n_first, 0, 0, 0))
        second = closed(poll, (n_second, 0, 0, 0), round=2, n_also_previous=n_both)
        is_apart = not {n_first - n_both, n_second - n_both} & {1, 2}
        assert distances((first, second))[0].is_safe is is_apart
        verdict = release(poll, second, first)
        assert isinstance(verdict, Released) is is_apart
        assert is_apart or verdict.reason is Reason.ROUNDS_ALIKE

    sizes = range(5, 11)
    rows = [(a, b, both) for a in sizes for b in sizes for both in range(min(a, b) + 1)]
    assert len(rows) == 271
    assert failing(rows, is_shown_where_it_may) == {}


@given(
    n_first=st.integers(5, 20),
    n_away=st.integers(0, 6),
    n_others=st.integers(0, 6),
    n_late=st.integers(0, 4),
)
def test_r05_who_leaves_and_joins_again_is_nobody_new(choice, n_first, n_away, n_others, n_late):
    """One person stays away; somebody inside who comes again with new phones hides nobody."""
    poll = choice(sensitivity=LOW)
    n_both = max(0, n_first - n_away)
    n_second = n_both + n_others + n_late
    first = closed(poll, (n_first, 0, 0, 0))
    more = {"round": 2, "n_also_previous": n_both, "n_late": n_late}
    verdict = release(poll, closed(poll, (n_second, 0, 0, 0), **more), first)
    if n_second >= 5 and isinstance(verdict, Released):
        for n_phones in (n_first - n_both, n_others + n_late):
            assert n_phones == 0 or n_phones - n_late >= 3


def test_r05_one_away_hides_behind_no_insider_with_a_new_cookie(choice):
    """W3: ten answer, one stays away, one other leaves and joins again."""
    poll = choice(3)
    first = closed(poll, (3, 4, 3))
    again = closed(poll, (2, 4, 3), round=2, n_also_previous=8, n_late=1)
    assert isinstance(release(poll, first), Released)
    assert reason(release(poll, again, first)) is Reason.ROUNDS_ALIKE


def test_r05_a_second_round_needs_enough_answers_of_its_own(choice):
    poll = choice(sensitivity=LOW)
    second = closed(poll, (4, 0, 0, 0), round=2, n_also_previous=4)
    assert reason(release(poll, second, closed(poll, (9, 0, 0, 0)))) is Reason.TOO_FEW


def test_r05_a_first_round_has_nothing_to_differ_from(choice):
    poll = choice(sensitivity=LOW)
    assert isinstance(release(poll, closed(poll, (3, 3, 0, 0))), Released)


@each(
    ("first", "second", "n_both", "is_apart"),
    [
        ((10, 0), (9, 1), 10, False),  # somebody passes the second time
        ((9, 1), (10, 0), 10, False),  # somebody who passed now answers
        ((10, 0), (8, 2), 10, False),
        ((10, 0), (7, 3), 10, True),
        ((10, 2), (10, 2), 12, True),
        ((10, 0), (9, 1), 5, True),  # ten people differ, one pass among them
        ((10, 0), (9, 3), 9, False),  # four differ, but the newcomers all pass
        ((10, 4), (11, 0), 10, False),  # five differ, four of them passed the first time
        ((10, 0), (12, 4), 10, False),  # six differ, four of them may be passers
    ],
)
def test_r05_a_pass_does_not_set_two_charts_one_or_two_people_apart(
    choice, first, second, n_both, is_apart
):
    poll = choice(sensitivity=LOW)
    earlier = closed(poll, (first[0], 0, 0, 0), n_passes=first[1])
    later = closed(poll, (second[0], 0, 0, 0), n_passes=second[1], round=2, n_also_previous=n_both)
    verdict = release(poll, later, earlier)
    assert isinstance(verdict, Released) is is_apart
    assert is_apart or verdict.reason is Reason.ROUNDS_ALIKE


def test_r05_one_statement_passed_the_second_time_is_left_out_of_the_others(battery):
    full = (5, 0, 0, 0, 5)
    first = closed(battery, full, full, full)
    second = closed(battery, full, (4, 0, 0, 0, 5), full, round=2, n_also_previous=10)
    verdict = release(battery, second, first)
    assert [part.part_id for part in verdict.shown_parts] == ["a", "c"]
    assert verdict.parts[1].reason is Reason.ROUNDS_ALIKE


presence = st.sampled_from(["absent", "pass", "answer"])


@given(room=st.lists(st.tuples(presence, presence), min_size=5, max_size=20))
def test_r05_two_charts_never_differ_by_one_person(choice, room):
    poll = choice(sensitivity=LOW)

    def round_of(which, **more):
        states = [person[which] for person in room]
        n_passes = states.count("pass")
        return closed(poll, (states.count("answer"), 0, 0, 0), n_passes=n_passes, **more)

    n_both = sum("absent" not in person for person in room)
    first, second = round_of(0), round_of(1, round=2, n_also_previous=n_both)
    if all(
        isinstance(one, Released) for one in (release(poll, first), release(poll, second, first))
    ):
        n_left = sum(a == "answer" != b for a, b in room)
        n_came = sum(b == "answer" != a for a, b in room)
        # One who passes and one who answers instead leave the numbers as they were: the
        # difference of the charts is then two people's answers, never one person's.
        assert n_left + n_came not in {1, 2} or n_left == n_came == 1


def test_r05_a_third_round_does_not_differ_from_the_first_by_one_person(choice):
    poll = choice(sensitivity=LOW)
    first = closed(poll, (5, 5, 0, 0))
    late = closed(poll, (5, 6, 0, 0), round=2, n_also_previous=10)
    again = closed(poll, (5, 6, 0, 0), round=3, n_also_previous=11)
    assert isinstance(release(poll, first), Released)
    assert reason(release(poll, late, first)) is Reason.ROUNDS_ALIKE
    assert reason(release(poll, again, first, late)) is Reason.ROUNDS_ALIKE


# -- R07: passes


@given(n_passes=st.integers(0, 40))
def test_r07_a_release_does_not_tell_how_many_passed(choice, n_passes):
    poll = choice()
    counts = (7, 5, 1, 1)
    assert release(poll, closed(poll, counts, n_passes=n_passes)) == release(
        poll, closed(poll, counts)
    )


# -- R08: unanimity


@each("n", range(8, 15))
@each("n_others", [0, 1])
def test_r08_under_twelve_of_one_mind_but_one_the_option_is_not_named(choice, n, n_others):
    poll = choice()
    verdict = release(poll, closed(poll, (0, n - n_others, n_others, 0)))
    if n < 12 or n_others:  # one person is hidden, and then everybody is
        assert verdict == Withheld(step_id=poll.id, round=1, reason=Reason.WORDS_ONLY)
    else:
        assert looks(verdict) == [0, n, 0, 0]


@pytest.mark.parametrize("sensitivity", [LOW, MEDIUM])
def test_r08_holds_for_highly_sensitive_polls_only(choice, sensitivity):
    poll = choice(sensitivity=sensitivity)
    assert looks(release(poll, closed(poll, (0, 9, 0, 0)))) == [0, 9, 0, 0]


@pytest.mark.parametrize(
    "counts", [(6, 5, 0, 0, 0), (0, 0, 11, 0, 0), (0, 0, 0, 1, 10), (0, 0, 1, 1, 9)]
)
def test_r08_all_on_one_side_of_a_scale_is_unanimous_too(statement, counts):
    assert reason(release(statement, closed(statement, counts))) is Reason.WORDS_ONLY


def test_r08_twelve_on_one_side_of_a_scale_are_enough(statement):
    assert looks(release(statement, closed(statement, (6, 6, 0, 0, 0)))) == [12, 0, 0]


@pytest.mark.parametrize(("n_alike", "n_people"), [(9, 9), (8, 9), (7, 8)])
def test_r08_an_option_that_all_or_all_but_one_ticked_is_not_named(several, n_alike, n_people):
    """Whoever did not tick it would know that everybody else did."""
    snapshot = closed(several, (3, n_alike, 3, 3, 0), n_people=n_people)
    assert reason(release(several, snapshot)) is Reason.WORDS_ONLY
    fewer = closed(several, (3, n_people - 2, 3, 0, 0), n_people=n_people)
    assert looks(release(several, fewer))[1] == n_people - 2


def test_r08_one_unanimous_statement_is_left_out_of_the_others(battery):
    mixed = (4, 0, 0, 0, 4)
    verdict = release(battery, closed(battery, mixed, (0, 0, 0, 0, 8), mixed))
    assert [part.tells_nothing for part in verdict.parts] == [False, True, False]
    assert looks(verdict, part=1) == ["?", "?", "?"]


@pytest.mark.parametrize(("n", "is_shown"), [(11, False), (12, True)])
def test_r08_bands_and_directions_do_not_tell_of_everybody_either(n, is_shown):
    head = {"title": "T", "minutes": 1, "question": "Q?", "sensitivity": HIGH}
    axis = Axis(label="near", low="little", high="much")
    grid = Grid2d(id="g", x=axis, y=axis, corners=("a", "b", "c", "d"), **head)
    circles = Circles7(id="c", wished_question="W?", **head)
    points = Allocate100(id="p", options=("a", "b"), **head)
    rooms = [
        (grid, {"place": (80, 75)}),
        (circles, {"now": (1,), "wished": (4,)}),
        (points, {"share0": (60,), "share1": (40,)}),
    ]
    for poll, answer in rooms:
        tally = count(poll, [Response(answers=answer)] * n)
        verdict = release(poll, Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=30))
        if is_shown:
            assert isinstance(verdict, Released)
        else:
            assert reason(verdict) is Reason.WORDS_ONLY


@pytest.mark.parametrize("side", ["left", "right", "lower", "upper"])
def test_r08_all_on_one_side_of_a_tender_square_is_of_one_mind_too(side):
    head = {"title": "T", "minutes": 1, "question": "Q?", "sensitivity": HIGH}
    axis = Axis(label="near", low="little", high="much")
    grid = Grid2d(id="g", x=axis, y=axis, corners=("a", "b", "c", "d"), **head)
    at = 10 if side in {"left", "lower"} else 90
    spread = [10] * 4 + [90] * 4
    places = [(at, y) if side in {"left", "right"} else (y, at) for y in spread]
    tally = count(grid, [Response(answers={"place": place}) for place in places])
    snapshot = Snapshot(step_id="g", round=1, tally=tally, n_joined=30)
    assert reason(release(grid, snapshot)) is Reason.WORDS_ONLY


@pytest.mark.rule("R08")
@given(counts=st.lists(st.integers(0, 11), min_size=2, max_size=5))
def test_whatever_the_answers_forbid_to_tell_has_one_reason(choice, counts):
    poll = choice(len(counts))
    verdict = release(poll, closed(poll, counts))
    by_number = {Reason.TOO_FEW} if sum(counts) < 5 else {Reason.SMALL_ROOM}
    by_answers = {Reason.WORDS_ONLY}
    if isinstance(verdict, Withheld):
        assert verdict.reason in (by_number if sum(counts) < 8 else by_answers)


@pytest.mark.rule("R08")
def test_a_verdict_kept_when_unanimity_had_a_reason_of_its_own_is_read_as_any_other():
    kept = '{"withheld": "unanimous", "step_id": "weather", "round": 1}'
    assert verdict_from(kept) == Withheld(step_id="weather", round=1, reason=Reason.WORDS_ONLY)


# -- R09: small cells of highly sensitive polls


@each(
    ("labels", "counts", "joined", "sums"),
    [
        ("abcde", (1, 3, 5, 3, 1), ("a / b", "c", "d / e"), (4, 5, 4)),
        ("abcd", (1, 2, 3, 4), ("a / b", "c / d"), (3, 7)),
        ("abcdef", (1, 2, 3, 4, 5, 6), ("a / b / c", "d / e / f"), (6, 15)),
        ("abcdefg", (1, 2, 3, 4, 5, 6, 7), ("a / b / c", "d", "e / f / g"), (6, 4, 18)),
        ("abc", (4, 5, 6), ("a", "b", "c"), (4, 5, 6)),
        ("ab", (4, 0), ("a", "b"), (4, 0)),
        ("a", (9,), ("a",), (9,)),
    ],
)
def test_r09a_a_scale_collapses_into_its_ends_and_its_middle(labels, counts, joined, sums):
    assert collapse(labels, counts) == (joined, sums)


def test_r09a_a_scale_of_nineteen_people_is_collapsed_and_named_after_its_cells(statement):
    cells = release(statement, closed(statement, (4, 4, 3, 4, 4))).parts[0].cells
    assert [(cell.label, cell.count) for cell in cells] == [
        ("Never / Rarely", 8), ("Sometimes", 3), ("Often / Always", 8),
    ]  # fmt: skip


def test_r09a_a_scale_of_twenty_people_stays_as_it_was_asked(statement):
    assert looks(release(statement, closed(statement, (4, 4, 4, 4, 4)))) == [4, 4, 4, 4, 4]


def test_r09a_options_without_an_order_are_never_joined(choice):
    poll = choice(5)
    assert looks(release(poll, closed(poll, (3, 3, 3, 3, 3)))) == [3, 3, 3, 3, 3]


@pytest.mark.parametrize("sensitivity", [LOW, MEDIUM])
def test_r09_less_sensitive_polls_keep_their_scale_and_their_small_cells(battery, sensitivity):
    poll = replace(battery, sensitivity=sensitivity, items=battery.items[:1])
    assert looks(release(poll, closed(poll, (1, 3, 5, 3, 1)))) == [1, 3, 5, 3, 1]


@each(
    ("counts", "hidden"),
    [
        ((6, 4, 2, 1), {2, 3}),
        ((6, 5, 1, 1), {1, 2, 3}),
        ((4, 4, 4, 1), {0, 3}),
        ((5, 5, 3, 0), set()),
        ((3, 1, 1), None),
        ((2, 2, 2), None),
        ((9, 1, 0), {0, 1}),
        ((4, 4, 0, 0, 0), set()),
        ((0, 0, 0), set()),
    ],
)
def test_r09_published_checks(choice, counts, hidden):
    assert hidden_cells(counts, n_people=sum(counts)) == hidden
    poll = choice(len(counts))
    verdict = release(poll, closed(poll, counts))
    if 5 <= sum(counts) < 8:
        assert reason(verdict) is Reason.SMALL_ROOM
    elif sum(counts) and {at for at, people in enumerate(counts) if people} == hidden:
        assert reason(verdict) is Reason.WORDS_ONLY
    elif sum(counts):
        places = enumerate(counts)
        assert looks(verdict) == ["?" if at in hidden else people for at, people in places]


def test_r09b_small_cells_of_a_whole_scale_are_hidden_too(statement):
    assert looks(release(statement, closed(statement, (1, 2, 5, 9, 8)))) == ["?", "?", 5, 9, 8]


@pytest.mark.parametrize("counts", [(6, 4, 2, 1, 0), (3, 1, 1, 4, 4), (2, 5, 2, 2, 2)])
def test_r09c_a_choice_of_several_hides_its_small_cells_and_nothing_else(several, counts):
    verdict = release(several, closed(several, counts, n_people=9))
    assert looks(verdict) == ["?" if 1 <= people <= 2 else people for people in counts]
    hidden = {place for place, people in enumerate(counts) if 1 <= people <= 2}
    assert hidden_cells(counts, n_people=9, at_most=2) == hidden


@pytest.mark.rule("R09")
@pytest.mark.parametrize("counts", [(2, 2, 2, 2, 2), (1, 2, 0, 0, 2)])
def test_where_everybody_is_behind_a_hidden_cell_nothing_is_released(several, counts):
    snapshot = closed(several, counts, n_people=8)
    assert reason(release(several, snapshot)) is Reason.WORDS_ONLY


def test_r09d_a_statement_left_in_words_does_not_hide_the_others(battery):
    verdict = release(battery, closed(battery, (1, 0, 3, 0, 1), (4, 0, 0, 0, 4), (4, 0, 0, 0, 4)))
    assert [part.tells_nothing for part in verdict.parts] == [True, False, False]


@given(one=st.data(), other=st.data())
def test_r08_two_lines_that_may_not_be_told_look_the_same(battery, one, other):
    mixed = (4, 0, 0, 0, 5)
    rooms = [
        room.draw(st.lists(st.integers(0, 4), min_size=9, max_size=9)) for room in (one, other)
    ]
    rows = [[room.count(place) for place in range(5)] for room in rooms]
    lines = [release(battery, closed(battery, mixed, row, mixed)).parts[1] for row in rows]
    silent = [line for line in lines if line.tells_nothing]
    assert len(silent) < 2 or silent[0] == silent[1]


# The attackers below share no code with the gate: they list every room that fits what they see.


@cache
def rooms(n_people, n_cells):
    """Every way to spread people over cells."""
    if n_cells == 1:
        return ((n_people,),)
    return tuple(
        (first, *rest)
        for first in range(n_people + 1)
        for rest in rooms(n_people - first, n_cells - 1)
    )


@cache
def fits(total, n_cells):
    """Per hidden cell, what it may hold when all that is known is that none is empty."""
    filled = [room for room in rooms(total, n_cells) if 0 not in room]
    return tuple(frozenset(column) for column in zip(*filled, strict=True))


@cache
def fits_knowing_which_are_small(total, n_small, n_large):
    """The same for an attacker who was told which hidden cells are small."""
    filled = [
        room
        for room in rooms(total, n_small + n_large)
        if all(1 <= people <= 2 for people in room[:n_small])
        and all(people >= 3 for people in room[n_small:])
    ]
    return tuple(frozenset(column) for column in zip(*filled, strict=True))[:n_small]


def small_places(room):
    return {place for place, people in enumerate(room) if 1 <= people <= 2}


def is_safe(room, hidden):
    """Whether every small cell keeps two values for the attacker who knows which are small."""
    n_small, total = len(small_places(room)), sum(room[place] for place in hidden)
    columns = fits_knowing_which_are_small(total, n_small, len(hidden) - n_small)
    return all(len(column) >= 2 for column in columns)


SMALL_CELL_ROOMS = tuple(
    room
    for n_people in range(5, 16)
    for n_cells in (3, 4, 5)
    for room in rooms(n_people, n_cells)
    if small_places(room)
)


def masks():
    return ((room, hidden_cells(room, n_people=sum(room))) for room in SMALL_CELL_ROOMS)


def test_r09_all_17317_patterns_were_tried_and_227_end_in_words():
    assert len(SMALL_CELL_ROOMS) == 17_317
    assert sum(hidden is None for _, hidden in masks()) == 227


def test_r09_no_hidden_small_cell_can_be_worked_out_by_listing_every_room():
    for room, hidden in masks():
        if hidden is None:
            continue
        assert small_places(room) <= hidden
        places = sorted(hidden)
        columns = fits(sum(room[place] for place in places), len(places))
        for place, values in zip(places, columns, strict=True):
            assert room[place] in values
            assert room[place] > 2 or len(values) >= 2, room


def test_r09_nor_by_somebody_who_knows_which_hidden_cells_are_small():
    assert all(is_safe(room, hidden) for room, hidden in masks() if hidden is not None)


def test_r09_nothing_is_hidden_beyond_need_and_words_are_the_last_resort():
    for room, hidden in masks():
        others = sorted(place for place, people in enumerate(room) if people > 2)
        others.sort(key=lambda place: room[place])
        small = small_places(room)
        n_tried = len(others) + 1 if hidden is None else len(hidden - small)
        assert hidden is None or hidden == small.union(others[:n_tried])
        assert not any(is_safe(room, small.union(others[:n])) for n in range(n_tried)), room


def test_r09_knowing_the_program_itself_narrows_331_of_the_patterns():
    """The limit to print in docs/privacy.md: which of two equal cells is hidden tells a little."""
    seen = defaultdict(list)
    for room in chain.from_iterable(rooms(n, cells) for n in range(5, 16) for cells in (3, 4, 5)):
        hidden = hidden_cells(room, n_people=sum(room))
        shown = [None if hidden is None or at in hidden else room[at] for at in range(len(room))]
        seen[sum(room), hidden is None, tuple(shown)].append(room)
    solved = [
        room
        for alike in seen.values()
        for room in alike
        if any(len({one[place] for one in alike}) == 1 for place in small_places(room))
    ]
    assert len(solved) == 331


def test_r09_no_small_cell_of_a_choice_of_several_follows_from_how_many_may_be_ticked(several):
    poll = replace(several, options=several.options[:3])
    for n_people, room in product(range(8, 11), product(range(10), repeat=3)):
        if n_people <= sum(room) <= poll.at_most * n_people and max(room) < n_people:
            verdict = release(poll, closed(poll, room, n_people=n_people))
            if isinstance(verdict, Released) and small_places(room):
                assert len(small_values(poll, room, verdict)) == 2, (n_people, room)


def small_values(poll, room, verdict):
    """What a hidden small cell may hold: everybody ticks at least one option, at most `at_most`."""
    n_people, seen = verdict.n_answers, sum(cell.count or 0 for cell in verdict.parts[0].cells)
    n_hidden, n_small = looks(verdict).count("?"), len(small_places(room))
    others = (
        n_small - 1 + 3 * (n_hidden - n_small),
        2 * (n_small - 1) + n_people * (n_hidden - n_small),
    )
    least, most = n_people - seen, poll.at_most * n_people - seen
    return {value for value in (1, 2) if value + others[1] >= least and value + others[0] <= most}


@given(counts=st.lists(st.integers(0, 12), min_size=2, max_size=7).filter(lambda c: sum(c) >= 5))
def test_r09_no_small_cell_follows_from_anything_released(choice, counts):
    poll = choice(len(counts))
    verdict = release(poll, closed(poll, counts))
    if isinstance(verdict, Withheld):
        return
    (part,) = verdict.parts
    hidden = [place for place, cell in enumerate(part.cells) if cell.look is Look.HIDDEN]
    total = verdict.n_answers - sum(cell.count or 0 for cell in part.cells)
    for place in hidden:
        assert part.cells[place].count is part.cells[place].band is None
        # One hidden cell is what is missing from n; of several, each may hold 1 or 2 if enough
        # people are left for the others.
        assert counts[place] > 2 or (len(hidden) >= 2 and total >= len(hidden) + 1)
    assert small_places(counts) <= set(hidden)


def test_r09_rooms_that_look_alike_are_released_alike(choice):
    poll, first = choice(4), {}
    for room in chain.from_iterable(rooms(n_people, 4) for n_people in range(8, 13)):
        hidden = hidden_cells(room, n_people=sum(room))
        if hidden:
            shown = (sum(room), *("?" if at in hidden else room[at] for at in range(4)))
            verdict = release(poll, closed(poll, room))
            assert verdict == first.setdefault(shown, verdict)


# -- what quartiles may stand beside


@each(
    ("sensitivity", "counts", "is_placed"),
    [
        (LOW, (1, 1, 1, 1, 1), False),
        (MEDIUM, (1, 1, 1, 2, 2), False),  # bands
        (MEDIUM, (1, 1, 1, 2, 3), True),
        (HIGH, (3, 0, 4, 0, 3), False),  # collapsed: a quartile would be finer than the bars
        (HIGH, (4, 4, 4, 4, 4), True),
        (LOW, (2, 1, 1, 2, 2), True),
        (LOW, (2, 1, 1, 1, 2), False),  # of seven, the middle is one person's answer
        (HIGH, (1, 4, 5, 5, 5), False),  # hidden cells
    ],
)
def test_a_middle_half_is_never_finer_than_the_cells_beside_it(
    slider, sensitivity, counts, is_placed
):
    poll = replace(slider, sensitivity=sensitivity)
    spread = replace(SPREAD, n_people=sum(counts))
    part = release(poll, closed(poll, counts)).parts[0]
    assert part.quartiles == (spread if is_placed else None)


# -- R10 and R11: bands and small rooms


@each(
    ("value", "band"),
    [
        (0, Band.NONE), (1, Band.FEW), (2, Band.FEW), (3, Band.SOME), (5, Band.SOME),
        (6, Band.MANY), (9, Band.MANY), (10, Band.LOTS), (300, Band.LOTS),
    ],
)  # fmt: skip
def test_r10_a_number_of_people_is_coarsened(value, band):
    assert coarsened(value) is band


@each("n", range(5, 11))
def test_r10_under_eight_answers_a_medium_poll_shows_bands(choice, n):
    poll = choice(3, MEDIUM)
    verdict = release(poll, closed(poll, (n - 1, 1, 0)))
    bands = [coarsened(n - 1).value, "1–2", "0"]
    assert looks(verdict) == (bands if n < 8 else [n - 1, 1, 0])


def test_r10_a_poll_of_low_sensitivity_shows_counts_from_five(choice):
    poll = choice(3, LOW)
    assert looks(release(poll, closed(poll, (4, 1, 0)))) == [4, 1, 0]


def test_r10_counts_the_answers_of_each_part(polls):
    poll = replace(polls["likert_battery"], sensitivity=MEDIUM)
    verdict = release(poll, closed(poll, (8, 0, 0, 0, 0), (7, 0, 0, 0, 0), (2, 2, 2, 2, 2)))
    assert [cell.look for cell in (part.cells[0] for part in verdict.parts)] == [
        Look.EXACT, Look.BAND, Look.EXACT,
    ]  # fmt: skip


@pytest.mark.parametrize("sensitivity", [LOW, MEDIUM])
@pytest.mark.parametrize(("n_joined", "shown"), [(7, ["6–9", "1–2", "0"]), (8, [6, 2, 0])])
def test_r11_a_small_room_sees_bands(choice, sensitivity, n_joined, shown):
    poll = choice(3, sensitivity)
    assert looks(release(poll, closed(poll, (6, 2, 0), n_joined=n_joined))) == shown


def test_r11_a_small_room_hears_a_highly_sensitive_poll_in_words_only(choice):
    poll = choice(2)
    small, enough = (closed(poll, (4, 4), n_joined=n) for n in (7, 8))
    assert reason(release(poll, small)) is Reason.SMALL_ROOM
    assert looks(release(poll, enough)) == [4, 4]


@pytest.mark.parametrize("n_joined", [7, 8, 30])
def test_r11_idle_phones_make_no_larger_room_of_a_small_one(choice, n_joined):
    poll = choice(2)
    assert reason(release(poll, closed(poll, (4, 3), n_joined=n_joined))) is Reason.SMALL_ROOM


# -- why something is withheld


@pytest.mark.parametrize("n", [0, 4, 5, 50])
def test_a_measurement_for_nobody_is_put_aside_whatever_it_holds(polls, n):
    poll = polls["slider"]
    counts = (n, 0, 0, 0, 0)
    assert reason(release(poll, closed(poll, counts, counts))) is Reason.PUT_ASIDE


def test_what_only_the_facilitator_may_see_passes_the_same_gate(polls):
    poll = polls["check_out"]
    assert looks(release(poll, closed(poll, (5, 3, 0)))) == ["3–5", "3–5", "0"]
    assert reason(release(poll, closed(poll, (2, 1, 1)))) is Reason.TOO_FEW


@pytest.mark.rule("R10")
def test_how_people_leave_is_told_in_bands_however_many_there_are(polls):
    poll = polls["check_out"]
    tender = replace(poll, sensitivity=HIGH)
    assert looks(release(poll, closed(poll, (12, 1, 7)))) == ["10+", "1–2", "6–9"]
    assert looks(release(tender, closed(tender, (12, 1, 7)))) == [12, "?", "?"]


def test_a_withheld_result_says_where_it_belongs_and_why_only(choice):
    poll = choice()
    verdict = release(poll, closed(poll, (1, 1, 1, 1), round=3))
    assert verdict == Withheld(step_id="weather", round=3, reason=Reason.TOO_FEW)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (((0, 0, 0, 0, 8), (0, 0, 8, 0, 0), (8, 0, 0, 0, 0)), Reason.WORDS_ONLY),
        (((0, 0, 0, 0, 8), (0, 0, 4, 0, 0), (8, 0, 0, 0, 0)), Reason.WORDS_ONLY),
        (((3, 0, 1, 0, 4), (3, 0, 1, 0, 4), (3, 0, 1, 0, 4)), Reason.WORDS_ONLY),
        (((6, 0, 1, 0, 1), (4, 0, 0, 0, 0), (0, 0, 4, 0, 0)), Reason.WORDS_ONLY),
    ],
)
def test_when_no_part_may_be_shown_the_reason_is_theirs_if_they_share_one(battery, parts, why):
    assert reason(release(battery, closed(battery, *parts))) is why


def test_a_battery_of_few_answers_each_was_too_few(battery):
    n_answers = ((4, 0, 0, 0, 0), (0, 4, 0, 0, 0), (0, 0, 0, 0, 4))
    snapshot = closed(battery, *n_answers)
    nine = replace(snapshot, tally=replace(snapshot.tally, n_answers=9))
    assert reason(release(battery, nine)) is Reason.TOO_FEW


# -- only the gate makes a released result


def test_a_released_result_cannot_be_made_elsewhere():
    for token in ({}, {"token": None}, {"token": object()}, {"token": "token"}):
        with pytest.raises(TypeError, match=r"Only drawbridge\.domain\.privacy"):
            Released(step_id="weather", round=1, n_answers=1, parts=(), **token)


@pytest.mark.parametrize("changes", [{}, {"n_answers": 99}, {"parts": ()}, {"token": object()}])
def test_a_released_result_cannot_be_altered_into_another(choice, changes):
    poll = choice(3, LOW)
    released = release(poll, closed(poll, (5, 3, 1)))
    with pytest.raises(TypeError, match=r"Only drawbridge\.domain\.privacy"):
        replace(released, **changes)
    with pytest.raises(dataclasses.FrozenInstanceError):
        released.n_answers = 99


# -- any round of any poll


def snapshots_of(poll):
    """Rounds with any counts that up to 60 people could have left."""
    most = 3 if isinstance(poll, MultiChoice) else 12
    cells = [
        st.tuples(*(st.integers(0, most) for _ in range(len(part.cells)))) for part in poll.parts
    ]
    few = st.integers(0, 4)
    return st.builds(
        lambda counts, n_more, n_passes, n_joined, number: closed(
            poll,
            *counts,
            n_people=max(map(max, counts)) + n_more if isinstance(poll, MultiChoice) else None,
            n_passes=n_passes,
            n_joined=n_joined,
            round=number,
        ),
        st.tuples(*cells),
        st.integers(2, 9),
        few,
        st.integers(5, 60),
        st.integers(1, 3),
    )


def numbers_in(thing):
    """Every number anywhere inside, however deep."""
    if dataclasses.is_dataclass(thing):
        assert not hasattr(thing, "__dict__")
        for field in dataclasses.fields(thing):
            yield from numbers_in(getattr(thing, field.name))
    elif isinstance(thing, dict):
        yield from chain.from_iterable(map(numbers_in, thing.values()))
    elif isinstance(thing, tuple | list):
        yield from chain.from_iterable(map(numbers_in, thing))
    elif isinstance(thing, int | float) and not isinstance(thing, bool):
        yield thing
    else:
        assert thing is None or isinstance(thing, str | bool)


def shown_numbers(verdict):
    """The numbers a verdict may hold: those of the parts that are drawn, and their places."""
    yield verdict.round
    if isinstance(verdict, Released):
        yield verdict.n_answers
        yield verdict.n_paper
        for part in verdict.shown_parts:
            spread = part.quartiles
            yield part.n_answers
            yield from (cell.count for cell in part.cells if cell.look is Look.EXACT)
            if spread:
                yield from (spread.low, spread.median, spread.high, spread.n_people)


EVERY_POLL = [(kind, sensitivity) for kind in KINDS for sensitivity in Sensitivity]


@pytest.fixture(scope="module")
def verdict_on(polls):
    """What is released of any round of a poll; how rounds are drawn is made up once for each."""
    asked = {
        (kind, sensitivity): replace(polls[kind], sensitivity=sensitivity, audience=Audience.ROOM)
        for kind, sensitivity in EVERY_POLL
    }
    snapshots = {key: snapshots_of(poll) for key, poll in asked.items()}

    def of(kind, sensitivity, choices):
        poll, snapshot = asked[kind, sensitivity], choices.draw(snapshots[kind, sensitivity])
        return poll, snapshot, release(poll, snapshot)

    return of


@pytest.mark.rule("R13")
@pytest.mark.parametrize(("kind", "sensitivity"), EVERY_POLL)
@given(choices=st.data())
def test_nothing_released_holds_a_hidden_count(verdict_on, kind, sensitivity, choices):
    poll, snapshot, verdict = verdict_on(kind, sensitivity, choices)
    expected = sorted(shown_numbers(verdict))
    assert sorted(numbers_in(verdict)) == expected
    assert sorted(numbers_in(json.loads(verdict_text(verdict)))) == expected
    for shown in verdict.shown_parts if isinstance(verdict, Released) else ():
        tally = next(one for one in snapshot.tally.parts if one.part_id == shown.part_id)
        assert shown.n_answers == tally.n_answers >= max(5, poll.k)
        if sensitivity is HIGH:
            assert not [cell for cell in shown.cells if (cell.count or 0) in {1, 2}]
            assert shown.quartiles is None or len(shown.cells) == 5


@pytest.mark.parametrize(("kind", "sensitivity"), EVERY_POLL)
@given(choices=st.data())
def test_a_verdict_outlives_the_counts_unchanged(verdict_on, kind, sensitivity, choices):
    _, _, verdict = verdict_on(kind, sensitivity, choices)
    assert verdict_from(verdict_text(verdict)) == verdict
    assert verdict_text(verdict_from(verdict_text(verdict))) == verdict_text(verdict)
