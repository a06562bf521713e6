"""What the checker says to people who have a form before them."""

from drawbridge.content.editing.form_words import in_form_words
from drawbridge.content.findings import NO_SUCH_FIELD, shown
from drawbridge.problem import Problem
from drawbridge.sentences import E_, TomlLine, in_a_row
from tests.rows import each


def said(reason="", remedy="", **titles):
    problem = Problem(
        file="x", step="", field="", reason=reason, remedy=remedy, is_warning=False
    )  # fmt: skip
    told = in_form_words(problem, titles)
    return told.reason or told.remedy


@each(
    ("line", "told"),
    [
        ("talk = true", "Write: “The room talks”: on"),
        ("talk = false", "Write: “The room talks”: off"),
        ("k = 8", "Write: “Fewest answers shown”: 8"),
        ('kind = "check_out"', "Write: Check-out"),
        ('covers = ["C01"]', "Write: “Ideas it carries”: C01"),
        ('moment = "after"', "Write: “Which of two measurements”: the second"),
        ("x = { low = 1 }", "Write: x = { low = 1 }"),
    ],
)
def test_a_line_of_the_file_becomes_a_field_of_the_form(line, told):
    assert said(remedy=E_("Write: {line}", line=TomlLine(line))) == told


def test_an_example_is_told_without_its_field():
    line = TomlLine('question = "Who?"')

    assert said(remedy=E_("For example: {example}", example=line)) == "For example: “Who?”"


def test_steps_are_called_by_their_titles():
    told = E_("From “{first}” to “{last}”: {given}", first="a", last="b", given=shown("a"))

    assert said(told, a="Doors", b="") == "From “Doors” to “”: “Doors”"
    assert said(in_a_row(told, told), a="D", b="") == "From “D” to “”: “D” From “D” to “”: “D”"
    assert said(NO_SUCH_FIELD) == NO_SUCH_FIELD
    assert said("Anything else “a”.", a="D") == "Anything else “a”."
