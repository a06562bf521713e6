"""What whoever runs the server may know of its sessions: how many, and not what is in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerView:
    """Sessions by state, phones in all of them, and whether something deleted is to be wiped."""

    n_by_status: Mapping[str, int]
    n_connected: int
    is_wiping: bool


def server_view(services: Services) -> ServerView:
    """What there is just now.

    Raises:
        StoreUnavailable: if the database cannot be used.
    """
    with services.store.reading() as transaction:
        n_by_status = transaction.sessions.n_by_status()
        is_wiping = transaction.wiping.is_owed()
    return ServerView(
        n_by_status=n_by_status, n_connected=services.presence.n_in_all(), is_wiping=is_wiping
    )
