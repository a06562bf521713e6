"""The script's own names, shortened: the phone's first visit is 600 bytes lighter.

Only names that nobody outside can know are touched: declared in the script, parameters among them,
and nowhere in it a property, a method or a key. A name means one thing to this table wherever it
stands, so no scopes have to be known; a parameter that is called as something of a browser's stays.
tests/phone/js/test_syntax.py compares both scripts sign by sign with a parser.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, product
from string import ascii_letters

SHORTEST_WORTH = 4

_STRING = r"'(?:[^'\\\n]|\\.)*'"
_WORD = re.compile(_STRING + r"|(?<![\w$.])[A-Za-z_]\w*")
_DECLARED = re.compile(r"\b(?:const|let|function|class) ([A-Za-z_]\w*)")
_DECLARED_BESIDE = re.compile(r"[,(]([A-Za-z_]\w*)=(?![=>])")  # "a" in "let b=1,a=2" and "(a=1)=>"
_PARAMETERS = re.compile(r"(\w*)\(([\w,]+)\)(?:=>|\{)")
_NO_FUNCTIONS = frozenset({"if", "while", "switch", "for"})
_OF_BROWSERS = frozenset({"close", "event", "focus", "name", "open", "screen"})
_PROPERTY = re.compile(r"\.([A-Za-z_]\w*)|\b([A-Za-z_]\w*):")
_KEYS = re.compile(r"\{[^{}();]*\}")  # of an object or a pattern; whatever else it is stays long


def shortened(script: str) -> str:
    """A compact script that does the same with shorter names."""
    short = dict(_short_names(re.sub(_STRING, "''", script)))
    return _WORD.sub(lambda found: short.get(found[0], found[0]), script)


def _short_names(code: str) -> Iterator[tuple[str, str]]:
    words = Counter(_WORD.findall(code))
    known = {name for pair in _PROPERTY.findall(code) for name in pair}
    known.update(word for keys in _KEYS.findall(code) for word in _WORD.findall(keys))
    own = {name for name in _declared(code) if len(name) >= SHORTEST_WORTH} - known
    unused = chain(ascii_letters, map("".join, product(ascii_letters, repeat=2)))
    free = (name for name in unused if name not in words and name not in known)
    return zip(sorted(own, key=lambda name: (-words[name], name)), free, strict=False)


def _declared(code: str) -> Iterator[str]:
    yield from _DECLARED.findall(code)
    yield from _DECLARED_BESIDE.findall(code)
    for before, names in _PARAMETERS.findall(code):
        if before not in _NO_FUNCTIONS:
            yield from set(names.split(",")) - _OF_BROWSERS
