"""Which version the tables of a database have, and how they come to have this one's."""

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, text

from drawbridge.errors import StoreUnavailable
from drawbridge.store.migrations import STEPS
from drawbridge.store.postgres_pages import leave_out_of_statistics
from drawbridge.store.tables import metadata, schema_version

VERSION = 6
"""The version of `tables`."""

_BEFORE_VERSIONS = frozenset({"sessions", "ballots"})
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(3735928559)")


def version_of(connection: Connection) -> int | None:
    """The version of the tables that are there, None where there are none yet.

    Version 1 did not say so: it is what has tables of ours and no version.
    """
    found = set(inspect(connection).get_table_names())
    if schema_version.name in found:
        version: int | None = connection.execute(select(schema_version.c.version)).scalar()
        return version
    return 1 if found >= _BEFORE_VERSIONS else None


def refuse_newer(found: int | None, place: str) -> None:
    """Refuse tables that this program does not know.

    Args:
        found: the version that was found.
        place: where it was found, for the person who starts Drawbridge.

    Raises:
        StoreUnavailable: naming both versions and what to do.
    """
    if found is not None and found > VERSION:
        raise StoreUnavailable(
            f"{place} has version {found}, which a newer Drawbridge made, and this one knows "
            f"versions up to {VERSION}: start the newer one again, or set DRAWBRIDGE_DATA_DIR or "
            "DRAWBRIDGE_DATABASE_URL to another place; it was not changed."
        )


def bring_up_to_date(engine: Engine, place: str) -> bool:
    """Make the tables, or turn older ones into those of this version; all of it or nothing.

    Args:
        engine: the database.
        place: what to call it when it is refused.

    Returns:
        Whether rows were written anew, so that the old ones may still lie in a file.

    Raises:
        StoreUnavailable: if the tables are newer than this program.
    """
    with engine.connect() as connection:
        found = version_of(connection)
    refuse_newer(found, place)
    if found == VERSION:
        return False
    with engine.execution_options(is_writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_ONE_AT_A_TIME)
        found = version_of(connection)  # another process may have been faster
        refuse_newer(found, place)
        if found is None:
            metadata.create_all(connection)
        else:
            for version in range(found + 1, VERSION + 1):
                STEPS[version](connection)
        if connection.dialect.name == "postgresql":
            leave_out_of_statistics(connection, metadata.sorted_tables)
        connection.execute(delete(schema_version))
        connection.execute(insert(schema_version).values(version=VERSION))
    return found is not None
