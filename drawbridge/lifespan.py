"""What happens around serving: start, stop, and errors nobody foresaw."""

import asyncio
import gc
import logging
import resource
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from functools import partial
from importlib.util import find_spec
from types import FrameType
from typing import Any

from drawbridge import commands, operations
from drawbridge.errors import DrawbridgeError, StoreUnavailable
from drawbridge.live.console_call import ConsoleServer
from drawbridge.rate_limits import STREAMS_IN_ALL
from drawbridge.rehearsal.inside.scheduler import Scheduler
from drawbridge.services import Services

LOG = logging.getLogger("drawbridge")
TIDY_S = 3600.0
WIPE_S = 300.0
REDRAW_S = 1.0
REPORT_S = 1.0
LOOK_S = 5.0
OPEN_FILES = 16_384  # one per connected phone, four per console or projector
USUAL_PORT = 8501  # Streamlit's
STREAM_SHARE_PERCENT = 75  # of the files; the rest is for requests, threads and the database
OTHERS = 0o077  # group and everybody: whoever is not the owner of a folder
SWITCH_INTERVAL_S = 0.0005  # a busy script must not hold up 300 phones
NEW_OBJECTS = 20_000
"""How many objects more there have to be before Python looks for rubbish among them. With its usual
700 that took a third of the time while three thousand phones answered, and found none."""


LAST_RESORT = (
    "Something went wrong on this page. Nothing that was stored is lost; reload the page to go on."
)


def or_exit(build: Callable[[], Services]) -> Services:
    """Build the services, or stop the start with one sentence."""
    try:
        return build()
    except DrawbridgeError as error:
        sys.exit(f"Drawbridge cannot start. {error}")


def last_resort(show: Callable[[str], object]) -> Callable[[Exception], bool]:
    """What handles an error that nobody foresaw in a page: log it whole, show a fixed sentence."""

    def handle(error: Exception) -> bool:
        LOG.error("Unforeseen error in a page", exc_info=error)
        show(LAST_RESORT)
        return True

    return handle


@asynccontextmanager
async def running(
    services: Services,
    port: int,
    *,
    is_chosen: bool = True,
    ahead: Callable[[], object] | None = None,
) -> AsyncIterator[None]:
    """Prepare the process, tidy the store, greet in the terminal; close the streams at the end.

    Args:
        services: the parts of this process.
        port: where it is served.
        is_chosen: whether somebody has named that port, so that it is the one they expect.
        ahead: what whoever asks first would otherwise wait for; done once, on a thread.
    """
    commands.purge(services)
    _greet(services, port, is_chosen=is_chosen)
    stop_metrics = _serve_metrics(services)
    chores = (
        _every(TIDY_S, commands.purge, services),
        _every(WIPE_S, commands.wipe_owed, services),
        Scheduler(services, time.monotonic).run(),
        asyncio.to_thread(ahead or _nothing),
    )
    try:
        with _answering_processes(services):
            async with _live(services, *chores):
                yield
    finally:
        stop_metrics()


@asynccontextmanager
async def serving_phones(services: Services) -> AsyncIterator[None]:
    """The same for a process that serves phones alone, and leaves tidying to the console's."""
    async with _live(services, _every(REPORT_S, commands.report_phones, services)):
        yield


@asynccontextmanager
async def _live(services: Services, *chores: Coroutine[Any, Any, object]) -> AsyncIterator[None]:
    """What every process that serves does meanwhile."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    gc.freeze()  # what was imported stays for good, and is not looked through
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    n_files = _raise_open_files()
    services.limits.streams.most_in_all = _n_streams(n_files)
    # Streamlit 1.67 switches it on again when it starts; a line has an address and a time (R25).
    logging.getLogger("uvicorn.access").disabled = True
    if services.settings.logs_json:
        operations.log_as_json(sys.stderr)
    restore_signals = _close_streams_on_signal(services)
    services.news.start(partial(commands.hear, services), partial(commands.hear_of_all, services))
    tasks = [operations.side_task(it) for it in (*_everywhere(services), *chores)]
    try:
        with operations.noting(services.last_errors):
            yield
    finally:
        for task in tasks:
            task.cancel()
        restore_signals()
        services.news.stop()
        services.hub.close()


def _everywhere(services: Services) -> Iterator[Coroutine[Any, Any, None]]:
    yield services.loop_delay.watch()
    yield services.standstill.watch()
    yield _every(REDRAW_S, commands.redraw_withdrawn, services)
    watch = commands.look_around if services.settings.is_shared else commands.keep_keys
    yield _every(LOOK_S, watch, services)


@contextmanager
def _answering_processes(services: Services) -> Iterator[None]:
    """Answer the phones' processes, where there can be any."""
    if not services.settings.is_shared:
        yield
        return
    path = services.settings.console_socket
    with closing(ConsoleServer(path, partial(commands.answer_process, services))):
        yield


