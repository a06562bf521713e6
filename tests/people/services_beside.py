"""The running parts on a server's data, in the process of the test: what they store, it reads."""

from contextlib import contextmanager

from drawbridge import bootstrap
from drawbridge.settings import Settings
from tests.people.server import ROOT


@contextmanager
def services_beside(server):
    """Services on the data of a server that runs, or is only started afterwards.

    A server that runs does not hear of what is done here before it reads it anew.
    """
    environ = server.environment()
    built = bootstrap.build(Settings.from_environ(environ, root=ROOT, languages=("en",)))
    try:
        yield built
    finally:
        built.hub.close()
        built.store.close()
