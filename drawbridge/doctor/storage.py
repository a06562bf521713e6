"""Where answers are kept: the data folder, its disk, and the database."""

import shutil
import tempfile
from pathlib import Path

from drawbridge import bootstrap
from drawbridge.doctor.finding import Finding, fine, look_at, wrong
from drawbridge.errors import StoreUnavailable
from drawbridge.settings import Settings

_MB = 1_000_000
_GB = 1000 * _MB
_LITTLE = 500 * _MB
_TOO_LITTLE = 50 * _MB
_OTHERS = 0o077


def data_folder(folder: Path) -> Finding:
    """Whether it can be written to, and only its owner can look into it."""
    if not folder.exists():
        return fine(f"The data folder {folder} is made at the first start.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = (error.strerror or "the system refused it").lower()
        return wrong(
            f"Drawbridge cannot write to its data folder {folder}: {reason}.",
            "give the folder to the user who starts Drawbridge, or name another one in "
            "DRAWBRIDGE_DATA_DIR.",
        )
    if folder.stat().st_mode & _OTHERS:
        return look_at(
            f"Others on this computer can look into the data folder {folder}, where single answers "
            "are until the end of a session.",
            f"chmod 700 {folder}",
        )
    return fine(f"The data folder {folder} can be written to, by its owner alone.")


def disk(folder: Path) -> Finding:
    """Whether there is room on the disk of the data folder."""
    free = shutil.disk_usage(_first_that_exists(folder)).free
    size = f"{free / _GB:,.0f} GB" if free >= 10 * _GB else f"{free / _MB:,.0f} MB"
    said = f"The disk of the data folder has {size} free"
    if free < _TOO_LITTLE:
        return wrong(
            f"{said}: answers may not be stored.",
            "delete something else on it, or name a folder on another disk in DRAWBRIDGE_DATA_DIR.",
        )
    if free < _LITTLE:
        return look_at(f"{said}.", "make some room before the evening.")
    return fine(f"{said}.")


def _first_that_exists(folder: Path) -> Path:
    return next(one for one in (folder, *folder.absolute().parents) if one.exists())


def database(settings: Settings) -> Finding:
    """Whether it can be reached, and which version its tables have. Changes nothing in it."""
    kind = "PostgreSQL" if settings.database_url.startswith("postgresql") else "SQLite"
    try:
        found, known = bootstrap.versions_of_database(settings)
    except StoreUnavailable as error:
        said, _, remedy = str(error).partition(". ")
        return wrong(f"{said} ({kind}).", remedy[:1].lower() + remedy[1:])
    if found is None:
        return fine(f"The database ({kind}) has no tables yet; the first start makes them.")
    if found > known:
        return wrong(
            f"The database ({kind}) has version {found}, this Drawbridge knows {known}.",
            "start the newer Drawbridge again, or set DRAWBRIDGE_DATA_DIR or "
            "DRAWBRIDGE_DATABASE_URL to another place.",
        )
    if found < known:
        return fine(f"The database ({kind}) has version {found}; a start brings it to {known}.")
    return fine(f"The database ({kind}) answers and has version {found}, as it should.")
