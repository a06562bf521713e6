"""Everything that can be wrong with one step or with the head, and the words for it."""

import pytest

from drawbridge import content
from drawbridge.content.editing import read
from drawbridge.errors import ContentError
from drawbridge.facilitator_words import speaking, told_problem
from tests.rows import each


@pytest.fixture
def only_problem(a_file, a_step):
    """The one problem of a workshop whose one step was changed."""

    def find(kind, /, **changes):
        [problem] = content.problems(a_file(a_step(kind, **changes)), file="w.toml")
        assert problem.reason
        assert problem.remedy
        return problem

    return find


def items(*ids):
    return [{"id": it, "statement": "I do."} for it in ids]


def sliders(*ids):
    return [{"id": it, "prompt": "How far?", "low": "near", "high": "far"} for it in ids]


def pairs(size=2, duration_s=60):
    turns = [{"roles": ["One tells", "one listens"], "duration_s": duration_s}]
    return {"label": "Pairs", "size": size, "turns": turns}


def scene(*labels, texts=("Hide.", "Answer."), **changes):
    meant = zip(texts, labels or ("wall", "gate"), strict=True)
    options = [{"text": text, "label": label} for text, label in meant]
    return {"id": "a", "prompt": "It rings.", "options": options, **changes}


LONG = "a" * 141

