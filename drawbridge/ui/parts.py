"""Small pieces of a console page. Every text is escaped here, or by `charts` where it draws."""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from typing import Literal

import streamlit as st
from markupsafe import Markup, escape
from streamlit.delta_generator import DeltaGenerator

from drawbridge import charts
from drawbridge.charts.drawing.translation import Say
from drawbridge.domain.privacy.gate import ReleasedLines
from drawbridge.domain.workshop.texts import Written
from drawbridge.facilitator_words import tell
from drawbridge.passages import own
from drawbridge.ui import state

_AUTO = Markup(' dir="auto"')
_ACTIVE = re.compile(r"[\\`*_\[\]<>$~&|!{}]|^[#+\-=]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_JOINED = re.compile(r"(?:(?<=:)|(?<=@)|(?<=www))(?=\S)", re.IGNORECASE)


def tag(name: str, text: str | Markup, look: str = "", language: str = "") -> str:
    """One element with text in it; `look` is its class, `language` that of words of a workshop."""
    style = f' class="db-{look}"' if look else ""
    return f"<{name}{style}{own(language)}>{escape(text)}</{name}>"


def text(words: str) -> str:
    """Words without an element of their own."""
    return escape(words)


def plain(text: str) -> str:
    """A text for the label of a button or a field, which Streamlit reads as Markdown.

    What a backslash does not keep from being read (icons, emoji, addresses) is taken apart by an
    invisible word joiner.
    """
    escaped = _ACTIVE.sub(lambda found: "\\" + found.group(), " ".join(text.split()))
    return _JOINED.sub("\u2060", _NUMBERED.sub(r"\1\\\2", escaped))


def wrap(name: str, inner: Iterable[str], look: str) -> str:
    """One element around elements."""
    return f'<{name} class="db-{look}">{"".join(inner)}</{name}>'


def isolated(text: str, language: str = "") -> str:
    """A text that somebody wrote, in its own direction, and language if it is a workshop's."""
    return f"<bdi{own(language) or _AUTO}>{escape(text)}</bdi>"


def draw(*elements: str) -> None:
    """Put elements on the page; nothing if all of them are empty."""
    if any(elements):
        st.html("".join(elements))


def place(*elements: str) -> None:
    """Put elements where they always stand; if all of them are empty, leave nothing there."""
    if any(elements):
        draw(*elements)
    else:
        clear()


def clear() -> None:
    """Leave nothing where something may have stood in the last drawing.

    Streamlit 1.67 takes off what was not drawn again when it hears that the drawing has ended, and
    loses that word where another fragment begins at once: lines of the last step then stay below
    the next one. A place that is drawn as empty is empty without it.
    """
    st.empty()


def folded(label: str, *, key: str) -> DeltaGenerator | None:
    """A box that is closed at first.

    What it holds is drawn once it is opened: Streamlit keeps the elements of a closed one on the
    page and draws them again at every press.

    Returns:
        The box if it is open, None if it is closed.
    """
    box = st.expander(label, key=key, on_change="rerun")
    return box if box.open else None


@contextmanager
def in_places(name: str, n_rows: int) -> Iterator[None]:
    """Draw a list, and leave nothing where it was longer in an earlier drawing (see `clear`).

    How long it becomes is noted first: the next press may cut this drawing off behind its rows.
    """
    most = state.most_places(name, n_rows)
    yield
    for _ in range(most - n_rows):
        clear()


class Own(StrEnum):
    """What of a field is a workshop's: how it is called, or what is typed or chosen in it."""

    LABELS = "labels"
    VALUES = "values"


def fields_of_workshop(
    own_part: Own, language: str, name: str, *, width: Literal["content", "stretch"] = "stretch"
) -> AbstractContextManager[object]:
    """Where buttons and fields stand that hold words of a workshop.

    Streamlit 1.67 gives them no language; `shell.js` does, by the name of this container.

    Args:
        own_part: what of them is the workshop's.
        language: of the workshop.
        name: unique on the page.
        width: of the container.
    """
    if not own(language):
        return nullcontext()
    return st.container(key=f"{own_part}-in-{language}__{name}", width=width)


def notice(sentence: str) -> None:
    """A sentence the facilitator should read, calmly; "" draws nothing."""
    if sentence:
        draw(noticed(sentence))


def noticed(sentence: str | Markup) -> str:
    """The same as an element."""
    return f'<p class="db-notice" role="status">{escape(sentence)}</p>'


def card(heading: str, text: str, look: str, language: str = "") -> str:
    """A heading and a text in a box of their own; "" if there is no text."""
    if not text:
        return ""
    return wrap(
        "section",
        [tag("h2", heading, "card-head"), tag("p", text, language=language)],
        f"card db-{look}",
    )


def chip(text: str, look: str = "quiet") -> str:
    """A word in a rounded box; "" if there is no word."""
    return tag("span", text, f"chip db-chip-{look}") if text else ""


def draw_lines(poll: Written, release: ReleasedLines, say: Say = tell) -> None:
    """Lines that were chosen, and the sentence beside them, in the language of whoever looks."""
    markup = charts.lines_markup(poll, release, say)
    draw(markup, tag("p", charts.lines_sentence(poll, release, say), "words"))
