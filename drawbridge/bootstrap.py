"""Builds the running parts from the settings; the only place that knows them all."""

import fcntl
import os
import secrets
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import lru_cache, partial
from pathlib import Path
from typing import TextIO

from sqlalchemy import make_url

from drawbridge import content
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.content.lexicon import lexicon
from drawbridge.content.own_workshops import OwnWorkshops
from drawbridge.domain.facilitation.flags import Lexicon
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import SettingsError, StoreUnavailable
from drawbridge.live import one_folder
from drawbridge.live.attention import LONGEST_S, SHORTEST_S, AttentionBoard
from drawbridge.live.console_call import ConsoleCall
from drawbridge.live.hub import Hub
from drawbridge.live.last_errors import LastErrors
from drawbridge.live.loop_delay import LoopDelay
from drawbridge.live.news import News, NobodyElse, PostgresNews
from drawbridge.live.pause_requests import DistantPauses, PauseRequestBoard, Wish
from drawbridge.live.presence import Presence
from drawbridge.live.progress import ProgressBoard
from drawbridge.live.relay import Relay
from drawbridge.live.rooms import Rooms
from drawbridge.live.standstill import Standstill
from drawbridge.live.support_cards import SupportCardBoard
from drawbridge.live.withdrawals import WithdrawalBoard
from drawbridge.live.workers import Workers
from drawbridge.logins import Logins, kept_secret, new_passcode, unwritable
from drawbridge.one_server import claim
from drawbridge.rate_limits import Limits
from drawbridge.services import Services
from drawbridge.settings import Settings
from drawbridge.steady_clock import SteadyClock, elapsed_s
from drawbridge.store.examining import version_at
from drawbridge.store.group_commit import (
    LONGEST_GATHER_S,
    SHARED_GATHER_S,
    GroupReader,
    GroupWriter,
)
from drawbridge.store.keys import KeyFolder
from drawbridge.store.schema import VERSION
from drawbridge.store.store import Store
from drawbridge.translations import ENGLISH

_LONGEST_SOCKET = 107  # bytes; what the address of a Unix socket has room for
_CLAIMS: list[TextIO] = []  # held until this process ends
ROOT = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def services() -> Services:
    """The services of this process, built once from its environment.

    Raises:
        SettingsError: if a setting is wrong.
        StoreUnavailable: if the data folder or database cannot be used.
    """
    return build(_settings())


@lru_cache(maxsize=1)
def services_of_server() -> Services:
    """The same for a server, which refuses to be the second one on its data.

    Raises:
        SettingsError: if a setting is wrong.
        StoreUnavailable: if another server is there, or the folder or database cannot be used.
    """
    for folder in _folders(_settings()):
        _CLAIMS.append(claim(folder))
    found = services()
    _refuse_another_folder(found.settings)
    return found


def _settings() -> Settings:
    return Settings.from_environ(os.environ, root=ROOT, languages=_choosable())


def _choosable() -> tuple[str, ...]:
    """English needs no catalogue; the others are looked through where one of them is chosen."""
    is_english = os.environ.get("DRAWBRIDGE_LANGUAGE", "").strip() in {"", ENGLISH}
    return (ENGLISH,) if is_english else offered_languages()


def _folders(settings: Settings) -> tuple[Path, ...]:
    """The data folder and, where an SQLite file lies elsewhere, its folder."""
    file = settings.database_url.removeprefix("sqlite:///")
    if file == settings.database_url or Path(file).parent == settings.data_dir:
        return (settings.data_dir,)
    return (settings.data_dir, Path(file).parent)


def build(settings: Settings, *, console: ConsoleCall | None = None) -> Services:
    """Build all parts.

    Args:
        settings: what was set.
        console: asks the process that has the console; None where that is this one.

    Raises:
        StoreUnavailable: if the data folder or database cannot be used.
    """
    return around(_opened(settings), settings, console=console)


def around(store: Store, settings: Settings, *, console: ConsoleCall | None = None) -> Services:
    """All parts around a store that is open, as a process has them that has just started.

    Args:
        store: the store; its folder is the one that was set.
        settings: what was set.
        console: as for `build`.
    """
    is_alone = not settings.is_shared
    rooms = Rooms(time.monotonic, is_alone=is_alone)
    news = _news(settings)
    clock = SteadyClock(time.time, elapsed_s)
    return Services(
        settings=settings,
        store=store,
        writer=_writer(store, is_alone=is_alone),
        reader=GroupReader(store),
        keys=KeyFolder(settings.data_dir / "keys"),
        hub=Hub(rooms.outdate, secrets.SystemRandom().random, news.tell),
        news=news,
        rooms=rooms,
        presence=Presence(time.monotonic, is_alone=is_alone),
        progress=ProgressBoard(time.monotonic),
        attention=AttentionBoard(time.monotonic, random_delay_s),
        withdrawals=WithdrawalBoard(time.monotonic, random_delay_s),
        cards=SupportCardBoard(time.monotonic),
        pauses=_pauses(console),
        workers=Workers(time.monotonic),
        loop_delay=LoopDelay(time.monotonic),
        standstill=Standstill(time.monotonic, is_alone=is_alone),
        last_errors=LastErrors(),
        relay=Relay(time.monotonic),
        limits=Limits(time.monotonic, secrets.token_bytes(32), is_alone=is_alone),
        logins=_logins(settings, store, clock),
        clock=clock,
        workshops=ROOT / "workshop_content",
        own_workshops=OwnWorkshops(settings.workshops_dir),
        lexicon=_included_lexicon(),
        names=_names(settings.names_file),
        process=secrets.token_hex(8),
        console=console,
    )


