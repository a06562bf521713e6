"""A translation to fill in: each text of a workshop as a comment, and below it what is said for it.

Written anew as often as one likes: texts that are there are kept.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from drawbridge.content.raw_tables import Raw
from drawbridge.content.translation.places import Texts, is_for_the_facilitator, translatable

NO_NATIVE_SPEAKER = "# No native speaker has read this file yet."
ORIGINAL = "# What the workshop said before it was copied in another language.\n"
WAITING = "\n# Said for texts that have changed since, or are gone:\n"
_WIDTH = 96
# What TOML has in no comment, whatever stands in the text it repeats.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HEAD = """\
# {file} in another language: {language}.
# Above each text stands the original; write yours between the quotes. A text that is left empty
# is missing. Lists keep their order and their length. Texts marked (facilitator) are read on the
# console only. Look for what is missing with:
#   python -m drawbridge translation check FILE
"""


def skeleton(raw: Raw, done: Texts, *, file: str, language: str, read_by: str = "") -> str:
    """The text of a translation file.

    Args:
        raw: the tables of the workshop.
        done: texts that are there, by place.
        file: name of the workshop's file.
        language: what is translated into.
        read_by: a comment on who has read it, "" if no native speaker has.
    """
    lines = [read_by or NO_NATIVE_SPEAKER, *_HEAD.format(file=file, language=language).splitlines()]
    for section, fields in _sections(translatable(raw)).items():
        lines += ["", "", f"[{section}]"]
        ordered = sorted(fields, key=lambda it: is_for_the_facilitator(f"{section}.{it}"))
        for name in ordered:
            lines += _field(section, name, fields[name], done)
    return "\n".join(lines) + "\n"


def _sections(texts: Texts) -> dict[str, dict[str, Any]]:
    """The fields of each table: a text, or a tree of lists and tables below it."""
    sections: dict[str, dict[str, Any]] = {}
    for place, text in texts.items():
        names = place.split(".")
        depth = 1 if names[0] == "workshop" else 4 if names[2] == "change" else 2
        branch = sections.setdefault(".".join(names[:depth]), {})
        *above, leaf = names[depth:]
        for name in above:
            branch = branch.setdefault(name, {})
        branch[leaf] = text
    return sections


def _field(section: str, name: str, value: Any, done: Texts) -> Iterator[str]:
    place = f"{section}.{name}"
    mark = "(facilitator) " if is_for_the_facilitator(place) else ""
    yield ""
    if isinstance(value, str):
        yield from _commented(mark + value)
        yield f"{name} = {quoted(done.get(place, ''))}"
    elif all(it.isdigit() for it in value):
        yield f"{name} = ["
        for number, entry in value.items():
            yield from _entry(f"{place}.{number}", entry, done)
        yield "]"
    else:
        for inner, it in value.items():
            yield from _commented(mark + it)
            yield f"{name}.{inner} = {quoted(done.get(f'{place}.{inner}', ''))}"


def _entry(place: str, entry: str | Mapping[str, Any], done: Texts) -> Iterator[str]:
    originals = [text for _, text in _leaves(place, entry)]
    for text in originals:
        yield from _commented(text, indent="    ")
    yield f"    {_inline(place, entry, done)},"


def _inline(place: str, value: str | Mapping[str, Any], done: Texts) -> str:
    """A text, a list or a table in one line, as an entry of a list."""
    if isinstance(value, str):
        return quoted(done.get(place, ""))
    if all(it.isdigit() for it in value):
        inner = (_inline(f"{place}.{number}", it, done) for number, it in value.items())
        return f"[{', '.join(inner)}]"
    fields = (f"{name} = {_inline(f'{place}.{name}', it, done)}" for name, it in value.items())
    return f"{{ {', '.join(fields)} }}"


def _leaves(place: str, value: str | Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
        return
    for name, it in value.items():
        yield from _leaves(f"{place}.{name}", it)


def _commented(text: str, indent: str = "") -> list[str]:
    start = f"{indent}# "
    return [
        line
        for paragraph in _CONTROLS.sub(" ", text).splitlines()
        for line in textwrap.wrap(
            paragraph, _WIDTH, initial_indent=start, subsequent_indent=start, break_long_words=False
        )
    ]


def quoted(text: str) -> str:
    """A text as TOML has it in one line; the letters of all languages stay as they are."""
    # JSON's escapes are TOML's, which has U+007F escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
