"""Every kind of step has its row in every table: forgetting one fails here, by kind and table."""

import importlib
import pkgutil
import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from bench.insider_rooms import questions
from drawbridge.charts.kinds import PICTURES, PictureOfKind
from drawbridge.content.editing.new_steps import KIND_NAMES
from drawbridge.content.schema.kinds import KINDS as TABLES
from drawbridge.domain import workshop
from drawbridge.domain.workshop.choices import Ladder, SingleChoice
from drawbridge.domain.workshop.kinds import by_kind
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import Written
from drawbridge.phone import kinds as phone
from drawbridge.projector.kinds import QUESTIONS, OpenQuestion
from drawbridge.rehearsal import forms as rehearsal
from drawbridge.report.answer_sheets import SLIPS, SlipOfKind
from drawbridge.ui.console.kinds import WORDS, WordsOfKind
from gallery import rooms
from gallery.answers import ANSWERS, AnswersOfKind
from tests.attacks import people
from tests.content.conftest import LEAST
from tests.phone import test_browser_keyboard as keyboard
from tests.rehearsal import test_forms

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "adding-a-kind.md").read_text("utf-8")


def every_kind():
    """The classes of the domain that say a kind of their own."""
    for found in pkgutil.iter_modules(workshop.__path__):
        module = importlib.import_module(f"{workshop.__name__}.{found.name}")
        classes = (it for it in vars(module).values() if isinstance(it, type))
        yield from (it for it in classes if issubclass(it, Step) and vars(it).get("kind"))


KINDS = set(every_kind())
POLLS = {kind for kind in KINDS if issubclass(kind, Poll)}
COUNTED = {kind for kind in POLLS if not issubclass(kind, Written)}
NAMES = {kind.kind for kind in KINDS}


@dataclass(frozen=True, kw_only=True)
class Face:
    """One table: where it stands, the kinds it has, those it must have, what a row consists of."""

    path: str
    table: str
    rows: Collection[type[Step] | str]
    kinds: Collection[type[Step]]
    row: type | None = None

    def differences(self):
        has = {kind if isinstance(kind, str) else kind.kind for kind in self.rows}
        needs = {kind.kind for kind in self.kinds}
        where = f"{self.path}, {self.table}".removesuffix(", ")
        yield from (f"{kind} has no row in {where}" for kind in sorted(needs - has))
        yield from (f"{kind} has a row in {where} for nothing" for kind in sorted(has - needs))


# In the order in which docs/adding-a-kind.md goes through them.
FACES = (
    Face(path="drawbridge/content/schema/kinds.py", table="KINDS", rows=TABLES, kinds=KINDS),
    Face(
        path="drawbridge/content/editing/new_steps.py",
        table="KIND_NAMES",
        rows=KIND_NAMES,
        kinds=KINDS,
    ),
    Face(
        path="drawbridge/ui/console/kinds.py",
        table="WORDS",
        rows=WORDS,
        kinds=KINDS,
        row=WordsOfKind,
    ),
    Face(
        path="drawbridge/phone/kinds.py",
        table="FORMS",
        rows=phone.FORMS,
        kinds=POLLS,
        row=phone.FormOfKind,
    ),
    Face(
        path="drawbridge/projector/kinds.py",
        table="QUESTIONS",
        rows=QUESTIONS,
        kinds=POLLS,
        row=OpenQuestion,
    ),
    Face(
        path="drawbridge/charts/kinds.py",
        table="PICTURES",
        rows=PICTURES,
        kinds=COUNTED,
        row=PictureOfKind,
    ),
    Face(
        path="drawbridge/report/answer_sheets.py",
        table="SLIPS",
        rows=SLIPS,
        kinds=POLLS,
        row=SlipOfKind,
    ),
    Face(
        path="drawbridge/rehearsal/forms.py",
        table="FORMS",
        rows=rehearsal.FORMS,
        kinds=POLLS,
        row=rehearsal.FormOfKind,
    ),
    Face(
        path="gallery/answers.py",
        table="ANSWERS",
        rows=ANSWERS,
        kinds=POLLS,
        row=AnswersOfKind,
    ),
    Face(
        path="gallery/every_kind.toml",
        table="",
        rows={type(step) for step in rooms.every_step()},
        kinds=KINDS,
    ),
    Face(path="tests/content/conftest.py", table="LEAST", rows=LEAST, kinds=KINDS),
    Face(path="tests/rehearsal/test_forms.py", table="POLLS", rows=test_forms.POLLS, kinds=POLLS),
    Face(
        path="tests/phone/test_browser_keyboard.py",
        table="KINDS",
        rows=keyboard.KINDS,
        kinds=POLLS,
    ),
    Face(path="tests/attacks/people.py", table="FORMS", rows=people.FORMS, kinds=POLLS),
    Face(
        path="bench/insider_rooms.py",
        table="questions",
        rows={type(question.poll) for question in questions()},
        kinds=COUNTED,
    ),
)


def test_every_kind_has_a_row_on_every_face():
    assert len(NAMES) == len(KINDS) > 15
    told = [said for face in FACES for said in face.differences()]
    assert not told, "\n".join(["", *told])


def test_a_forgotten_row_is_told_by_kind_and_face():
    rows = [kind for kind in phone.FORMS if kind is not Ladder]
    face = Face(path="drawbridge/phone/kinds.py", table="FORMS", rows=rows, kinds=phone.FORMS)

    assert [*face.differences()] == ["ladder has no row in drawbridge/phone/kinds.py, FORMS"]


def test_a_kind_is_not_served_by_the_row_of_its_relatives():
    rows = by_kind(WordsOfKind[SingleChoice](kind=SingleChoice, told=lambda _: "choose one"))

    assert issubclass(Ladder, SingleChoice)
    assert Ladder not in rows


def test_two_rows_of_one_kind_are_refused():
    row = WordsOfKind[Ladder](kind=Ladder, told=lambda _: "choose one rung of a ladder")

    with pytest.raises(ValueError, match="ladder has two rows"):
        by_kind(row, row)


def test_the_page_about_adding_a_kind_lists_every_table_and_what_its_rows_hold():
    listed = re.findall(r"^\| `([\w/]+\.(?:py|toml))` \| (?:`(\w+)`)? ?\| (.*) \|$", PAGE, re.M)

    assert [(path, table) for path, table, _ in listed] == [
        (face.path, face.table) for face in FACES
    ]
    for face, (_, _, told) in zip(FACES, listed, strict=True):
        held = {field.name for field in fields(face.row)} - {"kind"} if face.row else set()
        assert held <= set(re.findall(r"`(\w+)`", told)), face.path
