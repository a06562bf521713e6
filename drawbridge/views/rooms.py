"""Reading a room for `live.rooms`, once for each revision."""

from functools import partial

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.live.rooms import Room
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.released import current_round


def room_at(services: Services, code: str) -> Room:
    """The room with a join code, from memory if it is known there.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return services.rooms.learn(code, partial(_read, services, code))


def _read(services: Services, code: str, before: Room | None) -> Room:
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if session.status is Status.ENDED:
            return Room(session=session, roles={}, is_wiping=transaction.wiping.is_owed())
        if not services.rooms.is_alone:
            return _shared(transaction, session, before)
        if before is None or before.session.id != session.id:
            before = Room(session=session, roles=transaction.participants.roles(session.id))
        place = current_round(session)
        responses = before.responses
        if before.place != place:
            responses = transaction.ballots.by_key(place) if place is not None else {}
    return Room(session=session, roles=before.roles, place=place, responses=responses)


def _shared(transaction: Transaction, session: LiveSession, before: Room | None) -> Room:
    """A room that other processes write to as well."""
    place = current_round(session)
    is_new = place is not None and before is not None and before.place != place
    is_asked_anew = is_new and place is not None and not transaction.ballots.n(place)
    return Room(session=session, roles={}, place=place, is_asked_anew=is_asked_anew)
