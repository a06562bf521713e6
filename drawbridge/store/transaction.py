"""What can be read and written inside one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import SessionNotFound, StaleRevision
from drawbridge.store import records, tables
from drawbridge.store.care import CareRows
from drawbridge.store.lines import Lines
from drawbridge.store.statements import in_round, upsert

_STATE = [column for column in tables.sessions.c if column.name != "workshop"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRound:
    """What is kept of a closed round: the snapshot, or after sealing only the verdict's text."""

    step_id: str
    round: int
    snapshot: Snapshot | None
    verdict: str | None


class Transaction:
    """One transaction on the store; made by `Store.reading` and `Store.writing`.

    Args:
        connection: an open connection, inside a transaction.
        workshop_of: gives the workshop of a session from its id and a way to read what was
            written: the text of the file, and which variant of it.
    """

    def __init__(
        self,
        connection: Connection,
        workshop_of: Callable[[str, Callable[[], tuple[str, str]]], Workshop],
    ) -> None:
        self._connection = connection
        self._workshop_of = workshop_of
        self.care = CareRows(connection)
        self.lines = Lines(connection)

    # -- sessions

    def insert_session(self, session: LiveSession, source: str) -> None:
        """Store a new session together with the text of its workshop."""
        record = {**records.session_record(session), "workshop": source}
        self._connection.execute(insert(tables.sessions).values(record))

    def code_is_taken(self, code: str) -> bool:
        """Whether any stored session, ended or not, has this join code."""
        query = select(tables.sessions.c.id).where(tables.sessions.c.code == code)
        return self._connection.execute(query).first() is not None

    def session(self, code: str, *, to_change: bool = False) -> LiveSession:
        """The session with a join code.

        Args:
            code: six capital letters.
            to_change: hold the row until the transaction ends, so that nothing moves under it.

        Raises:
            SessionNotFound: if there is none.
        """
        if "\x00" in code:  # PostgreSQL refuses to look for such a text at all
            raise SessionNotFound
        query = select(*_STATE).where(tables.sessions.c.code == code)
        if to_change:
            query = query.with_for_update()
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise SessionNotFound
        return self._session_from(row)

    def sessions(self) -> tuple[LiveSession, ...]:
        """All stored sessions, newest first."""
        query = select(*_STATE).order_by(tables.sessions.c.created_at.desc())
        rows = self._connection.execute(query).mappings().all()
        return tuple(self._session_from(row) for row in rows)

    def workshop_source(self, session_id: str) -> str:
        """The text of the workshop as it was copied at creation."""
        query = select(tables.sessions.c.workshop).where(tables.sessions.c.id == session_id)
        source: str | None = self._connection.execute(query).scalar()
        if source is None:
            raise SessionNotFound
        return source

    def save_session(self, session: LiveSession, *, expected_revision: int) -> None:
        """Write a session back if nobody else has in the meantime.

        Raises:
            StaleRevision: if the stored revision is not the expected one.
        """
        table = tables.sessions
        record = records.session_record(session)
        change = update(table).where(table.c.id == session.id)
        change = change.where(table.c.revision == expected_revision).values(record)
        if self._connection.execute(change).rowcount != 1:
            raise StaleRevision

    def delete_session(self, session_id: str) -> None:
        """Remove everything there is of a session."""
        self.delete_answers(session_id)
        self.care.remove(session_id)
        for table in (tables.snapshots, tables.notes):
            self._connection.execute(delete(table).where(table.c.session_id == session_id))
        chosen = delete(tables.sessions).where(tables.sessions.c.id == session_id)
        self._connection.execute(chosen)

    # -- participants

    def set_role(self, session_id: str, participant_key: str, role: Role) -> None:
        """Note that a phone takes part, or only watches. Idempotent."""
        self._upsert(
            tables.participants,
            {"session_id": session_id, "participant_key": participant_key},
            {"role": role.value},
        )

    def remove_participant(self, session_id: str, participant_key: str) -> None:
        """Forget that a phone takes part. Its ballots are not known to be its own."""
        table = tables.participants
        chosen = (table.c.session_id == session_id) & (table.c.participant_key == participant_key)
        self._connection.execute(delete(table).where(chosen))

    def role(self, session_id: str, participant_key: str) -> Role | None:
        """What a phone takes part as, None if it has not joined."""
        table = tables.participants
        query = select(table.c.role).where(
            table.c.session_id == session_id, table.c.participant_key == participant_key
        )
        role: str | None = self._connection.execute(query).scalar()
        return None if role is None else Role(role)

    def n_joined(self, session_id: str, role: Role = Role.PARTICIPANT) -> int:
        """How many phones have joined in a role."""
        table = tables.participants
        query = select(func.count()).where(
            table.c.session_id == session_id, table.c.role == role.value
        )
        return int(self._connection.execute(query).scalar_one())

    # -- ballots

    def upsert_ballot(
        self, place: Round, ballot_key: str, response: Response, *, also_previous: bool
    ) -> None:
        """Store a ballot; the same key again replaces it."""
        self._upsert(
            tables.ballots,
            {
                "session_id": place.session_id,
                "step_id": place.step_id,
                "round": place.number,
                "ballot_key": ballot_key,
            },
            {"answers": records.response_text(response), "also_previous": int(also_previous)},
        )

    def delete_ballot(self, place: Round, ballot_key: str) -> None:
        """Delete one ballot of a round; harmless if there is none."""
        chosen = in_round(delete(tables.ballots), tables.ballots, place)
        self._connection.execute(chosen.where(tables.ballots.c.ballot_key == ballot_key))

    def response(self, place: Round, ballot_key: str) -> Response | None:
        """The response a ballot key has stored in a round, if any."""
        table = tables.ballots
        query = in_round(select(table.c.answers), table, place)
        text = self._connection.execute(query.where(table.c.ballot_key == ballot_key)).scalar()
        return None if text is None else records.response_from(text)

    def n_ballots(self, place: Round) -> int:
        """How many ballots a round has, passes included."""
        query = in_round(select(func.count()), tables.ballots, place)
        return int(self._connection.execute(query).scalar_one())

    def responses(self, place: Round) -> tuple[Response, ...]:
        """All responses of a round, in no meaningful order."""
        query = in_round(select(tables.ballots.c.answers), tables.ballots, place)
        return tuple(
            records.response_from(text) for text in self._connection.execute(query).scalars()
        )

    def n_also_previous(self, place: Round) -> int:
        """How many of a round's ballots come from phones that also answered the round before."""
        table = tables.ballots
        query = in_round(select(func.sum(table.c.also_previous)), table, place)
        return int(self._connection.execute(query).scalar() or 0)

    def forget_ballots(self, place: Round) -> None:
        """Remove the ballots of one round."""
        self._connection.execute(in_round(delete(tables.ballots), tables.ballots, place))

    def delete_answers(self, session_id: str) -> None:
        """Remove all ballots, lines and participants of a session."""
        for table in (tables.ballots, tables.lines, tables.participants):
            self._connection.execute(delete(table).where(table.c.session_id == session_id))

    # -- snapshots

    def insert_snapshot(self, session_id: str, snapshot: Snapshot) -> None:
        """Freeze a round. A round is frozen once; a second time is a programming error."""
        self._connection.execute(
            insert(tables.snapshots).values(
                session_id=session_id,
                step_id=snapshot.step_id,
                round=snapshot.round,
                tally=records.snapshot_text(snapshot),
            )
        )

    def frozen_round(self, place: Round) -> FrozenRound | None:
        """What closing froze of one round, if it has closed."""
        query = in_round(select(tables.snapshots), tables.snapshots, place)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _frozen_from(row)

    def frozen_rounds(self, session_id: str) -> tuple[FrozenRound, ...]:
        """Everything that closing has frozen in a session."""
        table = tables.snapshots
        query = select(table).where(table.c.session_id == session_id).order_by(table.c.round)
        return tuple(_frozen_from(row) for row in self._connection.execute(query).mappings())

    def seal(self, place: Round, verdict: str) -> None:
        """Replace a round's private counts by what was allowed to be seen of them."""
        change = in_round(update(tables.snapshots), tables.snapshots, place)
        self._connection.execute(change.values(tally=None, verdict=verdict))

    def forget_round(self, place: Round) -> None:
        """Remove what closing froze of a round."""
        chosen = in_round(delete(tables.snapshots), tables.snapshots, place)
        self._connection.execute(chosen)

    # -- notes

    def set_note(self, session_id: str, step_id: str, text: str) -> None:
        """Keep the facilitator's note on a step."""
        self._upsert(tables.notes, {"session_id": session_id, "step_id": step_id}, {"text": text})

    def notes(self, session_id: str) -> dict[str, str]:
        """The facilitator's notes by step id."""
        table = tables.notes
        query = select(table.c.step_id, table.c.text).where(table.c.session_id == session_id)
        return {row.step_id: row.text for row in self._connection.execute(query)}

    # -- logins

    def add_login(self, login_hash: str, expires_at: float) -> None:
        """Remember a login by its hash."""
        self._upsert(tables.logins, {"login_hash": login_hash}, {"expires_at": expires_at})

    def has_login(self, login_hash: str, now: float) -> bool:
        """Whether a login is known and has not expired."""
        table = tables.logins
        query = select(table.c.expires_at).where(table.c.login_hash == login_hash)
        expires_at = self._connection.execute(query).scalar()
        return expires_at is not None and expires_at > now

    def remove_login(self, login_hash: str) -> None:
        """Forget a login."""
        table = tables.logins
        self._connection.execute(delete(table).where(table.c.login_hash == login_hash))

    def remove_expired_logins(self, now: float) -> None:
        """Forget logins that are over."""
        self._connection.execute(delete(tables.logins).where(tables.logins.c.expires_at <= now))

    def ended_before(self, moment: float) -> Sequence[str]:
        """Ids of sessions that ended before a moment."""
        table = tables.sessions
        query = select(table.c.id).where(
            table.c.status == Status.ENDED.value, table.c.ended_at < moment
        )
        return self._connection.execute(query).scalars().all()

    def _session_from(self, row: Any) -> LiveSession:
        session_id = row["id"]
        workshop = self._workshop_of(
            session_id, lambda: (self.workshop_source(session_id), records.variant_from(row))
        )
        return records.session_from(row, workshop)

    def _upsert(self, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        upsert(self._connection, table, key, values)


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
