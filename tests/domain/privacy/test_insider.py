"""What somebody in the room learns for certain: the short form of `bench/insider.py`.

Every room of eight and nine people, of every kind small enough to try them all; rooms drawn at
random of the others. The long form and its table: docs/privacy-audit.md.
"""

import pytest

from bench.insider import audit
from bench.insider_rooms import questions
from drawbridge.domain.workshop.steps import Sensitivity

QUESTIONS = questions()
ALL_ARE_TRIED = 1500
OPEN = [
    one for one in QUESTIONS if one.name in {"single_choice, 3 options", "likert_battery, 1 of 5"}
]


@pytest.mark.rule("R08", "R09")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_nobody_in_the_room_learns_another_answer_to_a_tender_question(question):
    found = audit(question, Sensitivity.HIGH, 8, most=ALL_ARE_TRIED, n_drawn=10)
    n_views, n_one, n_all = found.inside[0]

    assert n_views > 0
    assert (n_one, n_all) == (0, 0)


@pytest.mark.parametrize("n", [5, 6, 7, 9, 10, 11])
def test_nor_in_a_smaller_or_a_larger_room(n):
    several = next(one for one in QUESTIONS if one.name.startswith("single_choice, 4"))

    assert audit(several, Sensitivity.HIGH, n, most=ALL_ARE_TRIED).inside[0][1:] == (0, 0)


@pytest.mark.parametrize("question", OPEN, ids=lambda one: one.name)
def test_the_audit_finds_what_may_be_known_of_a_question_that_is_not_tender(question):
    """An audit that finds nothing anywhere would find nothing."""
    found = audit(question, Sensitivity.LOW, 5, most=ALL_ARE_TRIED)

    assert all(number > 0 for circle in found.inside for number in circle)
