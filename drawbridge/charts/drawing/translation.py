"""How pictures and sentences come into another language: by a function that looks words up."""

from collections.abc import Callable, Iterable
from functools import reduce

from drawbridge.domain.privacy.suppression import merged_labels
from drawbridge.domain.workshop.pictures import CIRCLES, GAP
from drawbridge.domain.workshop.scales import DOWN, SAME, UP
from drawbridge.domain.workshop.shares import HALVES
from drawbridge.domain.workshop.two_languages import filled
from drawbridge.errors import N_

Say = Callable[[str], str]
"""Looks a sentence of the catalogue up, as gettext does."""

# Names of cells that no workshop file writes.
_OUR_OWN = frozenset({UP, SAME, DOWN, *GAP, *HALVES, *CIRCLES})


def as_written(text: str) -> str:
    """English, the language the sentences are written in."""
    return text


def cell_name(label: str, say: Say) -> str:
    """A cell's name, translated where it is ours and not the workshop's."""
    if label in _OUR_OWN:
        return say(label)
    pieces = merged_labels(label)
    return one_or_other(map(say, pieces), say) if _OUR_OWN.issuperset(pieces) else label


def enumerated(items: Iterable[str], say: Say) -> str:
    """Several things side by side, as a language sets them apart: "a, b, c"; "" of none."""
    both, told = say(N_("{one}, {more}")), list(items)
    return reduce(lambda one, more: filled(both, one=one, more=more), told) if told else ""


def one_or_other(names: Iterable[str], say: Say) -> str:
    """Names joined: "a or b"."""
    both = say(N_("{one} or {other}"))
    return reduce(lambda one, other: filled(both, one=one, other=other), names)
