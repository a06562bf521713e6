"""A translation of a workshop: what fits, what is missing, and what is said of the rest."""

from pathlib import Path

import pytest

from drawbridge.content import parse, toml
from drawbridge.content.raw_tables import texts
from drawbridge.content.translation.places import is_for_the_facilitator, translatable
from drawbridge.content.translation.reading import read, translated
from drawbridge.content.translation.skeleton import skeleton

SHIPPED = sorted((Path(__file__).parents[3] / "workshop_content").glob("*.toml"))
WORKSHOP = """
[workshop]
id = "small"
title = "Small"
language = "en"
[concepts]
c = "An idea."
[[steps]]
id = "leaving"
kind = "check_out"
title = "Leaving"
minutes = 1
covers = ["c"]
question = "How are you leaving?"
options = ["Lighter", "Thoughtful", "Heavy"]
unsettled = ["Heavy"]
[steps.say]
one_clear = "The room leans to {top}."
[[steps]]
id = "gate"
kind = "scenarios"
title = "A gate"
minutes = 12
talk = true
question = "What would you do?"
labels = ["wall", "gate"]
[[steps.scenes]]
id = "a"
prompt = "A friend asks."
options = [{ text = "Joke", label = "wall" }, { text = "Tell", label = "gate" }]
[[variants]]
id = "short"
title = "Shorter"
[variants.change.leaving]
question = "And now?"
options = ["Light", "Heavy"]
"""
GERMAN = """
[workshop]
title = "Klein"
[steps.leaving]
title = "Gehen"
question = "Wie gehst du?"
options = ["Leichter", "Nachdenklich", "Schwer"]
say.one_clear = "Der Raum neigt zu {top}."
[steps.gate]
title = "Ein Tor"
question = "Was würdest du tun?"
labels = ["Mauer", "Tor"]
scenes = [{ prompt = "Eine Freundin fragt.", options = [{ text = "Witz" }, { text = "Sagen" }] }]
[variants.short]
title = "Kürzer"
[variants.short.change.leaving]
question = "Und jetzt?"
options = ["Leicht", "Schwer"]
"""


@pytest.fixture
def raw():
    return toml.tables(WORKSHOP, file="small.toml")


def german(raw, text=GERMAN):
    return read(text, raw, file="de/small.toml", language="de")


def sentences(raw, text):
    return [str(it) for it in german(raw, text).problems]


def test_a_translation_of_everything_lacks_nothing(raw):
    found = german(raw)

    assert (found.problems, found.missing, found.is_whole) == ((), (), True)


def test_answers_are_positions_so_names_that_repeat_a_text_come_along(raw):
    said = german(raw).texts
    workshop = translated(raw, said, variant="", language="de")

    leaving, gate = workshop.steps
    assert workshop.language == "de"
    assert leaving.options == ("Leichter", "Nachdenklich", "Schwer")
    assert leaving.unsettled == (2,)
    assert gate.labels == ("Mauer", "Tor")
    assert [(it.text, it.label) for it in gate.scenes[0].options] == [("Witz", 0), ("Sagen", 1)]


def test_a_cut_says_what_it_changes_in_its_own_words(raw):
    workshop = translated(raw, german(raw).texts, variant="short", language="de")

    assert workshop.variant_title == "Kürzer"
    assert workshop.step("leaving").question == "Und jetzt?"
    assert workshop.step("leaving").unsettled == (1,)
    assert workshop.step("gate").title == "Ein Tor"


def test_where_a_text_is_missing_the_original_stands(raw):
    found = german(raw, GERMAN.replace('"Wie gehst du?"', '""'))

    assert [str(it) for it in found.gaps] == [
        "de/small.toml, leaving, question: This text is not translated."
    ]
    assert not found.is_whole
    workshop = translated(raw, found.texts, variant="", language="de")
    assert workshop.step("leaving").question == "How are you leaving?"


