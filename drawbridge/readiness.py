"""How far care has been prepared in a session: support lines, their check, and who helps."""

from dataclasses import dataclass

from drawbridge import content
from drawbridge.domain.facilitation.support import (
    INTERNATIONAL,
    Need,
    Readiness,
    SupportCard,
    fingerprint,
    may_stir,
)
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the facilitator has prepared; `card` is None before a country is chosen."""

    readiness: Readiness
    card: SupportCard | None
    helper: str
    protocol: str


def preparation(transaction: Transaction, session: LiveSession) -> Preparation:
    """What has been prepared for a session."""
    care = transaction.care.of(session.id)
    card = support_card_of(transaction, session)
    checked_at = None
    if card is not None:
        noted = transaction.care.checked_at(
            session.support_country, fingerprint(care.support), session_id=checked_for(session)
        )
        checked_at = max((it for it in (noted, card.verified_at) if it is not None), default=None)
    readiness = Readiness(
        country=session.support_country,
        checked_at=checked_at,
        has_helper=session.has_helper,
        needs_helper=may_stir(session.workshop),
    )
    return Preparation(readiness=readiness, card=card, helper=care.helper, protocol=care.protocol)


def missing_needs(session: LiveSession, prepared: Preparation) -> tuple[Need, ...]:
    """What keeps a real session from starting; a rehearsal needs none of it."""
    is_free = session.is_rehearsal or session.status is not Status.LOBBY
    return () if is_free else tuple(prepared.readiness.missing())


def support_card_of(transaction: Transaction, session: LiveSession) -> SupportCard | None:
    """The card that was chosen for a session, None if none was."""
    if not session.support_country:
        return None
    text = transaction.care.of(session.id).support
    return content.support_card(text, file=f"{session.support_country}.toml")


def checked_for(session: LiveSession) -> str:
    """The session for which alone a check counts, "" where it counts for every later one here.

    The international entry says nothing about the place, so it is confirmed in each session anew.
    """
    is_somewhere_else = session.support_country == INTERNATIONAL
    return session.id if is_somewhere_else else ""
