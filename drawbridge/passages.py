"""Words of a workshop on a page of ours: each passage says its language where it is another.

Source: WCAG 2.2, success criterion 3.1.2.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from drawbridge.facilitator_words import spoken


def own(language: str) -> Markup:
    """What an element says of the words of a workshop in it; nothing where the page says the same.

    Args:
        language: of the words, as a BCP 47 tag; "" where nobody has said.
    """
    if not language or language == spoken():
        return Markup("")
    return Markup(' lang="{}" dir="auto"').format(language)


def within(sentence: str, words: Iterable[str], language: str) -> Markup:
    """A sentence of ours in which some words of a workshop stand, each in an element of its own.

    Args:
        sentence: as it is told, without markup.
        words: what may stand in it; where one is part of another, the longer one is found.
        language: of these words.
    """
    longest_first = sorted({it for it in words if it}, key=len, reverse=True)
    attributes = own(language)
    if not attributes or not longest_first:
        return escape(sentence)
    places = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    element = Markup("<span{}>{}</span>")
    pieces = places.split(sentence)  # what was found stands at the odd places
    told = [element.format(attributes, it) if at % 2 else it for at, it in enumerate(pieces)]
    return Markup("").join(told)
