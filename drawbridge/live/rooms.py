"""What phones' screens are made of, by heart: a copy in memory of what the store says of a room.

After a step three thousand phones ask for the same in a quarter of a second; asking the store for
each of them took most of the time. The store stays the truth: nothing is decided here, everything
can be read again, and whatever moves a session on throws its copy away (`docs/decisions/0032`).
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession
from drawbridge.live.drawings import Drawings

FRESH_S = 1.0
"""How long a copy is believed when nothing was announced. Every act of this process is announced; a
database that was put back from a copy, say, is noticed after this time."""
_NOBODY: Mapping[str, Role] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One session at one revision.

    `roles` says by participant key who has joined, `responses` by ballot key what the round `place`
    has been answered with; both are kept up to date. `drawn` is for what is drawn from this
    revision and may be drawn again for other phones; it goes with the revision. `is_wiping`: it has
    ended, and traces of its answers are still to be wiped.

    Where other processes write as well nobody knows all that came in: `roles` and `responses` stay
    empty and each phone's own are asked of the store. `is_asked_anew` says that the open question
    was new, and unanswered, when this revision was first met here.
    """

    session: LiveSession
    roles: dict[str, Role]
    place: Round | None = None
    responses: dict[str, Response] = field(default_factory=dict)
    drawn: Drawings = field(default_factory=Drawings)
    is_wiping: bool = False
    is_asked_anew: bool = False


class Rooms:
    """The rooms of this process, by join code. Safe to use from several threads.

    Args:
        monotonic: a clock in seconds that never goes back.
        is_alone: whether no other process writes to the store.
    """

    def __init__(self, monotonic: Callable[[], float], *, is_alone: bool = True) -> None:
        self._monotonic = monotonic
        self.is_alone = is_alone
        # Held while a room is read from the store as well: what is announced or noted meanwhile
        # waits, and is applied to what was read, so that no copy is older than it seems.
        self._lock = threading.Lock()
        self._fresh_until: dict[str, float] = {}
        self._last: dict[str, Room] = {}

    def get(self, code: str) -> Room | None:
        """The room with a join code, None if it has to be read first."""
        is_fresh = self._fresh_until.get(code, 0.0) > self._monotonic()
        return self._last.get(code) if is_fresh else None

    def id_of(self, code: str) -> str | None:
        """The session that a join code led to when it was last read."""
        known = self._last.get(code)
        return known.session.id if known is not None else None

    def last(self, code: str) -> Room | None:
        """The room as it was when it was last read, for what a transaction decides in the end."""
        return self._last.get(code)

    def learn(self, code: str, read: Callable[[Room | None], Room]) -> Room:
        """The room with a join code, read if it is not known.

        Args:
            code: the join code.
            read: reads it from the store; is given the room at an earlier revision, if there is
                one, whose roles and, in the same round, responses are still right.
        """
        known = self.get(code)
        if known is not None:
            return known
        with self._lock:
            known, before = self.get(code), self._last.get(code)
            if known is None:
                known = read(before)
                if before is not None and _is_the_same(before, known):
                    known = before  # with all that was drawn from it
                self._last[code] = known
                self._fresh_until[code] = self._monotonic() + FRESH_S
            return known

    def outdate(self, session_id: str) -> None:
        """The session has changed: it is read again before it is shown again."""
        with self._lock:
            for code in self._codes_of(session_id):
                self._fresh_until.pop(code, None)

    def outdate_all(self) -> None:
        """Any session may have changed."""
        with self._lock:
            self._fresh_until.clear()

    def note_role(self, session_id: str, participant_key: str, role: Role | None) -> None:
        """A phone has joined in a role, or left: None."""
        if not self.is_alone:
            return
        with self._lock:
            for code in self._codes_of(session_id):
                if role is None:
                    self._last[code].roles.pop(participant_key, None)
                else:
                    self._last[code].roles[participant_key] = role

    def note_response(self, place: Round, ballot_key: str, response: Response | None) -> None:
        """A ballot was stored, or taken back: None."""
        if not self.is_alone:
            return
        with self._lock:
            for code in self._codes_of(place.session_id):
                if self._last[code].place != place:
                    continue
                if response is None:
                    self._last[code].responses.pop(ballot_key, None)
                else:
                    self._last[code].responses[ballot_key] = response

    def confirm(self, code: str, session: LiveSession) -> None:
        """A transaction has just read a session; a room made of that is believed for longer.

        One that was outdated meanwhile stays so.
        """
        with self._lock:
            known = self._last.get(code)
            if code in self._fresh_until and known is not None and known.session is session:
                self._fresh_until[code] = self._monotonic() + FRESH_S

    def role(self, code: str, participant_key: str) -> Role | None:
        """What a phone is known to take part as; None says nothing."""
        known = self._last.get(code)
        return (known.roles if known is not None else _NOBODY).get(participant_key)

    def forget(self, session_id: str) -> None:
        """A session is over."""
        with self._lock:
            for code in self._codes_of(session_id):
                self._fresh_until.pop(code, None)
                self._last.pop(code, None)

    def _codes_of(self, session_id: str) -> list[str]:
        return [code for code, room in self._last.items() if room.session.id == session_id]


def _is_the_same(before: Room, known: Room) -> bool:
    return (before.session, before.is_wiping) == (known.session, known.is_wiping)
