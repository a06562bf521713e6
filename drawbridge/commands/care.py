"""What a facilitator prepares for people who need somebody: support lines, and who helps."""

from dataclasses import replace

from drawbridge import content
from drawbridge.commands.shared_steps import session_at
from drawbridge.content import SupportListing
from drawbridge.domain.facilitation.support import fingerprint
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.errors import F_, ContentError, NotJoined, Refused, SessionEnded
from drawbridge.live.pause_requests import Wish
from drawbridge.readiness import checked_for
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

HELPER_LENGTH = 300


def choose_support(services: Services, code: str, country: str) -> None:
    """Choose whose lines the phones show. The file's text is copied into the session.

    It names what it changes, so it carries no revision; choosing what is chosen changes nothing.

    Raises:
        Refused: if there is no file for the country.
        ContentError: if the file cannot be used.
    """
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        if country and country == before.support_country:
            return
        after = with_lines(services, transaction, before, country)
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)


def confirm_support(services: Services, code: str, revision: int) -> None:
    """Confirm that the numbers the phones will show have been checked now.

    Remembered for later sessions with the same text; see `readiness.checked_for`.

    Raises:
        Refused: if no country is chosen.
    """
    with services.store.writing() as transaction:
        before = session_at(transaction, code, revision)
        if not before.support_country:
            raise Refused(F_("Choose a country first."))
        text = transaction.care.of(before.id).support
        transaction.care.note_check(
            before.support_country,
            fingerprint(text),
            services.clock(),
            session_id=checked_for(before),
        )
        after = before.with_care()
        transaction.sessions.save(after, expected_revision=revision)
    services.hub.announce(after.id)


def set_helper(services: Services, code: str, *, helper: str, protocol: str) -> None:
    """Fill the card "Who helps". It is for the facilitator alone and goes at the end.

    It says all of the card, so it carries no revision.

    Args:
        services: the running parts.
        code: the join code.
        helper: who helps, and where they are; "" empties the card.
        protocol: what the host wants done when somebody is in danger.
    """
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        helper, protocol = (text.strip()[:HELPER_LENGTH] for text in (helper, protocol))
        care = replace(transaction.care.of(before.id), helper=helper, protocol=protocol)
        after = before.with_care(has_helper=bool(helper))
        transaction.care.put(before.id, care)
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)


def ask_for_pause(services: Services, code: str, secret: str, wish: Wish) -> None:
    """Let the facilitator hear in a while that somebody wishes for a pause. Nothing is stored.

    Raises:
        SessionNotFound, SessionEnded: if there is nobody to hear it.
        NotJoined: if the phone neither takes part nor watches.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if session.status is Status.ENDED:
            raise SessionEnded
        key = services.keys.participant_key(session.id, secret)
        if transaction.participants.role(session.id, key) is None:
            raise NotJoined
    services.pauses.ask(session.id, key, wish)


def dismiss_pauses(services: Services, code: str) -> None:
    """Take away what the facilitator has heard of wishes for a pause."""
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
    services.pauses.dismiss(session.id)


def with_lines(
    services: Services, transaction: Transaction, session: LiveSession, country: str
) -> LiveSession:
    """A session with the lines of a country copied into it.

    Raises:
        Refused: if there is no file for the country.
        ContentError: if the file cannot be used.
    """
    listing = content.support_listing_of(services.workshops, country)
    if listing is None:
        raise Refused(F_("There is no support file for this country. Choose another one."))
    if listing.card is None:
        raise ContentError(listing.problems)
    return _holding(transaction, session, listing)


def as_last_time(services: Services, transaction: Transaction, session: LiveSession) -> LiveSession:
    """A new session with the country that was checked last here, if its file can still be used."""
    country = transaction.care.last_country()
    listing = content.support_listing_of(services.workshops, country) if country else None
    if listing is None or listing.card is None:
        return session
    return _holding(transaction, session, listing)


def _holding(
    transaction: Transaction, session: LiveSession, listing: SupportListing
) -> LiveSession:
    care = replace(transaction.care.of(session.id), support=listing.source)
    transaction.care.put(session.id, care)
    return session.with_care(country=listing.country)
