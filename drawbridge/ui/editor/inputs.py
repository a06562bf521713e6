"""One field of a workshop as an input: what stands in it, and what is made of what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from drawbridge.charts.plotly_turn import load_pandas
from drawbridge.content.editing import labels
from drawbridge.content.editing.shapes import FieldShape, Shape
from drawbridge.facilitator_words import said, tell
from drawbridge.ui import parts, state

_PAUSE = "50ms"  # after the last key; the picture follows what was typed
_SHORTEST_AREA, _TALLEST_AREA = 68, 260  # px
_LINE_HEIGHT, _LETTERS = 24, 52  # of a text area


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen in a list, or in place of a text: values, each with what it is called."""

    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A field in its place.

    `key` names the widget. `content` is what the file says, None if nothing. `choices` are set
    where the entries of a list are known. `changed` is called with the new content, None to leave
    the field out.
    """

    field: FieldShape
    key: str
    content: Any
    changed: Callable[[Any], None]
    choices: Choices | None = None

    def draw(self) -> None:
        """Draw the widget with what the file says in it."""
        shown = self._shown()
        if not state.has_field(self.key) or self._typed() != self._as_typed(self.content):
            state.set_value(self.key, shown)
        _DRAW[self._look](self)

    @property
    def label(self) -> str:
        """The name of the field, and whether it has to be there."""
        label = said(self.field.label)
        if self._look is Shape.LINES:
            label = tell("{label} (one per line)", label=label)
        return parts.plain(label)

    @property
    def help(self) -> str:
        """What it is for."""
        return parts.plain(said(self.field.help))

    def note(self) -> None:
        """Tell the file what was typed; for `on_change`."""
        typed = self._typed()
        self.changed(None if self._is_left_out(typed) else typed)

    @property
    def _look(self) -> Shape:
        shape = self.field.shape
        if shape is Shape.TEXT and isinstance(self.content, str) and "\n" in self.content:
            return Shape.LONG_TEXT
        return shape

    def _shown(self) -> Any:
        """What stands in the widget."""
        content = self._as_typed(self.content)
        if self.field.shape is Shape.LINES and self.choices is None:
            return "\n".join(" ".join(str(it).split("\n")) for it in content)
        if self.field.shape is Shape.WORD:
            return content or (self.field.words[0] if self.field.is_required else "")
        return content

    def _typed(self) -> Any:
        """What stands in the widget now, as the file would say it."""
        return self._as_typed(state.value(self.key))

    def _as_typed(self, raw: Any) -> Any:
        return _READ[self.field.shape](raw, self.field)

    def _is_left_out(self, typed: Any) -> bool:
        if self.field.is_required:
            return typed is None
        usual = self.field.usual
        return typed in (None, "", []) or typed == (
            list(usual) if isinstance(usual, tuple) else usual
        )


def _flag(raw: Any, field: FieldShape) -> bool:
    return raw if isinstance(raw, bool) else bool(field.usual)


def _whole(raw: Any, field: FieldShape) -> int | None:
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 1 << 53:
        return raw
    return None if field.is_required else field.usual


def _number(raw: Any, field: FieldShape) -> float | None:
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < 1e15
    if is_number:
        return float(raw)
    return None if field.is_required else field.usual


def _word(raw: Any, field: FieldShape) -> str:
    usual = str(field.usual) if field.usual is not None else ""
    return raw if raw in field.words else usual


def _text(raw: Any, field: FieldShape) -> str:
    return raw if isinstance(raw, str) else str(field.usual or "")


def _lines(raw: Any, _field: FieldShape) -> list[str]:
    lines = raw.split("\n") if isinstance(raw, str) else raw if isinstance(raw, list) else []
    return [str(it) for it in lines if str(it).strip()]


_READ: dict[Shape, Callable[[Any, FieldShape], Any]] = {
    Shape.FLAG: _flag,
    Shape.WHOLE: _whole,
    Shape.NUMBER: _number,
    Shape.WORD: _word,
    Shape.TEXT: _text,
    Shape.LONG_TEXT: _text,
    Shape.LINES: _lines,
}


def _draw_flag(it: Input) -> None:
    st.toggle(it.label, key=it.key, help=it.help, on_change=it.note)


def _draw_number(it: Input, *, step: float) -> None:
    st.number_input(
        it.label, value=None, step=step, format="%g", key=it.key, help=it.help, on_change=it.note
    )  # fmt: skip


def _draw_word(it: Input) -> None:
    words: Sequence[str] = it.field.words
    if not it.field.is_required and it.field.usual is None:
        words = ("", *words)
    st.selectbox(
        it.label,
        words,
        format_func=lambda one: said(labels.WORDS.get(one, one)),
        key=it.key,
        help=it.help,
        on_change=it.note,
    )


def _draw_text(it: Input) -> None:
    if it.choices is not None:
        _draw_choice(it, it.choices.names)
        return
    load_pandas()  # with which Streamlit (1.67) reads how long the pause is
    st.text_input(it.label, key=it.key, help=it.help, live=_PAUSE, on_change=it.note)


def _draw_choice(it: Input, names: dict[str, str]) -> None:
    """One of the names that are known; what the file says stays, whatever it is."""
    offered = [*names, *({str(it._as_typed(it.content))} - names.keys())]
    st.selectbox(
        it.label,
        offered,
        format_func=lambda one: parts.plain(str(names.get(one, one))),
        key=it.key,
        help=it.help,
        on_change=it.note,
    )


def _draw_area(it: Input) -> None:
    """A field of several lines; typing.js beside this tells what is typed after each pause."""
    text = state.text(it.key) if it.choices is None else ""
    n_lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    height = min(_TALLEST_AREA, max(_SHORTEST_AREA, 20 + _LINE_HEIGHT * (n_lines + 1)))
    st.text_area(it.label, key=it.key, help=it.help, height=height, on_change=it.note)


def _draw_lines(it: Input) -> None:
    if it.choices is None:
        _draw_area(it)
        return
    names = it.choices.names
    unknown = [one for one in it._as_typed(it.content) if one not in names]
    st.multiselect(
        parts.plain(said(it.field.label)),
        [*names, *unknown],
        format_func=lambda one: parts.plain(str(names.get(one, one))),
        key=it.key,
        help=it.help,
        on_change=it.note,
    )


_DRAW: dict[Shape, Callable[[Input], None]] = {
    Shape.FLAG: _draw_flag,
    Shape.WHOLE: partial(_draw_number, step=1),
    Shape.NUMBER: partial(_draw_number, step=0.5),
    Shape.WORD: _draw_word,
    Shape.TEXT: _draw_text,
    Shape.LONG_TEXT: _draw_area,
    Shape.LINES: _draw_lines,
}
