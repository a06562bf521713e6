"""From the text of a translation file to texts by place, and all that is wrong or missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from drawbridge.content import parsing, toml
from drawbridge.content.findings import shown
from drawbridge.content.raw_tables import Raw, entries, texts, word
from drawbridge.content.schema import variants
from drawbridge.content.schema.variants import VariantTable
from drawbridge.content.translation.merging import merged, said_in
from drawbridge.content.translation.places import Texts, is_for_the_facilitator, translatable
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a translation file comes to.

    `texts` are those that belong to a place of the workshop, by place. `missing` are the places
    without one; they are no problems, since the original stands in. `problems` keep the file from
    being used at all; those that are `misplaced` are about what has no place in the workshop, and
    would be lost if the file were written anew.
    """

    language: str
    file: str
    texts: Texts
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    misplaced: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether people meet no text of another language: only then it may be offered to them."""
        return not self.problems and all(is_for_the_facilitator(it) for it in self.missing)

    @property
    def gaps(self) -> tuple[Problem, ...]:
        """The missing texts, each as a sentence."""
        return tuple(
            _placed(self.file, place, _MISSING, "", is_warning=True) for place in self.missing
        )


def read(text: str, raw: Raw, *, file: str, language: str) -> Translation:
    """Read a translation, whatever state it is in; never raises a ContentError.

    Args:
        text: what the file holds.
        raw: the tables of the workshop.
        file: name of the file, for messages only.
        language: its code.
    """
    originals = translatable(raw)
    try:
        written = toml.tables(text, file=file)
    except ContentError as error:
        return Translation(
            language=language,
            file=file,
            texts={},
            missing=tuple(originals),
            problems=error.problems,
            misplaced=error.problems,
        )
    here = {place: it.strip() for place, it in texts(written)}
    said = {place: it for place, it in here.items() if it and place in originals}
    misplaced = tuple(_placed(file, *it) for it in _misplaced(written, here, originals))
    problems = (*misplaced, *(_placed(file, *it) for it in _altered(said, originals)))
    return Translation(
        language=language,
        file=file,
        texts=said,
        missing=tuple(place for place in originals if place not in said),
        problems=problems or tuple(_refused(raw, said, file, language)),
        misplaced=misplaced,
    )


def translated(raw: Raw, said: Texts, *, variant: str, language: str) -> Workshop | None:
    """A workshop, or one cut of it, in another language; the original where a text is missing.

    Args:
        raw: the tables of the workshop.
        said: texts by place.
        variant: id of the cut, "" for the whole.
        language: the code of the language.

    Returns:
        None if the texts cannot be read as a workshop.
    """
    cut = _cut(raw, said, variant, language)
    return parsing.of_tables(cut, variant=variant, title=_title(raw, said, variant))


_MISSING = E_("This text is not translated.")
_Found = Iterator[tuple[str, str, str]]
"""Place, reason and remedy."""


def _misplaced(written: Raw, here: Texts, originals: Texts) -> _Found:
    """What has no place in the workshop, or is no text."""
    yield from (
        (
            place,
            E_("This is {given}, but a translation holds texts and nothing else.", given=value),
            _OUT,
        )
        for place, value in _other(written)
    )
    sizes = _sizes(originals)
    long_lists = {}
    for place, n in _sizes(here).items():
        if place in sizes and n != sizes[place]:
            long_lists[place] = n
            yield (
                place,
                E_(
                    "This list has another number of entries than in the workshop: {given}, "
                    "not {wanted}.",
                    given=n,
                    wanted=sizes[place],
                ),
                E_("Write one text for each, in the same order."),
            )
    for place in here:
        if place in originals or any(place.startswith(f"{it}.") for it in long_lists):
            continue
        close = get_close_matches(place, originals, n=1)
        yield (
            place,
            E_("The workshop has no such text."),
            E_("Did you mean “{name}”?", name=close[0]) if close else _OUT,
        )


_OUT = E_("Take it out.")


def _other(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        return
    if not isinstance(value, dict | list):
        yield place, shown(value)
        return
    named = value.items() if isinstance(value, dict) else enumerate(value, start=1)
    for name, it in named:
        yield from _other(it, f"{place}.{name}" if place else str(name))


def _sizes(places: Texts) -> dict[str, int]:
    """How long each list is, by its place."""
    sizes: dict[str, int] = {}
    for place in places:
        names = place.split(".")
        for depth, name in enumerate(names):
            if name.isdigit():
                above = ".".join(names[:depth])
                sizes[above] = max(sizes.get(above, 0), int(name))
    return sizes


def _altered(said: Texts, originals: Texts) -> _Found:
    for place, text in said.items():
        wanted = set(_PLACEHOLDER.findall(originals[place]))
        found = set(_PLACEHOLDER.findall(text))
        for lost in sorted(wanted - found):
            yield (
                place,
                E_("{place} is lost.", place=lost),
                E_("Write {place} where its words are to stand.", place=lost),
            )
        for new in sorted(found - wanted):
            yield place, E_("{given} is not in the original.", given=shown(new)), _OUT


def _refused(raw: Raw, said: Texts, file: str, language: str) -> Iterator[Problem]:
    """What the rules of a workshop say against it in this language, each thing once."""
    seen = set()
    for variant in (
        "",
        *(word(it, "id") for it in entries(raw, "variants") if isinstance(it, dict)),
    ):
        cut = _cut(raw, said, variant, language)
        for problem in parsing.errors_of_tables(cut, file=file):
            key = (problem.step, problem.field, problem.reason)
            if key not in seen:
                seen.add(key)
                yield replace(problem, variant=variant)


def _cut(raw: Raw, said: Texts, variant: str, language: str) -> dict[str, Any]:
    table = _variant(raw, variant)
    if table is None:
        whole = {name: it for name, it in raw.items() if name != "variants"}
        own = {place: it for place, it in said.items() if not place.startswith("variants.")}
        return merged(whole, own, language)
    model = VariantTable.model_validate(table)
    return merged(variants.cut(raw, model), said_in(table, said), language)


def _variant(raw: Raw, variant: str) -> dict[str, Any] | None:
    tables = (it for it in entries(raw, "variants") if isinstance(it, dict))
    return next((it for it in tables if variant and word(it, "id") == variant), None)


def _title(raw: Raw, said: Texts, variant: str) -> str:
    table = _variant(raw, variant) or {}
    return said.get(f"variants.{variant}.title", "") or word(table, "title")


def _placed(
    file: str, place: str, reason: str, remedy: str, *, is_warning: bool = False
) -> Problem:
    head, _, rest = place.partition(".")
    step, _, field = rest.partition(".")
    if head != "steps":
        step, field = "", place
    return Problem(
        file=file, step=step, field=field, reason=reason, remedy=remedy, is_warning=is_warning
    )