def test_what_only_the_facilitator_reads_may_be_missing(raw):
    found = german(raw, GERMAN.replace('say.one_clear = "Der Raum neigt zu {top}."', ""))

    assert found.missing == ("steps.leaving.say.one_clear",)
    assert found.is_whole


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            ', "Schwer"]\nsay',
            "]\nsay",
            "de/small.toml, leaving, options: This list has another number of entries than in "
            "the workshop: 2, not 3. Write one text for each, in the same order.",
        ),
        (
            '"Tor"]\n',
            '"Tor", "Zaun"]\n',
            "de/small.toml, gate, labels: This list has another number of entries than in the "
            "workshop: 3, not 2. "
            "Write one text for each, in the same order.",
        ),
        (
            "neigt zu {top}",
            "neigt dorthin",
            "de/small.toml, leaving, say.one_clear: {top} is lost. "
            "Write {top} where its words are to stand.",
        ),
        (
            "Wie gehst du?",
            "Wie gehst du, {name}?",
            "de/small.toml, leaving, question: “{name}” is not in the original. Take it out.",
        ),
        (
            'question = "Wie',
            'qestion = "Wie',
            "de/small.toml, leaving, qestion: The workshop has no such text. "
            "Did you mean “steps.leaving.question”?",
        ),
        (
            "[steps.gate]",
            "[steps.gate]\nminutes = 3",
            "de/small.toml, gate, minutes: This is 3, but a translation holds texts and nothing "
            "else. Take it out.",
        ),
        (
            '"Nachdenklich"',
            '"Schwer"',
            "de/small.toml, leaving, options.3: “Schwer” stands at 2 already. "
            "Say it differently, or take it away.",
        ),
        (
            "Wie gehst du?",
            "Wie gehst du" + "?" * 140,
            "de/small.toml, leaving, question: This has 152 characters, which is too many. "
            "Write text of at most 140 characters, for example: "
            'question = "How are you leaving?"',
        ),
        (
            'title = "Klein"',
            "title = Klein",
            "de/small.toml: Line 3 cannot be read, from about character 9 on. Look there, or in "
            "the line above, for a missing quote, bracket, comma or equals sign.",
        ),
    ],
)
def test_each_thing_that_is_wrong_is_one_sentence(raw, before, after, sentence):
    assert before in GERMAN
    found = german(raw, GERMAN.replace(before, after, 1))

    assert sentence in [str(it) for it in found.problems]
    assert not found.is_whole


@pytest.mark.parametrize("path", SHIPPED, ids=lambda it: it.stem)
def test_a_skeleton_holds_every_text_once_and_keeps_what_is_there(path):
    raw = toml.tables(path.read_text("utf-8"), file=path.name)
    originals = translatable(raw)

    empty = skeleton(raw, {}, file=path.name, language="de")
    full = skeleton(raw, originals, file=path.name, language="de")

    assert dict(texts(toml.tables(empty, file="empty"))) == dict.fromkeys(originals, "")
    assert dict(texts(toml.tables(full, file="full"))) == originals
    assert empty.startswith("# No native speaker has read this file yet.\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda it: it.stem)
def test_a_workshop_translated_into_itself_is_itself(path):
    text = path.read_text("utf-8")
    raw = toml.tables(text, file=path.name)
    said = translatable(raw)
    names = ["", *(it["id"] for it in raw.get("variants", ()))]

    for name in names:
        same = translated(raw, said, variant=name, language=raw["workshop"]["language"])
        assert same == parse(text, file=path.name, variant=name)


def test_a_text_with_a_character_that_toml_has_in_no_line_is_written_so_that_it_is_read(raw):
    raw["steps"][0]["question"] = "How\x7f are\x1b you?"
    done = {"steps.leaving.question": "Wie\x7f gehst\x1b du?"}
    written = skeleton(raw, done, file="small.toml", language="de")

    assert german(raw, written).texts == done


def test_what_would_be_lost_if_a_file_were_written_anew_is_told_apart(raw):
    altered = german(raw, GERMAN.replace("neigt zu {top}", "neigt dorthin"))
    strange = german(raw, GERMAN.replace('title = "Ein Tor"', 'titel = "Ein Tor"'))
    broken = german(raw, "[[")

    assert (len(altered.problems), altered.misplaced) == (1, ())
    assert [(it.step, it.field) for it in strange.misplaced] == [("gate", "titel")]
    assert broken.misplaced == broken.problems != ()


def test_every_text_is_for_people_or_for_the_facilitator():
    assert is_for_the_facilitator("steps.leaving.say.one_clear")
    assert is_for_the_facilitator("variants.short.title")
    assert is_for_the_facilitator("variants.short.change.leaving.script")
    assert is_for_the_facilitator("workshop.suits")
    assert not is_for_the_facilitator("workshop.title")
    assert not is_for_the_facilitator("variants.short.change.leaving.options.1")
    assert not is_for_the_facilitator("steps.leaving.options.1")
