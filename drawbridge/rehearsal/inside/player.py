"""One rehearsal being played: who joins, answers, changes an answer or leaves, and when.

Everything goes through the commands that phones use.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from itertools import count

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import NotJoined, RoundClosed, SessionEnded, SessionNotFound
from drawbridge.rehearsal.inside.participant import SimulatedParticipant
from drawbridge.rehearsal.inside.timing import people_here
from drawbridge.services import Services

ACTS_PER_TURN = 10  # then real phones get their turn

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """Something one actor does at a moment: answer at a place, or join where that is None.

    `entry` keeps cues of one moment in the order they were given.
    """

    due_s: float
    entry: int
    number: int = field(compare=False)
    place: Place | None = field(compare=False, default=None)
    draft: int = field(compare=False, default=0)


class Player:
    """Plays the cast of one rehearsal. To be called by one thread at a time.

    Args:
        services: the running parts.
        code: the rehearsal's join code.
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, services: Services, code: str, monotonic: Callable[[], float]) -> None:
        self._services = services
        self._code = code
        self._monotonic = monotonic
        self._entries = count()
        self._cues: list[Cue] = []
        self._place: Place | None = None
        self._expected: set[int] = set()
        self._joined: set[int] = set()
        self._has_begun = False
        self._is_connected = True
        self.is_over = False

    @property
    def is_due(self) -> bool:
        """Whether somebody has something to do now."""
        return self._is_connected and bool(self._cues) and self._is_time()

    def turn(self) -> None:
        """Look where the session is, and do what is due, at most `ACTS_PER_TURN` things.

        Raises:
            StoreUnavailable: if nothing can be stored now; the next turn goes on from there.
        """
        try:
            session = views.rehearsal(self._services, self._code)
            self._follow(session)
            for _ in range(ACTS_PER_TURN):
                if self.is_due:
                    self._act(session, self._cues[0])
                    heappop(self._cues)
        except (SessionNotFound, SessionEnded):
            self.is_over = True
            self._cues.clear()

    def _follow(self, session: LiveSession) -> None:
        cast = _cast(session)
        if not self._has_begun:
            self._recognise(session)
            self._has_begun = True
        self._connect(session, is_connected=not cast.is_offline)
        self._come_and_go(session, people_here(session, cast))
        self._ask(session)

    def _recognise(self, session: LiveSession) -> None:
        """See who has joined already: everybody, after a restart."""
        for number in sorted(people_here(session, _cast(session))):
            key = self._actor(session, number).key
            if views.takes_part(self._services, session.id, key):
                self._joined.add(number)
                self._services.presence.arrive(session.id, key)

    def _connect(self, session: LiveSession, *, is_connected: bool) -> None:
        if is_connected is self._is_connected:
            return
        self._is_connected = is_connected
        signal = self._services.presence.arrive if is_connected else self._services.presence.dismiss
        for number in self._joined:
            signal(session.id, self._actor(session, number).key)

    def _come_and_go(self, session: LiveSession, here: frozenset[int]) -> None:
        for number in sorted(self._joined - here):
            commands.leave(self._services, self._code, self._actor(session, number).secret)
            self._joined.discard(number)
        self._expected &= here
        for number in sorted(here - self._joined - self._expected):
            self._expected.add(number)
            self._give(self._actor(session, number).arrival_s, number)

    def _ask(self, session: LiveSession) -> None:
        """Give everybody their cues for a question that has just opened."""
        is_open = isinstance(session.step, Poll) and session.state.phase is Phase.OPEN
        place = (session.step.id, session.state.round) if is_open else None
        if place == self._place:
            return
        self._place = place
        self._cues = sorted(cue for cue in self._cues if cue.place is None)
        for number in sorted(self._joined):
            self._ask_one(session, number)

    def _ask_one(self, session: LiveSession, number: int) -> None:
        if self._place is None or not isinstance(session.step, Poll):
            return
        when = self._actor(session, number).answering(session.step)
        for draft, after_s in enumerate((when.first_s, when.again_s)):
            if after_s is not None:
                self._give(after_s, number, self._place, draft)

    def _give(
        self, after_s: float, number: int, place: Place | None = None, draft: int = 0
    ) -> None:
        due = self._monotonic() + after_s
        heappush(self._cues, Cue(due, next(self._entries), number, place, draft))

    def _act(self, session: LiveSession, cue: Cue) -> None:
        if cue.place is None:
            self._come_in(session, cue.number)
        elif cue.place == self._place and isinstance(session.step, Poll):
            actor = self._actor(session, cue.number)
            filled = actor.form(session.step, cue.draft)
            try:
                commands.submit(self._services, self._code, actor.secret, cue.place, filled)
            except (RoundClosed, NotJoined):
                return  # closed or gone since the session was looked at

    def _come_in(self, session: LiveSession, number: int) -> None:
        if number not in self._expected:
            return  # should be elsewhere by now
        actor = self._actor(session, number)
        commands.join(self._services, self._code, actor.secret, Role.PARTICIPANT)
        self._services.presence.arrive(session.id, actor.key)
        self._expected.discard(number)
        self._joined.add(number)
        self._ask_one(session, number)

    def _actor(self, session: LiveSession, number: int) -> SimulatedParticipant:
        return SimulatedParticipant(
            key_of=partial(views.participant_key, self._services, session.id),
            session=session,
            cast=_cast(session),
            number=number,
        )

    def _is_time(self) -> bool:
        return self._cues[0].due_s <= self._monotonic()


def _cast(session: LiveSession) -> SimulatedRoom:
    if session.cast is None or session.status is Status.ENDED:
        raise SessionEnded  # a real session; nobody is simulated there
    return session.cast
