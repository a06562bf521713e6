"""Polls that ask for words of one's own, and what becomes of a line.

A ballot of these kinds says only that its phone wrote something. The line itself is kept apart,
under a key that leads to no ballot, and reaches nobody before somebody has read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from drawbridge.domain.responses import Form
from drawbridge.domain.workshop import Part, Poll
from drawbridge.domain.writing import written

K_TEXTS = 8  # Source: house rule, as for a change
LONGEST_WORD = 24  # characters
LONGEST_LINE = 140
MOST_WORDS = 2  # in one entry of a word cloud
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

    longest: int = LONGEST_WORD


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenText(Written):
    """One line for the room."""

    kind: ClassVar[str] = "open_text"

    longest: int = LONGEST_LINE
