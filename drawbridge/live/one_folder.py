"""One data folder to one PostgreSQL, as there is one server to one data folder.

Keys of running sessions are files in the data folder. A process with another folder could tell no
phone of theirs from a stranger, and would end those sessions as having lost their keys. So each
process that listens for news holds a lock in the database that names its folder by a number, which
the next one looks for. The lock goes with the connection, however that ends.
"""

from hashlib import blake2b
from typing import TYPE_CHECKING

from drawbridge.errors import StoreUnavailable

if TYPE_CHECKING:
    from psycopg import Connection

_KIND = 0x44726177  # "Draw": advisory locks of others have other first numbers
_HOLD = "SELECT pg_advisory_lock_shared(%s, %s)"
# Source: PostgreSQL 15, "pg_locks": a lock of two numbers has them in classid and objid, and
# objsubid 2.
_COUNT_OTHERS = """
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND classid = %s AND objid <> %s AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def mark_of(secret: str) -> int:
    """The number of a data folder, from a secret that lies in it and tells nothing of it."""
    digest = blake2b(secret.encode(), digest_size=4, person=b"data folder").digest()
    return int.from_bytes(digest) >> 1  # both numbers are signed, of 32 bits


def hold(connection: "Connection", mark: int) -> None:
    """Say as long as a connection lasts that a process with this folder is here."""
    connection.execute(_HOLD, (_KIND, mark))


def refuse_another(address: str, mark: int) -> None:
    """Refuse to start where a process with another data folder uses the same database.

    Args:
        address: the database, as libpq reads it.
        mark: what `mark_of` says of the own folder.

    Raises:
        StoreUnavailable: saying what to do.
    """
    import psycopg  # noqa: PLC0415 - where the database is a file nobody waits for it

    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            found = connection.execute(_COUNT_OTHERS, (_KIND, mark)).fetchone()
    except psycopg.Error as error:
        raise StoreUnavailable from error
    if found is not None and found[0]:
        raise StoreUnavailable(
            "A Drawbridge with another data folder is using this database: give both the same "
            "DRAWBRIDGE_DATA_DIR, or this one a database of its own in DRAWBRIDGE_DATABASE_URL."
        )
