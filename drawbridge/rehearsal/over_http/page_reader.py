"""Reads a phone's page as a person would: which screen it is, and which fields it offers.

It knows fields by their type, not polls by their kind, so that it also reads kinds of poll that are
not written yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_TEXTS = frozenset({"text", "textarea"})
_KNOWN = frozenset({"hidden", "radio", "checkbox", "number"}) | _TEXTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. `type` is that of HTML, or "textarea".

    `low`, `high` and `step` bound a number, `limit` is how many of a group may be ticked or how
    many letters fit; 0 where the page says nothing.
    """

    type: str
    name: str
    value: str = ""
    low: int = 0
    high: int = 0
    step: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on a phone. `screen` is "" where it is no page of ours."""

    screen: str
    heading: str
    fields: tuple[Field, ...]
    is_rehearsal: bool

    @property
    def place(self) -> tuple[str, str]:
        """Step and round of the question, ("", "") where none is asked."""
        return self._hidden("step"), self._hidden("round")

    def _hidden(self, name: str) -> str:
        return next(
            (one.value for one in self.fields if (one.type, one.name) == ("hidden", name)), ""
        )


def page_of(html: str) -> Page:
    """Read a page, or the part of one that a phone's script asks for."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        screen=reader.screen,
        heading=" ".join("".join(reader.heading).split()),
        fields=tuple(reader.fields),
        is_rehearsal=reader.is_rehearsal,
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.screen = ""
        self.heading: list[str] = []
        self.fields: list[Field] = []
        self.is_rehearsal = False
        self._limit = 0
        self._is_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "main":
            self.screen = found.get("data-screen", "")
        elif tag == "fieldset":
            self._limit = _number(found, "data-limit")
        elif tag == "h1":
            self._is_heading = not self.heading
        elif tag in {"input", "textarea"} and self.screen:
            self._add(tag, found)
        elif tag == "p" and found.get("class") == "rehearsal":
            self.is_rehearsal = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self._is_heading = False

    def handle_data(self, data: str) -> None:
        if self._is_heading:
            self.heading.append(data)

    def _add(self, tag: str, found: Mapping[str, str]) -> None:
        kind = "textarea" if tag == "textarea" else found.get("type", "text")
        if kind in _KNOWN and found.get("name"):
            limit = _number(found, "maxlength") if kind in _TEXTS else self._limit
            self.fields.append(
                Field(
                    type=kind,
                    name=found["name"],
                    value=found.get("value", ""),
                    low=_number(found, "min"),
                    high=_number(found, "max"),
                    step=_number(found, "step"),
                    limit=limit,
                )
            )


def _number(found: Mapping[str, str], name: str) -> int:
    value = found.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0
