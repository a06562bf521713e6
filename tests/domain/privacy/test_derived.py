"""Figures worked out of answers, and words instead of them: properties of every kind."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.insider_rooms import questions
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Band, Look, part_from
from drawbridge.domain.workshop.measures import Marks, Quartiles
from drawbridge.domain.workshop.steps import Sensitivity

HIGH = Sensitivity.HIGH


numbers_of_people = st.integers(5, 24)
sensitivities = st.sampled_from(Sensitivity)


@cache
def some_of(n):
    return st.lists(st.integers(0, n - 1), min_size=1, max_size=4)


@cache
def places_among(n_few, n_people):
    return st.tuples(*[st.integers(0, n_few - 1)] * n_people)


def answered(draw, question, n_people):
    """A room of some kind: entries of the question, in no order."""
    few = draw(some_of(len(question.entries)))
    return tuple(few[place] for place in draw(places_among(len(few), n_people)))


def _sources(verdict, part):
    """The cells of what a movement is worked out of."""
    asked = [one for one in verdict.shown_parts if not one.is_change]
    of_it = [one for one in asked if part.part_id.startswith(f"{one.part_id}.")]
    return [cell for one in (of_it or asked) for cell in one.cells]


@pytest.mark.rule("R08", "R09", "R14")
@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
@given(choices=st.data())
def test_a_derived_figure_names_its_people_and_obeys_the_rules_of_its_cells(question, choices):
    sensitivity = choices.draw(sensitivities)
    asked = question.of(sensitivity)
    room = answered(choices.draw, asked, choices.draw(numbers_of_people))
    verdict = asked.release(asked.tally(room))
    for part in verdict.shown_parts if isinstance(verdict, Released) else ():
        figures = [one for one in (part.quartiles, part.marks, part.alike) if one is not None]
        assert all(5 <= one.n_people <= part.n_answers for one in figures)
        assert all(2 * one.n_people > part.n_answers for one in figures)
        if part.quartiles is not None:
            spread = (part.quartiles.low, part.quartiles.median, part.quartiles.high)
            assert part.quartiles.n_people >= 8
            assert all(value % 10 == 0 for value in spread)
        if sensitivity is HIGH:
            assert part.n_answers >= 12 or max(cell.count or 0 for cell in part.cells) < (
                part.n_answers - 1
            )
            assert part.alike is None
            assert not part.is_change or not any(
                cell.look is Look.HIDDEN for cell in _sources(verdict, part)
            )
            assert not any(cell.band is Band.FEW for cell in part.cells)
            assert not figures or all(cell.look is Look.EXACT for cell in part.cells)


@pytest.mark.rule("R08")
@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
@given(choices=st.data())
def test_rooms_of_one_mind_but_one_look_like_any_other_that_may_not_be_told(question, choices):
    asked = question.of(HIGH)
    n_people = choices.draw(st.integers(8, 11))
    alike, other = (choices.draw(st.integers(0, len(asked.entries) - 1)) for _ in range(2))
    seen = [
        asked.release(asked.tally((one,) * (n_people - 1) + (two,)))
        for one, two in ((alike, other), (alike, alike), (other, other))
    ]
    part = asked.poll.parts[0].id
    told = [
        next((one for one in verdict.parts if one.part_id == part), None)
        if isinstance(verdict, Released)
        else verdict
        for verdict in seen
    ]
    assert told[0] == told[1] == told[2]


@pytest.mark.rule("R09")
def test_figures_kept_before_they_named_their_people_are_those_of_all_or_are_not_told():
    kept = {
        "part_id": "a",
        "prompt": "P?",
        "cells": [["A", "exact", 9, None], ["B", "exact", 3, None]],
        "n_answers": 12,
        "is_exclusive": True,
        "is_ordered": False,
        "is_change": False,
        "quartiles": [20, 45.0, 70],
    }
    square = part_from({**kept, "marks": [40.0, 60.0], "word": ""})
    ranking = part_from({**kept, "marks": [1.2, 1.8], "word": "much alike"})

    assert square.quartiles == Quartiles(low=20, median=45.0, high=70, n_people=12)
    assert square.marks == Marks(values=(40.0, 60.0), n_people=12)
    assert (ranking.marks, ranking.alike) == (None, None)


KEPT = {
    "part_id": "a",
    "prompt": "P?",
    "n_answers": 12,
    "is_exclusive": True,
    "is_ordered": True,
    "is_change": False,
    "quartiles": None,
    "marks": [],
    "word": "",
}


@pytest.mark.rule("R08")
def test_a_line_kept_with_zeros_beside_hidden_cells_is_read_without_them():
    kept = {**KEPT, "cells": [["A", "hidden", None, None], ["B", "exact", 0, None]]}

    assert {cell.count for cell in part_from(kept).cells} == {None}
    assert part_from(kept).tells_nothing


def test_a_line_kept_with_nothing_but_zeros_is_read_as_it_is():
    kept = {**KEPT, "cells": [["A", "exact", 0, None], ["B", "exact", 0, None]]}

    assert {cell.count for cell in part_from(kept).cells} == {0}
