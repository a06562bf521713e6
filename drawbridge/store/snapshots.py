"""What closing froze: one row per closed round, private counts first, a verdict at the end."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from drawbridge.domain.answers.tally import Snapshot
from drawbridge.domain.session.round import Round
from drawbridge.store import records, tables
from drawbridge.store.statements import at, in_round, in_session, remove_of_session

_TABLE = tables.snapshots
_ONE = in_round(select(_TABLE), _TABLE)
_EVERY = in_session(select(_TABLE), _TABLE).order_by(_TABLE.c.round)
_SEALING = in_round(update(_TABLE), _TABLE)
_REMOVING = in_round(delete(_TABLE), _TABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRound:
    """What is kept of a closed round: the snapshot, or after sealing only the verdict's text."""

    step_id: str
    round: int
    snapshot: Snapshot | None
    verdict: str | None


class SnapshotRows:
    """The snapshots as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def insert(self, session_id: str, snapshot: Snapshot) -> None:
        """Freeze a round. A round is frozen once; a second time is a programming error."""
        self._connection.execute(
            insert(_TABLE).values(
                session_id=session_id,
                step_id=snapshot.step_id,
                round=snapshot.round,
                tally=records.snapshot_text(snapshot),
            )
        )

    def frozen_round(self, place: Round) -> FrozenRound | None:
        """What closing froze of one round, if it has closed."""
        row = self._connection.execute(_ONE, at(place)).mappings().first()
        return None if row is None else _frozen_from(row)

    def frozen_rounds(self, session_id: str) -> tuple[FrozenRound, ...]:
        """Everything that closing has frozen in a session."""
        found = self._connection.execute(_EVERY, {"at_session": session_id}).mappings()
        return tuple(_frozen_from(row) for row in found)

    def seal(self, place: Round, verdict: str) -> None:
        """Replace a round's private counts by what was allowed to be seen of them."""
        change = _SEALING.values(tally=None, verdict=verdict)
        self._connection.execute(change, at(place))

    def remove(self, place: Round) -> None:
        """Remove what closing froze of a round."""
        self._connection.execute(_REMOVING, at(place))

    def remove_all(self, session_id: str) -> None:
        """Remove all that closing froze in a session."""
        remove_of_session(self._connection, _TABLE, session_id)


def _frozen_from(row: Any) -> FrozenRound:
    text = row["tally"]
    return FrozenRound(
        step_id=row["step_id"],
        round=row["round"],
        snapshot=None
        if text is None
        else records.snapshot_from(row["step_id"], row["round"], text),
        verdict=row["verdict"],
    )
