"""Whom a phone's Support page says one can call."""

from pathlib import Path

from drawbridge import content
from drawbridge.domain.facilitation.support import INTERNATIONAL, SupportCard, SupportView
from drawbridge.errors import StoreUnavailable
from drawbridge.readiness import support_card_of
from drawbridge.services import Services


def support_view(services: Services, code: str) -> SupportView:
    """What the Support page of a session shows, also before it begins and after its end.

    While the store cannot be used, it is what is there for every country: this page must not
    depend on a database.

    Raises:
        SessionNotFound: if no session has the code.
    """
    try:
        with services.store.reading() as transaction:
            session = transaction.sessions.at(code)
            card = support_card_of(transaction, session)
    except StoreUnavailable:
        card = None
    return support_shown(services.workshops, code, card)


def support_shown(workshops: Path, code: str, card: SupportCard | None) -> SupportView:
    """A card together with the websites for everywhere else.

    Args:
        workshops: the folder of workshop files.
        code: the join code.
        card: what was chosen.
    """
    finders = content.international(workshops)
    if card is not None and card.country == INTERNATIONAL:
        card, finders = None, card
    return SupportView(code=code, card=card, finders=finders)
