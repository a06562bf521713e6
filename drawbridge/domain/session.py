"""One run of a workshop: where it is, and which command may move it where.

The rules are the table `moves.MOVES`; the methods of `LiveSession` return a new session or raise.
The clock is passed in. What people answered is not here.
"""

from dataclasses import dataclass, replace

from drawbridge.domain.cast import Cast
from drawbridge.domain.moves import (
    DURING_BREAK,
    MOVES,
    NOT_STARTED,
    ON_BREAK,
    REFUSALS,
    Command,
    Phase,
    Status,
)
from drawbridge.domain.workshop import Audience, Poll, Step, Workshop
from drawbridge.errors import SessionEnded, WrongPhase

__all__ = [
    "MOVES",
    "Command",
    "LiveSession",
    "Phase",
    "Status",
    "StepState",
    "behind_s",
    "group_size",
    "new_session",
    "next_act",
    "planned_start_s",
]

CODE_LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"  # no I, L, O or S: they are read as 1, 0 and 5
CODE_LENGTH = 6
SMALL_GROUP = 12  # R34


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    """One run of a workshop.

    Times are seconds since the epoch, UTC. `head_count` is how many people the facilitator sees
    in the room (0: not said). `join_base` overrides the address phones are sent to ("": none).
    `steps` has one state per step of the workshop. `group_size` is how many had joined at the end,
    in words that tell no exact small number. `cast` plays along in a rehearsal only.
    `support_country` names the support lines that phones show ("": not chosen), `has_helper` says
    that the card "Who helps" is filled.
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
    is_on_break: bool = False
    is_rehearsal: bool = False
    started_at: float | None = None
    step_started_at: float | None = None
    ended_at: float | None = None
    group_size: str = ""
    cast: Cast | None = None
    support_country: str = ""
    has_helper: bool = False

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
            message = REFUSALS[command] if self.status is Status.RUNNING else NOT_STARTED
            raise WrongPhase(message)
        if self.is_on_break and command not in DURING_BREAK:
            raise WrongPhase(ON_BREAK)
        if self.state.phase not in phases:
            raise WrongPhase(REFUSALS[command])

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

    def gentle_break(self) -> "LiveSession":
        """Let everybody rest, or bring them back to where they were; nothing else moves."""
        self.check(Command.GENTLE_BREAK)
        return self._raised(is_on_break=not self.is_on_break, is_blank=False)

    def end(self, now: float, n_joined: int = 0) -> "LiveSession":
        """End the session. Ending twice is harmless and changes nothing."""
        if self.status is Status.ENDED:
            return self
        size = group_size(n_joined)
        over = self._raised(status=Status.ENDED, ended_at=now, is_blank=False, group_size=size)
        return replace(over, is_on_break=False, has_helper=False)

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

    def with_care(self, *, country: str, has_helper: bool) -> "LiveSession":
        """Note whose support lines the phones show, and whether somebody is named who helps.

        Raises:
            SessionEnded: if the session is over.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        return self._raised(support_country=country, has_helper=has_helper)

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
    if session.is_on_break:
        return Command.GENTLE_BREAK
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
