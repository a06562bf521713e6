"""The computer and what is installed on it: versions, fonts, descriptors, clock."""

import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from drawbridge import __version__
from drawbridge.design import typeface
from drawbridge.doctor.finding import Finding, fine, look_at, wrong
from drawbridge.report import letters

_INSTALL = "run “pip install -r requirements.txt” in this folder"
_FEW_FILES = 1024
_ENOUGH_FILES = 16_384
_NOT_PHONES = 200  # consoles, projectors, the database, the program itself
_N_NAMED = 3
_DAY_S = 24 * 3600.0


def versions(requirements: Path) -> Finding:
    """Whether the libraries are those that Drawbridge was tested with.

    Args:
        requirements: the file that pins them.
    """
    wanted = dict(_pinned(requirements.read_text("utf-8").splitlines()))
    found = {name: _installed(name) for name in wanted}
    missing = [name for name, has in found.items() if has is None]
    others = [f"{name} {has}" for name, has in found.items() if has and has != wanted[name]]
    this = f"Drawbridge {__version__}, Python {platform.python_version()}"
    if missing:
        return wrong(f"{this}, and libraries are missing: {_some(missing)}.", f"{_INSTALL}.")
    if others:
        said = f"{this}, with other versions of libraries than it was tested with: {_some(others)}."
        return look_at(said, f"{_INSTALL}.")
    return fine(f"{this}, and the {len(wanted)} libraries it was tested with.")


def _pinned(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        requirement, _, condition = line.partition(";")
        name, mark, number = requirement.strip().partition("==")
        if mark and _is_meant(condition):
            yield name, number


def _is_meant(condition: str) -> bool:
    # The conditions that requirements.txt has: a platform, an implementation, a Python version.
    if "sys_platform" in condition:
        names_this = f"'{sys.platform}'" in condition
        return names_this != ("!=" in condition.split("sys_platform")[1])
    if "python_full_version" in condition:
        is_older = sys.version_info < (3, 12)
        return is_older == ("<" in condition)
    return True


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _N_NAMED} more" if len(names) > _N_NAMED else ""
    return ", ".join(names[:_N_NAMED]) + more


def fonts(folders: Iterable[Path] = (typeface.FOLDER, letters.FOLDER)) -> Finding:
    """Whether the fonts that are shipped for screens and files are there."""
    empty = [folder for folder in folders if not any(folder.glob("*.[tw][to]f*"))]
    if empty:
        return wrong(
            f"The fonts that belong into {empty[0]} are missing: pages look different and PDF "
            "files cannot be made.",
            "get Drawbridge's folder anew, whole.",
        )
    return fine("The fonts for screens and files are there.")


def open_files(hard_limit: int) -> Finding:
    """How many phones the system lets one program hold connections to.

    Args:
        hard_limit: how many files this user's programs may open.
    """
    n_phones = max(0, hard_limit - _NOT_PHONES)
    if hard_limit < _FEW_FILES:
        return look_at(
            f"The system lets a program open {hard_limit} files, for about {n_phones} phones.",
            f"before a larger room set LimitNOFILE={_ENOUGH_FILES} in its systemd unit, or add "
            f"“* hard nofile {_ENOUGH_FILES}” to /etc/security/limits.conf and log in again.",
        )
    return fine(f"The system lets a program open {hard_limit:,} files, one for each phone.")


def clock(now: float, files: Iterable[Path]) -> Finding:
    """Whether the date can be right: nothing was written in what it takes for the future.

    Args:
        now: seconds since the epoch.
        files: files that were certainly written before.
    """
    newest = max((path.stat().st_mtime for path in files), default=0.0)
    today = datetime.fromtimestamp(now, UTC).astimezone()
    said = f"The clock says {today:%d %B %Y, %H:%M} ({today:%Z})"
    if newest > now + _DAY_S:
        return wrong(
            f"{said}, and there are files from after that: it is slow or was set back.",
            "set date and time, then start Drawbridge; it reads them once, at its start.",
        )
    return fine(f"{said}.")
