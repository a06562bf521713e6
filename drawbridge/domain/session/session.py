"""One run of a workshop, and what may be told it.

The methods of `LiveSession` return a new session or raise; whether they may is decided in
`drawbridge.domain.session.refusals`. The clock is passed in. What people answered is not here.
"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drawbridge.domain.session import refusals
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.session.state import SessionState, StepState
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import MOVES, Command, Phase, Status
from drawbridge.domain.workshop.steps import Poll, Step, Workshop
from drawbridge.errors import F_, Refused, RoundClosed, SessionEnded, WrongPhase

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
class LiveSession(SessionState):
    """One run of a workshop, and what can be done with it."""

    def refusal(
        self,
        command: Command,
        now: float,
        *,
        grouping: int = 0,
        positions: Sequence[int] = (),
    ) -> str | None:
        """Why a command cannot be carried out now; None if it can. See `refusals.refusal`."""
        return refusals.refusal(self, command, now, grouping=grouping, positions=positions)

    def check(
        self,
        command: Command,
        now: float,
        *,
        grouping: int = 0,
        positions: Sequence[int] = (),
    ) -> None:
        """Refuse a command that does not fit.

        Raises:
            SessionEnded: if the session is over.
            WrongPhase: with the sentence of `refusal`.
        """
        refused = self.refusal(command, now, grouping=grouping, positions=positions)
        if refused is not None:
            raise SessionEnded if self.status is Status.ENDED else WrongPhase(refused)

    def open_poll(self, step_id: str, number: int) -> Poll:
        """The poll that takes answers now.

        Args:
            step_id: the step an answer is meant for.
            number: its round.

        Raises:
            SessionEnded: if the session is over.
            RoundClosed: if that round is not the one that is open.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        if not isinstance(self.step, Poll) or not self.is_open(step_id, number):
            raise RoundClosed
        return self.step

    def opens_projector(self, key: str) -> bool:
        """Whether a link with this key opens the projector; takes as long for a wrong key."""
        return hmac.compare_digest(self.projector_key.encode(), key.encode())

    def start(self, now: float) -> "LiveSession":
        """Leave the lobby for the first step."""
        self.check(Command.START, now)
        began = replace(self, status=Status.RUNNING, started_at=now, rested_at=now)
        return began._moved(self.position, now)

    def open_step(self, now: float) -> "LiveSession":
        """Let phones answer the current poll."""
        self.check(Command.OPEN, now)
        return self.with_state(replace(self.state, phase=Phase.OPEN, round=1))

    def close_step(self, now: float) -> "LiveSession":
        """Take no more answers; the caller freezes the snapshot in the same transaction."""
        self.check(Command.CLOSE, now)
        return self.with_state(replace(self.state, phase=Phase.CLOSED))

    def reveal(self, now: float) -> "LiveSession":
        """Put the frozen result before the room."""
        self.check(Command.REVEAL, now)
        shown = tuple(sorted({*self.state.shown, self.state.round}))
        state = replace(self.state, phase=Phase.REVEALED, is_private=False, shown=shown)
        return self.with_state(state)

    def keep_private(self, now: float) -> "LiveSession":
        """Do not show the result, or take it down again."""
        self.check(Command.KEEP_PRIVATE, now)
        return self.with_state(replace(self.state, phase=Phase.CLOSED, is_private=True))

    def reopen(self, now: float) -> "LiveSession":
        """Ask the current poll again; the earlier round stays frozen."""
        self.check(Command.REOPEN, now)
        again = self.state.round + 1
        fresh = StepState(phase=Phase.OPEN, round=again, shown=self.state.shown)
        return self.with_state(fresh)

    def advance(self, now: float) -> "LiveSession":
        """Show the next build, or go on to the next step."""
        self.check(Command.ADVANCE, now)
        if self.has_builds_left:
            return self.with_state(replace(self.state, build=self.state.build + 1))
        return self._moved(self.neighbour(1), now)

    def skip(self, now: float) -> "LiveSession":
        """Go on to the next step, whatever is left of this one."""
        self.check(Command.SKIP, now)
        skipped = replace(self.state, is_skipped=not self.state.has_begun)
        return self._with_step(skipped)._moved(self.neighbour(1), now)

    def go_back(self, now: float) -> "LiveSession":
        """Return to the step before, as it was left; never reopens anything."""
        self.check(Command.GO_BACK, now)
        return self._moved(self.neighbour(-1), now)

    def go_to(self, now: float, position: int) -> "LiveSession":
        """Go to any step, as it was left; what the room never comes to on the way is skipped."""
        self.check(Command.GO_TO, now, positions=(position,))
        skipped = self.skipped_by_going_to(position)
        steps = (
            replace(state, is_skipped=True) if place in skipped else state
            for place, state in enumerate(self.steps)
        )
        return replace(self, steps=tuple(steps))._moved(position, now)

    def blank(self, now: float) -> "LiveSession":
        """Put the holding picture on the projector, or take it away."""
        self.check(Command.BLANK, now)
        return self.changed(is_blank=not self.is_blank)

    def gentle_break(self, now: float) -> "LiveSession":
        """Let everybody rest, or bring them back to where they were.

        A timer stands still from the beginning of the break on; nothing else moves.
        """
        self.check(Command.GENTLE_BREAK, now)
        begun = replace(self, is_on_break=not self.is_on_break, rested_at=now)
        return begun.with_state(_left(self.state, now))

    def end(self, now: float, n_joined: int = 0) -> "LiveSession":
        """End the session. Ending twice is harmless and changes nothing."""
        if self.status is Status.ENDED:
            return self
        size = group_size(n_joined)
        over = self.changed(status=Status.ENDED, ended_at=now, is_blank=False, group_size=size)
        return replace(over, is_on_break=False, has_helper=False)

    def arranged(
        self,
        *,
        head_count: int | None = None,
        join_base: str | None = None,
        name: str | None = None,
        second_language: str | None = None,
    ) -> "LiveSession":
        """Note what is arranged once; None leaves one as it is.

        A second language the workshop is not written in is none.

        Raises:
            SessionEnded: if the session is over.
        """
        return self.amended(
            head_count=self.head_count if head_count is None else head_count,
            join_base=self.join_base if join_base is None else join_base,
            name=self.name if name is None else name,
            second_language=self._second(second_language),
        )

    def _second(self, language: str | None) -> str:
        """A second language for the projector; as it is if None, "" if nobody translated it."""
        if language is None:
            return self.second_language
        return language if language in self.workshop.languages[1:] else ""

    def relinked(self, projector_key: str) -> "LiveSession":
        """Open the projector by another key; what was opened with the old one sees no more.

        Raises:
            SessionEnded: if the session is over.
        """
        return self.amended(projector_key=projector_key)

    def with_care(
        self, *, country: str | None = None, has_helper: bool | None = None
    ) -> "LiveSession":
        """Note whose support lines the phones show, or whether somebody is named who helps.

        Raises:
            SessionEnded: if the session is over.
        """
        return self.amended(
            support_country=self.support_country if country is None else country,
            has_helper=self.has_helper if has_helper is None else has_helper,
        )

    def recast(self, change: Callable[[SimulatedRoom], SimulatedRoom]) -> "LiveSession":
        """Change who plays along in a rehearsal, and the head-count with it.

        Raises:
            Refused: if the session is real, or the cast is too large.
        """
        if self.cast is None:
            raise Refused(F_("This is a real session. Nobody is simulated in it."))
        cast = change(self.cast)
        cast.check()
        n_more = cast.n_people - self.cast.n_people
        return self.changed(cast=cast, head_count=max(0, self.head_count + n_more))

    def with_sheet(self, *, is_given: bool) -> "LiveSession":
        """Give the group sheet to those who were there, or take it back.

        Raises:
            WrongPhase: if the session has not ended.
        """
        if self.status is not Status.ENDED:
            raise WrongPhase(F_("The group sheet can be given when the session has ended."))
        return self.changed(gives_sheet=is_given)

    def with_state(self, state: StepState) -> "LiveSession":
        """The session with another state of the current step, and its picture on the projector."""
        return self._with_step(state).changed(is_blank=False)

    def amended(self, **changes: object) -> "LiveSession":
        """The session with other fields that may change until it ends.

        Raises:
            SessionEnded: if the session is over.
        """
        if self.status is Status.ENDED:
            raise SessionEnded
        return self.changed(**changes)

    def changed(self, **changes: object) -> "LiveSession":
        """The session with other fields. Nothing else raises the revision."""
        return replace(self, revision=self.revision + 1, **changes)  # type: ignore[arg-type]

    def _with_step(self, state: StepState) -> "LiveSession":
        steps = (*self.steps[: self.position], state, *self.steps[self.position + 1 :])
        return replace(self, steps=steps)

    def _moved(self, position: int, now: float) -> "LiveSession":
        steps = list(self.steps)
        steps[self.position] = _left(self.state, now)
        steps[position] = _arrived(self.workshop.steps[position], steps[position], now)
        return self.changed(
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
    state = replace(state, is_skipped=False, is_seen=True)
    if not step.starts_by_itself or state.timer is not None:
        return state
    return replace(state, timer=Timer(lengths=step.turn_lengths).run(now))
