"""What was deleted and when: a row each, that leads to nothing of what it was."""

from sqlalchemy import Connection, delete, func, insert, select

from drawbridge.domain.session.deletion import Deletion, WhyDeleted
from drawbridge.store import tables

_TABLE = tables.deletions


class DeletionRows:
    """The deletions as one transaction sees them. Moments are seconds since the epoch.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, deletion: Deletion) -> None:
        """Remember a deletion under a number that stands for nothing else."""
        last = self._connection.execute(select(func.max(_TABLE.c.id))).scalar()
        row = {
            "id": (last or 0) + 1,
            "title": deletion.title,
            "why": deletion.why.value,
            "deleted_at": deletion.deleted_at,
        }
        self._connection.execute(insert(_TABLE).values(row))

    def every(self) -> tuple[Deletion, ...]:
        """All that are remembered, newest first."""
        query = select(_TABLE).order_by(_TABLE.c.deleted_at.desc(), _TABLE.c.title)
        return tuple(
            Deletion(title=row.title, why=WhyDeleted(row.why), deleted_at=row.deleted_at)
            for row in self._connection.execute(query)
        )

    def remove_before(self, moment: float) -> None:
        """Forget those from before a moment."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.deleted_at < moment))
