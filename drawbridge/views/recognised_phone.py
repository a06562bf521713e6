"""What the server knows a phone by, while its secret is in hand: its role, its answer, its card."""

from collections.abc import Callable

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.texts import Written
from drawbridge.live.rooms import Room
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction


def has_card(services: Services, session: LiveSession, secret: str) -> bool:
    """Whether a support card is on its way to this phone; known only with its secret in hand."""
    if not services.cards.has_any(session.id):
        return False
    asked = zip(session.workshop.steps, session.steps, strict=True)
    places = (
        Round(session_id=session.id, step_id=step.id, number=number)
        for step, state in asked
        if isinstance(step, Written)
        for number in range(1, state.round + 1)
    )
    keys = [services.keys.line_key(place, secret) for place in places]
    return services.cards.is_sent(session.id, keys)


def own_part(
    services: Services, room: Room, secret: str | None
) -> tuple[Role | None, Response | None]:
    """What the phone that holds a secret takes part as, and has stored for the current round."""
    if not secret or room.session.status is Status.ENDED:
        return None, None
    key = services.keys.participant_key(room.session.id, secret)
    if not services.rooms.is_alone:
        with services.store.reading() as transaction:
            role = transaction.participants.role(room.session.id, key)
            return role, _response(services, room, role, secret, transaction.ballots.response)
    role = room.roles.get(key)
    return role, _response(
        services, room, role, secret, lambda _place, ballot_key: room.responses.get(ballot_key)
    )


async def own_part_with_others(
    services: Services, room: Room, secret: str
) -> tuple[Role | None, Response | None]:
    """The same of the store, in one look with all who ask at the same moment."""
    key = services.keys.participant_key(room.session.id, secret)
    place = room.place

    def expect(transaction: Transaction) -> None:
        transaction.participants.expect(room.session.id, key)
        if place is not None:
            transaction.ballots.expect(place, services.keys.ballot_key(place, secret))

    def look(transaction: Transaction) -> tuple[Role | None, Response | None]:
        role = transaction.participants.role(room.session.id, key)
        return role, _response(services, room, role, secret, transaction.ballots.response)

    return await services.reader.read(look, expect)


def _response(
    services: Services,
    room: Room,
    role: Role | None,
    secret: str,
    stored: Callable[[Round, str], Response | None],
) -> Response | None:
    if room.place is None or role is not Role.PARTICIPANT:
        return None
    return stored(room.place, services.keys.ballot_key(room.place, secret))
