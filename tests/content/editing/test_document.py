import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawbridge import content
from drawbridge.content.editing import read
from drawbridge.errors import ContentError

ROOT = Path(__file__).resolve().parents[3]
INCLUDED = sorted((ROOT / "workshop_content").glob("*.toml"))
SMALL = """# About the whole file.

[workshop]
id = "small"
title = "Small"   # said aloud
language = "en"

[concepts]
C01 = "An idea."


# Begins gently.
[[steps]]
id = "opening"
kind = "slide"
title = "Opening"
minutes = 4
# one sentence a breath
builds = [
    "One.",  # the first
    "Two.",
]
script = \"\"\"
A first line that stays as it is written here. \\
A second line, which is going to differ. \\
A third line that stays.\"\"\"


# The heart.
# It hurts.

[[steps]]
id = "asked"
kind = "single_choice"
title = "Asked"
minutes = 6
question = "Which?"
options = ["A", "B"]

# What is said.
[steps.say]
split = "Both."
# end of the heart


[[steps]]
id = "statements"
kind = "likert_battery"
title = "Statements"
minutes = 5
question = "How true?"
scale = ["low", "middle", "high"]

# the first one
[[steps.items]]
id = "a"
statement = "I do."

# the second one
[[steps.items]]
id = "b"
statement = "I do not."


# Cuts.
[[variants]]
id = "short"
title = "Short"
drop = ["opening"]
move = { statements = "asked" }

[variants.change.asked]
minutes = 3
# the very end
"""


def small():
    return read(SMALL, "small.toml")


def changed_lines(before, after):
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [line for was, line in zip(old, new, strict=True) if was != line]


@pytest.mark.parametrize("path", INCLUDED, ids=lambda path: path.stem)
def test_an_included_workshop_that_was_opened_is_the_same_to_the_byte(path):
    text = path.read_text(encoding="utf-8")

    assert read(text, path.name).text == text


@pytest.mark.parametrize("path", INCLUDED, ids=lambda path: path.stem)
def test_a_step_of_an_included_workshop_moved_there_and_back_leaves_no_trace(path):
    text = path.read_text(encoding="utf-8")
    document = read(text, path.name)
    last = len(document.steps) - 1

    assert document.moved(last, 0).moved(0, last).text == text


@pytest.mark.parametrize("path", INCLUDED, ids=lambda path: path.stem)
def test_a_changed_title_changes_one_line_of_an_included_workshop(path):
    text = path.read_text(encoding="utf-8")
    document = read(text, path.name)

    for place in range(len(document.steps)):
        after = document.with_field("steps", "title", "Anew", place).text
        assert changed_lines(text, after) == ['title = "Anew"']


def test_a_comment_behind_a_field_stays_behind_it():
    after = small().with_field("workshop", "title", "Smaller").text

    assert changed_lines(SMALL, after) == ['title = "Smaller"   # said aloud']


def test_one_entry_of_a_list_changes_one_line():
    after = small().with_field("steps", "builds", ["One.", "Three."], 0).text

    assert changed_lines(SMALL, after) == ['    "Three.",']


def test_an_entry_taken_from_a_list_leaves_the_others_and_their_comments():
    after = small().with_field("steps", "builds", ["One."], 0).text

    assert '"One.",  # the first' in after
    assert '"Two."' not in after


def test_a_line_of_a_long_text_changes_alone():
    text = small().steps[0]["script"]
    after = small().with_field("steps", "script", text.replace("differ", "change"), 0).text

    assert changed_lines(SMALL, after) == ["A second line, which is going to change. \\"]


def test_a_field_below_a_heading_of_its_own_changes_one_line():
    after = small().with_field("steps", "say", {"split": "Each."}, 1).text

    assert changed_lines(SMALL, after) == ['split = "Each."']


def test_a_statement_taken_away_takes_its_comment_along():
    second = small().steps[2]["items"][1]
    after = small().with_field("steps", "items", [second], 2).text

    assert "# the first one" not in after
    assert "# the second one" in after


