"""The form of one table of a workshop: its fields, those of tables in it, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drawbridge.content.editing import Document
from drawbridge.content.editing.new_steps import new_entry
from drawbridge.content.editing.shapes import FieldShape, Shape, fields_of
from drawbridge.content.fields import Table
from drawbridge.errors import StepNotFound
from drawbridge.facilitator_words import said, tell
from drawbridge.problem import Problem
from drawbridge.sentences import E_
from drawbridge.ui import actions, parts
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.inputs import Choices, Input
from drawbridge.ui.editor.new_words import saying

Path = tuple[str | int, ...]
_FEW = 4  # fields of a table that is open from the start
_INNER = ("id",)  # of an entry: the name answers are kept under, which nobody has to write


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One table of a draft.

    `table` is "workshop", "steps" or "variants", `position` which of them, and `name` the id it had
    when it was drawn, "" where it has none. `problems` are those of this table.
    """

    draft_id: str
    table: str
    position: int
    name: str
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    choices: Mapping[str, Choices] = field(default_factory=dict)

    def draw(self, fields: Sequence[FieldShape]) -> None:
        """Draw some fields, one below the other."""
        for one in fields:
            self._field(one, (one.name,), self.values.get(one.name))

    def draw_box(self, label: str, fields: Sequence[FieldShape]) -> DeltaGenerator | None:
        """Draw fields that most people leave alone, in a box that is closed at first.

        Returns:
            The box if it is open, for more in it.
        """
        if not fields:
            return None
        key = f"ed-{self.draft_id}-box-{label.casefold().replace(' ', '-')}"
        box = st.expander(said(label), key=key, on_change="rerun")
        if box.open:
            with box:
                self.draw(fields)
            return box
        for one in fields:
            self._tell((one.name,))
        return None

    def draw_beside(self, fields: Sequence[FieldShape]) -> None:
        """Draw some short fields beside each other."""
        if fields:
            for column, one in zip(st.columns(len(fields)), fields, strict=True):
                with column:
                    self._input(one, (one.name,), self.values.get(one.name))
            for one in fields:
                self._tell((one.name,))

    def tell_rest(self, drawn: Sequence[str]) -> None:
        """Say what is wrong with no field that was drawn."""
        rest = [it for it in self.problems if it.field.split(".")[0] not in drawn]
        parts.place("".join(_told(it, f"{it.field}: " if it.field else "") for it in rest))

    # -- one field

    def _field(self, one: FieldShape, path: Path, content: Any) -> None:
        if one.shape is Shape.TABLES:
            self._tables(one, path, content if isinstance(content, list) else [])
        elif one.shape is Shape.TABLE and one.table is not None:
            self._table(one, path, content if isinstance(content, dict) else {})
        elif one.shape is not Shape.OTHER:
            self._input(one, path, content)
            self._tell(path)

    def _input(self, one: FieldShape, path: Path, content: Any) -> None:
        Input(
            field=one,
            key=self._key(path),
            content=content,
            changed=partial(self.put, path),
            choices=self.choices.get(one.name),
        ).draw()

    def _tell(self, path: Path) -> None:
        """The checker's sentences, beside what they are about."""
        place = ".".join(str(it + 1) if isinstance(it, int) else it for it in path)
        found = [it for it in self.problems if f"{it.field}.".startswith(f"{place}.")]
        parts.place("".join(map(_told, found)))

    def _table(self, one: FieldShape, path: Path, content: Mapping[str, Any]) -> None:
        fields = fields_of(one.table or Table)
        box = st.expander(
            parts.plain(said(one.label)),
            expanded=len(fields) <= _FEW,
            key=self._key(("box", *path)),
            on_change="rerun",
        )
        self._tell_below(path)
        if not box.open:
            return  # a form of thirteen lines that nobody sees costs as much as the rest
        with box:
            parts.draw(parts.tag("p", said(one.meaning), "field-note"))
            for inner in fields:
                self._field(inner, (*path, inner.name), content.get(inner.name))

    def _tell_below(self, path: Path) -> None:
        """That something is wrong in a box that may be closed."""
        place = f"{'.'.join(map(str, path))}."
        is_wrong = any(it.field.startswith(place) for it in self.problems)
        told = tell("Open it: something in it needs a look.")
        parts.place(parts.tag("p", told, "told db-advice") if is_wrong else "")

    def _tables(self, one: FieldShape, path: Path, content: list[Any]) -> None:
        parts.draw(
            parts.tag("h3", said(one.label), "field-title"),
            parts.tag("p", said(one.meaning), "field-note"),
        )
        place = ".".join(str(it + 1) if isinstance(it, int) else it for it in path)
        own = [it for it in self.problems if it.field == place]
        parts.place("".join(map(_told, own)))
        for number, entry in enumerate(content):
            with st.container(border=True, key=self._key(("entry", *path, number))):
                self._entry(one, (*path, number), entry if isinstance(entry, dict) else {})
        st.button(
            tell("Add another"),
            key=self._key(("add", *path)),
            icon=":material/add:",
            on_click=self._add,
            args=(one, path, content),
        )

    def _entry(self, one: FieldShape, path: Path, entry: Mapping[str, Any]) -> None:
        for inner in fields_of(one.table or Table):
            if inner.name not in _INNER:
                self._field(inner, (*path, inner.name), entry.get(inner.name))
        with st.container(horizontal=True, key=self._key(("acts", *path))):
            self._act(E_("Up"), ":material/arrow_upward:", path, -1)
            self._act(E_("Remove"), ":material/delete:", path, 0)

    def _act(self, label: str, icon: str, path: Path, way: int) -> None:
        number = path[-1]
        is_first = number == 0 and way < 0
        st.button(
            said(label),
            key=self._key((label, *path)),
            icon=icon,
            type="tertiary",
            disabled=is_first,
            on_click=self._rearrange,
            args=(path, way),
        )

    def _rearrange(self, path: Path, way: int) -> None:
        *above, number = path
        entries = list(_at(self.values, tuple(above)))
        entry = entries.pop(int(number))
        if way:
            entries.insert(int(number) + way, entry)
        self.put(tuple(above), entries)

    # -- what was typed

    def put(self, path: Path, content: Any) -> None:
        """Give a field another content, None to leave it out; for `on_change`."""
        actions.run(drafts.change, self.draft_id, partial(self._edited, path, content))

    def _add(self, one: FieldShape, path: Path, content: list[Any]) -> None:
        def with_one_more(document: Document) -> Document:
            entries = [*content, new_entry(one, content, saying(document))]
            return self._edited(path, entries, document)

        actions.run(drafts.change, self.draft_id, with_one_more)

    def _edited(self, path: Path, content: Any, document: Document) -> Document:
        position = self._position(document)
        values = self._values(document, position)
        name, *rest = path
        new = _with(values.get(str(name)), tuple(rest), content) if rest else content
        return document.with_field(self.table, str(name), new, position)

    def _values(self, document: Document, position: int) -> Mapping[str, Any]:
        if self.table == "steps":
            return document.steps[position]
        return (
            document.variants[position] if self.table == "variants" else document.table(self.table)
        )

    def _position(self, document: Document) -> int:
        """Where the table stands now: another window may have moved it.

        Raises:
            StepNotFound: if it is gone.
        """
        names = {"steps": document.steps, "variants": document.variants}
        known = names.get(self.table)
        if known is None or not self.name:
            return self.position
        at_once = known[self.position] if self.position < len(known) else {}
        if at_once.get("id") == self.name:
            return self.position
        found = (place for place, it in enumerate(known) if it.get("id") == self.name)
        place = next(found, None)
        if place is None:
            raise StepNotFound
        return place

    def _key(self, path: Path) -> str:
        dotted = "-".join(map(str, path))
        return f"ed-{self.draft_id}-{self.table}-{self.position}-{dotted}"


def _at(values: Any, path: Path) -> Any:
    for name in path:
        values = values[name]
    return values


def _with(old: Any, path: Path, content: Any) -> Any:
    """A table or list with another content somewhere in it; None takes a field out."""
    if not path:
        return content
    name, *rest = path
    if isinstance(name, int):
        entries = list(old)
        entries[name] = _with(entries[name], tuple(rest), content)
        return entries
    table = dict(old) if isinstance(old, dict) else {}
    new = _with(table.get(name), tuple(rest), content)
    table[name] = new
    return {it: value for it, value in table.items() if value is not None} or None


def _told(problem: Problem, place: str = "") -> str:
    """What the checker says; `place` is told where no field stands beside it."""
    look = "advice" if problem.is_warning else "wrong"
    reason = said(problem.reason)
    if problem.variant:
        reason = tell("In the cut “{cut}”: {reason}", cut=problem.variant, reason=reason)
    remedy = parts.tag("span", said(problem.remedy), "mend") if problem.remedy else ""
    return parts.wrap(
        "p", [parts.tag("span", f"{place}{reason} "), remedy], f"told db-{look}"
    )  # fmt: skip
