"""What the checker says to people who have a form before them."""

import pytest

from drawbridge.content.editing.form_words import in_form_words
from drawbridge.content.findings import NO_SUCH_FIELD
from drawbridge.problem import Problem


def said(reason="", remedy="", **titles):
    problem = Problem(
        file="x", step="", field="", reason=reason, remedy=remedy, is_warning=False
    )  # fmt: skip
    told = in_form_words(problem, titles)
    return told.reason or told.remedy


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('Write, for example: question = "Who?"', "Write, for example: “Who?”"),
        ("Put it, or write talk = true there.", "Put it, or switch on “The room talks” there."),
        ("Or write in this step: talk = false", "Or switch off “The room talks”"),
        ("Write: k = 8", "Put 8 under “Fewest answers shown”"),
        ('Add a step with: kind = "check_out"', "Add a step: Check-out"),
        ('Write covers = ["C01"] in one.', "Put C01 under “Ideas it carries” in one."),
        ('Write: moment = "after"', "Put the second under “Which of two measurements”"),
        ("Use the same two letters for both.", "Use the same two letters for both."),
    ],
)  # fmt: skip
def test_a_line_of_the_file_becomes_a_field_of_the_form(written, told):
    assert said(remedy=written) == told


def test_steps_are_called_by_their_titles():
    assert said("From “a” to “b” 14 minutes pass.", a="Doors", b="") == (
        "From “Doors” to “” 14 minutes pass."
    )
    assert said(NO_SUCH_FIELD) == NO_SUCH_FIELD
