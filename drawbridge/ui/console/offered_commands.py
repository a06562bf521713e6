"""Which acts the console offers now, and in which words. No Streamlit in here.

Nothing is decided here: an act is offered where `LiveSession.refusal` has nothing against it, else
it stands there disabled, so that the layout stands still.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from drawbridge import commands
from drawbridge.commands import SessionCommand
from drawbridge.domain.facilitation.support import TO_DO
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import WordsPicture
from drawbridge.domain.session.session import Command, LiveSession, Phase
from drawbridge.domain.workshop.activity import Activity
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui.console import button_labels, jump
from drawbridge.views import FacilitatorView, PresenceView

UNDO_S = 15.0  # for how long a skip is offered to be undone. Source: house rule.
NEXT = "next"  # the place of the one large button
_OURS = frozenset({Reason.NONE_CHOSEN, Reason.FEW_CHOSEN})
_CHOOSE_FIRST = F_("Choose at least three, and they appear together. Or press “Keep our lines”.")
_BACK = F_("To the step before, as it was left. Nothing is asked again.")
_UNDO_JUMP = F_("Back to where you went from, as it was.")
_UNDO = F_("Back to the step that was skipped just now, as it was.")
_SKIP = F_("On to the next step, whatever is left of this one.")
_EARLY = F_("On to the next step before the time is over.")
_TIME_RUNS = F_(
    "The time is running. When it is over, this button goes on; “End early” does it now."
)
_BLANK = F_("A calm picture without words on the projector. Phones go on as they are.")
_REST = F_(
    "A calm picture on the projector, Support on every phone. Everybody comes back to where they "
    "were; an open question stays open."
)
_PAUSE = F_("Everybody sees the time stand still.")
_LONGER = F_("For the turn that is on now, in every grouping.")
_LEAVE_OUT = F_("They can be taken back in until the session has passed them.")

_NEXT_LABELS: Mapping[Command, str] = {
    Command.START: F_("Start"),
    Command.OPEN: F_("Open the question"),
    Command.CLOSE: F_("Close the question"),
    Command.GENTLE_BREAK: F_("End the break"),
    Command.RUN_TIMER: F_("Start the timer"),
    Command.END: F_("End the session…"),
}
_MOVES: Mapping[Command, SessionCommand] = {
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
    """One button. `place` is where it stands, whatever it does now; `why` is its tooltip.

    `move` carries it out.
    """

    place: str
    command: Command
    label: str
    why: str
    is_allowed: bool
    move: SessionCommand


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
    why = tell(TO_DO[view.missing[0]]) if view.missing else ""
    if waits_for_lines(view):
        why = tell(_CHOOSE_FIRST)  # a press out of habit must not say it for the room
    if view.next_act is None:  # a press out of habit must not end what people do together
        later = Command.END if view.session.is_last_step else Command.ADVANCE
        words = (_next_label(view, later), tell(_TIME_RUNS))
        return _offered(view, NEXT, Command.ADVANCE, words, waits=True)
    words = (_next_label(view, view.next_act), why)
    return _offered(view, NEXT, view.next_act, words, waits=bool(why))


def waits_for_lines(view: FacilitatorView) -> bool:
    """Whether lines may be read and chosen, and too few are chosen so far."""
    preview = view.preview
    is_ours = isinstance(preview, WordsPicture) and preview.release.reason in _OURS
    return is_ours and view.next_act is Command.REVEAL


def side_acts(view: FacilitatorView, came_from: int | None = None) -> tuple[OfferedCommand, ...]:
    """The acts beside it, always the same number in the same order.

    Args:
        view: what is on the console.
        came_from: position of the step from which somebody has just gone to this one, not to a
            neighbour; None if nobody has.
    """
    session = view.session
    blank = tell("Picture back") if session.is_blank else tell("Blank screen")
    rest = tell("End the break") if session.is_on_break else tell("Gentle break")
    is_underway = view.turns is not None and view.turns.is_underway
    return (
        _back(view, came_from),
        _keeping_lines(view) if waits_for_lines(view) else _showing(view),
        _offered(
            view,
            "skip",
            Command.SKIP,
            (tell("End early"), tell(_EARLY)) if is_underway else (tell("Skip"), tell(_SKIP)),
        ),
        _offered(view, "blank", Command.BLANK, (blank, tell(_BLANK))),
        _offered(view, "break", Command.GENTLE_BREAK, (rest, tell(_REST))),
    )


def _back(view: FacilitatorView, came_from: int | None) -> OfferedCommand:
    """One place for all ways back: to the step before, or where one has just come from."""
    undo_s = undo_left_s(view, came_from)
    if undo_s and came_from is not None:
        words = (tell("Undo jump"), tell(_UNDO_JUMP))
        return _offered(view, "back", Command.GO_TO, words, positions=(came_from,))
    words = (tell("Undo skip"), tell(_UNDO)) if undo_s else (tell("Back"), tell(_BACK))
    return _offered(view, "back", Command.GO_BACK, words)


def undo_left_s(view: FacilitatorView, came_from: int | None = None) -> float:
    """For how many seconds a skip or a jump to this step can still be undone."""
    session = view.session
    before = session.neighbour(-1)
    was_skipped = before >= 0 and session.steps[before].is_skipped
    if came_from is None and not was_skipped:
        return 0.0
    return max(0.0, UNDO_S - (view.now - (session.step_started_at or 0)))


def going_to(view: FacilitatorView, position: int) -> OfferedCommand:
    """Going to any step, with what that means, or why it cannot be."""
    session = view.session
    refusal = session.refusal(Command.GO_TO, view.now, positions=(position,))
    title = button_labels.cut(session.workshop.steps[position].title)
    words = (
        tell("Go to “{title}”", title=title),
        tell(refusal) if refusal else jump.meaning(session, position),
    )
    return _offered(view, "go_to", Command.GO_TO, words, positions=(position,))


def timer_acts(view: FacilitatorView) -> tuple[OfferedCommand, ...]:
    """What can be done with the timer of the current step, "Go on" and "Pause" in one place."""
    turns = view.turns
    if turns is None:
        return ()
    waits = not turns.has_begun  # until then the large button starts it
    if turns.is_running and not turns.is_over:
        command, words = Command.PAUSE_TIMER, (tell("Pause the timer"), tell(_PAUSE))
    else:
        command, words = (
            Command.RUN_TIMER,
            (tell("Let it go on"), tell("The time goes on from here.")),
        )
    return (
        _offered(view, "timer_run", command, words, waits=waits),
        _offered(
            view,
            "timer_extend",
            Command.EXTEND_TIMER,
            (tell("One minute more"), tell(_LONGER)),
            waits=waits,
        ),
    )


def turn_acts(view: FacilitatorView) -> tuple[OfferedCommand, ...]:
    """Ending the current turn, one act for each grouping of an activity."""
    is_activity = isinstance(view.session.step, Activity)
    lines = view.turns.lines if view.turns is not None and is_activity else ()
    return tuple(
        _offered(
            view,
            f"timer_next_{grouping}",
            Command.NEXT_TURN,
            (
                tell("{grouping}: finish", grouping=line.label)
                if line.turn == len(line.roles) - 1
                else tell("{grouping}: next turn", grouping=line.label),
                "",
            ),
            grouping=grouping,
        )
        for grouping, line in enumerate(lines)
    )


def leaving_out(view: PresenceView) -> OfferedCommand | None:
    """Leaving out what the plan offers, None where it offers nothing."""
    positions = view.plan.positions if view.plan is not None else ()
    if not positions:
        return None
    label = tell("Leave it out") if len(positions) == 1 else tell("Leave them out")
    return _offered(view, "leave_out", Command.DROP, (label, tell(_LEAVE_OUT)), positions=positions)


def taking_back(view: FacilitatorView) -> tuple[OfferedCommand, ...]:
    """Taking back in what was left out and is still to come, one act for each step."""
    session = view.session
    return tuple(
        _offered(
            view,
            f"take_back_{position}",
            Command.RESTORE,
            (tell("Take “{title}” back in", title=session.workshop.steps[position].title), ""),
            positions=(position,),
        )
        for position in session.dropped
        if position > session.position
    )


def again(view: FacilitatorView) -> OfferedCommand:
    """Asking the same question as a new round."""
    number = view.session.state.round
    why = tell(
        "Everyone answers again. Round {n} stays as it is, and the two are never added up.",
        n=max(1, number),
    )
    return _offered(
        view, "again", Command.REOPEN, (tell("Ask again as round {n}", n=number + 1), why)
    )


def _offered(  # noqa: PLR0913 - what may be said of any act
    view: FacilitatorView | PresenceView,
    place: str,
    command: Command,
    words: tuple[str, str],
    *,
    waits: bool = False,
    grouping: int = 0,
    positions: Sequence[int] = (),
) -> OfferedCommand:
    """The only maker of acts: asks the session first. `words` are the label and the tooltip."""
    label, why = words
    refusal = view.session.refusal(command, view.now, grouping=grouping, positions=positions)
    return OfferedCommand(
        place=place,
        command=command,
        label=label,
        why=why,
        is_allowed=refusal is None and not waits,
        move=_move(command, grouping, positions),
    )


def _move(command: Command, grouping: int, positions: Sequence[int]) -> SessionCommand:
    match command:
        case Command.NEXT_TURN:
            return partial(commands.next_turn, grouping=grouping)
        case Command.DROP:
            return partial(_drop, positions=positions)
        case Command.RESTORE:
            return partial(_restore, position=positions[0])
        case Command.GO_TO:
            return partial(commands.go_to, position=positions[0])
        case _:
            return _MOVES[command]


def _drop(services: Services, code: str, _revision: int, *, positions: Sequence[int]) -> None:
    """It names what it changes, so a press on an older picture counts too."""
    commands.drop(services, code, positions=positions)


def _restore(services: Services, code: str, _revision: int, *, position: int) -> None:
    commands.restore(services, code, position=position)


def _showing(view: FacilitatorView) -> OfferedCommand:
    """One place for keeping private, hiding and showing after all: never two of them fit."""
    state = view.session.state
    if state.phase is Phase.CLOSED and state.is_private:
        command, label = Command.REVEAL, tell("Show after all")
        why = tell("Put the result before the room now.")
    elif state.phase is Phase.REVEALED:
        command, label = Command.KEEP_PRIVATE, button_labels.hiding(view.preview)
        why = tell("Take the result off the projector. You can show it again.")
    else:
        command, label = Command.KEEP_PRIVATE, tell("Keep private")
        why = tell("Go on without showing this result. You can show it later.")
    return _offered(view, "showing", command, (label, why))


def _keeping_lines(view: FacilitatorView) -> OfferedCommand:
    """The same place while lines wait to be chosen."""
    why = tell("The room reads: “We'll keep our lines to ourselves.”")
    return _offered(view, "showing", Command.REVEAL, (tell("Keep our lines"), why))


def _next_label(view: FacilitatorView, command: Command) -> str:
    if waits_for_lines(view):
        return tell("Choose lines to show")
    if command is Command.REVEAL:
        return button_labels.showing(view.preview)
    if command is Command.ADVANCE:
        return button_labels.going_on(view.session)
    if command is Command.END and view.session.is_rehearsal:
        return tell("Leave the rehearsal…")
    if command is Command.RUN_TIMER and view.turns is not None and view.turns.has_begun:
        return tell("Let the time go on")
    return tell(_NEXT_LABELS[command])
