"""What people wrote: one row per line, under a key that leads to no ballot and no person.

Rows come back in the order of their keys, which is random and stays.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.texts import Line, LineState
from drawbridge.store import tables
from drawbridge.store.statements import at, in_round, remove_of_session, upsert

_TABLE = tables.lines
_IS_THIS_ONE = _TABLE.c.line_key == bindparam("this_one")
_REMOVING_ONE = in_round(delete(_TABLE), _TABLE).where(_IS_THIS_ONE)
_TEXT = in_round(select(_TABLE.c.text), _TABLE).where(_IS_THIS_ONE)
_EVERY = in_round(select(_TABLE), _TABLE).order_by(_TABLE.c.line_key)
_SHOWN = _EVERY.where(_TABLE.c.state == LineState.SHOWN.value)


class Lines:
    """The lines as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, place: Round, line_key: str, text: str) -> None:
        """Store a phone's line; the same key again replaces it, and it is held again."""
        row = {
            "session_id": place.session_id,
            "step_id": place.step_id,
            "round": place.number,
            "line_key": line_key,
            "text": text,
            "state": LineState.HELD.value,
            "edited": "",
        }
        upsert(self._connection, _TABLE, row)

    def remove(self, place: Round, line_key: str) -> None:
        """Delete a phone's line, whatever was decided about it; harmless if there is none."""
        self._connection.execute(_REMOVING_ONE, {**at(place), "this_one": line_key})

    def remove_all(self, session_id: str) -> None:
        """Delete all lines of a session."""
        remove_of_session(self._connection, _TABLE, session_id)

    def text(self, place: Round, line_key: str) -> str:
        """What a phone wrote in a round, "" if nothing."""
        asked = {**at(place), "this_one": line_key}
        found: str | None = self._connection.execute(_TEXT, asked).scalar()
        return found or ""

    def every(self, place: Round) -> tuple[Line, ...]:
        """All lines of a round, held ones too: for the facilitator's screen alone."""
        return self._read(_EVERY, place)

    def shown(self, place: Round) -> tuple[Line, ...]:
        """The lines that were chosen for the room, and no other."""
        return self._read(_SHOWN, place)

    def decide(self, place: Round, line_keys: Sequence[str], state: LineState) -> None:
        """Note what was decided about some lines of a round."""
        self._change(place, line_keys, state=state.value)

    def edit(self, place: Round, line_keys: Sequence[str], text: str) -> None:
        """Tell some lines in other words; what was written stays beside it. They are held again."""
        self._change(place, line_keys, edited=text, state=LineState.HELD.value)

    def _change(self, place: Round, line_keys: Sequence[str], **values: str) -> None:
        change = in_round(update(_TABLE), _TABLE).values(**values)
        self._connection.execute(change.where(_TABLE.c.line_key.in_(line_keys)), at(place))

    def _read(self, query: Any, place: Round) -> tuple[Line, ...]:
        rows = self._connection.execute(query, at(place)).mappings()
        return tuple(
            Line(
                key=row["line_key"],
                text=row["text"],
                state=LineState(row["state"]),
                edited=row["edited"],
            )
            for row in rows
        )
