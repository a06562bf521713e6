"""Polls that ask for words of one's own, and what becomes of a line.

A ballot of these kinds says only that its phone wrote something. The line itself is kept apart,
under a key that leads to no ballot, and reaches nobody before somebody has read it (R16 to R20).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.free_text import alike, written
from drawbridge.domain.workshop.steps import Part, Poll
from drawbridge.errors import Refused

K_TEXTS = 8  # R16
LONGEST_WORD = 24  # characters
LONGEST_LINE = 140
MOST_WORDS = 2  # in one entry of a word cloud
FEWEST_SHOWN = 3  # R17, entries at once
MOST_SHOWN = 6  # lines of an open text at once
MOST_CLOUD = 80  # words a projector can hold; the rarest are left out beyond it
_FIELD = "answer"


class LineState(StrEnum):
    """What the facilitator has decided about a line; nothing decides by itself."""

    HELD = "held"
    SHOWN = "shown"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is kept. `edited` is what the facilitator made of it, "" if nothing."""

    key: str
    text: str
    state: LineState = LineState.HELD
    edited: str = ""

    @property
    def told(self) -> str:
        """The line as it may be shown."""
        return self.edited or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Poll):
    """A poll that asks for a line. `longest` is the most characters one may have."""

    most_words: ClassVar[int] = 0  # in one line; 0 for no limit
    is_by_line: ClassVar[bool] = True  # False: the same word from several people is one entry

    longest: int
    k: int = K_TEXTS

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part with one cell: something was written."""
        return (Part(id=_FIELD, prompt=self.question, cells=("written",)),)

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """Whether something was written that can be kept; `line` gives what.

        Raises:
            InvalidAnswer: if there is nothing, or it is not one line that can be read.
        """
        written(tuple(values), part.id, longest=self.longest, most_words=self.most_words)
        return (0,)

    def line(self, form: Form) -> str:
        """The line in a form that was read as an answer before.

        Raises:
            InvalidAnswer: if there is none.
        """
        values = tuple(value for value in form.get(_FIELD, ()) if value)
        return self.tidied(values[0] if len(values) == 1 else "")

    def tidied(self, text: str) -> str:
        """A text as a line of this poll.

        Raises:
            InvalidAnswer: if it cannot be one.
        """
        return written((text,), _FIELD, longest=self.longest, most_words=self.most_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCloud(Written):
    """One or two words; the same word from several people grows."""

    kind: ClassVar[str] = "word_cloud"
    most_words: ClassVar[int] = MOST_WORDS
    is_by_line: ClassVar[bool] = False

    longest: int = LONGEST_WORD


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenText(Written):
    """One line for the room."""

    kind: ClassVar[str] = "open_text"

    longest: int = LONGEST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to decide about: a line, or a word with everybody who wrote it.

    `size` is 1 for one person, 2 for two or three, 3 from four on.
    """

    keys: tuple[str, ...]
    told: str
    size: int
    state: LineState
    lines: tuple[Line, ...]


def entries(poll: Written, lines: Iterable[Line]) -> tuple[Entry, ...]:
    """Lines as things to decide about, in the order of their keys, which is random and stays."""
    groups: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: one.key):
        name = line.key if poll.is_by_line else alike(line.told)
        groups.setdefault(name, []).append(line)
    return tuple(_entry(tuple(group)) for group in groups.values())


def entry_of(poll: Written, lines: Iterable[Line], line_key: str) -> Entry:
    """The entry that a line belongs to.

    Raises:
        Refused: if there is no such line; its writer may have taken it back.
    """
    for entry in entries(poll, lines):
        if line_key in entry.keys:
            return entry
    raise Refused("This line is not there any more. Nothing was changed.")


def may_choose(poll: Written, lines: Iterable[Line]) -> None:
    """Refuse one more chosen line where there are as many as can be shown.

    Raises:
        Refused: if six lines of an open text are chosen.
    """
    n_chosen = sum(line.state is LineState.SHOWN for line in lines)
    if poll.is_by_line and n_chosen >= MOST_SHOWN:
        raise Refused("Six lines are shown at most. Put one of them back first.")


def size_of(n_people: int) -> int:
    """How large a word is drawn: three steps, so that sizes tell no exact number."""
    return 1 if n_people == 1 else 2 if n_people <= 3 else 3


def _entry(lines: tuple[Line, ...]) -> Entry:
    states = {line.state for line in lines}
    return Entry(
        keys=tuple(line.key for line in lines),
        told=_spelling(lines),
        size=size_of(len(lines)),
        state=states.pop() if len(states) == 1 else LineState.HELD,
        lines=lines,
    )


def _spelling(lines: Sequence[Line]) -> str:
    """The most frequent spelling; of equals one in small letters, then the first by alphabet."""
    told = Counter(line.told for line in lines)
    return min(told, key=lambda text: (-told[text], text != text.lower(), text))
