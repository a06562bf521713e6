"""In which language something new in a workshop is: the workshop's, or that of who begins one."""

from functools import partial

from drawbridge.content.editing import Document
from drawbridge.content.editing.checked import language_of
from drawbridge.content.editing.first_words import Say
from drawbridge.facilitator_words import language_of_texts, said_in


def saying(document: Document) -> Say:
    """What tells words of ours as they go into a workshop."""
    return saying_in(language_of_texts(language_of(document)))


def saying_in(language: str) -> Say:
    """What tells words of ours in a language whose catalogues are whole."""
    return partial(said_in, language)
