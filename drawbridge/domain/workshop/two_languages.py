"""Texts in two languages: the first, and below it the second.

A projector may show a workshop in two languages. Then its workshop is one whose texts have two
halves, with the separator of lines between them (U+2028); whatever lays texts out breaks there.
A text that is the same in both languages stays as it is.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from typing import Any, TypeVar

BETWEEN = "\u2028"
_SHORT = " · "
Thing = TypeVar("Thing")


def in_two(first: str, second: str = "") -> str:
    """A text in two languages; just the first where there is nothing else to say."""
    return first if second in {"", first} else f"{first}{BETWEEN}{second}"


def halves(text: str) -> tuple[str, ...]:
    """A text in each of its languages: one or two."""
    return tuple(text.split(BETWEEN))


def is_same(one: str, other: str) -> bool:
    """Whether two texts are the same in the first language; either may be in that one alone."""
    return halves(one)[0] == halves(other)[0]


def in_one_line(text: str) -> str:
    """Short words in both languages side by side."""
    return text.replace(BETWEEN, _SHORT)


def joined(joint: str, texts: Iterable[str]) -> str:
    """Texts put together in each language for itself."""
    told = [halves(text) for text in texts]
    if all(len(one) == 1 for one in told):
        return joint.join(one[0] for one in told)
    return in_two(joint.join(one[0] for one in told), joint.join(one[-1] for one in told))


def parted(joint: str, text: str) -> tuple[str, ...]:
    """What `joined` put together."""
    first, *others = (half.split(joint) for half in halves(text))
    second = others[0] if others else first
    return tuple(in_two(*pair) for pair in zip_longest(first, second, fillvalue=""))


def filled(sentence: str, **texts: str) -> str:
    """A sentence with texts in its places, in each language for itself."""
    said = halves(sentence)
    n_languages = max(len(said), *(len(halves(text)) for text in texts.values()))
    told = [
        said[min(place, len(said) - 1)].format(
            **{name: halves(text)[place and -1] for name, text in texts.items()}
        )
        for place in range(n_languages)
    ]
    return in_two(told[0], told[-1])


def both(first: Thing, second: Thing) -> Thing:
    """What is written in one language with what is written in the other, text by text.

    Where they are not built alike, the first stays as it is.
    """
    told: Any = first
    if type(first) is not type(second):
        return first
    if isinstance(first, str) and isinstance(second, str) and type(first) is str:
        told = in_two(first, second)
    elif isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        told = tuple(both(*pair) for pair in zip(first, second, strict=True))
    elif is_dataclass(first) and not isinstance(first, type):
        names = [one.name for one in fields(first) if one.init]
        pairs = {name: (getattr(first, name), getattr(second, name)) for name in names}
        changed = {name: both(*pair) for name, pair in pairs.items()}
        told = replace(first, **changed)
    return told  # type: ignore[no-any-return]
