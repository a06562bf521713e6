"""Checker and editor in a language nobody speaks: what is not marked stands out."""

import ast
import re
from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.catalogue_gaps import facilitator_languages
from drawbridge.content.editing import read
from drawbridge.content.editing.checked import problems_of
from drawbridge.content.editing.new_steps import KIND_NAMES
from drawbridge.content.editing.shapes import fields_of
from drawbridge.content.schema.head import HeadTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.errors import ContentError
from drawbridge.facilitator_words import knows_the_editor, said, speaking, tell, told
from drawbridge.sentences import E_, E_n, Several, TomlLine, in_a_row
from drawbridge.translations import FACILITATOR, LOCALE_DIR
from tests.conftest import SMALL
from tests.people.made_up_language import outside, put_catalogue, spoken

ROOT = Path(__file__).parents[1]
ROOMS = ("drawbridge/content", "drawbridge/ui/editor")
MARKS = {"E_", "E_n", "F_", "N_", "tell", "tell_n", "TomlLine"}
# What a room or the phones will read is a workshop's own text, in its own language. What is
# written above a translation file, and about the files of a host, is read in a text editor.
WORKSHOP_TEXTS = {"schema/texts.py", "schema/coaching_lines.py"}
IN_FILES = {"translation/skeleton.py", "support.py", "lexicon.py", "toml.py"}
SOUGHT = {
    "checks/sensitive_words.py",
    "checks/rules.py",
    "own_workshops.py",
}  # words that are found

BROKEN = """
[workshop]
id = "Small"
title = 3
langauge = "en"
core = ["C9"]

[concepts]
C01 = "We push away whom we long for."

[[steps]]
id = "first"
kind = "single_choice"
title = "How old are you?"
minutes = 300
question = "How old are you, what is your name, and are you religious?"
options = ["Pass", "Yes", "Yes"]
icons = ["fog"]
audiense = "room"

[[steps]]
id = "first"
kind = "slidr"
title = "Again"
minutes = 20

[[steps]]
id = "scale"
kind = "slider"
title = "A scale"
minutes = 20
purpose = "To see these three sliders."
covers = ["C02"]
sensitivity = "high"
question = "%s"
paired_with = "nowhere"
sliders = [{ id = "pass", prompt = "How willing?", low = "not", high = "very" }]

[[variants]]
id = "short"
title = "Short"
drop = ["nothing"]
move = { scale = "scale" }
change = { scale = { kind = "slide" } }
""" % ("x" * 200)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made_up") / "locale"
    for domain in ("drawbridge", FACILITATOR, "editor"):
        put_catalogue(folder, "ar", domain)
    return folder


@pytest.fixture
def made_up(folder):
    with spoken("ar", folder):
        yield


def unmarked(sentences):
    return [it for it in sentences if re.search(r"[^\W\d_]{2}", outside(it))]


def strings(node, *, is_marked=False):
    """Strings of a module that stand in no mark: their lines and texts."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call):
        is_marked = is_marked or ast.unparse(node.func) in MARKS
        if ast.unparse(node.func) == "about":  # its third is a line of a file
            node = ast.Tuple(node.args[:2])
    if isinstance(node, ast.JoinedStr):
        texts = [it.value if isinstance(it, ast.Constant) else "{}" for it in node.values]
        yield from [] if is_marked else [(node.lineno, "".join(texts))]
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and not is_marked:
            yield node.lineno, node.value
        return
    for inner in ast.iter_child_nodes(node):
        yield from strings(inner, is_marked=is_marked)


def is_sentence(text):
    begins = re.match(r"[A-Z“{][\w’'{}”,:]* [a-z“]", text)
    return bool(begins or re.search(r"[a-z] [a-z]+ ", text)) and not text.startswith("#")


def test_no_sentence_of_checker_and_editor_is_unmarked():
    left_out = {f"drawbridge/content/{it}" for it in WORKSHOP_TEXTS | IN_FILES | SOUGHT}
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if str(path.relative_to(ROOT)) not in left_out
        for line, text in strings(ast.parse(path.read_text("utf-8")))
        if is_sentence(text) and "of several words" not in text and "list of" not in text
    ]

    assert found == []


def test_no_message_hides_in_a_string_with_places_where_no_list_finds_it():
    """Babel reads such a string as one on Python 3.11, so that its messages are in no list."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.JoinedStr)
        for call in ast.walk(one)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in MARKS
        if call.args and isinstance(call.args[0], ast.Constant)
    ]

    assert hidden == []


