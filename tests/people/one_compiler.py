"""SQLite statements turned into SQL once for all databases of a process.

SQLAlchemy keeps what it has compiled for each engine, and a test opens a database of its own: of
the time that tests of sessions took, a third went into the same two dozen statements. What a
statement becomes depends on its dialect alone, and all files have the same one.

Source: https://docs.sqlalchemy.org/en/20/core/connections.html, "SQL Compilation Caching".
"""

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

COMPILED = LRUCache(2_000)


class Dialect(SQLiteDialect_pysqlite):
    """The dialect of SQLite; one is as good as another to look up what was compiled."""

    supports_statement_cache = True

    def __eq__(self, other):
        return type(other) is type(self)

    def __hash__(self):
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine):
        """Called by SQLAlchemy for each new engine."""
        engine.update_execution_options(compiled_cache=COMPILED)


def compile_once():
    """From here on, engines on SQLite share what they compile."""
    registry.register("sqlite", __name__, Dialect.__name__)
