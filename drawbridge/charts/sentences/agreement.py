"""How alike the people of this room ranked, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from drawbridge.charts.drawing.translation import Say
from drawbridge.domain.statistics.ranking import AgreementWord
from drawbridge.errors import N_

AGREEMENT: Mapping[str, str] = MappingProxyType(
    {
        AgreementWord.MUCH_ALIKE: N_("we order them much alike"),
        AgreementWord.PARTLY_ALIKE: N_("we order them partly alike"),
        AgreementWord.EACH_THEIR_OWN: N_("each of us has an order of our own"),
    }
)


def agreement(word: str, say: Say) -> str:
    """How alike the people of this room ranked, "" where that may not be said."""
    return say(AGREEMENT[word]) if word in AGREEMENT else ""
