"""The checker's sentences for people who have a form before them, and have never seen the file.

A sentence knows what stands in its places (`drawbridge.sentences`), so that a line of the file can
be told as the form has it, and an id as the step's title, in whatever language it is said.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace

from drawbridge.content.editing import labels
from drawbridge.content.editing.new_steps import KIND_NAMES
from drawbridge.problem import Problem
from drawbridge.sentences import E_, Sentence, TomlLine

_EXAMPLE = "example"  # the place of a line that only shows what could stand in a field


def in_form_words(problem: Problem, titles: Mapping[str, str]) -> Problem:
    """A problem told with the names of fields as the form has them.

    Args:
        problem: as the checker says it.
        titles: of the steps, by their ids.
    """
    return replace(
        problem,
        reason=_told(problem.reason, titles),
        remedy=_told(problem.remedy, titles),
    )


def _told(sentence: str, titles: Mapping[str, str]) -> str:
    if not isinstance(sentence, Sentence):
        return sentence
    return sentence.having(
        {name: _place(name, it, sentence, titles) for name, it in sentence.places.items()}
    )


def _place(name: str, it: object, sentence: Sentence, titles: Mapping[str, str]) -> object:
    """What stands in one place of a sentence."""
    if isinstance(it, TomlLine):
        return _line(it, is_example=name == _EXAMPLE)
    if isinstance(it, Sentence):
        return _told(it, titles)
    if not isinstance(it, str):
        return it
    return titles.get(it, it) if f"“{{{name}}}”" in sentence.message else it


def _line(line: TomlLine, *, is_example: bool) -> str:
    """A line of a file as a form has it; a table stays as it is."""
    (name, value), *_ = tomllib.loads(line).items()
    texts = value if isinstance(value, list) else [value]
    if isinstance(value, dict) or any(isinstance(it, dict) for it in texts):
        return line
    if isinstance(value, bool):
        told: str = E_("on") if value else E_("off")
    elif name == "kind":
        return KIND_NAMES.get(value, value)
    else:
        told = _words([str(it) for it in texts])
    if is_example:
        return told if isinstance(told, Sentence) else E_("“{text}”", text=told)
    return E_("“{field}”: {value}", field=labels.of_step(name), value=told)


def _words(texts: list[str]) -> str:
    if len(texts) == 1:
        return labels.WORDS.get(texts[0], texts[0])
    return ", ".join(texts)