async def _every(pause_s: float, tidy: Callable[[Services], object], services: Services) -> None:
    """Delete what is past its time, or wipe what is deleted, again and again."""
    while True:
        await asyncio.sleep(pause_s)
        try:
            await asyncio.to_thread(tidy, services)
        except StoreUnavailable as error:
            LOG.warning("Nothing was tidied up this time: %s", error)


def _serve_metrics(services: Services) -> Callable[[], None]:
    port = services.settings.metrics_port
    if port is None:
        return _nothing
    from drawbridge.operations.metrics import serve_metrics  # noqa: PLC0415 - few have a port set

    return serve_metrics(services, port)


def _nothing() -> None:
    """There is nothing to end."""


def _raise_open_files() -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(OPEN_FILES, hard) if hard != resource.RLIM_INFINITY else OPEN_FILES
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(soft, wanted) if soft != resource.RLIM_INFINITY else OPEN_FILES


def _n_streams(n_files: int) -> int:
    """How many screens may hold a file open; what answers come on is kept free."""
    n_streams = min(STREAMS_IN_ALL, n_files * STREAM_SHARE_PERCENT // 100)
    if n_files < OPEN_FILES:
        LOG.warning(
            "This system lets Drawbridge open %d files: %d phones can listen at once, others ask "
            "every few seconds. For more, raise the limit before the start: ulimit -n %d",
            n_files,
            n_streams,
            OPEN_FILES,
        )
    return n_streams


def _greet(services: Services, port: int, *, is_chosen: bool) -> None:
    settings = services.settings
    link = f"http://localhost:{port}/login"
    if settings.passcode:  # known to whoever set it: no reason to print it
        lines = f"  Drawbridge is ready. Log in: {link}"
    else:
        passcode = services.logins.passcode
        lines = f"  Drawbridge is ready. Passcode: {passcode}\n  Log in: {link}#passcode={passcode}"
    if settings.data_dir.stat().st_mode & OTHERS:
        lines += f"\n  Others on this computer can read answers: chmod 700 {settings.data_dir}"
    # Source: streamlit run, 1.67, goes on to the next free port without a word.
    if not is_chosen and port != USUAL_PORT:
        lines += f"\n  Another program holds port {USUAL_PORT}, so this is at port {port} instead."
    sys.stdout.write(f"\n{lines}\n  {_served_by()}\n\n")
    sys.stdout.flush()


def _served_by() -> str:
    """Which event loop and parser are in use; not every system has the fast ones."""
    is_fast_loop = type(asyncio.get_running_loop()).__module__.startswith("uvloop")
    is_fast_parser = find_spec("httptools") is not None
    loop, parser = "uvloop" if is_fast_loop else "asyncio", "httptools" if is_fast_parser else "h11"
    return f"Served by {loop} and {parser}."


def _close_streams_on_signal(services: Services) -> Callable[[], None]:
    """End open streams when the process is told to stop; without this it would wait for them."""
    before: dict[int, Any] = {}

    def stop(number: int, frame: FrameType | None) -> None:
        services.hub.close()
        earlier = before.get(number)
        if callable(earlier):
            earlier(number, frame)

    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.signal(number, stop)

    def restore() -> None:
        for number, earlier in before.items():
            signal.signal(number, earlier)

    return restore