def test_a_new_field_stands_where_it_is_usually_written():
    lines = small().with_field("steps", "note", "Quietly.", 1).text.splitlines()

    assert lines[lines.index('note = "Quietly."') - 1] == 'question = "Which?"'


def test_a_moved_step_takes_the_comments_above_it_along():
    after = small().moved(1, 0).text

    assert after.index("# The heart.") < after.index("# It hurts.") < after.index('id = "asked"')
    assert after.index("# end of the heart") < after.index("# Begins gently.")
    assert after.startswith("# About the whole file.")
    assert [step["id"] for step in read(after, "x").steps] == ["asked", "opening", "statements"]


def test_a_copied_step_stands_behind_with_its_comments():
    after = small().with_copy(1, "asked_again")

    assert [step["id"] for step in after.steps][1:3] == ["asked", "asked_again"]
    assert after.text.count("# The heart.") == 2


def test_a_step_taken_away_is_gone_from_the_cuts():
    after = small().without_step(1)

    assert "# The heart." not in after.text
    assert after.variants == ({"id": "short", "title": "Short", "drop": ["opening"]},)


def test_a_renamed_step_is_renamed_in_the_cuts():
    after = small().renamed(1, "question")

    assert after.variants[0]["move"] == {"statements": "question"}
    assert after.variants[0]["change"] == {"question": {"minutes": 3}}
    assert after.renamed(1, "asked").text == SMALL


def test_a_renamed_first_measurement_is_renamed_where_it_is_compared():
    pair = SMALL.replace(
        "# Cuts.", '[[steps]]\nid = "later"\nkind = "slider"\npaired_with = "asked"\n'
    )

    assert read(pair, "x").renamed(1, "first").steps[3]["paired_with"] == "first"


def test_a_new_step_reads_as_it_was_meant():
    step = {
        "id": "new",
        "kind": "slide",
        "title": 'Quotes " and \\ and more',
        "minutes": 2.5,
        "builds": ["Two\nlines", "A long one " * 12],
        "script": "Long, too. " * 20,
        "say": {"split": "Both. " * 30},
    }
    after = small().with_step(1, step)

    assert tomllib.loads(after.text)["steps"][1] == step
    assert max(map(len, after.text.splitlines())) < 200


def test_a_step_behind_the_last_one_stands_before_the_cuts():
    after = small().with_step(9, {"id": "end", "kind": "slide"})

    assert after.text.index('id = "end"') < after.text.index("# Cuts.")
    assert read(after.text, "x").steps[-1] == {"id": "end", "kind": "slide"}


def test_a_new_cut_stands_behind_the_others():
    after = small().with_variant({"id": "tiny", "title": "Tiny", "drop": ["asked"]})

    assert read(after.text, "x").variants[1]["drop"] == ["asked"]
    assert after.without_variant(1).raw == small().raw


def test_ideas_are_added_where_there_were_none():
    bare = SMALL.replace('[concepts]\nC01 = "An idea."\n', "")
    after = read(bare, "x").with_field("concepts", "C01", "An idea.")

    assert after.table("concepts") == {"C01": "An idea."}
    assert read(after.text, "x").raw == after.raw


def test_lines_that_end_as_on_windows_go_on_ending_so():
    text = SMALL.replace("\n", "\r\n")
    document = read(text, "x")
    after = document.with_field("steps", "title", "Anew", 0).with_step(1, {"id": "n"}).moved(0, 2)

    assert document.text == text
    assert "\n" not in after.text.replace("\r\n", "")
    assert read(after.text, "x").raw == after.raw


