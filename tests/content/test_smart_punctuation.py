"""What a word processor puts into a file is named, with its line, and all of it at once (R40)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge import content
from drawbridge.content.line_numbers import line_numbers, line_of
from drawbridge.content.smart_punctuation import mended
from drawbridge.ui.console import words
from tests.rows import each

HEAD = '[workshop]\nid = "w"\ntitle = "A workshop"\nlanguage = "en"\n'
STEP = '\n[[steps]]\nid = "a"\nkind = "slide"\ntitle = "S"\nminutes = 1\nbuilds = ["One."]\n'


def told(text):
    return [
        (words.place(it), f"{it.reason} {it.remedy}") for it in content.problems(text, file="w")
    ]


@each(
    ("line", "names"),
    [
        ("title = “S”", "curly quote “"),
        ("title = „S“", "curly quote „"),
        ("title = ‘S’", "curly quote ‘"),
        ("title = «S»", "curly quote «"),
        ('title = "S”', "curly quote ”"),
        ("title\u00a0= 'S'", "no-break space"),
        ("title\u202f= 'S'", "narrow no-break space"),
        ("title =\u200b 'S'", "zero width space"),
        ("\ufefftitle = 'S'", "zero width no-break space"),
        ("title ＝ 'S'", "wide sign ＝"),
        ("minutes = 4,5", "decimal comma: 4,5"),
        ("minutes = 4,5 # long", "Write 4.5 with a point"),
    ],
)
def test_a_sign_that_cannot_stand_there_is_named_with_its_line(line, names):
    name = line.lstrip("\ufeff").split("\u00a0")[0].split("\u202f")[0].split(" ")[0]
    text = (
        HEAD + STEP.replace('title = "S"', "")
        if name == "title"
        else HEAD + STEP.replace("minutes = 1", "")
    )
    problems = told(f"{text}{line}\n")

    assert len(problems) == 1
    assert names in problems[0][1]
    assert f"Line {len(text.splitlines()) + 1} " in problems[0][1]


def test_all_of_it_is_said_at_once_and_the_file_is_read_on():
    text = HEAD.replace('"A workshop"', "“A workshop”") + STEP.replace(" = 1", "\u00a0= 0").replace(
        '"S"', '"S”'
    )

    assert [reason.split(".")[0] for _, reason in told(text)] == [
        "Line 3 has a curly quote “ where a value begins or ends",
        "Line 9 has a curly quote ” where a value begins or ends",
        "Line 10 has a hidden blank (no-break space) outside of a text",
        "0 is too small",
    ]


def test_two_lines_that_cannot_be_read_are_both_named():
    text = HEAD.replace('"w"', "w w") + STEP.replace('"slide"', "slide slide")

    assert [reason.split(",")[0] for _, reason in told(text)] == [
        "Line 2 cannot be read",
        "Line 8 cannot be read",
    ]


def test_inside_a_text_every_sign_is_fine():
    text = HEAD + STEP.replace('"S"', '"“S” – 4,5\u00a0＝"').replace('"One."', '"""“\nx = 4,5\n"""')

    assert told(text) == []


@pytest.mark.parametrize("heading", ["[[setps]]", "[[step]]", "[[Steps]]", "[[ stepss ]]"])
def test_a_misspelt_heading_hides_nothing_of_its_step(heading):
    text = (
        HEAD
        + STEP.replace("[[steps]]", heading).replace(" = 1", " = 0")
        + STEP.replace('"a"', '"b"').replace("[[steps]]", heading)
    )
    name = heading.strip("[] ")

    assert [place for place, _ in told(text)] == [f"line 6 · {name}", "line 10 · a · minutes"]


def test_a_misspelt_table_or_kind_hides_nothing_below_it():
    text = HEAD + STEP.replace('"slide"', '"slidr"').replace(" = 1", " = 0").replace(
        'builds = ["One."]',
        'question = "How?"\npurpose = "To see."\n[[steps.slider]]\nid = "x"\nprompt = 3',
    )
    fields = [place.rpartition(" · ")[2] for place, _ in told(text)]

    assert {"kind", "minutes", "slider", "sliders.1.prompt", "sliders.1.low"} <= set(fields)


def test_every_field_and_entry_has_its_line():
    text = HEAD + STEP + 'script = """\na = 1\n[[no]]\n"""\nsay = { up = "x",\n  down = "y" }\n'
    lines = line_numbers(text.replace('["One."]', '[\n  "One.", # 1\n  "Two.",\n]'))

    assert lines["workshop.title"] == 3
    assert lines["steps.1.builds.2"] == 13
    assert lines["steps.1.say.down"] == 20
    assert "no" not in lines
    assert line_of(lines, "steps.1.builds.9.text") == 11
    assert line_of(lines, "nothing.at.all") == 0


@given(st.text())
def test_any_text_keeps_its_lines(text):
    assert mended(text)[0].count("\n") == text.count("\n")


@given(st.text(alphabet="ab=[]{},.\"'\n# 1"))
def test_any_text_gets_lines_that_it_has(text):
    assert all(1 <= line <= text.count("\n") + 1 for line in line_numbers(text).values())
