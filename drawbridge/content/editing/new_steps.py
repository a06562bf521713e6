"""What a new workshop and a new step hold before anybody has written in them.

The values are the examples that stand beside the fields of the schema, so that a form is never
empty and always right; the words among them are told in the language of the workshop.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from drawbridge.content.editing.document import Document
from drawbridge.content.editing.first_words import Say, told
from drawbridge.content.editing.literals import literal
from drawbridge.content.editing.shapes import FieldShape
from drawbridge.content.raw_tables import word
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import PollTable
from drawbridge.sentences import E_

KIND_NAMES: Mapping[str, str] = {
    "consent": E_("Opening card"),
    "slide": E_("Slide"),
    "pause": E_("Pause"),
    "private_reflection": E_("Quiet minutes"),
    "activity": E_("Activity in groups"),
    "single_choice": E_("One of several"),
    "multi_choice": E_("Several of many"),
    "ladder": E_("Ladder"),
    "check_out": E_("Check-out"),
    "likert_battery": E_("Statements"),
    "slider": E_("Sliders"),
    "belief_cards": E_("Belief cards"),
    "grid2d": E_("Square"),
    "circles7": E_("Two circles"),
    "ranking": E_("Order"),
    "allocate100": E_("Share out 100 points"),
    "scenarios": E_("Small scenes"),
    "word_cloud": E_("A word each"),
    "open_text": E_("A line each"),
}
"""Every kind of step in words for people who write workshops."""

_TOGETHER: Mapping[str, Mapping[str, Any]] = {
    "scenarios": {"labels": [E_("wall"), E_("no fence")]},  # the example of `scenes` has these two
    "ladder": {"options": [E_("Notice it"), E_("Say it to myself"), E_("Say it to somebody")]},
}
_AGREEING = frozenset({"scenes"})
_LABELLED = frozenset({"groups", "ways", "choices"})
_NEW = "new_workshop"
_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST_NAME = 40
_START = """\
[workshop]
id = "{name}"
title = {title}
language = "{language}"


[[steps]]
id = "before_we_start"
kind = "consent"
title = {opening}
minutes = 3
heading = {heading}
statements = [
    {nameless},
    {guessed},
    {free},
]
agreements = [{agreement}]


[[steps]]
id = "leaving"
kind = "check_out"
title = {leaving}
minutes = 2
purpose = {purpose}
tags = ["closing"]
question = {question}
options = [{lighter}, {thoughtful}, {heavy}]
unsettled = [{heavy}]
"""
_START_WORDS: Mapping[str, str] = {
    "title": E_("A new workshop"),
    "opening": E_("Before we start"),
    "heading": E_("Before we start."),
    "nameless": E_(
        "We don't ask your name. Answers are deleted when the session ends; only group totals"
        " remain."
    ),
    "guessed": E_("In a small group people might still guess. Share what you are fine with."),
    "free": E_("You may pass, pause or leave at any time, without a reason."),
    "agreement": E_("I agree that my anonymous answers are used for this session."),
    "leaving": E_("Leaving"),
    "purpose": E_("Nobody leaves unseen."),
    "question": E_("How are you leaving?"),
    "lighter": E_("Lighter"),
    "thoughtful": E_("Thoughtful"),
    "heavy": E_("Heavy"),
}


def new_workshop(language: str, say: Say = str) -> str:
    """The text of a workshop that begins and ends well, with nothing in between.

    Args:
        language: of its words, as its file names it.
        say: tells a message in that language.
    """
    said = {place: literal(say(it)) for place, it in _START_WORDS.items()}
    return _START.format(name=_NEW, language=language, **said)


def named_by_title(document: Document) -> Document:
    """A new workshop under a name made from its title, if it still has the one it began with.

    Saved sessions and the file take this name; whoever writes with a form never thinks of it.
    """
    head = document.table("workshop")
    plain = unicodedata.normalize("NFKD", word(head, "title")).encode("ascii", "ignore").decode()
    name = "_".join(_WORDS.findall(plain.casefold()))[:_LONGEST_NAME].strip("_")
    is_ours = word(head, "id") == _NEW
    if not is_ours or not name[:1].isalpha():
        return document
    return document.with_field("workshop", "id", name)


def new_step(kind: str, taken: Collection[str], say: Say = str) -> dict[str, Any]:
    """A step of a kind that can be used as it is.

    Args:
        kind: one of `KINDS`.
        taken: ids of the other steps.
        say: tells a message in the language of the workshop.
    """
    model = KINDS[kind]
    fields = {
        "id": free_id(kind, taken),
        "kind": kind,
        "title": KIND_NAMES[kind],
        "minutes": 3,
    }
    if issubclass(model, PollTable):
        fields |= {"purpose": E_("So that we see where we are."), "tags": ["practice"]}
    for name, info in model.model_fields.items():
        if info.is_required() and name not in fields:
            fields[name] = tomllib.loads(str((info.examples or [""])[0]))[name]
    step: dict[str, Any] = told({**fields, **_TOGETHER.get(kind, {})}, say)
    return step


def free_id(wanted: str, taken: Collection[str]) -> str:
    """An id that no other step has."""
    number = 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}_{number}", number + 1
    return found


def _free_label(wanted: str, taken: Collection[str], say: Say) -> str:
    """A label that no other entry has; people read it, so it is told as they write it."""
    number, found = 2, wanted
    while found in taken:
        found, number = say(E_("{label} {n}", label=wanted, n=number)), number + 1
    return found


def new_entry(
    field: FieldShape, others: Sequence[Mapping[str, Any]], say: Say = str
) -> dict[str, Any]:
    """One more table of a list: the first one of the field's example, under an id of its own.

    Where the entries have to agree with each other, as scenes do, it is a copy of the last one.

    Args:
        field: the list.
        others: the tables that are there.
        say: tells a message in the language of the workshop.
    """
    example: dict[str, Any] = told(tomllib.loads(field.example)[field.name][0], say)
    entry = dict(others[-1]) if field.name in _AGREEING and others else example
    if "id" in entry:
        entry["id"] = free_id(str(entry["id"]), [str(it.get("id")) for it in others])
    if "label" in entry and field.name in _LABELLED:
        entry["label"] = _free_label(entry["label"], [str(it.get("label")) for it in others], say)
    return entry
