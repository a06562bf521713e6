"""The checker's sentences for people who have a form before them, and have never seen the file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from drawbridge.content.editing import labels
from drawbridge.content.editing.new_steps import KIND_NAMES
from drawbridge.problem import Problem

_VALUE = r'(?P<value>true|false|\d+|"[^"]*"|\[[^\]]*\])'
_EXAMPLE = re.compile(rf"(?<=for example: )(?P<name>\w+) = {_VALUE}")
_STEP = re.compile(rf"(?<=[Aa]dd a step) with: (?P<name>kind) = {_VALUE}")
_SET = re.compile(rf"(?:(?P<verb>[Ww])rite(?: in this step)?:? )?\b(?P<name>\w+) = {_VALUE}")
_QUOTED = re.compile(r"“(?P<id>[^”]+)”")


def in_form_words(problem: Problem, titles: Mapping[str, str]) -> Problem:
    """A problem told with the names of fields as the form has them.

    Args:
        problem: as the checker says it.
        titles: of the steps, by their ids.
    """
    return replace(
        problem,
        reason=_with_titles(problem.reason, titles),
        remedy=_without_toml(_with_titles(problem.remedy, titles)),
    )


def _with_titles(sentence: str, titles: Mapping[str, str]) -> str:
    return _QUOTED.sub(lambda it: f"“{titles.get(it['id'], it['id'])}”", sentence)


def _without_toml(sentence: str) -> str:
    for pattern, told in ((_EXAMPLE, _example), (_STEP, _step), (_SET, _set)):
        sentence = pattern.sub(told, sentence)
    return sentence


def _example(it: re.Match[str]) -> str:
    return f"“{_plain(it)}”"


def _step(it: re.Match[str]) -> str:
    kind = _plain(it)
    return f": {KIND_NAMES.get(kind, kind)}"


def _set(it: re.Match[str]) -> str:
    label = labels.OF_STEPS.get(it["name"], it["name"].replace("_", " ").capitalize())
    if it["value"] in {"true", "false"}:
        act = f"switch {'on' if it['value'] == 'true' else 'off'} “{label}”"
    else:
        act = f"put {_plain(it)} under “{label}”"
    return act[0].upper() + act[1:] if it["verb"] == "W" else act


def _plain(it: re.Match[str]) -> str:
    value = tomllib.loads(f"{it['name']} = {it['value']}")[it["name"]]
    texts = map(str, value if isinstance(value, list) else [value])
    return ", ".join(labels.WORDS.get(text, text) for text in texts)