def _writer(store: Store, *, is_alone: bool) -> GroupWriter:
    if is_alone:
        return GroupWriter(store)
    return GroupWriter(store, SHARED_GATHER_S, LONGEST_GATHER_S)


def _opened(settings: Settings) -> Store:
    _prepare_folder(settings)
    return Store(settings.database_url, _read_workshop)


def for_phones(settings: Settings) -> Services:
    """The parts of a process that serves phones alone, beside the one that has the console.

    Raises:
        SettingsError: if the database is a file, which has one process.
        StoreUnavailable: if the data folder or database cannot be used.
    """
    if not settings.is_shared:
        raise SettingsError(
            "DRAWBRIDGE_DATABASE_URL",
            "SQLite",
            "the address of a PostgreSQL database: an SQLite file is served by one process",
        )
    found = build(settings, console=ConsoleCall(settings.console_socket))
    with ExitStack() as refused:
        refused.callback(found.store.close)
        _refuse_another_folder(settings)
        refused.pop_all()
    return found


def _news(settings: Settings) -> News:
    if not settings.is_shared:
        return NobodyElse()
    return PostgresNews(_for_libpq(settings), _mark(settings))


def _refuse_another_folder(settings: Settings) -> None:
    if settings.is_shared:
        one_folder.refuse_another(_for_libpq(settings), _mark(settings))


def _for_libpq(settings: Settings) -> str:
    url = make_url(settings.database_url).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _mark(settings: Settings) -> int:
    return one_folder.mark_of(_signing_key(settings))


def _pauses(console: ConsoleCall | None) -> PauseRequestBoard:
    if console is None:
        return PauseRequestBoard(time.monotonic, secrets.SystemRandom().uniform)

    def tell(session_id: str, participant_key: str, wish: Wish) -> None:
        console({"session": session_id, "participant": participant_key, "wish": wish.value})

    return DistantPauses(tell, time.monotonic)


def _logins(settings: Settings, store: Store, clock: SteadyClock) -> Logins:
    secret_of = partial(_kept, settings.data_dir)
    return Logins(
        store,
        passcode=settings.passcode or secret_of("passcode.txt", new_passcode),
        signing_key=_signing_key(settings).encode(),
        clock=clock,
        monotonic=time.monotonic,
    )


def versions_of_database(settings: Settings) -> tuple[int | None, int]:
    """The version of the tables there, None where there are none yet, and this program's own.

    Raises:
        StoreUnavailable: if the database cannot be reached.
    """
    return version_at(settings.database_url), VERSION


@lru_cache(maxsize=1)
def _included_lexicon() -> Lexicon:
    return lexicon(ROOT / "workshop_content" / "lexicon")


def _read_workshop(source: str, variant: str) -> Workshop:
    return content.restored(source, file="workshop", variant=variant)


def random_delay_s() -> float:
    """Seconds until something private is told, different each time."""
    return SHORTEST_S + (LONGEST_S - SHORTEST_S) * secrets.randbelow(1001) / 1000


def _names(path: Path | None) -> tuple[str, ...]:
    """Names to look for in lines, one a line of a file that lies on this computer."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        expected = "a text file in UTF-8 with one name per line"
        raise SettingsError("DRAWBRIDGE_NAMES_FILE", str(path), expected) from error
    return tuple(name for name in map(str.strip, lines) if name)


def _prepare_folder(settings: Settings) -> None:
    """Make the data folder so that only its owner can look into it; leave an existing one alone."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(unwritable(folder)) from error
    _ensure_socket_fits(settings)


def _ensure_socket_fits(settings: Settings) -> None:
    path = settings.console_socket
    if settings.is_shared and len(os.fsencode(path)) > _LONGEST_SOCKET:
        expected = "a folder with a shorter path: with PostgreSQL it holds a socket"
        raise SettingsError("DRAWBRIDGE_DATA_DIR", str(path.parent), expected)


def _kept(folder: Path, name: str, make: Callable[[], str]) -> str:
    # Two processes that start together must not both make one.
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        return kept_secret(folder / name, make)
    finally:
        os.close(handle)


def _signing_key(settings: Settings) -> str:
    return _kept(settings.data_dir, "signing.key", _new_signing_key)


def _new_signing_key() -> str:
    return secrets.token_hex(32)
