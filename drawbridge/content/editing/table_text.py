"""One table of a file, with all headings below it: read it, or give a field another value."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drawbridge.content.editing import fields
from drawbridge.content.editing.literals import LONGEST_LINE, line, literal
from drawbridge.content.editing.sections import Section, heading, joined

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableText:
    """A table as it is written.

    `names` is its heading taken apart, ("steps",) for a step. `sections` are its own, if it has
    one, and those below it: ``[steps.say]``.
    """

    names: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def values(self) -> dict[str, Any]:
        """The table, read.

        Raises:
            tomllib.TOMLDecodeError: if it cannot be read by itself.
        """
        found: Any = tomllib.loads(joined(self.sections, ""))
        for name in self.names:
            found = found[name]
            found = found[-1] if isinstance(found, list) else found
        return dict(found)

    def having(self, name: str, value: Any, order: Sequence[str] = ()) -> "TableText":
        """The table with another value of one field; all else stays as it is written.

        Args:
            name: the field.
            value: None to take the field away.
            order: names of fields in the order in which they are usually written.
        """
        below = tuple(it for it in self.sections if self._is_below(it, name))
        if below and isinstance(value, Mapping) and not self._are_entries(below, name):
            return self._with(name, self._table_below(name, below, value).sections)
        if below and self._are_entries(below, name) and _is_list_of_tables(value):
            return self._with(name, tuple(self._entries_below(name, below, value)))
        rest = self._with(name, ())
        own = rest._own
        if own is not None and fields.has(own.body, name):
            return rest._with_own(fields.changed(own.body, name, value))
        return rest if value is None else rest._added(name, value, order)

    def rewritten(self, name: str, value: Any) -> "TableText":
        """The same, with the field written anew: where it stood in a way that cannot be kept."""
        return self.having(name, None)._added(name, value, ())

    def renamed_below(self, names: tuple[str, ...], new: str) -> "TableText":
        """The table with another last name in the heading of a table below it.

        Args:
            names: that heading, taken apart, without the table's own.
            new: the name.
        """
        old = (*self.names, *names)
        depth = len(old)

        def renamed(it: Section) -> Section:
            if it.names[:depth] != old:
                return it
            name = (*old[:-1], new, *it.names[depth:])
            *comments, _ = it.above.rstrip("\n").split("\n")
            own = heading(name, is_entry=it.is_entry)
            above = "".join(f"{one}\n" for one in comments) + own
            return replace(it, names=name, above=above)

        return replace(self, sections=tuple(map(renamed, self.sections)))

    # -- below

    def _is_below(self, section: Section, name: str) -> bool:
        depth = len(self.names)
        return section.names[: depth + 1] == (*self.names, name)

    def _are_entries(self, below: Sequence[Section], name: str) -> bool:
        return below[0].is_entry and below[0].names == (*self.names, name)

    def _with(self, name: str, below: tuple[Section, ...]) -> "TableText":
        """The table with other sections for one field, where the first of them stood."""
        places = [p for p, it in enumerate(self.sections) if self._is_below(it, name)]
        first = places[0] if places else len(self.sections)
        before = self.sections[:first]
        after = (it for it in self.sections[first:] if not self._is_below(it, name))
        return replace(self, sections=(*before, *below, *after))

    def _table_below(self, name: str, below: tuple[Section, ...], value: Values) -> "TableText":
        table = TableText(names=(*self.names, name), sections=below)
        return table.becoming(value)

    def becoming(self, value: Values) -> "TableText":
        """The table with other fields; those that stay the same stay as they are written."""
        table = self._with_own_fields(value)
        known = table.values
        for field in known:
            if field not in value:
                table = table.having(field, None)
        for field, it in value.items():
            if field not in known or known[field] != it:
                table = table.having(field, it)
        return table

    def _entries_below(
        self, name: str, below: Sequence[Section], value: Sequence[Values]
    ) -> Iterator[Section]:
        names = (*self.names, name)
        starts = [place for place, it in enumerate(below) if it.names == names]
        ends = [*starts[1:], len(below)]
        tables = [
            TableText(names=names, sections=tuple(below[start:end]))
            for start, end in zip(starts, ends, strict=True)
        ]
        gap = below[starts[-1]].gap
        for old, new in fields.aligned([it.values for it in tables], value):
            if new is None:
                continue
            if old is None:
                yield new_section(names, value[new], gap=gap, is_entry=True)
            else:
                yield from tables[old].becoming(value[new]).sections

    # -- its own fields

    @property
    def _own(self) -> Section | None:
        first = self.sections[0] if self.sections else None
        return first if first is not None and first.names == self.names else None

    def _with_own(self, body: str) -> "TableText":
        own, *below = self.sections
        return replace(self, sections=(replace(own, body=body), *below))

    def _with_own_fields(self, value: Values) -> "TableText":
        """The table with other values of those fields that stand below its own heading."""
        own, known = self._own, self.values
        below = {it.names[len(self.names)] for it in self.sections if it is not own}
        new = {
            name: it
            for name, it in value.items()
            if name in known and name not in below and known[name] != it
        }
        return self._with_own(fields.filled(own.body, new)) if own and new else self

    def _added(self, name: str, value: Any, order: Sequence[str]) -> "TableText":
        own = self._own
        if own is None:
            own = Section(
                names=self.names, is_entry=False, gap="\n", above=heading(self.names), body=""
            )
            return replace(self, sections=(own, *self.sections))._added(name, value, order)
        if isinstance(value, Mapping) and value and _wants_heading(value):
            return replace(self, sections=(*self.sections, *self._headed(name, value)))
        return self._with_own(fields.added(own.body, name, line(name, value), order))

    def _headed(self, name: str, value: Values) -> Iterator[Section]:
        names = (*self.names, name)
        if all(isinstance(it, Mapping) for it in value.values()):
            for below, it in value.items():
                yield new_section((*names, below), it, gap="\n")
        else:
            yield new_section(names, value, gap="\n")


def new_section(
    names: tuple[str, ...], values: Values, *, gap: str, is_entry: bool = False
) -> Section:
    """A table that was not there before."""
    body = "".join(line(name, it) for name, it in values.items())
    above = heading(names, is_entry=is_entry)
    return Section(names=names, is_entry=is_entry, gap=gap, above=above, body=body)


def _wants_heading(value: Values) -> bool:
    are_tables = all(isinstance(it, Mapping) for it in value.values())
    return are_tables or len(literal(dict(value))) > LONGEST_LINE


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(it, dict) for it in value)
