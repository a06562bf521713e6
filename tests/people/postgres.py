"""A PostgreSQL that lives as long as it is tested on."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of a cluster of its own, listening on a socket in a short-lived folder only."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    # A socket's path may have 107 letters at most, too few for pytest's own folders.
    folder = Path(tempfile.mkdtemp(prefix="drawbridge-"))
    owner = _unprivileged()
    if owner:
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    cluster = folder / "cluster"
    try:
        _run(owner, initdb, "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        log = folder / "log"
        _run(owner, pg_ctl, "-D", cluster, "-w", "-l", log, "-o", options, "start")
        yield f"postgresql+psycopg:///postgres?host={folder}&user=postgres"
        _run(owner, pg_ctl, "-D", cluster, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or next((str(path) for path in reversed(installed)), None)
    if found:
        return found
    reason = f"PostgreSQL's {name} is not installed, so the store was NOT tested on PostgreSQL"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to become: PostgreSQL refuses to be run by root. None: stay who we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _run(owner: pwd.struct_passwd | None, *command: object) -> None:
    words = [str(word) for word in command]
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
