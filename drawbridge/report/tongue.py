"""A language as typst names it: a language and a region, apart."""

import re
from itertools import takewhile

_LANGUAGE = re.compile("[a-z]{2,3}", re.IGNORECASE)
_REGION = re.compile("[a-z]{2}", re.IGNORECASE)
_UNKNOWN = "und"


def tongue(tag: str) -> dict[str, str]:
    """`lang` and `region` of a BCP 47 tag; a region it does not have is ""."""
    first, *rest = tag.split("-")
    more = takewhile(lambda part: part.lower() != "x", rest)  # what follows an x is private
    region = next(filter(_REGION.fullmatch, more), "")
    lang = first.lower() if _LANGUAGE.fullmatch(first) else _UNKNOWN
    return {"lang": lang, "region": region.upper()}
