"""One run of a workshop: where it is, and which command may move it where.

The rules are the table `moves.MOVES`; the methods of `LiveSession` return a new session or raise.
The clock is passed in. What people answered is not here.
"""

from dataclasses import dataclass, replace

from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import (
    DURING_BREAK,
    MOVES,
    NOT_STARTED,
    ON_BREAK,
    REFUSALS,
    Command,
    Phase,
    Status,
)
from drawbridge.domain.workshop.steps import Audience, Poll, Step, Workshop
from drawbridge.errors import SessionEnded, WrongPhase

__all__ = [
    "MOVES",
    "Command",
    "LiveSession",
    "Phase",
    "Status",
    "StepState",
    "group_size",
    "new_session",
]

CODE_LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"  # no I, L, O or S: they are read as 1, 0 and 5
CODE_LENGTH = 6
SMALL_GROUP = 12  # R34
REST_S = 60.0  # R43 speaks of a pause or talk; less than a minute is neither. Source: house rule.


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """How far one step has come.

    `build` counts from 0, `round` from 1 (0: never opened). `shown` lists the rounds whose result
    was before the room at some time. `timer` is None where none was started.
    """

    phase: Phase = Phase.BRIEFING
    round: int = 0
    build: int = 0
    is_private: bool = False
    shown: tuple[int, ...] = ()
    timer: Timer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    """One run of a workshop.

    Times are seconds since the epoch, UTC. `head_count` is how many people the facilitator sees
    in the room (0: not said). `join_base` overrides the address phones are sent to ("": none).
    `steps` has one state per step of the workshop. `group_size` is how many had joined at the end,
    in words that tell no exact small number. `cast` plays along in a rehearsal only.
    `support_country` names the support lines that phones show ("": not chosen), `has_helper` says
    that the card "Who helps" is filled. `dropped` holds the positions of steps that are passed
    over; `rested_at` is when the room last came out of a rest (R43).
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
    keeps_lines: bool = False  # whether the summary holds the words of lines that were shown
    started_at: float | None = None
    step_started_at: float | None = None
    ended_at: float | None = None
    group_size: str = ""
    cast: SimulatedRoom | None = None
    support_country: str = ""
    has_helper: bool = False
    dropped: tuple[int, ...] = ()
    rested_at: float | None = None

    @property
    def step(self) -> Step:
        """The step the room is at."""
        return self.workshop.steps[self.position]

    @property
    def state(self) -> StepState:
        """How far the current step has come."""
        return self.steps[self.position]

    @property
    def is_resting(self) -> bool:
        """Whether the room rests now, or talks: at a breather, or over a result it sees (R43)."""
        is_poll = isinstance(self.step, Poll)
        return self.state.phase is Phase.REVEALED if is_poll else self.step.is_breather

    @property
    def is_last_step(self) -> bool:
        """Whether nothing comes after the current step."""
        return self.neighbour(1) >= len(self.workshop.steps)

    def neighbour(self, way: int) -> int:
        """Position of the step after this one (1) or before it (-1); dropped ones do not count."""
        position = self.position + way
        while position in self.dropped:
            position += way
        return position

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
        began = replace(self, status=Status.RUNNING, started_at=now, rested_at=now)
        return began._moved(self.position, now)

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
        return self._moved(self.neighbour(1), now)

    def skip(self, now: float) -> "LiveSession":
        """Go on to the next step, whatever is left of this one."""
        self.check(Command.SKIP)
        return self._moved(self.neighbour(1), now)

    def go_back(self, now: float) -> "LiveSession":
        """Return to the step before, as it was left; never reopens anything."""
        self.check(Command.GO_BACK)
        return self._moved(self.neighbour(-1), now)

    def blank(self) -> "LiveSession":
        """Put the holding picture on the projector, or take it away."""
        self.check(Command.BLANK)
        return self._raised(is_blank=not self.is_blank)

    def gentle_break(self, now: float) -> "LiveSession":
        """Let everybody rest, or bring them back to where they were.

        A timer stands still from the beginning of the break on; nothing else moves.
        """
        self.check(Command.GENTLE_BREAK)
        begun = replace(self, is_on_break=not self.is_on_break, rested_at=now)
        return begun._with_state(_left(self.state, now))

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
        steps = list(self.steps)
        steps[self.position] = _left(self.state, now)
        steps[position] = _arrived(self.workshop.steps[position], steps[position], now)
        return self._raised(
            position=position,
            step_started_at=now,
            is_blank=False,
            steps=tuple(steps),
            rested_at=now if self._has_rested(now) else self.rested_at,
        )

    def _has_rested(self, now: float) -> bool:
        """Whether the room rests or talks over a result at this step for long enough (R43)."""
        stayed = now - (self.step_started_at or now)
        return stayed >= REST_S and (self.is_resting or bool(self.state.shown))

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


def _left(state: StepState, now: float) -> StepState:
    """A step as it is left: its timer stands still."""
    return state if state.timer is None else replace(state, timer=state.timer.pause(now))


def _arrived(step: Step, state: StepState, now: float) -> StepState:
    """A step as the room comes to it: quiet minutes begin by themselves, once."""
    if not step.starts_by_itself or state.timer is not None:
        return state
    return replace(state, timer=Timer(lengths=step.turn_lengths).run(now))
