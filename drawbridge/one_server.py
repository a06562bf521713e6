"""One server to one data folder: a second one would leave its phones without news of the first.

It would also take the keys of the other's sessions for stray ones. The claim is a lock of the
operating system, which goes with the process, however that ends.
"""

import fcntl
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from drawbridge.errors import StoreUnavailable
from drawbridge.logins import unwritable

PATIENCE_S = 10.0  # the one before may still be saying goodbye
_PAUSE_S = 0.2
_NAME = "server.lock"


def claim(
    folder: Path,
    *,
    monotonic: Callable[[], float] = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> TextIO:
    """Be the only server on a folder, as long as what is returned stays open.

    Args:
        folder: the data folder; made with mode 0700 if missing.
        monotonic: a clock in seconds that never goes back.
        wait: lets so many seconds pass.

    Raises:
        StoreUnavailable: if another server is on it and does not end, or it cannot be written to.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = (folder / _NAME).open("a", encoding="utf-8")
    except OSError as error:
        raise StoreUnavailable(unwritable(folder)) from error
    until = monotonic() + PATIENCE_S
    while not _is_locked(held):
        if monotonic() >= until:
            held.close()
            raise StoreUnavailable(_taken(folder))
        wait(_PAUSE_S)
    return held


def _is_locked(held: TextIO) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks cannot say; it shall not keep an evening away
    return True


def _taken(folder: Path) -> str:
    return (
        f"Another Drawbridge is running on {folder}: stop it first, or give this one a folder of "
        "its own in DRAWBRIDGE_DATA_DIR (and another database, if you set one)."
    )
