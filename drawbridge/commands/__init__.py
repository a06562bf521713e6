"""What people do: facilitators create and run sessions, phones join and answer.

Every command is one transaction: load, let the domain decide, save, announce. A facilitator's
command carries the revision it was decided on; if the session has moved on, nothing changes.
"""

from drawbridge.commands.care import HELPER_LENGTH, choose_support, confirm_support, set_helper
from drawbridge.commands.keeping import create, delete, end, purge
from drawbridge.commands.phones import join, leave, new_secret, submit
from drawbridge.commands.rehearsals import REHEARSALS, leave_rehearsal, recast
from drawbridge.commands.steering import (
    NOTE_LENGTH,
    advance,
    arrange,
    blank,
    close_step,
    drop,
    extend_timer,
    gentle_break,
    go_back,
    keep_private,
    next_turn,
    note,
    open_step,
    pause_timer,
    renew_projector_link,
    reopen,
    restore,
    reveal,
    run_timer,
    skip,
    start,
)

__all__ = [
    "HELPER_LENGTH",
    "NOTE_LENGTH",
    "REHEARSALS",
    "advance",
    "arrange",
    "blank",
    "choose_support",
    "close_step",
    "confirm_support",
    "create",
    "delete",
    "drop",
    "end",
    "extend_timer",
    "gentle_break",
    "go_back",
    "join",
    "keep_private",
    "leave",
    "leave_rehearsal",
    "new_secret",
    "next_turn",
    "note",
    "open_step",
    "pause_timer",
    "purge",
    "recast",
    "renew_projector_link",
    "reopen",
    "restore",
    "reveal",
    "run_timer",
    "set_helper",
    "skip",
    "start",
    "submit",
]
