"""What of a translation still holds once the workshop says something else.

A translated text belongs to the words it was made from. Where these change, the old translation
would ask people of one language something else than those of the other, and count them together.
"""

from drawbridge.content.translation.places import Texts

_NAME = "workshop.title"


def carried(said: Texts, before: Texts, after: Texts) -> dict[str, str]:
    """The texts of a translation that still hold, by the places of the changed workshop.

    A text goes where its original has gone: to another number in a list, to a step of another id.
    The title alone stays when it changes: a name is nobody's question.

    Args:
        said: the translation, by the places of the workshop before.
        before: what the workshop said, by place.
        after: what it says now.
    """
    by_words = {
        _words(it, before[it]): text for it, text in reversed(list(said.items())) if it in before
    }
    kept = {}
    for place, words in after.items():
        holds = before.get(place) == words or place == _NAME
        text = said.get(place, "") if holds else by_words.get(_words(place, words), "")
        if text:
            kept[place] = text
    return kept


def _words(place: str, words: str) -> tuple[str, str]:
    """A text with the field it stands in, by which it is found in another place."""
    names = [it for it in place.split(".") if not it.isdigit()]
    return names[-1], words
