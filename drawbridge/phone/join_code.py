"""The join code in an address, as people type and paste it."""

import re
import unicodedata

from starlette.requests import Request

from drawbridge.domain.session.session import CODE_LENGTH
from drawbridge.errors import SessionNotFound

LONGEST_TYPED = 300
"""Characters of what is read as a code: a whole link, with what a messenger adds to it."""

_LETTERS = rf"[A-Za-z]{{{CODE_LENGTH}}}"
_CODE = re.compile(_LETTERS)
# Our own addresses: /j/ABCDEF and what stands below it, or the field's own /join?code=ABCDEF.
_IN_LINK = re.compile(rf"(?:/j/|[?&]code=)({_LETTERS})(?![A-Za-z])")
_ANNOUNCED = re.compile(r"^.*[:=](?=.)", re.DOTALL)  # "Code: ABCDEF"; in any language


def tidy(typed: str) -> str:
    """A code in capital letters, "" if it cannot be one.

    Keyboards, messengers and word processors put something between, around and before six letters:
    blanks and hidden marks, dashes and dots of any kind, quotation marks, "Code:", a whole link.
    """
    seen = "".join(map(_seen, unicodedata.normalize("NFKC", typed[:LONGEST_TYPED])))
    link = _IN_LINK.search(seen)
    if link:
        return link[1].upper()
    for text in (seen, _ANNOUNCED.sub("", seen), _without_name(seen)):
        letters = "".join(one for one in text if not _is_filler(one))
        if _CODE.fullmatch(letters):
            return letters.upper()
    return ""


def code_of(request: Request) -> str:
    """The join code in the request's address.

    Raises:
        SessionNotFound: if what stands there cannot be a code.
    """
    code = tidy(request.path_params["code"])
    if not code:
        raise SessionNotFound
    return code


def _seen(letter: str) -> str:
    """Nothing for what nobody sees: control and format characters, joiners, variation selectors."""
    is_blank = letter.isspace()
    is_hidden = unicodedata.category(letter) in {"Cc", "Cf", "Mn", "Me"} and not is_blank
    return "" if is_hidden else " " if is_blank else letter


def _is_filler(letter: str) -> bool:
    """Whether it is a blank or a sign: punctuation and symbols of all kinds."""
    return letter.isspace() or unicodedata.category(letter)[0] in "PSZ"


def _without_name(text: str) -> str:
    """What stands after the word for it, where nothing but a blank parts the two."""
    words = text.split()
    return words[-1] if words else ""
