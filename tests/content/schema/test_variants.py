"""Cuts of a workshop that its own file declares."""

import pytest

from drawbridge import content
from drawbridge.errors import ContentError
from tests.rows import each


@pytest.fixture
def three_steps(a_file, a_step):
    """A file of three steps, and whatever is written below it."""

    def make(below="", **changes):
        steps = (
            a_step("slide", id="opening", minutes=5, builds=["One.", "Two."], **changes),
            a_step("single_choice", id="weather", minutes=3),
            a_step("pause", id="settle", minutes=2),
        )
        return f"{a_file(*steps)}\n{below}"

    return make


SHORT = """
[[variants]]
id = "short"
title = "The heart of it"
drop = ["weather"]

[variants.change.opening]
minutes = 2.5
builds = ["One.", "Two.", "Three."]
"""


def parsed(text, variant=""):
    return content.parse(text, file="w.toml", variant=variant)


def only_problem(text):
    [problem] = content.problems(text, file="w.toml")
    return problem


@pytest.mark.rule("R43")
def test_a_variant_leaves_steps_out_and_changes_others(three_steps):
    short = parsed(three_steps(SHORT), "short")

    assert (short.variant, short.variant_title) == ("short", "The heart of it")
    assert [step.id for step in short.steps] == ["opening", "settle"]
    assert short.step("opening").builds == ("One.", "Two.", "Three.")
    assert short.step("opening").title == "T"
    assert short.minutes == 4.5


def test_the_whole_is_what_it_would_be_without_variants(three_steps):
    assert parsed(three_steps(SHORT)) == parsed(three_steps())


def test_the_whole_comes_first_and_the_variants_follow_in_their_order(tmp_path, three_steps):
    path = tmp_path / "w.toml"
    longer = '[[variants]]\nid = "a_bit_less"\ntitle = "A bit less"\n'
    path.write_text(three_steps(SHORT + longer), encoding="utf-8")

    listing = content.listing(path)

    assert [it.variant for it in listing.workshops] == ["", "short", "a_bit_less"]
    assert listing.workshop == parsed(path.read_text("utf-8"))
    assert listing.workshops[1] == parsed(path.read_text("utf-8"), "short")


def test_a_variant_puts_a_step_in_another_place(three_steps):
    moved = '[[variants]]\nid = "short"\ntitle = "Short"\nmove = { opening = "settle" }\n'

    short = parsed(three_steps(moved), "short")

    assert [step.id for step in short.steps] == ["weather", "settle", "opening"]
    assert short.minutes == parsed(three_steps()).minutes


@each(
    ("move", "reason"),
    [
        ('{ opnening = "settle" }', "no step called “opnening” here"),
        ('{ opening = "setle" }', "no step called “setle” here"),
        ('{ opening = "weather" }', "no step called “weather” here"),
        ('{ opening = "opening" }', "cannot come after itself"),
        ("{ opening = 3 }", "has to be text"),
    ],
)
def test_a_move_that_cannot_be_made_is_named(three_steps, move, reason):
    cut = SHORT.partition("[variants.")[0] + f"move = {move}\n"

    problem = only_problem(three_steps(cut))

    assert problem.field.startswith("variants.1.move.op")
    assert reason in problem.reason
    assert problem.remedy


def test_a_variant_that_is_not_there_is_refused_with_those_that_are(three_steps):
    with pytest.raises(ContentError, match="no variant called “shirt”") as refusal:
        parsed(three_steps(SHORT), "shirt")

    assert refusal.value.problems[0].remedy == "Choose one of: short."


def test_a_workshop_without_variants_runs_as_a_whole_only(three_steps):
    with pytest.raises(ContentError, match="run as a whole"):
        parsed(three_steps(), "short")


def test_a_mistake_in_a_variant_names_file_variant_step_field_and_mend(three_steps):
    problem = only_problem(three_steps(SHORT.replace("minutes = 2.5", "minutes = 0")))

    assert str(problem) == (
        "w.toml, variant short, opening, minutes: 0 is too small. "
        "Write a number of minutes above 0, up to 240, for example: minutes = 2.5"
    )


def test_an_unknown_field_in_a_variant_is_found(three_steps):
    problem = only_problem(three_steps(SHORT.replace("minutes", "minuets")))

    assert (problem.variant, problem.step, problem.field) == ("short", "opening", "minuets")
    assert problem.remedy == "Did you mean “minutes”?"


