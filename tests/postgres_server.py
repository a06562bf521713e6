"""A PostgreSQL of its own, listening on a socket in a short-lived folder only."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class NotInstalled(Exception):
    """A program of PostgreSQL is missing; says which."""


class PostgresServer:
    """A cluster in a folder, which can be stopped, killed and started again.

    Args:
        folder: an empty folder with a short name: a socket's path may have 107 letters at most.

    Raises:
        NotInstalled: if there is no PostgreSQL.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._initdb, self._pg_ctl = _program("initdb"), _program("pg_ctl")
        self._owner = _unprivileged()
        self.cluster = folder / "cluster"
        self.url = f"postgresql+psycopg:///postgres?host={folder}&user=postgres"
        if self._owner:
            shutil.chown(folder, self._owner.pw_uid, self._owner.pw_gid)
        made = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        self._run(self._initdb, "-D", self.cluster, *made)

    def start(self, *settings: str) -> None:
        """Start it, with more settings such as ``wal_recycle=off``."""
        all_settings = (f"unix_socket_directories={self._folder}", "listen_addresses=", *settings)
        options = " ".join(f"-c {one}" for one in all_settings)
        log = self._folder / "log"
        self._run(self._pg_ctl, "-D", self.cluster, "-w", "-l", log, "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it, in one of the modes of ``pg_ctl``."""
        self._run(self._pg_ctl, "-D", self.cluster, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """Kill all its processes, the first one first: it would start the others again."""
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def pids(self) -> tuple[int, ...]:
        """All its processes, the first one first."""
        first = int((self.cluster / "postmaster.pid").read_text().split()[0])
        others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return (first, *map(int, others))

    def files(self) -> dict[Path, bytes]:
        """All files of the cluster but what it writes ahead.

        One may go while this looks: its processes drop and rename some whenever they like.
        """
        found = {}
        for path in self.cluster.rglob("*"):
            if "pg_wal" not in path.parts:
                with suppress(FileNotFoundError, IsADirectoryError):
                    found[path] = path.read_bytes()
        return found

    def start_again(self, *settings: str) -> None:
        """Start it after a kill, as soon as the last of its processes has ended."""
        for _ in range(100):
            try:
                return self.start(*settings)
            except AssertionError:  # a lock file of a process that still ends
                time.sleep(0.1)
        return self.start(*settings)

    def _run(self, *command: object) -> None:
        words, owner = [str(word) for word in command], self._owner
        become = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        # Files, not pipes: the server inherits them and would keep a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            code = subprocess.run(
                words,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
                cwd="/",
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                **become,
            ).returncode
            said.seek(0)
            assert code == 0, f"{' '.join(words)}\n{said.read()}"


@contextmanager
def a_postgres(*settings: str) -> Iterator[PostgresServer]:
    """A running one, and nothing left of it afterwards.

    Raises:
        NotInstalled: if there is no PostgreSQL.
    """
    with tempfile.TemporaryDirectory(prefix="drawbridge-") as folder:
        server = PostgresServer(Path(folder))
        server.start("fsync=off", *settings)
        try:
            yield server
        finally:
            server.stop()


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or next((str(path) for path in reversed(installed)), None)
    if found is None:
        raise NotInstalled(name)
    return found


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to become: PostgreSQL refuses to be run by root. None: stay who we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
