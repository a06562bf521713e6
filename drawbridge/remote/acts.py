"""Which acts the remote offers now: those of the console, each with how it is pressed.

What the room cannot forget, or what takes answers away for good, is slid and not tapped: a thumb
that only meant to hold the phone taps, and so does a pocket.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drawbridge.domain.session.session import Command
from drawbridge.ui.console import offered_commands
from drawbridge.ui.console.offered_commands import NEXT, OfferedCommand
from drawbridge.views import FacilitatorView

SLID = frozenset({Command.START, Command.CLOSE, Command.REVEAL, Command.REOPEN, Command.END})
_OF_THE_TIMER = frozenset(
    {Command.RUN_TIMER, Command.PAUSE_TIMER, Command.EXTEND_TIMER, Command.NEXT_TURN}
)
_IN_REACH = ("back", "showing", "break")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteAct:
    """One button. `mark` says what it meant when it was drawn; `is_slid` that a tap is no press."""

    offered: OfferedCommand
    mark: str

    @property
    def is_slid(self) -> bool:
        """Whether it has to be slid."""
        return self.offered.command in SLID

    @property
    def ends(self) -> bool:
        """Whether it ends the session, which is asked first."""
        return self.offered.command is Command.END


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteActs:
    """All acts by where they stand: the large one, those beside it, the timer's, the others."""

    large: RemoteAct
    in_reach: tuple[RemoteAct, ...]
    timer: tuple[RemoteAct, ...]
    more: tuple[RemoteAct, ...]


def remote_acts(view: FacilitatorView) -> RemoteActs:
    """What stands on the remote now. Outside the timer nothing but what may be done is drawn."""
    every = {act.offered.place: act for act in _every(view)}
    side = [every[place] for place in _IN_REACH if not _is_folded(every[place])]
    here = {NEXT, *(act.offered.place for act in side)}
    timer = tuple(act for act in every.values() if act.offered.command in _OF_THE_TIMER)
    return RemoteActs(
        large=every[NEXT],
        in_reach=tuple(side),
        timer=tuple(act for act in timer if act.offered.place != NEXT),
        more=tuple(
            act
            for act in every.values()
            if act.offered.place not in here and act not in timer and act.offered.is_allowed
        ),
    )


def meant(view: FacilitatorView, place: str, mark: str) -> RemoteAct | None:
    """The act somebody has pressed, None if nothing like it stands there any more."""
    found = (act for act in _every(view) if (act.offered.place, act.mark) == (place, mark))
    return next(found, None)


def _is_folded(act: RemoteAct) -> bool:
    is_back = act.offered.place == "back"  # stands still, so that no thumb meets something else
    return act.is_slid or not (act.offered.is_allowed or is_back)


def _every(view: FacilitatorView) -> Iterator[RemoteAct]:
    offered = (
        offered_commands.next_act(view),
        *offered_commands.side_acts(view),
        offered_commands.again(view),
        *offered_commands.timer_acts(view),
        *offered_commands.turn_acts(view),
    )
    return (RemoteAct(offered=one, mark=_mark(view, one)) for one in offered)


def _mark(view: FacilitatorView, offered: OfferedCommand) -> str:
    """What a press means, so that two people who press at once do it once.

    A turn that somebody else has just ended looks the same as the next one; its acts are bound to
    the revision. All others stay what they are while somebody joins or a line is chosen.
    """
    if offered.command in _OF_THE_TIMER:
        return f"{offered.command}-{view.session.revision}"
    return f"{offered.command}-{offered_commands.meaning(view.session, offered.command)}"
