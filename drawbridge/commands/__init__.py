"""What people do: facilitators create and run sessions, phones join and answer.

Every command is one transaction: load, let the domain decide, save, announce. A command that moves
the session carries the revision it was decided on; if the session has moved on, nothing changes.
One that names all it changes carries none: what else another window did stays.
"""

from drawbridge.commands.care import (
    HELPER_LENGTH,
    ask_for_pause,
    choose_support,
    confirm_support,
    dismiss_pauses,
    set_helper,
)
from drawbridge.commands.lifecycle import create, delete, end, purge, wipe_owed
from drawbridge.commands.moderation import (
    edit_line,
    hold_all,
    hold_line,
    include_lines,
    never_show_line,
    send_card,
    show_line,
    show_words,
)
from drawbridge.commands.phones import delete_answers, join, leave, new_secret, submit
from drawbridge.commands.rehearsals import leave_rehearsal, recast
from drawbridge.commands.running import (
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
from drawbridge.commands.shared_steps import SessionCommand

__all__ = [
    "HELPER_LENGTH",
    "NOTE_LENGTH",
    "SessionCommand",
    "advance",
    "arrange",
    "ask_for_pause",
    "blank",
    "choose_support",
    "close_step",
    "confirm_support",
    "create",
    "delete",
    "delete_answers",
    "dismiss_pauses",
    "drop",
    "edit_line",
    "end",
    "extend_timer",
    "gentle_break",
    "go_back",
    "hold_all",
    "hold_line",
    "include_lines",
    "join",
    "keep_private",
    "leave",
    "leave_rehearsal",
    "never_show_line",
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
    "send_card",
    "set_helper",
    "show_line",
    "show_words",
    "skip",
    "start",
    "submit",
    "wipe_owed",
]