@pytest.mark.parametrize(
    "text",
    [
        'steps = [{ id = "a" }]',
        '[[steps]]\nid = "a"\n[[variants]]\nid = "v"\n[steps.say]\nsplit = "s"\n',
        'workshop.id = "w"\n[[steps.items]]\nid = "a"\n',
        "[[steps]",
        "[[steps]]\n" * 201,
        "[[steps]]\na = " + "[" * 2000 + "]" * 2000,
        "[[steps]]\na = " + "{ b = " * 2000 + "1" + " }" * 2000,
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_in_a_sentence(text):
    with pytest.raises(ContentError):
        read(text, "x")


TEXTS = st.text(max_size=150) | st.sampled_from(
    ['"""', "\\", "# no comment", "a\nb\n", " x ", "[[steps]]", "\u2028", "\x00\x1f\x7f", "a " * 90]
)
VALUES = (
    TEXTS
    | st.integers(-5, 200)
    | st.booleans()
    | st.lists(TEXTS, max_size=4)
    | st.lists(st.fixed_dictionaries({"id": TEXTS, "statement": TEXTS}), max_size=3)
    | st.dictionaries(st.sampled_from(["split", "mixed", "up down"]), TEXTS, max_size=3)
)
FIELDS = st.sampled_from(
    ["title", "script", "note", "options", "say", "items", "builds", "talk", "minutes"]
)
PLACES = st.integers(0, 9)
CHANGES = st.one_of(
    st.tuples(st.just("set"), PLACES, FIELDS, VALUES | st.none()),
    st.tuples(st.just("move"), PLACES, PLACES),
    st.tuples(st.just("copy"), PLACES),
    st.tuples(st.just("remove"), PLACES),
    st.tuples(st.just("rename"), PLACES, st.sampled_from(["a", "b b", "ü"])),
)


def changed(document, change, number):
    what, place, *rest = change
    n_steps = len(document.steps)
    if n_steps == 0:
        return document.with_step(0, {"id": f"n{number}", "kind": "slide"})
    place %= n_steps
    if what == "set":
        return document.with_field("steps", *rest, position=place)
    if what == "move":
        return document.moved(place, rest[0] % n_steps)
    if what == "copy":
        return document.with_copy(place, f"copy{number}")
    if what == "remove":
        return document.without_step(place)
    return document.renamed(place, f"{rest[0]}{number}")


@settings(max_examples=25, deadline=None)
@given(st.lists(CHANGES, max_size=6), st.booleans())
def test_whatever_is_changed_in_a_row_reads_as_it_was_meant(changes, is_from_windows):
    document = read(SMALL.replace("\n", "\r\n") if is_from_windows else SMALL, "x")
    for number, change in enumerate(changes):
        document = changed(document, change, number)
        again = read(document.text, "x")
        assert again.raw == document.raw
        assert again.text == document.text
    assert document.text.count("# About the whole file.") == 1


@settings(max_examples=25, deadline=None)
@given(FIELDS, VALUES)
def test_a_field_that_was_set_says_what_was_meant(field, value):
    after = small().with_field("steps", field, value, 1)

    assert tomllib.loads(after.text)["steps"][1][field] == value


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet='ab \\"\n', max_size=80), st.text(alphabet='ab \\"\n', max_size=80))
def test_a_long_text_becomes_any_other(first, second):
    start = small().with_field("steps", "script", f"{first}\n", 0)
    after = start.with_field("steps", "script", second, 0)

    assert tomllib.loads(after.text)["steps"][0]["script"] == second


def test_a_field_beside_one_that_is_nested_too_deeply_is_changed_or_refused_in_a_sentence():
    text = '[[steps]]\nid = "a"\na = ' + "[" * 150 + "]" * 150 + "\n"
    document = read(text, "x")
    try:
        after = document.with_field("steps", "id", "b", 0)
    except ContentError:
        return
    assert after.steps[0]["id"] == "b"


def test_an_unchanged_field_changes_nothing():
    assert small().with_field("steps", "title", "Asked", 1) is small()


def test_what_is_saved_is_what_our_reader_reads():
    path = ROOT / "workshop_content" / "first_evening.toml"
    document = read(path.read_text(), path.name)
    after = document.with_field("steps", "title", "Anew", 1)

    assert content.parse(after.text, file="x").steps[1].title == "Anew"
