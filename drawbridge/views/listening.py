"""What screens that wait for news know: which session it is, and who they are in it.

A stream carries a revision; what a screen then shows comes from its view.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.errors import NotAuthorised, SessionNotFound
from drawbridge.services import Services
from drawbridge.views.projector import WRONG_LINK
from drawbridge.views.rooms import room_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """A screen that listens to a session.

    `participant_key` is set where the screen is a phone that takes part.
    """

    session_id: str
    revision: int
    has_ended: bool
    participant_key: str | None = None


def phone_listener(services: Services, code: str, secret: str | None) -> Listener:
    """The phone that holds a secret, None if it has none.

    Raises:
        SessionNotFound: if no session has the code.
        KeyLost: if the session's key is gone.
    """
    room = room_at(services, code)
    if secret is None or room.session.status is Status.ENDED:
        return _listener(room.session)
    key = services.keys.participant_key(room.session.id, secret)
    if services.rooms.is_alone:
        is_participant = room.roles.get(key) is Role.PARTICIPANT
    else:
        is_participant = takes_part(services, room.session.id, key)
    return _listener(room.session, key if is_participant else None)


def facilitator_listener(services: Services, code: str) -> Listener:
    """A console; whoever asks has looked at its login.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return _listener(_session(services, code))


def projector_listener(services: Services, code: str, key: str) -> Listener:
    """The projector that was opened with a view-only link.

    Raises:
        NotAuthorised: if no session has the code, or the key is not its own: the answer must not
            tell which codes exist.
    """
    try:
        session = _session(services, code)
    except SessionNotFound:
        raise NotAuthorised(WRONG_LINK) from None
    if not session.opens_projector(key):
        raise NotAuthorised(WRONG_LINK)
    return _listener(session)


def may_project(services: Services, code: str, key: str) -> bool:
    """Whether a view-only link still opens the projector of a session.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return _session(services, code).opens_projector(key)


def revision(services: Services, code: str) -> int:
    """The revision a session has come to.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return room_at(services, code).session.revision


def rehearsals(services: Services) -> Mapping[str, str]:
    """The ids of the rehearsals there are, by join code."""
    with services.store.reading() as transaction:
        sessions = transaction.sessions.every()
    return {one.code: one.id for one in sessions if one.cast is not None}


def rehearsal(services: Services, code: str) -> LiveSession:
    """Where a rehearsal is, for those who play along in it.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return _session(services, code)


def takes_part(services: Services, session_id: str, participant_key: str) -> bool:
    """Whether somebody has joined a session to answer."""
    with services.store.reading() as transaction:
        role = transaction.participants.role(session_id, participant_key)
    return role is Role.PARTICIPANT


def participant_key(services: Services, session_id: str, secret: str) -> str:
    """What stands for somebody among the participants of a session.

    Raises:
        KeyLost: if the session's key is gone.
    """
    return services.keys.participant_key(session_id, secret)


def _session(services: Services, code: str) -> LiveSession:
    with services.store.reading() as transaction:
        return transaction.sessions.at(code)


def _listener(session: LiveSession, participant_key: str | None = None) -> Listener:
    return Listener(
        session_id=session.id,
        revision=session.revision,
        has_ended=session.status is Status.ENDED,
        participant_key=participant_key,
    )