def test_whatever_is_wrong_with_a_file_is_said_in_the_language_of_whoever_looks(made_up):
    problems = content.problems(BROKEN, file="broken.toml")
    sentences = [said(part) for it in problems for part in (it.reason, it.remedy) if part]

    assert len({it.reason for it in problems}) > 20
    assert unmarked(sentences) == []


@pytest.mark.parametrize(
    "text",
    [
        "[workshop",
        "a = “b”\nc = 1,5\n",
        "a = 1\na = 1\n",
        'a = "',
        "x = " + "9" * 5000,
        "#" * 10**6,
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_that_language(made_up, text):
    with pytest.raises(ContentError) as refusal:
        content.parse(f"{text}\n#", file="")

    [_, sentence] = told(refusal.value).split(": ", 1)
    assert unmarked([sentence]) == []


def test_the_same_in_words_of_the_form(made_up):
    document = read(BROKEN, "broken.toml")
    found = [it for step in ("", "first", "scale") for it in problems_of(document, step)]

    assert unmarked([said(it.remedy) for it in found]) == []


def test_every_field_of_a_form_has_a_name_and_a_meaning_in_that_language(made_up):
    fields = [it for model in (HeadTable, *KINDS.values()) for it in fields_of(model)]
    named = [it for it in fields if it.name not in {"id", "kind"}]

    assert unmarked([said(it.label) for it in named]) == []
    assert unmarked([said(it.help) for it in fields]) == []
    assert unmarked(map(said, KIND_NAMES.values())) == []


def test_a_sentence_is_english_where_nobody_tells_it_otherwise():
    one = E_("Write: {line}", line=TomlLine("k = 8"))

    assert one == "Write: k = 8"
    assert said(in_a_row(one, "Then look.")) == "Write: k = 8 Then look."
    assert E_n("{n} text", "{n} texts", 1) == "1 text"
    assert said(E_n("{n} text", "{n} texts", 2)) == "2 texts"
    assert said("nobody's words") == "nobody's words"


def test_a_value_of_a_file_stands_in_the_quotes_of_the_language():
    document = read(BROKEN, "broken.toml")
    [id_problem] = [it for it in problems_of(document, "") if it.field == "workshop.id"]

    with spoken("de", LOCALE_DIR):
        told_whole = f"{said(id_problem.reason)} {said(id_problem.remedy)}"

    assert "“Small”" in id_problem.reason
    assert re.findall("„[^“]*“", told_whole) == ["„Small“", "„first_evening“"]
    assert "”" not in told_whole


def test_things_side_by_side_are_told_as_a_language_lists_them():
    one = E_("Choose one of: {names}.", names=Several(["short", "evening"]))

    assert one == said(one) == "Choose one of: short, evening."
    with speaking("ar"):
        assert "،" in said(one)
        assert ", " not in said(one)


def test_a_language_without_all_words_of_the_editor_is_kept_for_the_console(tmp_path):
    for domain in ("drawbridge", FACILITATOR, "editor"):
        put_catalogue(tmp_path, "ar", domain)
    path = tmp_path / "ar" / "LC_MESSAGES" / "editor.po"
    path.write_text(path.read_text("utf-8").partition('msgid "Add a cut"')[0], "utf-8")

    with spoken("ar", tmp_path):
        assert "ar" in facilitator_languages(tmp_path)
        assert not knows_the_editor()
        assert said(content.problems(SMALL + "x", file="x")[0].reason).startswith("The file ends")
        assert tell("Delete for good").startswith("⟦")
