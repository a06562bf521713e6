"""Files that are not yet a workshop at all, and the outline of those that are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawbridge import content
from drawbridge.content.parsing import _assembled
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.toml import MAX_BYTES
from tests.rows import each

SHIPPED = Path(__file__).parents[2] / "workshop_content" / "first_evening.toml"
JARGON = ("Input should", "Field required", "validation error", "pydantic", "Traceback")


def only_problem(text):
    [problem] = content.problems(text, file="w.toml")
    return problem


@each(
    ("text", "line"),
    [
        ("id = \n", 1),
        ("[workshop]\nid = first\n", 2),
        ('[workshop]\nid = "a\ntitle = "b"\n', 2),
        ("[workshop\n", 1),
        ('a = "b"\n\nnot toml\n', 3),
        ('a = "c:\\new\\quote"\n', 1),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, line):
    problem = only_problem(text)

    assert problem.reason.startswith(f"Line {line} cannot be read")
    assert (problem.file, problem.step, problem.field) == ("w.toml", "", "")


@pytest.mark.parametrize(
    "text", ["a = 1\na = 2\n", "[a]\n[a]\n", "[steps]\n[[steps]]\n", "b=1\na = {b = 1, b = 2}\n"]
)
def test_a_name_given_twice_is_named_with_its_line(text):
    assert only_problem(text).reason == "Line 2 gives a name that was given before."


@pytest.mark.parametrize("text", ["a = [1, 2", 'a = """b', "a = '''"])
def test_a_file_that_breaks_off_is_called_that(text):
    assert "ends in the middle" in only_problem(text).reason


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 5_000])
def test_a_list_or_number_of_absurd_size_is_refused_calmly(text):
    assert "too large to read" in only_problem(text).reason


def test_a_text_of_more_than_a_megabyte_is_refused():
    assert "larger than 1 MB" in only_problem("#" * (MAX_BYTES + 1)).reason


def test_a_text_of_a_megabyte_is_read():
    assert all("MB" not in it.reason for it in content.problems("#" * MAX_BYTES, file="w.toml"))


def test_an_empty_file_lacks_both_its_halves():
    fields = [it.field for it in content.problems("", file="w.toml")]

    assert fields == ["workshop", "steps"]


def test_a_workshop_without_steps_is_refused(a_file):
    assert only_problem(a_file()).remedy == "Write tables headed [[steps]]."


@pytest.mark.parametrize("steps", ["steps = []", "steps = 3", "steps = [3]", "[steps]\nid = 'a'"])
def test_steps_that_are_no_list_of_tables_are_found(a_file, steps):
    text = f"{a_file()}\n{steps}" if steps.startswith("[") else f"{steps}\n{a_file()}"
    problem = only_problem(text)

    assert problem.field in {"steps", "steps.1"}


def test_a_head_that_is_no_table_is_found(a_file, a_step):
    [_, steps] = a_file(a_step("slide")).split("[[steps]]")
    problem = only_problem(f"workshop = 3\n[[steps]]{steps}")

    assert (problem.field, problem.step) == ("workshop", "")


def test_a_stray_field_at_the_top_is_found(a_file, a_step):
    assert only_problem(f"colour = 1\n{a_file(a_step('slide'))}").field == "colour"


def test_windows_line_ends_are_fine(a_file, a_step):
    assert content.problems(a_file(a_step("slide")).replace("\n", "\r\n"), file="w.toml") == ()


def test_the_same_text_gives_an_equal_workshop():
    text = SHIPPED.read_text(encoding="utf-8")

    assert content.parse(text, file="a.toml") == content.parse(text, file="b.toml")


names = st.sampled_from(
    ["id", "kind", "say", "items", "sliders", "options", "scale", "k", "clustered", "moment", "x"]
)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["slide", "slider", "after", "a", "high", "pass"]),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_stands_in_a_field_is_answered_in_plain_words(data):
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    fields = data.draw(
        st.dictionaries(st.sampled_from(sorted(KINDS[kind].model_fields)), values, max_size=8)
    )
    raw = {"workshop": data.draw(values), "steps": [{**fields, "kind": kind}, {"kind": kind}]}

    for problem in _assembled(raw, "w.toml").problems:
        assert not any(word in str(problem) for word in JARGON)
        assert problem.reason != "This cannot be used here."
        assert problem.remedy


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_at_all_is_answered_with_problems(text):
    assert content.problems(text, file="w.toml")


@settings(max_examples=60)
@given(st.data())
def test_a_workshop_with_a_piece_missing_is_read_or_answered(data):
    text = SHIPPED.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.integers(0, 60))

    for problem in content.problems(text[:start] + text[start + piece :], file="w.toml"):
        assert not any(word in str(problem) for word in JARGON)
