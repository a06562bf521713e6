"""Where one run of a workshop stands: what is kept of it, and what follows from that.

What may be done about it is in `drawbridge.domain.session.refusals`, doing it in
`drawbridge.domain.session.session`. What people answered is not here.
"""

from dataclasses import dataclass, field

from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import Phase, Status
from drawbridge.domain.workshop.steps import Audience, Poll, Step, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """How far one step has come.

    `build` counts from 0, `round` from 1 (0: never opened). `shown` lists the rounds whose result
    was before the room at some time. `timer` is None where none was started. `is_skipped`: the
    room was led past it before anything was asked or begun. `is_seen`: the room was there.
    """

    phase: Phase = Phase.BRIEFING
    round: int = 0
    build: int = 0
    is_private: bool = False
    shown: tuple[int, ...] = ()
    timer: Timer | None = None
    is_skipped: bool = field(default=False, compare=False)  # how it was left, not how far it is
    is_seen: bool = field(default=False, compare=False)

    @property
    def has_begun(self) -> bool:
        """Whether something was asked, shown further or begun in it."""
        return bool(self.round or self.build or self.timer)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """Where one run of a workshop stands.

    Times are seconds since the epoch, UTC. `head_count` is how many people the facilitator sees in
    the room (0: not said). `name` tells sessions of one workshop apart ("": none); it is for the
    facilitator's eyes and reaches no phone and no projector. `join_base` overrides the address
    phones are sent to ("": none). `steps` has one state per step of the workshop. `group_size` is
    how many had joined at the end, in words that tell no exact small number. `cast` plays along in
    a rehearsal only. `support_country` names the support lines that phones show ("": not chosen),
    `has_helper` says that the card "Who helps" is filled. `dropped` holds the positions of steps
    that are passed over; `rested_at` is when the room last came out of a rest (R43).
    `second_language` is one that the projector shows beside the room's ("": none).
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
    name: str = ""
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
    second_language: str = ""
    gives_sheet: bool = False  # whether those who were there may see the group sheet

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
    def is_for_room(self) -> bool:
        """Whether the current step asks something whose result the room may see."""
        return isinstance(self.step, Poll) and self.step.audience is Audience.ROOM

    @property
    def timer(self) -> Timer | None:
        """The timer of the current step, as it was started or would start; None without one."""
        lengths = self.step.turn_lengths
        return self.state.timer or (Timer(lengths=lengths) if lengths else None)

    @property
    def has_builds_left(self) -> bool:
        """Whether the current step has more to show before the next one comes."""
        return self.state.build + 1 < self.step.n_builds

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

    def skipped_by_going_to(self, position: int) -> tuple[int, ...]:
        """Steps on the way to one further on that the room would never have been at or begun."""
        between = (one for one in range(self.position + 1, position) if one not in self.dropped)
        unseen = tuple(one for one in between if not self.steps[one].is_seen)
        asks = isinstance(self.step, Poll) or self.timer is not None
        leaves_unused = position > self.position and asks and not self.state.has_begun
        return (self.position, *unseen) if leaves_unused else unseen

    def is_to_come(self, position: int) -> bool:
        """Whether nothing has happened yet at a step further on; False where there is none."""
        is_ahead = self.position < position < len(self.workshop.steps)
        return is_ahead and self.steps[position] == StepState()

    def is_open(self, step_id: str, number: int) -> bool:
        """Whether a round of a step, by its number, takes answers now."""
        is_here = (self.step.id, self.state.round) == (step_id, number)
        return is_here and self.status is Status.RUNNING and self.state.phase is Phase.OPEN
