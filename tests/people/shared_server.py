"""One server for the files that only look, in whichever process of a run they are.

Starting one and drawing its first page takes four seconds of processor time. Each file leads
sessions of its own in it.
"""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from tests.people.server import PASSCODE, Server
from tests.people.services_beside import services_beside


class Shared:
    """A running server that is somebody else's too: neither killed nor started again.

    Args:
        folder: where its data are.
        port: where it listens.
    """

    def __init__(self, folder, port):
        self.folder = folder
        self.url = f"http://localhost:{port}"

    def led(self):
        """Services on its data, to lead a session that nobody has looked at yet."""
        return services_beside(Server(self.folder))


@contextmanager
def shared_server(folder):
    """The server of a run: who asks first starts it, and ends it once nobody uses it any more.

    Args:
        folder: one that all processes of the run have.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "door").open("a") as door, (folder / "used").open("a") as used:
        with locked(door):
            own, port = _entered(folder)
            fcntl.flock(used, fcntl.LOCK_SH)
        try:
            yield Shared(folder, port)
        finally:
            fcntl.flock(used, fcntl.LOCK_UN)
            if own:
                with locked(door), locked(used):  # nobody else comes in, and all have left
                    (folder / "port").unlink()
                    own.stop()


def _entered(folder):
    """The server if it is this process that started it, and its port."""
    place = folder / "port"
    if place.exists():
        return None, int(place.read_text())
    own = Server(folder)
    own.start()
    place.write_text(str(own.port))
    return own, own.port


@contextmanager
def locked(file):
    """Held by one process alone, however that ends."""
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def folder_of_run(tmp_path_factory, worker_id):
    """A folder that is the same in all processes of a run."""
    base = Path(tmp_path_factory.getbasetemp())
    return (base if worker_id == "master" else base.parent) / "shared-server"


def comes_in(page, url):
    """Log a facilitator's page in without drawing what follows on the login."""
    sent = page.context.request.post(f"{url}/login", form={"passcode": PASSCODE}, max_redirects=0)
    assert sent.status == 303