WRONG = [
    # kind, change, field, a part of the reason
    ("slide", {"title": None}, "title", "missing"),
    ("slide", {"title": 3}, "title", "text in quotes"),
    ("slide", {"title": "  "}, "title", "empty"),
    ("slide", {"minutes": None}, "minutes", "missing"),
    ("slide", {"minutes": 0}, "minutes", "0 is too small"),
    ("slide", {"minutes": -1.5}, "minutes", "-1.5 is too small"),
    ("slide", {"minutes": 600}, "minutes", "600 is too large"),
    ("slide", {"minutes": "2"}, "minutes", "a number without quotes"),
    ("slide", {"minutes": True}, "minutes", "true, but it has to be a number"),
    ("slide", {"drop_when_late": "yes"}, "drop_when_late", "true or false"),
    ("slide", {"covers": "C01"}, "covers", "has to be a list"),
    ("slide", {"covers": [1]}, "covers.1", "text in quotes"),
    ("slide", {"id": None}, "id", "missing"),
    ("slide", {"id": "My slide"}, "id", "“My slide” cannot be used"),
    ("slide", {"id": "2nd"}, "id", "“2nd” cannot be used"),
    ("slide", {"id": "über"}, "id", "“über” cannot be used"),
    ("slide", {"builds": None}, "builds", "missing"),
    ("slide", {"builds": []}, "builds", "too short: it has 0"),
    ("slide", {"colour": "red"}, "colour", "no field of this name"),
    ("slide", {"question": "Why?"}, "question", "no field of this name"),
    ("consent", {"statements": []}, "statements", "too short"),
    ("consent", {"agreements": []}, "agreements", "too short"),
    ("consent", {"heading": ""}, "heading", "empty"),
    ("pause", {"duration_s": 0}, "duration_s", "too small"),
    ("pause", {"duration_s": 61.5}, "duration_s", "whole number"),
    ("pause", {"choices": []}, "choices", "too short"),
    ("pause", {"choices": ["Rest"]}, "choices.1", "has to be a table"),
    ("pause", {"choices": [{"label": "Rest"}]}, "choices.1.text", "missing"),
    ("single_choice", {"question": None}, "question", "missing"),
    ("single_choice", {"question": LONG}, "question", "141 characters"),
    ("single_choice", {"k": 4}, "k", "4 is too small"),
    ("single_choice", {"k": 5.0}, "k", "whole number"),
    ("single_choice", {"k": "5"}, "k", "whole number without quotes"),
    ("single_choice", {"sensitivity": "some"}, "sensitivity", "“some” is not one of the words"),
    ("single_choice", {"audience": "all"}, "audience", "“all” is not one of the words"),
    ("single_choice", {"say": "So."}, "say", "has to be a table"),
    ("single_choice", {"options": ["A"]}, "options", "too short: it has 1"),
    ("single_choice", {"options": list("ABCDEFGH")}, "options", "too long: it has 8"),
    ("single_choice", {"options": ["A", ""]}, "options.2", "empty"),
    ("single_choice", {"options": ["A", {"label": "B"}]}, "options.2", "a table, but"),
    ("single_choice", {"options": ["A", "B", "A "]}, "options.3", "“A” stands at 1 already"),
    ("single_choice", {"icons": ["clear"]}, "icons", "1 icons for 3 options"),
    ("single_choice", {"icons": ["clear", "fog", "sun"]}, "icons.3", "“sun” is not one of"),
    ("multi_choice", {"at_most": None}, "at_most", "missing"),
    ("multi_choice", {"at_most": 0}, "at_most", "0 is too small"),
    ("multi_choice", {"at_most": 4}, "at_most", "too large"),
    ("multi_choice", {"at_most": True}, "at_most", "whole number"),
    ("likert_battery", {"scale": ["low", "high"]}, "scale", "too short: it has 2"),
    ("likert_battery", {"scale": list("ABCDEFGH")}, "scale", "too long: it has 8"),
    ("likert_battery", {"scale": ["a", "b", "b"]}, "scale.3", "stands at 2 already"),
    ("likert_battery", {"items": []}, "items", "too short"),
    ("likert_battery", {"items": items(*"abcdefg")}, "items", "too long: it has 7"),
    ("likert_battery", {"items": items("a", "b", "a")}, "items.3.id", "used twice"),
    ("likert_battery", {"items": items("A")}, "items.1.id", "cannot be used"),
    ("likert_battery", {"items": items("a", "pass")}, "items.2.id", "“pass” is a word"),
    ("likert_battery", {"items": [{"id": "a", "statement": LONG}]}, "items.1.statement", "141"),
    ("slider", {"sliders": None}, "sliders", "missing"),
    ("slider", {"sliders": sliders(*"abcdefg")}, "sliders", "too long"),
    ("slider", {"sliders": sliders("a", "a")}, "sliders.2.id", "used twice"),
    ("slider", {"sliders": sliders("step")}, "sliders.1.id", "“step” is a word"),
    ("slider", {"sliders": sliders("round")}, "sliders.1.id", "“round” is a word"),
    ("slider", {"moment": "later"}, "moment", "“later” is not one of the words"),
    ("slider", {"moment": "after"}, "paired_with", "has to name the first"),
    ("ladder", {"off_ladder": "A"}, "off_ladder", "one of the options as well"),
    (
        "ladder",
        {"options": list("ABCDEFG"), "off_ladder": "H"},
        "off_ladder",
        "one choice too many",
    ),
    ("activity", {"ways": [{"label": "Pair", "text": "two"}]}, "ways", "too short: it has 1"),
    ("activity", {"groups": []}, "groups", "too short: it has 0"),
    ("activity", {"groups": [pairs(), pairs()]}, "groups", "the same label"),
    ("activity", {"groups": [pairs(size=0)]}, "groups.1.size", "0 is too small"),
    (
        "activity",
        {"groups": [pairs(size=1)]},
        "groups.1.turns",
        "more roles than its group has people",
    ),
    ("activity", {"groups": [pairs(duration_s=5)]}, "groups.1.turns.1.duration_s", "too small"),
    ("activity", {"groups": [pairs(duration_s=90.5)]}, "groups.1.turns.1.duration_s", "whole"),
    ("activity", {"prompt": None}, "prompt", "missing"),
    ("activity", {"question": "Why?"}, "question", "no field of this name"),
    ("scenarios", {"labels": ["wall"]}, "labels", "too short"),
    ("scenarios", {"labels": ["wall", "wall"]}, "labels.2", "stands at 1 already"),
    ("scenarios", {"other": "gate"}, "other", "one of the labels as well"),
    ("scenarios", {"scenes": []}, "scenes", "too short"),
    ("scenarios", {"scenes": [scene(), scene()]}, "scenes.2.id", "used twice"),
    ("scenarios", {"scenes": [scene(id="pass")]}, "scenes.1.id", "“pass” is a word"),
    ("scenarios", {"scenes": [scene(prompt=LONG)]}, "scenes.1.prompt", "141 characters"),
    ("scenarios", {"scenes": [scene("wall", "wall")]}, "scenes", "two options have the label"),
    ("scenarios", {"scenes": [scene("wall", "moat")]}, "scenes", "“moat” is not one of the"),
    ("scenarios", {"labels": ["wall", "gate", "moat"]}, "scenes", "no option has the label “moat”"),
    ("scenarios", {"scenes": [scene(texts=("A", "A"))]}, "scenes", "two options read the same"),
    ("scenarios", {"options": ["A", "B"]}, "options", "no field of this name"),
    ("check_out", {"audience": "room"}, "audience", "for the facilitator only"),
    ("check_out", {"unsettled": ["D"]}, "unsettled", "“D” is not one of the options"),
]


