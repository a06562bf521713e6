"""What people do: facilitators create and run sessions, phones join and answer.

Every command is one transaction: load, let the domain decide, save, announce. A command that moves
the session carries the revision it was decided on; if the session has moved on, nothing changes.
One that names all it changes carries none: what else another window did stays.
"""

from drawbridge.commands.answering import submit, submit_with_others
from drawbridge.commands.care import (
    HELPER_LENGTH,
    ask_for_pause,
    choose_support,
    confirm_support,
    dismiss_pauses,
    set_helper,
)
from drawbridge.commands.group_sheet import give_group_sheet
from drawbridge.commands.invitations import NOT_GOOD, invite, revoke, use_invitation
from drawbridge.commands.joining import join, join_with_others, leave, limit_joins, new_secret
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
from drawbridge.commands.paper import count_slips
from drawbridge.commands.processes import (
    answer_process,
    hear,
    hear_of_all,
    keep_keys,
    look_around,
    report_phones,
)
from drawbridge.commands.reading_ahead import read_ahead, store_with_others
from drawbridge.commands.rehearsals import leave_rehearsal, recast
from drawbridge.commands.running import (
    NAME_LENGTH,
    NOTE_LENGTH,
    add_to_note,
    advance,
    arrange,
    blank,
    close_step,
    drop,
    extend_timer,
    gentle_break,
    go_back,
    go_to,
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
from drawbridge.commands.taking_back import delete_answers, redraw_withdrawn

__all__ = [
    "HELPER_LENGTH",
    "NAME_LENGTH",
    "NOTE_LENGTH",
    "NOT_GOOD",
    "SessionCommand",
    "add_to_note",
    "advance",
    "answer_process",
    "arrange",
    "ask_for_pause",
    "blank",
    "choose_support",
    "close_step",
    "confirm_support",
    "count_slips",
    "create",
    "delete",
    "delete_answers",
    "dismiss_pauses",
    "drop",
    "edit_line",
    "end",
    "extend_timer",
    "gentle_break",
    "give_group_sheet",
    "go_back",
    "go_to",
    "hear",
    "hear_of_all",
    "hold_all",
    "hold_line",
    "include_lines",
    "invite",
    "join",
    "join_with_others",
    "keep_keys",
    "keep_private",
    "leave",
    "leave_rehearsal",
    "limit_joins",
    "look_around",
    "never_show_line",
    "new_secret",
    "next_turn",
    "note",
    "open_step",
    "pause_timer",
    "purge",
    "read_ahead",
    "recast",
    "redraw_withdrawn",
    "renew_projector_link",
    "reopen",
    "report_phones",
    "restore",
    "reveal",
    "revoke",
    "run_timer",
    "send_card",
    "set_helper",
    "show_line",
    "show_words",
    "skip",
    "start",
    "store_with_others",
    "submit",
    "submit_with_others",
    "use_invitation",
    "wipe_owed",
]
