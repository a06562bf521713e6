"""What commands and views work with, in one hand."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawbridge.access import Access
from drawbridge.attention import AttentionBoard
from drawbridge.cards import CardBoard
from drawbridge.domain.flags import Lexicon
from drawbridge.limits import Limits
from drawbridge.live import Hub
from drawbridge.pauses import PauseBoard
from drawbridge.progress import ProgressBoard
from drawbridge.settings import Settings
from drawbridge.store.keys import KeyFolder
from drawbridge.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The running parts of one Drawbridge.

    `clock` gives seconds since the epoch, `workshops` is the folder of workshop files.
    `lexicon` and `names` are what lines are looked through for.
    """

    settings: Settings
    store: Store
    keys: KeyFolder
    hub: Hub
    progress: ProgressBoard
    attention: AttentionBoard
    cards: CardBoard
    pauses: PauseBoard
    limits: Limits
    access: Access
    clock: Callable[[], float]
    workshops: Path
    lexicon: Lexicon
    names: tuple[str, ...] = ()
