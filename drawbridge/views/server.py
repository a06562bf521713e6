"""What whoever runs the server may know of it: how it is, and not what is in its sessions."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.errors import StoreUnavailable
from drawbridge.live.last_errors import SeenError
from drawbridge.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCondition:
    """How the database is: sessions by state, whether wiping is owed, what asking it took."""

    n_by_status: Mapping[str, int]
    is_wiping: bool
    version: int | None
    took_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerView:
    """How one Drawbridge is, over all its processes; no figure moves when somebody answers.

    `store` is None where the database does not answer. Phones are told to the nearest ten.
    `loop_delay_s` is the longest of the last minute, of whichever process was latest.
    `errors` are those of all processes, `n_unforeseen` counts this one's alone. Disk is in bytes,
    None where the data folder cannot be looked at.
    """

    store: StoreCondition | None
    is_shared: bool
    n_phones_about: int
    loop_delay_s: float
    n_workers: int
    n_workers_gone: int
    errors: tuple[SeenError, ...]
    n_unforeseen: int
    disk_free: int | None
    up_s: float


def server_view(services: Services) -> ServerView:
    """How it is just now. Never raises for a database that is away: that is what it tells."""
    return ServerView(
        store=_store(services),
        is_shared=services.settings.is_shared,
        n_phones_about=10 * round(services.presence.n_in_all() / 10),
        loop_delay_s=max(services.loop_delay.worst_s, services.workers.worst_s()),
        n_workers=services.workers.n_here(),
        n_workers_gone=services.workers.n_gone(),
        errors=services.last_errors.seen(),
        n_unforeseen=services.last_errors.n_unforeseen,
        disk_free=_disk_free(services),
        up_s=services.presence.age_s,
    )


def _store(services: Services) -> StoreCondition | None:
    began = time.perf_counter()
    try:
        with services.store.reading() as transaction:
            n_by_status = transaction.sessions.n_by_status()
            is_wiping = transaction.wiping.is_owed()
            version = transaction.schema_version()
    except StoreUnavailable:
        return None
    took_s = time.perf_counter() - began
    return StoreCondition(
        n_by_status=n_by_status, is_wiping=is_wiping, version=version, took_s=took_s
    )


def _disk_free(services: Services) -> int | None:
    try:
        return shutil.disk_usage(services.settings.data_dir).free
    except OSError:
        return None
