"""A process that is killed just after a commit that deleted something."""

from dataclasses import replace

import pytest

from drawbridge import bootstrap
from drawbridge.store.store import Store


class Killed(BaseException):
    """The process ends here."""


class StoreOfTheKilled(Store):
    """A real store in a process that does not live to rewrite its file."""

    def compact(self):
        raise Killed


def kill_behind(act, room, settings):
    """Let the process of a room do something and be killed after its commit."""
    services = room.services
    store = StoreOfTheKilled(settings.database_url, bootstrap._read_workshop)
    room.services = replace(services, store=store)
    with pytest.raises(Killed):
        act(room)
    services.store.close()
    store.close()
