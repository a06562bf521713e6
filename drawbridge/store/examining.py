"""Which version a database has, asked without changing anything in it."""

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from drawbridge.errors import StoreUnavailable
from drawbridge.store import schema
from drawbridge.store.postgres_pages import postgres_engine
from drawbridge.store.sqlite_file import looking_engine
from drawbridge.store.store import SQLITE, cannot_open


def version_at(url: str) -> int | None:
    """The version of the tables at an address; None where there are none yet.

    Raises:
        StoreUnavailable: if the database cannot be reached.
    """
    path = Path(url.removeprefix(SQLITE))
    if url.startswith(SQLITE) and not path.exists():
        return None
    engine: Engine = looking_engine(path) if url.startswith(SQLITE) else postgres_engine(url)
    try:
        with engine.connect() as connection:
            return schema.version_of(connection)
    except SQLAlchemyError as error:
        raise StoreUnavailable(cannot_open(url, error)) from error
    finally:
        engine.dispose()