@pytest.mark.rule("R39")
@each(("kind", "changes", "field", "reason"), WRONG)
def test_a_mistake_in_a_step_is_named(only_problem, kind, changes, field, reason):
    problem = only_problem(kind, **changes)

    assert (problem.file, problem.field) == ("w.toml", field)
    assert reason in problem.reason
    assert not problem.is_warning


WRONG_HEAD = [
    ({"id": None}, "workshop.id", "missing"),
    ({"id": "A workshop"}, "workshop.id", "cannot be used"),
    ({"title": None}, "workshop.title", "missing"),
    ({"title": ""}, "workshop.title", "empty"),
    ({"language": None}, "workshop.language", "missing"),
    ({"language": "English"}, "workshop.language", "“English” cannot be used"),
    ({"author": "me"}, "workshop.author", "no field of this name"),
]


@each(("changes", "field", "reason"), WRONG_HEAD)
def test_a_mistake_in_the_head_is_named(a_file, a_step, changes, field, reason):
    [problem] = content.problems(a_file(a_step("slide"), **changes), file="w.toml")

    assert (problem.step, problem.field) == ("", field)
    assert reason in problem.reason


def test_a_step_is_named_by_its_id(only_problem):
    assert only_problem("slide", id="opening", minutes=0).step == "opening"


def test_a_step_without_an_id_is_named_by_its_place(a_file, a_step):
    text = a_file(a_step("pause"), a_step("slide", id=None))

    [problem] = content.problems(text, file="w.toml")

    assert problem.step == "step 2"


@pytest.mark.parametrize(("language", "told"), [("de", "Schritt 2"), ("tr", "2. adım")])
def test_that_place_is_told_in_the_language_of_whoever_leads(a_file, a_step, language, told):
    text = a_file(a_step("pause"), a_step("slide", id=None))
    [problem] = content.problems(text, file="w.toml")

    with speaking(language):
        assert told in told_problem(problem)
        assert "step 2" not in told_problem(problem)


@pytest.mark.parametrize("minutes", ["inf", "-inf", "nan"])
def test_minutes_that_are_no_length_are_refused(a_file, a_step, minutes):
    text = a_file(a_step("slide")).replace('"minutes" = 2', f"minutes = {minutes}")

    [problem] = content.problems(text, file="w.toml")

    assert problem.field == "minutes"


def test_a_date_is_called_a_date(a_file, a_step):
    text = a_file(a_step("slide")).replace('"minutes" = 2', "minutes = 2024-02-29")

    [problem] = content.problems(text, file="w.toml")

    assert problem.reason.startswith("This is a date or time")


def test_a_number_too_large_to_write_out_is_found(a_file, a_step):
    huge = "0x" + "f" * 5000
    text = a_file(a_step("single_choice", k=7)).replace('"k" = 7', f"k = {huge}")

    [problem] = content.problems(text, file="w.toml")

    assert problem.reason == "a very large number is too large."


def test_an_unknown_kind_is_answered_with_the_kinds_there_are(only_problem):
    problem = only_problem("slide", kind="quiz")

    assert (problem.step, problem.field) == ("slide", "kind")
    assert "“quiz” is not a kind of step" in problem.reason
    assert "single_choice" in problem.remedy


