"""Which command may move a session where: the table `MOVES`, and the sentences that refuse."""

from collections.abc import Mapping
from enum import StrEnum

from drawbridge.errors import F_


class Status(StrEnum):
    """Where the session is as a whole."""

    LOBBY = "lobby"
    RUNNING = "running"
    ENDED = "ended"


class Phase(StrEnum):
    """Where the current step is. Steps that ask nothing stay in briefing."""

    BRIEFING = "briefing"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Command(StrEnum):
    """What a facilitator can tell a session to do."""

    START = "start"
    OPEN = "open"
    CLOSE = "close"
    REVEAL = "reveal"
    KEEP_PRIVATE = "keep_private"
    REOPEN = "reopen"
    ADVANCE = "advance"
    SKIP = "skip"
    GO_BACK = "go_back"
    GO_TO = "go_to"
    BLANK = "blank"
    GENTLE_BREAK = "gentle_break"
    RUN_TIMER = "run_timer"
    PAUSE_TIMER = "pause_timer"
    EXTEND_TIMER = "extend_timer"
    NEXT_TURN = "next_turn"
    DROP = "drop"
    RESTORE = "restore"
    END = "end"


_ANY = frozenset(Phase)
_QUIET = frozenset({Phase.BRIEFING, Phase.CLOSED, Phase.REVEALED})
_DONE = frozenset({Phase.CLOSED, Phase.REVEALED})
_LIVE = frozenset({Status.LOBBY, Status.RUNNING})
_RUNNING = frozenset({Status.RUNNING})

# Which command is allowed where. A command that is not allowed changes nothing.
MOVES: Mapping[Command, tuple[frozenset[Status], frozenset[Phase]]] = {
    Command.START: (frozenset({Status.LOBBY}), _ANY),
    Command.OPEN: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.CLOSE: (_RUNNING, frozenset({Phase.OPEN})),
    Command.REVEAL: (_RUNNING, frozenset({Phase.CLOSED})),
    Command.KEEP_PRIVATE: (_RUNNING, _DONE),
    Command.REOPEN: (_RUNNING, _DONE),
    Command.ADVANCE: (_RUNNING, _QUIET),
    Command.SKIP: (_RUNNING, _QUIET),
    Command.GO_BACK: (_RUNNING, _QUIET),
    Command.GO_TO: (_RUNNING, _QUIET),
    Command.BLANK: (_LIVE, _ANY),
    Command.GENTLE_BREAK: (_RUNNING, _ANY),
    Command.RUN_TIMER: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.PAUSE_TIMER: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.EXTEND_TIMER: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.NEXT_TURN: (_RUNNING, frozenset({Phase.BRIEFING})),
    Command.DROP: (_LIVE, _ANY),
    Command.RESTORE: (_LIVE, _ANY),
    Command.END: (_LIVE, _ANY),
}

REFUSALS: Mapping[Command, str] = {
    Command.START: F_("The session has already started."),
    Command.OPEN: F_("This question has been asked already. Use “Ask again” for a new round."),
    Command.CLOSE: F_("There is no open question to close."),
    Command.REVEAL: F_("Only a closed question can be shown. Close it first."),
    Command.KEEP_PRIVATE: F_("Only a closed question can be kept private."),
    Command.REOPEN: F_("Only a closed question can be asked again."),
    Command.ADVANCE: F_("The question is still open. Close it before going on."),
    Command.SKIP: F_("The question is still open. Close it before going on."),
    Command.GO_BACK: F_("The question is still open. Close it before going back."),
    Command.GO_TO: F_("The question is still open. Close it before going to another step."),
    **dict.fromkeys(
        (Command.RUN_TIMER, Command.PAUSE_TIMER, Command.EXTEND_TIMER, Command.NEXT_TURN),
        F_("This step has no timer."),
    ),
}

NOT_STARTED = F_("The session has not started yet.")
DURING_BREAK = frozenset({Command.GENTLE_BREAK, Command.DROP, Command.RESTORE, Command.END})
ON_BREAK = F_(
    "The room is on a break. End the break first; everybody is then back where they were."
)
