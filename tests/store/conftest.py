"""Stores to test with: SQLite in a folder of the test, PostgreSQL in a cluster of the run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from drawbridge.domain.session.session import LiveSession, new_session
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.scales import Item, LikertBattery
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.store.store import Store
from drawbridge.store.tables import metadata, schema_version
from tests.people.postgres import running_postgres
from tests.postgres_server import PostgresServer

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
def postgres_store(postgres_url: str, emptied: Callable[[], None]) -> Iterator[Store]:
    """A store whose tables are there already, and empty: making them took most of a test."""
    store = Store(postgres_url, read_workshop)
    yield store
    store.close()
    emptied()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this run."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def tableless_url(postgres: PostgresServer) -> str:
    """A database without any table; whoever makes some takes them away again."""
    return postgres.url


@pytest.fixture(scope="session")
def postgres_url(postgres: PostgresServer) -> str:
    """A database with the tables of today."""
    engine = create_engine(postgres.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE stores"))
    engine.dispose()
    url = postgres.url.replace("/postgres?", "/stores?")
    Store(url, read_workshop).close()
    return url


@pytest.fixture(scope="session")
def emptied(postgres_url: str) -> Callable[[], None]:
    """Leaves no row but the version."""
    # A connection each time: tests end those that wait.
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    names = ", ".join(one.name for one in metadata.sorted_tables if one is not schema_version)

    def truncate() -> None:
        with engine.connect() as connection:
            connection.execute(text(f"TRUNCATE {names}"))

    return truncate