@pytest.mark.parametrize("kind", [3, ["slide"], ""])
def test_a_kind_that_is_no_word_is_found(only_problem, kind):
    assert only_problem("slide", kind=kind).field == "kind"


def test_a_step_without_a_kind_is_found(only_problem):
    assert only_problem("slide", kind=None).reason == "This is missing."


def test_a_misspelt_field_is_answered_with_the_one_that_was_meant(a_file, a_step):
    text = a_file(a_step("single_choice", sensitivty="low"))

    [problem] = content.problems(text, file="w.toml")

    assert problem.remedy == "Did you mean “sensitivity”?"


def test_the_remedy_says_what_to_write_with_an_example(only_problem):
    remedy = only_problem("single_choice", k=3).remedy

    assert remedy == "Write a whole number of people from 5 to 100, for example: k = 8"


def test_long_values_are_shortened_in_a_message(only_problem):
    assert len(only_problem("single_choice", sensitivity="x" * 5000).reason) < 120


def test_a_problem_reads_as_one_line(only_problem):
    line = str(only_problem("single_choice", id="weather", k=3))

    assert line.startswith("w.toml, weather, k: 3 is too small. Write")
    assert "\n" not in line


def test_everything_wrong_with_a_file_is_found_at_once(a_file, a_step):
    text = a_file(
        a_step("slide", id="Opening", minutes=0),
        a_step("single_choice", k=3, options=["A", "A"], colour="red"),
        a_step("single_choice", question=LONG),
        a_step("slide", id="other", kind="quiz"),
        a_step("slider", sensitivity="x", moment="after", paired_with="nowhere"),
        a_step("likert_battery", sensitivity="high", items=[*items("a", "a"), {"id": "C"}]),
        title=None,
    )

    found = {(it.step, it.field) for it in content.problems(text, file="w.toml")}

    assert found == {
        ("", "workshop.title"),
        ("Opening", "id"),
        ("Opening", "minutes"),
        ("single_choice", "k"),
        ("single_choice", "options.2"),
        ("single_choice", "colour"),
        ("single_choice", "id"),
        ("single_choice", "question"),
        ("other", "kind"),
        ("slider", "sensitivity"),
        ("slider", "paired_with"),
        ("likert_battery", "items.2.id"),
        ("likert_battery", "items.3.id"),
        ("likert_battery", "items.3.statement"),
        ("", "steps"),
    }


def test_problems_come_in_the_order_of_the_file(a_file, a_step):
    text = a_file(a_step("slide", minutes=0), a_step("pause", duration_s=1), title="")

    fields = [it.field for it in content.problems(text, file="w.toml")]

    assert fields == ["workshop.title", "minutes", "duration_s"]


def test_a_workshop_with_mistakes_is_refused_with_all_of_them(a_file, a_step):
    text = a_file(a_step("slide", minutes=0, title=""))

    with pytest.raises(ContentError) as refusal:
        content.parse(text, file="w.toml")

    assert refusal.value.problems == content.problems(text, file="w.toml")
    assert len(refusal.value.problems) == 2


def test_a_file_without_mistakes_has_no_problems(a_file, a_step, kinds):
    assert content.problems(a_file(*map(a_step, kinds)), file="w.toml") == ()


@pytest.mark.parametrize("place", ["", "workshop."])
def test_a_file_of_another_version_is_told_to_be_one(a_file, a_step, place):
    text = a_file(a_step("slide"))
    text = (
        text.replace("[workshop]", "[workshop]\nschema = 99", 1) if place else f"schema = 9\n{text}"
    )

    found = content.problems(text, file="w.toml")

    assert [it.field for it in found] == [f"{place}schema"]
    assert "another version of Drawbridge" in found[0].reason
    assert place or refuses(text) == str(found[0]).replace("w.toml, schema", "w.toml")


def refuses(text):
    with pytest.raises(ContentError) as refusal:
        read(text, "w.toml")
    return str(refusal.value)
