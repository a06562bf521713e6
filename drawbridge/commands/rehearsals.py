"""What a facilitator does with a rehearsal: change who plays along, and leave."""

from collections.abc import Callable

from drawbridge.commands.shared_steps import forget_everywhere
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.errors import F_, Refused
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

MOST_AT_ONCE = 5  # with a full cast each, their answers still leave real phones their turn


def check_new(transaction: Transaction, cast: SimulatedRoom | None) -> None:
    """Refuse a cast that no room would hold, and one more rehearsal where as many are open.

    Raises:
        Refused: with how many there may be.
    """
    if cast is None:
        return
    cast.check()
    if sum(one.is_rehearsal for one in transaction.sessions.every()) >= MOST_AT_ONCE:
        raise Refused(
            F_("{n} rehearsals are open already. Leave one of them first."), n=MOST_AT_ONCE
        )


def recast(services: Services, code: str, change: Callable[[SimulatedRoom], SimulatedRoom]) -> None:
    """Change who plays along in a rehearsal. Answers that are in stay as they are.

    Raises:
        SessionNotFound: if it was left meanwhile.
        Refused: if the session is real, or the cast is too large.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        after = session.recast(change)
        transaction.sessions.save(after, expected_revision=session.revision)
    services.hub.announce(session.id)


def leave_rehearsal(services: Services, code: str) -> None:
    """Delete a rehearsal at once, wherever it is: session, answers, notes and key.

    Raises:
        SessionNotFound: if it was left before.
        Refused: if the session is real.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        if not session.is_rehearsal:
            raise Refused(F_("This is a real session. End it, and its summary is kept."))
        transaction.delete_session(session.id)
    forget_everywhere(services, session.id)
