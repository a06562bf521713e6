"""Sentences that are made where no language is known, and told in one where they are shown.

What the checker says of a workshop, and what a form calls its fields, is English here and at the
command line. It remembers what it was made from, so that a page can say it in another language
(decision 51).
"""

from collections.abc import Iterable, Mapping
from typing import Any


class Sentence(str):
    """Words of ours in English that know their message and what stands in its places.

    Args:
        text: the words, finished.
        message: as a catalogue has it, with named places; for several if there is a `many`.
        many: the message for any number but one, "" if it speaks of none.
        n: the number it speaks of.
        places: what stands in the places; sentences among them are told as well.
    """

    __slots__ = ("many", "message", "n", "places")

    message: str
    many: str
    n: int
    places: Mapping[str, object]

    def __new__(
        cls,
        text: str,
        *,
        message: str = "",
        many: str = "",
        n: int = 1,
        places: Mapping[str, object] | None = None,
    ) -> "Sentence":
        """Put the words beside what they were made from."""
        made = super().__new__(cls, text)
        made.message, made.many, made.n = message, many, n
        made.places = places or {}
        return made

    def having(self, places: Mapping[str, object]) -> "Sentence":
        """The same message with other things in its places."""
        if not self.message:
            return in_a_row(*(it for it in places.values() if isinstance(it, str)))
        form = self.message if self.n == 1 or not self.many else self.many
        text = form.format(**places) if places else form
        return Sentence(text, message=self.message, many=self.many, n=self.n, places=places)


class TomlLine(str):
    """A line of a file, ``name = value``, that stands in a sentence; a form says it otherwise."""

    __slots__ = ()


class Several(str):
    """Things side by side that stand in a sentence, "a, b, c"; they are told one by one.

    Args:
        things: names, or sentences.
    """

    __slots__ = ("things",)

    things: tuple[str, ...]

    def __new__(cls, things: Iterable[str]) -> "Several":
        """Put the English text beside the things."""
        known = tuple(things)
        made = super().__new__(cls, ", ".join(known))
        made.things = known
        return made


def E_(message: str, /, **places: Any) -> Sentence:  # noqa: N802 - as N_
    """Mark a message for the editor's catalogue, and say it in English.

    Args:
        message: with named places, if there is something to put in them.
        **places: what goes there.
    """
    text = message.format(**places) if places else message
    return Sentence(text, message=message, places=places)


def in_a_row(*sentences: str) -> Sentence:
    """Several whole sentences, one after the other."""
    said = [it for it in sentences if it]
    return Sentence(" ".join(said), places={str(place): it for place, it in enumerate(said)})


def E_n(one: str, many: str, n: int, /, **places: Any) -> Sentence:  # noqa: N802 - as N_
    """The same for a message about a number, `{n}`."""
    places = {"n": n, **places}
    text = (one if n == 1 else many).format(**places)
    return Sentence(text, message=one, many=many, n=n, places=places)
