"""One run of a workshop: where it is, and which command may move it where.

The rules are the table `MOVES`; the methods of `LiveSession` return a new session or raise. The
clock is passed in. What people answered is not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from drawbridge.domain.cast import Cast
from drawbridge.domain.workshop import Audience, Poll, Step, Workshop
from drawbridge.errors import SessionEnded, WrongPhase

CODE_LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"  # no I, L, O or S: they are read as 1, 0 and 5
CODE_LENGTH = 6
SMALL_GROUP = 12  # R34


class Status(StrEnum):
    """Where the session is as a whole."""

    LOBBY = "lobby"
    RUNNING = "running"
    ENDED = "ended"


class Phase(StrEnum):
    """Where the current step is. Steps that ask nothing stay in briefing."""

    BRIEFING = "briefing"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Command(StrEnum):
    """What a facilitator can tell a session to do."""

    START = "start"
    OPEN = "open"
    CLOSE = "close"
    REVEAL = "reveal"
    KEEP_PRIVATE = "keep_private"
    REOPEN = "reopen"
    ADVANCE = "advance"
    SKIP = "skip"
    GO_BACK = "go_back"
    BLANK = "blank"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """How far one step has come.

    `build` counts from 0, `round` from 1 (0: never opened). `shown` lists the rounds whose result
    was before the room at some time.
    """

    phase: Phase = Phase.BRIEFING
    round: int = 0
    build: int = 0
    is_private: bool = False
    shown: tuple[int, ...] = ()


_ANY = frozenset(Phase)
_QUIET = frozenset({Phase.BRIEFING, Phase.CLOSED, Phase.REVEALED})
_DONE = frozenset({Phase.CLOSED, Phase.REVEALED})
_LIVE = frozenset({Status.LOBBY, Status.RUNNING})
_RUNNING = frozenset({Status.RUNNING})

# Which command is allowed where. A command that is not allowed changes nothing.
MOVES: Mapping[Command, tuple[frozenset[Status], frozenset[Phase]]] = {
    Command.START: (frozenset({Status.LOBBY}), _ANY),
    Command.OPEN: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.CLOSE: (_RUNNING, frozenset({Phase.OPEN})),
    Command.REVEAL: (_RUNNING, frozenset({Phase.CLOSED})),
    Command.KEEP_PRIVATE: (_RUNNING, _DONE),
    Command.REOPEN: (_RUNNING, _DONE),
    Command.ADVANCE: (_RUNNING, _QUIET),
    Command.SKIP: (_RUNNING, _QUIET),
    Command.GO_BACK: (_RUNNING, _QUIET),
    Command.BLANK: (_LIVE, _ANY),
    Command.END: (_LIVE, _ANY),
}

_REFUSALS: Mapping[Command, str] = {
    Command.START: "The session has already started.",
    Command.OPEN: "This question has been asked already. Use “Re-ask” for a new round.",
    Command.CLOSE: "There is no open question to close.",
    Command.REVEAL: "Only a closed question can be shown. Close it first.",
    Command.KEEP_PRIVATE: "Only a closed question can be kept private.",
    Command.REOPEN: "Only a closed question can be asked again.",
    Command.ADVANCE: "The question is still open. Close it before going on.",
    Command.SKIP: "The question is still open. Close it before going on.",
    Command.GO_BACK: "The question is still open. Close it before going back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    """One run of a workshop.

    Times are seconds since the epoch, UTC. `head_count` is how many people the facilitator sees
    in the room (0: not said). `join_base` overrides the address phones are sent to ("": none).
    `steps` has one state per step of the workshop. `group_size` is how many had joined at the end,
    in words that tell no exact small number. `cast` plays along in a rehearsal only.
    """

    id: str
    code: str
    workshop: Workshop
    projector_key: str
    created_at: float
    steps: tuple[StepState, ...]
    status: Status = Status.LOBBY
    revision: int = 1
    position: int = 0
    head_count: int = 0
    join_base: str = ""
    is_blank: bool = False
    is_rehearsal: bool = False
    started_at: float | None = None
    step_started_at: float | None = None
    ended_at: float | None = None
    group_size: str = ""
    cast: Cast | None = None

    @property
    def step(self) -> Step:
        """The step the room is at."""
        return self.workshop.steps[self.position]

    @property
    def state(self) -> StepState:
        """How far the current step has come."""
        return self.steps[self.position]

    @property
    def is_last_step(self) -> bool:
        """Whether nothing comes after the current step."""
        return self.position == len(self.workshop.steps) - 1

    def check(self, command: Command) -> None:
        """Refuse a command that does not fit.

        Raises:
            SessionEnded: if the session is over.
            WrongPhase: if the command does not fit the status, phase or kind of step.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        statuses, phases = MOVES[command]
        if self.status not in statuses:
            message = _REFUSALS[command] if self.status is Status.RUNNING else _NOT_STARTED
            raise WrongPhase(message)
        if self.state.phase not in phases:
            raise WrongPhase(_REFUSALS[command])

    def start(self, now: float) -> "LiveSession":
        """Leave the lobby for the first step."""
        self.check(Command.START)
        return self._raised(
            status=Status.RUNNING, started_at=now, step_started_at=now, is_blank=False
        )

    def open_step(self) -> "LiveSession":
        """Let phones answer the current poll."""
        self.check(Command.OPEN)
        self._poll()
        return self._with_state(replace(self.state, phase=Phase.OPEN, round=1))

    def close_step(self) -> "LiveSession":
        """Take no more answers; the caller freezes the snapshot in the same transaction."""
        self.check(Command.CLOSE)
        return self._with_state(replace(self.state, phase=Phase.CLOSED))

    def reveal(self) -> "LiveSession":
        """Put the frozen result before the room."""
        self.check(Command.REVEAL)
        if self._poll().audience is not Audience.ROOM:
            raise WrongPhase("The answers to this question are not for the projector.")
        shown = tuple(sorted({*self.state.shown, self.state.round}))
        state = replace(self.state, phase=Phase.REVEALED, is_private=False, shown=shown)
        return self._with_state(state)

    def keep_private(self) -> "LiveSession":
        """Do not show the result, or take it down again."""
        self.check(Command.KEEP_PRIVATE)
        return self._with_state(replace(self.state, phase=Phase.CLOSED, is_private=True))

    def reopen(self) -> "LiveSession":
        """Ask the current poll again; the earlier round stays frozen."""
        self.check(Command.REOPEN)
        again = self.state.round + 1
        fresh = StepState(phase=Phase.OPEN, round=again, shown=self.state.shown)
        return self._with_state(fresh)

    def advance(self, now: float) -> "LiveSession":
        """Show the next build, or go on to the next step."""
        self.check(Command.ADVANCE)
        if self.state.build + 1 < self.step.n_builds:
            return self._with_state(replace(self.state, build=self.state.build + 1))
        return self._moved(self.position + 1, now)

    def skip(self, now: float) -> "LiveSession":
        """Go on to the next step, whatever is left of this one."""
        self.check(Command.SKIP)
        return self._moved(self.position + 1, now)

    def go_back(self, now: float) -> "LiveSession":
        """Return to the step before, as it was left; never reopens anything."""
        self.check(Command.GO_BACK)
        return self._moved(self.position - 1, now)

    def blank(self) -> "LiveSession":
        """Put the holding picture on the projector, or take it away."""
        self.check(Command.BLANK)
        return self._raised(is_blank=not self.is_blank)

    def end(self, now: float, n_joined: int = 0) -> "LiveSession":
        """End the session. Ending twice is harmless and changes nothing."""
        if self.status is Status.ENDED:
            return self
        size = group_size(n_joined)
        return self._raised(status=Status.ENDED, ended_at=now, is_blank=False, group_size=size)

    def arranged(self, *, head_count: int, join_base: str) -> "LiveSession":
        """Note the head-count and the address phones are sent to.

        Raises:
            SessionEnded: if the session is over.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        return self._raised(head_count=head_count, join_base=join_base)

    def relinked(self, projector_key: str) -> "LiveSession":
        """Open the projector by another key; what was opened with the old one sees no more.

        Raises:
            SessionEnded: if the session is over.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        return self._raised(projector_key=projector_key)

    def _poll(self) -> Poll:
        if not isinstance(self.step, Poll):
            raise WrongPhase("This step asks nothing, so there is nothing to open or show.")
        return self.step

    def _moved(self, position: int, now: float) -> "LiveSession":
        if position < 0:
            raise WrongPhase("This is the first step.")
        if position >= len(self.workshop.steps):
            raise WrongPhase("This is the last step. End the session when you are ready.")
        return self._raised(position=position, step_started_at=now, is_blank=False)

    def _with_state(self, state: StepState) -> "LiveSession":
        steps = (*self.steps[: self.position], state, *self.steps[self.position + 1 :])
        return self._raised(steps=steps, is_blank=False)

    def _raised(self, **changes: object) -> "LiveSession":
        return replace(self, revision=self.revision + 1, **changes)  # type: ignore[arg-type]


