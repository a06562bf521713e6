"""A workshop file that is being changed: each change gives a new one, and all else stays."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tomlkit.exceptions import TOMLKitError

from drawbridge.content import other_version, toml
from drawbridge.content.editing import variants
from drawbridge.content.editing.piece import Piece, with_line_ends
from drawbridge.content.editing.sections import Section, cut, heading, joined
from drawbridge.content.editing.table_text import TableText, Values, new_section
from drawbridge.content.raw_tables import word
from drawbridge.content.schema.head import HeadTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.variants import VariantTable
from drawbridge.sentences import E_

VariantChange = Callable[[Values], dict[str, Any]]

STEPS = "steps"
VARIANTS = "variants"
WORKSHOP = "workshop"
_LISTS = frozenset({STEPS, VARIANTS})
_BETWEEN = "\n\n"
_UNEDITABLE = (
    E_("This file is written in a way that the editor cannot keep."),
    E_("Write [[steps]] above every step, or change the file in a text editor."),
)
MOST_STEPS = 200
_TOO_MANY = (
    E_("This file has more than {most} steps.", most=MOST_STEPS),
    E_("Look for something pasted by accident."),
)
_UNKEPT = (
    E_("This change cannot be written into the file without changing something else."),
    E_("Nothing was changed. Change this line in a text editor."),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """A workshop file, cut into its tables; another one after each change.

    `file` is its name, for messages only; `ending` what stands behind the last table.
    """

    file: str
    pieces: tuple[Piece, ...]
    ending: str = ""
    newline: str = "\n"

    # -- reading

    @property
    def text(self) -> str:
        """The whole file."""
        sections = [it for piece in self.pieces for it in piece.table.sections]
        return joined(sections, self.ending)

    @property
    def raw(self) -> dict[str, Any]:
        """What the file says, as tables."""
        raw: dict[str, Any] = {}
        for piece in self.pieces:
            if piece.name in _LISTS:
                raw.setdefault(piece.name, []).append(piece.values)
            else:
                raw[piece.name] = piece.values
        return raw

    @property
    def steps(self) -> tuple[Values, ...]:
        """The steps as they are written."""
        return self._values(STEPS)

    @property
    def variants(self) -> tuple[Values, ...]:
        """The cuts as they are written."""
        return self._values(VARIANTS)

    def table(self, name: str) -> Values:
        """A table that stands once, an empty one if it is not there."""
        return next(iter(self._values(name)), {})

    def _values(self, name: str) -> tuple[Values, ...]:
        return tuple(it.values for it in self.pieces if it.name == name)

    def _places(self, name: str) -> list[int]:
        return [place for place, it in enumerate(self.pieces) if it.name == name]

    # -- fields

    def with_field(self, table: str, name: str, value: Any, position: int = 0) -> "Document":
        """Give a field another value.

        Args:
            table: "workshop", "concepts", "steps" or "variants".
            name: the field.
            value: None takes the field away.
            position: which step or cut, from 0.

        Raises:
            ContentError: if the file cannot say it without saying something else besides.
        """
        place = self._place(table, position)
        if place is None:
            return self._with_table(table, {name: value})
        piece = self.pieces[place]
        wanted = {it: old for it, old in piece.values.items() if it != name}
        if value is not None:
            wanted = {**piece.values, name: value}
        if wanted == piece.values:
            return self
        order = _order(table, piece.values)
        ways: Sequence[Callable[[], TableText]] = (
            lambda: piece.table.having(name, value, order),
            lambda: piece.table.rewritten(name, value),
        )
        for way in ways:
            changed = self._tried(way, wanted)
            if changed is not None:
                return self._with_piece(place, changed)
        raise toml.unreadable(self.file, *_UNKEPT)

    def saying(self, raw: Mapping[str, Any]) -> "Document":
        """The same tables with other values in them, each at its place.

        Args:
            raw: the tables of the file, as many as there are.

        Raises:
            ContentError: if the file cannot say it without saying something else besides.
        """
        changed, n_before = self, Counter[str]()
        for place, piece in enumerate(self.pieces):
            name = piece.name
            wanted = raw[name][n_before[name]] if name in _LISTS else raw[name]
            n_before[name] += 1
            if wanted != piece.values:
                changed = changed._with_piece(place, self._becoming(piece, wanted))
        return changed

    def _becoming(self, piece: Piece, wanted: Values) -> Piece:
        changed = self._tried(lambda: piece.table.becoming(wanted), wanted)
        if changed is None:
            raise toml.unreadable(self.file, *_UNKEPT)
        return changed

    def _tried(self, way: Callable[[], TableText], wanted: Values) -> Piece | None:
        """The table after a change, None if it does not say then what was wanted."""
        try:
            table = with_line_ends(way(), self.newline)
            values = table.values
        except (TOMLKitError, tomllib.TOMLDecodeError, KeyError, RecursionError):
            return None
        return Piece(table=table, values=values) if values == wanted else None

    def _place(self, table: str, position: int) -> int | None:
        places = self._places(table)
        return places[position] if places else None

    def _with_piece(self, place: int, piece: Piece) -> "Document":
        return replace(self, pieces=(*self.pieces[:place], piece, *self.pieces[place + 1 :]))

    def _with_table(self, name: str, values: Values) -> "Document":
        """With a table that was not there: behind the head."""
        written = {it: value for it, value in values.items() if value is not None}
        if not written:
            return self
        piece = self._new(name, written, is_entry=False, gap="\n")
        return replace(self, pieces=(*self.pieces[:1], piece, *self.pieces[1:]))

    # -- steps

    def with_step(self, position: int, values: Values) -> "Document":
        """With a new step in front of the one at a position, or at the end."""
        return self._inserted(position, self._new(STEPS, values))

    def with_copy(self, position: int, new_id: str) -> "Document":
        """With a copy of a step behind it, under another id, comments and all."""
        piece = self.pieces[self._places(STEPS)[position]]
        copied = self._inserted(position + 1, piece)
        return copied.with_field(STEPS, "id", new_id, position + 1)

    def moved(self, position: int, to: int) -> "Document":
        """With a step in another place; the comments above it come along.

        Args:
            position: where it is, from 0.
            to: where it will be.
        """
        places = self._places(STEPS)
        order = list(range(len(places)))
        order.insert(to, order.pop(position))
        pieces, gaps = list(self.pieces), [self.pieces[it].gap for it in places]
        for place, old, gap in zip(places, order, gaps, strict=True):
            pieces[place] = self.pieces[places[old]].after_gap(gap)
        return replace(self, pieces=tuple(pieces))

    def without_step(self, position: int) -> "Document":
        """Without a step, and without what the cuts say of it."""
        name = word(self.steps[position], "id")
        rest = self._without(self._places(STEPS)[position])
        if not name or name in {word(it, "id") for it in rest.steps}:
            return rest
        return rest._in_variants(lambda it: variants.without(it, name))

    def renamed(self, position: int, new_id: str) -> "Document":
        """With another id for a step, everywhere."""
        old = word(self.steps[position], "id")
        changed = self.with_field(STEPS, "id", new_id, position)
        if not old or old in {word(it, "id") for it in changed.steps}:
            return changed
        for place, step in enumerate(changed.steps):
            if step.get("paired_with") == old:
                changed = changed.with_field(STEPS, "paired_with", new_id, place)
        return changed._with_headings(old, new_id)._in_variants(
            lambda it: variants.renamed(it, old, new_id)
        )

    def _with_headings(self, old: str, new_id: str) -> "Document":
        """With the cuts' headings of a step under its new id, in their place."""
        changed = self
        for place in self._places(VARIANTS):
            table = self.pieces[place].table.renamed_below(("change", old), new_id)
            table = with_line_ends(table, self.newline)
            changed = changed._with_piece(place, Piece(table=table, values=table.values))
        return changed

    # -- cuts

    def with_variant(self, values: Values) -> "Document":
        """With one more cut, behind the others."""
        piece = self._new(VARIANTS, values)
        places = self._places(VARIANTS)
        return self._put(places[-1] + 1 if places else len(self.pieces), piece)

    def without_variant(self, position: int) -> "Document":
        """Without a cut."""
        return self._without(self._places(VARIANTS)[position])

    def with_changed_variant(self, position: int, change: VariantChange) -> "Document":
        """With another cut in the place of one; see `drawbridge.content.editing.variants`."""
        changed, old = self, self.variants[position]
        new = change(old)
        for name in dict.fromkeys((*old, *new)):
            if new.get(name) != old.get(name):
                changed = changed.with_field(VARIANTS, name, new.get(name), position)
        return changed

    def _in_variants(self, change: VariantChange) -> "Document":
        changed = self
        for position in range(len(self.variants)):
            changed = changed.with_changed_variant(position, change)
        return changed

    # -- pieces

    def _new(
        self, name: str, values: Values, *, is_entry: bool = True, gap: str = _BETWEEN
    ) -> Piece:
        own = Section(
            names=(name,), is_entry=is_entry, gap=gap, above=heading((name,), is_entry=is_entry),
            body="",
        )  # fmt: skip
        plain = {it: value for it, value in values.items() if not isinstance(value, dict)}
        section = new_section(own.names, plain, gap=own.gap, is_entry=is_entry)
        table = TableText(names=(name,), sections=(section,)).becoming(values)
        table = with_line_ends(table, self.newline)
        if table.values != dict(values):
            raise toml.unreadable(self.file, *_UNKEPT)
        return Piece(table=table, values=dict(values))

    def _inserted(self, position: int, piece: Piece) -> "Document":
        places = self._places(STEPS)
        if position < len(places):
            gap = self.pieces[places[position]].gap
            return self._put(places[position], piece.after_gap(gap))
        if places:
            return self._put(places[-1] + 1, piece.after_gap(self._usual_gap))
        first = self._places(VARIANTS)
        return self._put(first[0] if first else len(self.pieces), piece)

    @property
    def _usual_gap(self) -> str:
        gaps = [self.pieces[place].gap for place in self._places(STEPS)[1:]]
        return next((it for it in gaps if not it.strip()), _BETWEEN.replace("\n", self.newline))

    def _put(self, place: int, piece: Piece) -> "Document":
        before, after = list(self.pieces[:place]), self.pieces[place:]
        if before:
            before[-1] = before[-1].ended(self.newline)
        return replace(self, pieces=(*before, piece.ended(self.newline), *after))

    def _without(self, place: int) -> "Document":
        return replace(self, pieces=(*self.pieces[:place], *self.pieces[place + 1 :]))


