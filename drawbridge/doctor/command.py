"""The command: every look, one after the other, and what they found."""

import argparse
import os
import resource
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from drawbridge import bootstrap, qr
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.doctor import machine, network, storage
from drawbridge.doctor.finding import Finding, Level, wrong
from drawbridge.doctor.reach import Waiting
from drawbridge.errors import SettingsError
from drawbridge.settings import Settings
from drawbridge.web.ports import is_free

_CLOCK_FILES = ("*.sqlite3", "signing.key", "passcode.txt")


def doctor(options: argparse.Namespace) -> int:
    """Print what stands in the way of an evening on this computer, and what to do.

    Args:
        options: `port`, and `phone_s`, for how long to wait for a phone, 0 for not at all.

    Returns:
        0 if nothing is wrong, 1 if something is.
    """
    levels = []
    for finding in findings(options.port, options.phone_s):
        print("\n".join(finding.lines), flush=True)
        levels.append(finding.level)
    n_wrong, n_looks = levels.count(Level.WRONG), levels.count(Level.LOOK)
    print(f"\n{_summed_up(n_wrong, n_looks)}")
    return 1 if n_wrong else 0


def findings(port: int, phone_s: float) -> Iterator[Finding]:
    """What each look has found, as soon as it has.

    Args:
        port: where Drawbridge is served, or is going to be.
        phone_s: how long to wait for a phone; 0: not at all.
    """
    yield machine.versions(bootstrap.ROOT / "requirements.txt")
    yield machine.fonts()
    _, hard_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield machine.open_files(hard_limit)
    try:
        settings = Settings.from_environ(
            os.environ, root=bootstrap.ROOT, languages=offered_languages()
        )
    except SettingsError as error:
        yield wrong(str(error), "set it right, or unset it; see docs/settings.md.")
        return
    yield machine.clock(time.time(), _written_before(settings.data_dir))
    yield storage.data_folder(settings.data_dir)
    yield storage.disk(settings.data_dir)
    yield storage.database(settings)
    yield network.listening(port)
    found = network.own_addresses(settings.public_url, port)
    yield network.for_phones(found)
    if phone_s and found:
        yield _phone(found[0].url, port, phone_s)


def _written_before(folder: Path) -> Iterator[Path]:
    yield Path(__file__)
    for pattern in _CLOCK_FILES:
        yield from folder.glob(pattern)


def _phone(base: str, port: int, phone_s: float) -> Finding:
    waiting = Waiting(port if is_free(port) else 0, secrets.token_urlsafe(4))
    address = waiting.address(base)
    if sys.stdout.isatty():
        print(qr.for_terminal(address))
    print(f"Scan this with a phone, or open {address}", flush=True)
    with waiting.serving():
        return waiting.wait(phone_s)


def _summed_up(n_wrong: int, n_looks: int) -> str:
    if n_wrong:
        return "An evening on this computer would not go well yet."
    return "This will do; look at what is named above." if n_looks else "All is well."
