"""Ballots: one row each, under a key that leads to no person and to no other ballot."""

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.round import Round
from drawbridge.store import records, tables
from drawbridge.store.gathered import GatheredRows
from drawbridge.store.statements import in_round, remove_of_session

_TABLE = tables.ballots
_ANSWER = BallotPurpose.ANSWER
# Built once: it takes longer to put together than to carry out.
_OF_SOME = select(_TABLE.c.ballot_key, _TABLE.c.answers).where(
    _TABLE.c.session_id == bindparam("session_id"),
    _TABLE.c.step_id == bindparam("step_id"),
    _TABLE.c.round == bindparam("round"),
    _TABLE.c.purpose == _ANSWER.value,
    _TABLE.c.ballot_key.in_(bindparam("keys", expanding=True)),
)


class BallotRows:
    """The ballots as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._open = connection
        self._gathered = GatheredRows(connection, _TABLE)
        self._expected: dict[Round, set[str]] = {}
        self._known: dict[tuple[Round, str], Response | None] = {}

    @property
    def _connection(self) -> Connection:
        self.write_out()
        return self._open

    def keep(
        self, place: Round, ballot_key: str, response: Response, purpose: BallotPurpose = _ANSWER
    ) -> None:
        """Store a ballot; the same key again replaces it."""
        row = {
            "session_id": place.session_id,
            "step_id": place.step_id,
            "round": place.number,
            "purpose": purpose.value,
            "ballot_key": ballot_key,
            "answers": records.response_text(response),
        }
        self._gathered.keep(row)

    def waiting(self) -> list[dict[str, Any]]:
        """The rows that were kept and not written yet, by their keys: in no order of time."""
        return self._gathered.waiting()

    def write_out(self) -> None:
        """Write what was kept so far, all of it in one statement."""
        self._gathered.write_out()

    def remove(self, place: Round, ballot_key: str, purpose: BallotPurpose = _ANSWER) -> None:
        """Delete one ballot of a round; harmless if there is none."""
        chosen = _chosen(delete(_TABLE), place, purpose)
        self._connection.execute(chosen.where(_TABLE.c.ballot_key == ballot_key))

    def response(
        self, place: Round, ballot_key: str, purpose: BallotPurpose = _ANSWER
    ) -> Response | None:
        """The response a ballot key has stored in a round, if any."""
        if purpose is _ANSWER and ballot_key in self._expected.get(place, ()):
            self._read_expected(place)
        if purpose is _ANSWER and (place, ballot_key) in self._known:
            return self._known[place, ballot_key]
        query = _chosen(select(_TABLE.c.answers), place, purpose)
        text = self._connection.execute(query.where(_TABLE.c.ballot_key == ballot_key)).scalar()
        return None if text is None else records.response_from(text)

    def expect(self, place: Round, ballot_key: str) -> None:
        """Say that an answer will be asked for: all of those are then read at once.

        For a transaction that only reads.
        """
        self._expected.setdefault(place, set()).add(ballot_key)

    def _read_expected(self, place: Round) -> None:
        keys = sorted(self._expected.pop(place))
        self._known |= dict.fromkeys((place, key) for key in keys)
        asked = {
            "session_id": place.session_id,
            "step_id": place.step_id,
            "round": place.number,
            "keys": keys,
        }
        for key, text in self._connection.execute(_OF_SOME, asked):
            self._known[place, key] = records.response_from(text)

    def by_key(self, place: Round) -> dict[str, Response]:
        """All responses of a round, by the keys of their ballots."""
        query = _chosen(select(_TABLE.c.ballot_key, _TABLE.c.answers), place, _ANSWER)
        found = self._connection.execute(query)
        return {key: records.response_from(text) for key, text in found}

    def n(self, place: Round, purpose: BallotPurpose = _ANSWER) -> int:
        """How many ballots a round has, passes included."""
        query = _chosen(select(func.count()), place, purpose)
        return int(self._connection.execute(query).scalar_one())

    def responses(self, place: Round, purpose: BallotPurpose = _ANSWER) -> tuple[Response, ...]:
        """All responses of a round, in no meaningful order."""
        query = _chosen(select(_TABLE.c.answers), place, purpose)
        return tuple(
            records.response_from(text) for text in self._connection.execute(query).scalars()
        )

    def forget(self, place: Round, purpose: BallotPurpose) -> None:
        """Remove all ballots of one purpose from a round."""
        self._connection.execute(_chosen(delete(_TABLE), place, purpose))

    def remove_all(self, session_id: str) -> None:
        """Remove all ballots of a session."""
        remove_of_session(self._connection, _TABLE, session_id)


def _chosen(query: Any, place: Round, purpose: BallotPurpose) -> Any:
    return in_round(query, _TABLE, place).where(_TABLE.c.purpose == purpose.value)