@lru_cache(maxsize=16)
def read(text: str, file: str) -> Document:
    """Cut a file for the editor; joined again it is the same to the byte.

    Raises:
        ContentError: if it cannot be read, or its steps are not written one by one.
    """
    raw = toml.tables(text, file=file)
    sections, ending = cut(text)
    if not all(it.names for it in sections):
        is_other = other_version.names_version(raw)
        why = other_version.OTHER_VERSION if is_other else _UNEDITABLE
        raise toml.unreadable(file, *why)
    try:
        pieces = tuple(Piece(table=it, values=it.values) for it in _tables(sections))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise toml.unreadable(file, *_UNEDITABLE) from error
    newline = "\r\n" if "\r\n" in text and "\n" not in text.replace("\r\n", "") else "\n"
    document = Document(file=file, pieces=pieces, ending=ending, newline=newline)
    if document.raw != raw or document.text != text:
        raise toml.unreadable(file, *_UNEDITABLE)
    if len(document.steps) > MOST_STEPS:
        raise toml.unreadable(file, *_TOO_MANY)
    return document


def _tables(sections: Sequence[Section]) -> list[TableText]:
    """The sections, those below a table of the first level with it."""
    tables: list[TableText] = []
    for section in sections:
        is_own = len(section.names) < 2
        if is_own or not tables or tables[-1].names != section.names[:1]:
            tables.append(TableText(names=section.names[:1], sections=(section,)))
        else:
            last = tables[-1]
            tables[-1] = replace(last, sections=(*last.sections, section))
    return tables


def _order(table: str, values: Values) -> tuple[str, ...]:
    models = {WORKSHOP: HeadTable, VARIANTS: VariantTable, STEPS: KINDS.get(word(values, "kind"))}
    model = models.get(table)
    return tuple(model.model_fields) if model else ()