def test_a_variant_is_held_to_every_rule_of_a_workshop(a_file, a_step):
    tender = a_step("single_choice", sensitivity="high")
    whole = a_file(a_step("consent"), tender, a_step("pause"), a_step("check_out"))

    problem = only_problem(whole + SHORT.partition("[variants.")[0].replace("weather", "pause"))

    assert (problem.variant, problem.field) == ("short", "steps")
    assert "needs a pause" in problem.reason


def test_a_second_measurement_does_not_outlive_the_first(a_file, a_step):
    start = a_step("slider", id="weather", moment="before")
    end = a_step("slider", id="end", moment="after", paired_with="weather")

    problem = only_problem(a_file(start, end) + SHORT.partition("[variants.")[0])

    assert (problem.variant, problem.step, problem.field) == ("short", "end", "paired_with")


def test_what_is_wrong_with_the_whole_is_said_once(three_steps):
    problem = only_problem(three_steps(SHORT, title=""))

    assert (problem.variant, problem.field) == ("", "title")


def test_one_wrong_variant_makes_a_file_unusable(three_steps):
    with pytest.raises(ContentError, match="variant short"):
        parsed(three_steps(SHORT.replace("2.5", "0")))


@each(
    ("old", "new", "field", "reason"),
    [
        ('id = "short"', 'id = "45"', "variants.1.id", "“45” cannot be used"),
        ('id = "short"', "", "variants.1.id", "missing"),
        ("title =", "titel =", "variants.1.title", "missing"),
        ('["weather"]', '"weather"', "variants.1.drop", "has to be a list"),
        ('["weather"]', '["wether"]', "variants.1.drop.1", "no step called “wether”"),
        ('["weather"]', '["opening"]', "variants.1.change.opening", "left out and changed"),
        ("change.opening", "change.opnening", "variants.1.change.opnening", "no step called"),
        ("minutes = 2.5", 'kind = "pause"', "variants.1.change.opening.kind", "cannot change"),
        ("minutes = 2.5", 'id = "other"', "variants.1.change.opening.id", "cannot change"),
    ],
)
def test_a_mistake_in_the_cut_itself_is_named(three_steps, old, new, field, reason):
    assert SHORT.count(old) == 1

    found = content.problems(three_steps(SHORT.replace(old, new)), file="w.toml")

    [problem] = [it for it in found if it.field == field]
    assert reason in problem.reason
    assert problem.remedy


def test_a_variant_keeps_at_least_one_step(three_steps):
    cut = SHORT.partition("[variants.")[0].replace(
        '"weather"', '"opening", "weather", "settle", "weather"'
    )

    found = content.problems(three_steps(cut), file="w.toml")

    assert ("variants.1.drop", "This leaves no step at all.") in {
        (it.field, it.reason) for it in found
    }


def test_a_change_has_to_be_a_table(three_steps):
    below = '[[variants]]\nid = "short"\ntitle = "Short"\nchange = { opening = 3 }\n'

    problem = only_problem(three_steps(below))

    assert problem.field == "variants.1.change.opening"
    assert "has to be a table" in problem.reason
    assert "[variants.change.STEP]" in problem.remedy


def test_two_variants_with_one_id_are_found(three_steps):
    problem = only_problem(three_steps(SHORT + SHORT))

    assert problem.field == "variants.2.id"


def restored(text, variant=""):
    return content.restored(text, file="w.toml", variant=variant)


@pytest.mark.parametrize("variant", ["", "short"])
def test_a_stored_workshop_is_read_as_it_was_made(three_steps, variant):
    assert restored(three_steps(SHORT), variant) == parsed(three_steps(SHORT), variant)


def test_a_rule_that_came_later_takes_no_stored_session_away(three_steps):
    older = three_steps(SHORT, covers=["an idea from before ideas were declared"])
    with pytest.raises(ContentError):
        parsed(older)

    assert restored(older).step("opening").covers == ("an idea from before ideas were declared",)
    assert restored(older, "short").minutes == 4.5


@pytest.mark.parametrize(
    ("text", "variant"), [("", ""), ("[workshop]", ""), ("not toml", ""), (None, "shirt")]
)
def test_what_cannot_be_read_is_refused_when_stored_too(three_steps, text, variant):
    with pytest.raises(ContentError):
        restored(three_steps(SHORT) if text is None else text, variant)


def test_a_stored_step_that_no_model_can_read_is_refused(three_steps):
    with pytest.raises(ContentError, match="opening, colour"):
        restored(three_steps(SHORT, colour="red"))
