"""What commands and views work with, in one hand."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawbridge.content.own_workshops import OwnWorkshops
from drawbridge.domain.facilitation.flags import Lexicon
from drawbridge.live.attention import AttentionBoard
from drawbridge.live.console_call import ConsoleCall
from drawbridge.live.hub import Hub
from drawbridge.live.last_errors import LastErrors
from drawbridge.live.loop_delay import LoopDelay
from drawbridge.live.news import News
from drawbridge.live.pause_requests import PauseRequestBoard
from drawbridge.live.presence import Presence
from drawbridge.live.progress import ProgressBoard
from drawbridge.live.relay import Relay
from drawbridge.live.rooms import Rooms
from drawbridge.live.standstill import Standstill
from drawbridge.live.support_cards import SupportCardBoard
from drawbridge.live.withdrawals import WithdrawalBoard
from drawbridge.live.workers import Workers
from drawbridge.logins import Logins
from drawbridge.rate_limits import Limits
from drawbridge.settings import Settings
from drawbridge.store.group_commit import GroupReader, GroupWriter
from drawbridge.store.keys import KeyFolder
from drawbridge.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The running parts of one Drawbridge.

    `clock` gives seconds since the epoch and never jumps. `workshops` is the folder of included
    workshop files, which nobody writes to; `own_workshops` are those that were written here.
    `lexicon` and `names` are what lines are looked through for.
    `process` is what other processes call this one; `console` asks the console's process, None
    where that is this one.
    """

    settings: Settings
    store: Store
    writer: GroupWriter
    reader: GroupReader
    keys: KeyFolder
    hub: Hub
    news: News
    presence: Presence
    rooms: Rooms
    progress: ProgressBoard
    attention: AttentionBoard
    withdrawals: WithdrawalBoard
    cards: SupportCardBoard
    pauses: PauseRequestBoard
    workers: Workers
    loop_delay: LoopDelay
    standstill: Standstill
    last_errors: LastErrors
    relay: Relay
    limits: Limits
    logins: Logins
    clock: Callable[[], float]
    workshops: Path
    own_workshops: OwnWorkshops
    lexicon: Lexicon
    names: tuple[str, ...] = ()
    process: str = ""
    console: ConsoleCall | None = None
