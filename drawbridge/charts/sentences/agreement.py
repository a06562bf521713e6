"""How alike the people of this room ranked, in words, and whom that is about."""

from collections.abc import Mapping
from types import MappingProxyType

from drawbridge.charts.drawing.translation import Say
from drawbridge.domain.privacy.released import ReleasedPart
from drawbridge.domain.statistics.ranking import AgreementWord
from drawbridge.errors import N_

AGREEMENT: Mapping[str, str] = MappingProxyType(
    {
        AgreementWord.MUCH_ALIKE: N_("we order them much alike"),
        AgreementWord.PARTLY_ALIKE: N_("we order them partly alike"),
        AgreementWord.EACH_THEIR_OWN: N_("each of us has an order of our own"),
    }
)
_OF_SOME: Mapping[str, str] = MappingProxyType(
    {
        AgreementWord.MUCH_ALIKE: N_("the {n} of us who ordered all {k} order them much alike"),
        AgreementWord.PARTLY_ALIKE: N_("the {n} of us who ordered all {k} order them partly alike"),
        AgreementWord.EACH_THEIR_OWN: N_(
            "of the {n} of us who ordered all {k}, each has an order of their own"
        ),
    }
)


def agreement(part: ReleasedPart, say: Say) -> str:
    """How alike the people of this room ranked, "" where that may not be said."""
    if part.alike is None:
        return ""
    if part.alike.n_people == part.n_answers:
        return say(AGREEMENT[part.alike.word])
    told = say(_OF_SOME[part.alike.word])
    return told.format(n=part.alike.n_people, k=len(part.cells))


def ordered_all(part: ReleasedPart, say: Say) -> str:
    """Whom mean places are about, "" where it is all who answered."""
    if part.marks is None or part.marks.n_people == part.n_answers:
        return ""
    told = say(N_("of the {n} who ordered all {k}"))
    return told.format(n=part.marks.n_people, k=len(part.cells))
