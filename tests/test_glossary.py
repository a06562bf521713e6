"""Words that the glossary sets aside are no names in the code."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
FOLDERS = ("drawbridge", "pages", "gallery", "bench")
FILE, ANYTHING = "a file", "anything"


def set_aside():
    """Each word with what it may not name."""
    table = GLOSSARY.split("## Words we do not use")[1]
    rows = re.findall(r"^\| ([a-z, ]+) \| (a file|anything) \| ([^|]+) \|$", table, re.MULTILINE)
    return {word: kind for words, kind, _ in rows for word in words.split(", ")}


def words_of(name):
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def names():
    """Every name that counts, what it names, and where it stands."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            where = path.relative_to(ROOT)
            for part in where.parts:
                yield part.removesuffix(".py"), FILE, where.as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    yield node.name, ANYTHING, f"{where.as_posix()}:{node.lineno}"


def test_no_name_holds_a_word_that_the_glossary_sets_aside():
    aside = set_aside()
    found = [
        f"{where}: {name} ({word})"
        for name, kind, where in names()
        for word in words_of(name)
        if aside.get(word) in {ANYTHING, kind}
    ]

    assert found == []


def test_the_words_set_aside_are_read_from_the_page():
    aside = set_aside()

    assert len(aside) > 40
    assert aside["desk"] == ANYTHING
    assert aside["looks"] == FILE


def test_names_are_split_at_underscores_and_capitals():
    assert words_of("HTTPDoorKeeper2_stage") == ["http", "door", "keeper", "stage"]
    assert words_of("_draw_desk") == ["draw", "desk"]


def test_no_word_is_both_explained_and_set_aside():
    explained = re.findall(r"^\| ([a-z ]+) \|", GLOSSARY.split("## Words")[0], re.MULTILINE)

    assert set(explained) & set(set_aside()) == set()