_NOT_STARTED = "The session has not started yet."


def new_session(
    *,
    session_id: str,
    code: str,
    workshop: Workshop,
    projector_key: str,
    now: float,
    head_count: int = 0,
) -> LiveSession:
    """A session in the lobby, with every step still to come."""
    return LiveSession(
        id=session_id,
        code=code,
        workshop=workshop,
        projector_key=projector_key,
        created_at=now,
        steps=tuple(StepState() for _ in workshop.steps),
        head_count=head_count,
    )


def group_size(n_joined: int) -> str:
    """How large the group was: a band below twelve, the number from there (R34)."""
    if n_joined >= SMALL_GROUP:
        return str(n_joined)
    return "6–11" if n_joined > SMALL_GROUP // 2 - 1 else "1–5" if n_joined else "0"


def next_act(session: LiveSession) -> Command:
    """The one act that is most sensible now; what the large button does."""
    if session.status is Status.LOBBY:
        return Command.START
    phase = session.state.phase
    if phase is Phase.OPEN:
        return Command.CLOSE
    if isinstance(session.step, Poll):
        if phase is Phase.BRIEFING:
            return Command.OPEN
        if _is_waiting_to_be_shown(session):
            return Command.REVEAL
    return Command.END if _is_finished(session) else Command.ADVANCE


def _is_waiting_to_be_shown(session: LiveSession) -> bool:
    step, state = session.step, session.state
    for_room = isinstance(step, Poll) and step.audience is Audience.ROOM
    return for_room and state.phase is Phase.CLOSED and not state.is_private


def _is_finished(session: LiveSession) -> bool:
    return session.is_last_step and session.state.build + 1 >= session.step.n_builds


def planned_start_s(workshop: Workshop, position: int) -> float:
    """Seconds after the start at which a step is planned to begin."""
    return 60.0 * sum(step.minutes for step in workshop.steps[:position])


def behind_s(session: LiveSession, now: float) -> float:
    """Seconds behind the plan (negative: ahead).

    Within a step's planned time the room is on time; before it, ahead; after it, behind.
    """
    if session.started_at is None:
        return 0.0
    elapsed = now - session.started_at
    begins = planned_start_s(session.workshop, session.position)
    ends = planned_start_s(session.workshop, session.position + 1)
    if elapsed > ends:
        return elapsed - ends
    return min(0.0, elapsed - begins)
