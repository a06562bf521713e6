"""Ballots: one row each, under a key that leads to no person and to no other ballot."""

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.round import Round
from drawbridge.store import records, tables
from drawbridge.store.gathered import GatheredRows
from drawbridge.store.statements import at, in_round, remove_of_session

_TABLE = tables.ballots
_ANSWER = BallotPurpose.ANSWER
# Built once: it takes longer to put together than to carry out.
_IS_OF_PURPOSE = _TABLE.c.purpose == bindparam("of_purpose")
_IS_THIS_ONE = _TABLE.c.ballot_key == bindparam("this_one")
_ANSWERS = in_round(select(_TABLE.c.answers), _TABLE).where(_IS_OF_PURPOSE)
_ANSWER_OF_ONE = _ANSWERS.where(_IS_THIS_ONE)
_BY_KEY = in_round(select(_TABLE.c.ballot_key, _TABLE.c.answers), _TABLE).where(_IS_OF_PURPOSE)
_OF_SOME = _BY_KEY.where(_TABLE.c.ballot_key.in_(bindparam("keys", expanding=True)))
_NUMBER = in_round(select(func.count()), _TABLE).where(_IS_OF_PURPOSE)
_REMOVING = in_round(delete(_TABLE), _TABLE).where(_IS_OF_PURPOSE)
_REMOVING_ONE = _REMOVING.where(_IS_THIS_ONE)


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
        self._connection.execute(_REMOVING_ONE, {**_of(place, purpose), "this_one": ballot_key})

    def response(
        self, place: Round, ballot_key: str, purpose: BallotPurpose = _ANSWER
    ) -> Response | None:
        """The response a ballot key has stored in a round, if any."""
        if purpose is _ANSWER and ballot_key in self._expected.get(place, ()):
            self._read_expected(place)
        if purpose is _ANSWER and (place, ballot_key) in self._known:
            return self._known[place, ballot_key]
        asked = {**_of(place, purpose), "this_one": ballot_key}
        text = self._connection.execute(_ANSWER_OF_ONE, asked).scalar()
        return None if text is None else records.response_from(text)

    def expect(self, place: Round, ballot_key: str) -> None:
        """Say that an answer will be asked for: all of those are then read at once.

        For a transaction that only reads.
        """
        self._expected.setdefault(place, set()).add(ballot_key)

    def _read_expected(self, place: Round) -> None:
        keys = sorted(self._expected.pop(place))
        self._known |= dict.fromkeys((place, key) for key in keys)
        for key, text in self._connection.execute(_OF_SOME, {**_of(place, _ANSWER), "keys": keys}):
            self._known[place, key] = records.response_from(text)

    def by_key(self, place: Round) -> dict[str, Response]:
        """All responses of a round, by the keys of their ballots."""
        found = self._connection.execute(_BY_KEY, _of(place, _ANSWER))
        return {key: records.response_from(text) for key, text in found}

    def n(self, place: Round, purpose: BallotPurpose = _ANSWER) -> int:
        """How many ballots a round has, passes included."""
        return int(self._connection.execute(_NUMBER, _of(place, purpose)).scalar_one())

    def responses(self, place: Round, purpose: BallotPurpose = _ANSWER) -> tuple[Response, ...]:
        """All responses of a round, in no meaningful order."""
        found = self._connection.execute(_ANSWERS, _of(place, purpose)).scalars()
        return tuple(records.response_from(text) for text in found)

    def forget(self, place: Round, purpose: BallotPurpose) -> None:
        """Remove all ballots of one purpose from a round."""
        self._connection.execute(_REMOVING, _of(place, purpose))

    def remove_all(self, session_id: str) -> None:
        """Remove all ballots of a session."""
        remove_of_session(self._connection, _TABLE, session_id)


def _of(place: Round, purpose: BallotPurpose) -> dict[str, Any]:
    return {**at(place), "of_purpose": purpose.value}
