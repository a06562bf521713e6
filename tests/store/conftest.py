"""Stores to test with: SQLite in a folder of the test, PostgreSQL in a cluster of the run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from drawbridge.domain.session.session import LiveSession, new_session
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.scales import Item, LikertBattery
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.store.store import Store
from drawbridge.store.tables import metadata

WORKSHOP = Workshop(
    id="walls",
    title="Walls",
    subtitle="",
    credit="",
    language="en",
    steps=(
        Slide(id="hello", title="Hello", minutes=1, builds=("one", "two")),
        SingleChoice(
            id="weather", title="Weather", minutes=2, question="How is it?", options=("sun", "rain")
        ),
        LikertBattery(
            id="battery",
            title="Battery",
            minutes=5,
            question="How true?",
            items=(Item(id="a", statement="I am here."), Item(id="b", statement="I stay.")),
            scale=("no", "hardly", "partly", "mostly", "yes"),
        ),
    ),
)


def read_workshop(_source: str, _variant: str) -> Workshop:
    return WORKSHOP


@pytest.fixture
def a_session() -> Callable[..., LiveSession]:
    """Makes a session in its lobby."""

    def make(code: str = "ABCDEF", session_id: str = "") -> LiveSession:
        return new_session(
            session_id=session_id or f"id-of-{code}",
            code=code,
            workshop=WORKSHOP,
            projector_key="projector",
            now=1_700_000_000.25,
            head_count=14,
        )

    return make


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "drawbridge.sqlite3"


@pytest.fixture
def sqlite_store(sqlite_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{sqlite_path}", read_workshop)
    yield store
    store.close()


@pytest.fixture
def hasty_store(sqlite_path: Path) -> Iterator[Store]:
    """A store that waits for other writers for a twentieth of a second only."""
    store = Store(f"sqlite:///{sqlite_path}", read_workshop, busy_timeout_s=0.05)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """The same store on each database."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture
def postgres_store(postgres_url: str) -> Iterator[Store]:
    store = Store(postgres_url, read_workshop)
    yield store
    store.close()
    engine = create_engine(postgres_url)
    metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL of its own, listening on a socket in a short-lived folder only."""
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
