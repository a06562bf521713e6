"""What the source says stands in the lists of messages, whatever stands around it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from drawbridge.translations import EDITOR, FACILITATOR, PARTICIPANTS, template_path

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path for folder in ("drawbridge", "pages") for path in (ROOT / folder).rglob("*.py")
)
MARKS = {"_", "N_", "F_", "E_", "E_n", "tell", "tell_n", "said", "gettext", "ngettext"}


def messages(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of what is marked or told in a piece of source as it is written there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS and node.args:
            for one in _literals(node.args[0]):
                yield node.lineno, one


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _literals(given: ast.expr) -> Iterator[str]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value:
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from _literals(given.body)
        yield from _literals(given.orelse)


def within_f_strings(source: str) -> list[tuple[int, str]]:
    strings = [it for it in ast.walk(ast.parse(source)) if isinstance(it, ast.JoinedStr)]
    return [found for one in strings for found in messages(one)]


def listed() -> set[str]:
    known: set[str] = set()
    for domain in (PARTICIPANTS, FACILITATOR, EDITOR):
        with template_path(domain=domain).open("rb") as source:
            for message in read_po(source):
                known.update([message.id] if isinstance(message.id, str) else message.id)
    return known


def test_no_message_stands_inside_an_f_string_where_the_extraction_does_not_see_it():
    found = {str(path.relative_to(ROOT)): within_f_strings(path.read_text()) for path in SOURCES}

    assert {file: lines for file, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "f\"{tell('Log in')}!\"",
        "f\"{a} {b or tell('Log in', n=3)}\"",
        "f\"{_('Log in') if a else ''}\"",
        "f\"{a:{said(E_('Log in'))}}\"",
    ],
)
def test_a_message_inside_an_f_string_is_found(source):
    assert (1, "Log in") in within_f_strings(source)


def test_every_message_that_the_source_says_is_in_a_list():
    known = listed()
    said = {
        (str(path.relative_to(ROOT)), *found)
        for path in SOURCES
        for found in messages(ast.parse(path.read_text()))
    }

    assert {one for one in said if one[-1] not in known} == set()
    assert len({message for *_, message in said}) > 1000
