"""Which acts the console offers now, and in which words. No Streamlit in here.

The rules are those of `drawbridge.domain.session`; an act that would be refused is offered as
disabled, so that the layout stands still.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

from drawbridge import commands
from drawbridge.domain.facilitation.support import TO_DO
from drawbridge.domain.privacy.gate import Release, ReleasedLines, Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.session.session import MOVES, Command, LiveSession, Phase
from drawbridge.domain.session.transitions import DURING_BREAK
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.services import Services
from drawbridge.views import FacilitatorView

Move = Callable[[Services, str, int], None]

NEXT = "next"  # the place of the one large button
_LABEL_LENGTH = 44
_OURS = frozenset({Reason.NONE_CHOSEN, Reason.FEW_CHOSEN})
_CHOOSE_FIRST = "Choose at least three, and they appear together. Or press “Keep our lines”."

_NEXT_LABELS: Mapping[Command, str] = {
    Command.START: "Start",
    Command.OPEN: "Open the question",
    Command.CLOSE: "Close the question",
    Command.GENTLE_BREAK: "End the break",
    Command.RUN_TIMER: "Start the timer",
    Command.END: "End the session…",
}
_MOVES: Mapping[Command, Move] = {
    Command.START: commands.start,
    Command.OPEN: commands.open_step,
    Command.CLOSE: commands.close_step,
    Command.REVEAL: commands.reveal,
    Command.KEEP_PRIVATE: commands.keep_private,
    Command.REOPEN: commands.reopen,
    Command.ADVANCE: commands.advance,
    Command.SKIP: commands.skip,
    Command.GO_BACK: commands.go_back,
    Command.BLANK: commands.blank,
    Command.GENTLE_BREAK: commands.gentle_break,
    Command.RUN_TIMER: commands.run_timer,
    Command.PAUSE_TIMER: commands.pause_timer,
    Command.EXTEND_TIMER: commands.extend_timer,
    Command.END: commands.end,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedCommand:
    """One button. `place` is where it stands, whatever it does now; `why` is its tooltip."""

    place: str
    command: Command
    label: str
    why: str
    is_allowed: bool = True

    @property
    def move(self) -> Move:
        """The command to carry out."""
        return _MOVES[self.command]


def meaning(session: LiveSession, command: Command) -> int:
    """What a command would mean now, as a number that fits into a key.

    It stays the same while only the people in the room, a line or a timer have changed, so that a
    click which follows at once is not lost.
    """
    state = session.state
    marks: tuple[object, ...] = (session.position, state.round, state.phase, state.build)
    marks += (state.is_private, session.is_blank, session.is_on_break, *session.dropped)
    own = {Command.BLANK: (session.is_blank,), Command.GENTLE_BREAK: (session.is_on_break,)}
    return crc32(repr((command, own.get(command, marks))).encode())


def next_act(view: FacilitatorView) -> OfferedCommand:
    """The one act that is most sensible now."""
    why = TO_DO[view.missing[0]] if view.missing else ""
    if waits_for_lines(view):
        why = _CHOOSE_FIRST  # a press out of habit must not say it for the room
    label = _next_label(view)
    return OfferedCommand(
        place=NEXT, command=view.next_act, label=label, why=why, is_allowed=not why
    )


def waits_for_lines(view: FacilitatorView) -> bool:
    """Whether lines may be read and chosen, and too few are chosen so far."""
    preview = view.preview
    is_ours = isinstance(preview, Withheld) and preview.reason in _OURS
    return is_ours and view.next_act is Command.REVEAL


def side_acts(view: FacilitatorView) -> tuple[OfferedCommand, ...]:
    """The acts beside it, always the same number in the same order."""
    session = view.session
    return (
        OfferedCommand(
            place="back",
            command=Command.GO_BACK,
            label="Back",
            why="To the step before, as it was left. Nothing is asked again.",
            is_allowed=may(session, Command.GO_BACK),
        ),
        _keeping_lines() if waits_for_lines(view) else _showing(session),
        OfferedCommand(
            place="skip",
            command=Command.SKIP,
            label="Skip",
            why="On to the next step, whatever is left of this one.",
            is_allowed=may(session, Command.SKIP),
        ),
        OfferedCommand(
            place="blank",
            command=Command.BLANK,
            label="Picture back" if session.is_blank else "Blank screen",
            why="A calm picture without words on the projector. Phones go on as they are.",
            is_allowed=may(session, Command.BLANK),
        ),
        OfferedCommand(
            place="break",
            command=Command.GENTLE_BREAK,
            label="End the break" if session.is_on_break else "Gentle break",
            why=(
                "A calm picture on the projector, Support on every phone. Everybody comes back to "
                "where they were; an open question stays open."
            ),
            is_allowed=may(session, Command.GENTLE_BREAK),
        ),
    )


def timer_acts(view: FacilitatorView) -> tuple[OfferedCommand, ...]:
    """What can be done with the timer of the current step, "Go on" and "Pause" in one place."""
    turns, session = view.turns, view.session
    if turns is None:
        return ()
    is_free = may(session, Command.RUN_TIMER) and turns.has_begun
    runs = turns.is_running and not turns.is_over
    return (
        OfferedCommand(
            place="timer_run",
            command=Command.PAUSE_TIMER if runs else Command.RUN_TIMER,
            label="Pause the timer" if runs else "Let it go on",
            why="Everybody sees the time stand still." if runs else "The time goes on from here.",
            is_allowed=is_free and not turns.is_over,
        ),
        OfferedCommand(
            place="timer_extend",
            command=Command.EXTEND_TIMER,
            label="One minute more",
            why="For the turn that is on now, in every grouping.",
            is_allowed=is_free,
        ),
    )


def again(session: LiveSession) -> OfferedCommand:
    """Asking the same question as a new round."""
    return OfferedCommand(
        place="again",
        command=Command.REOPEN,
        label=f"Ask again as round {session.state.round + 1}",
        why=(
            f"Everyone answers again. Round {max(1, session.state.round)} stays as it is, and the "
            "two are never added up."
        ),
        is_allowed=may(session, Command.REOPEN),
    )


def may(session: LiveSession, command: Command) -> bool:
    """Whether a command would be carried out now."""
    statuses, phases = MOVES[command]
    fits = session.status in statuses and session.state.phase in phases
    fits = fits and (not session.is_on_break or command in DURING_BREAK)
    return fits and (command not in _ALSO or _ALSO[command](session))


def _is_for_room(session: LiveSession) -> bool:
    return isinstance(session.step, Poll) and session.step.audience is Audience.ROOM


# What a command needs beyond the table of moves.
_ALSO: Mapping[Command, Callable[[LiveSession], bool]] = {
    Command.GO_BACK: lambda session: session.position > 0,
    Command.SKIP: lambda session: not session.is_last_step,
    Command.KEEP_PRIVATE: lambda session: _is_for_room(session) and not session.state.is_private,
    Command.REVEAL: _is_for_room,
    Command.OPEN: lambda session: isinstance(session.step, Poll),
}


def _showing(session: LiveSession) -> OfferedCommand:
    """One place for keeping private, hiding and showing after all: never two of them fit."""
    state = session.state
    if state.phase is Phase.CLOSED and state.is_private:
        command, label = Command.REVEAL, "Show after all"
        why = "Put the result before the room now."
    elif state.phase is Phase.REVEALED:
        is_written = isinstance(session.step, Written)
        command, label = Command.KEEP_PRIVATE, "Hide lines" if is_written else "Hide chart"
        why = "Take the result off the projector. You can show it again."
    else:
        command, label = Command.KEEP_PRIVATE, "Keep private"
        why = "Go on without showing this result. You can show it later."
    allowed = may(session, command)
    return OfferedCommand(
        place="showing", command=command, label=label, why=why, is_allowed=allowed
    )


def _keeping_lines() -> OfferedCommand:
    """The same place while lines wait to be chosen."""
    why = "The room reads: “We'll keep our lines to ourselves.”"
    return OfferedCommand(place="showing", command=Command.REVEAL, label="Keep our lines", why=why)


def _next_label(view: FacilitatorView) -> str:
    if waits_for_lines(view):
        return "Choose lines to show"
    if view.next_act is Command.REVEAL:
        return _showing_label(view.preview)
    if view.next_act is Command.ADVANCE:
        return _advance_label(view.session)
    if view.next_act is Command.END and view.session.is_rehearsal:
        return "Leave the rehearsal…"
    return _NEXT_LABELS[view.next_act]


def _showing_label(preview: Release | None) -> str:
    if isinstance(preview, ReleasedLines):
        return "Show the chosen lines"
    return "Show in words" if isinstance(preview, Withheld) else "Show the result"


def _advance_label(session: LiveSession) -> str:
    n_builds = session.step.n_builds
    if session.state.build + 1 < n_builds:
        return f"Next line ({session.state.build + 2} of {n_builds})"
    title = session.workshop.steps[session.neighbour(1)].title
    return f"Next: {title if len(title) <= _LABEL_LENGTH else title[: _LABEL_LENGTH - 1] + '…'}"
