"""What was prepared for people who need somebody: one row per session, one per check."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, select

from drawbridge.store import tables
from drawbridge.store.statements import in_session, remove_of_session, upsert

_CARE, _CHECKS = tables.care, tables.support_checks
_OF_SESSION = in_session(select(_CARE.c.support, _CARE.c.helper, _CARE.c.protocol), _CARE)
_CHECKED_AT = in_session(select(_CHECKS.c.checked_at), _CHECKS).where(
    _CHECKS.c.country == bindparam("country"), _CHECKS.c.fingerprint == bindparam("fingerprint")
)
_LAST = (
    select(_CHECKS.c.country, _CHECKS.c.session_id).order_by(_CHECKS.c.checked_at.desc()).limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What was prepared in one session.

    `support` is the text of the support file as it was chosen. `helper` says who helps and where,
    `protocol` what the host wants done; both are for the facilitator alone and go at the end.
    """

    support: str = ""
    helper: str = ""
    protocol: str = ""


class CareRows:
    """Reads and writes inside one transaction; a part of `Transaction`.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, session_id: str, care: Care) -> None:
        """Keep what was prepared in a session."""
        upsert(self._connection, _CARE, {"session_id": session_id, **asdict(care)})

    def of(self, session_id: str) -> Care:
        """What was prepared in a session, empty where nothing was."""
        found = self._connection.execute(_OF_SESSION, {"at_session": session_id})
        row = found.mappings().first()
        return Care() if row is None else Care(**row)

    def remove_all(self, session_id: str) -> None:
        """Forget all that was prepared in a session."""
        for table in (_CHECKS, _CARE):
            remove_of_session(self._connection, table, session_id)

    def note_check(
        self, country: str, fingerprint: str, checked_at: float, *, session_id: str = ""
    ) -> None:
        """Remember that numbers were checked, and in which text they stood.

        Args:
            country: whose numbers.
            fingerprint: of the text.
            checked_at: seconds since the epoch.
            session_id: the session for which alone it was checked, "": for all on this computer.
        """
        row = {
            "country": country,
            "session_id": session_id,
            "fingerprint": fingerprint,
            "checked_at": checked_at,
        }
        upsert(self._connection, _CHECKS, row)

    def checked_at(self, country: str, fingerprint: str, *, session_id: str = "") -> float | None:
        """When exactly these numbers were checked, in seconds since the epoch, None: never."""
        asked = {"at_session": session_id, "country": country, "fingerprint": fingerprint}
        found: float | None = self._connection.execute(_CHECKED_AT, asked).scalar()
        return found

    def last_country(self) -> str:
        """The country that was checked last on this computer, "" if it was for one session only."""
        row = self._connection.execute(_LAST).first()
        return "" if row is None or row.session_id else str(row.country)
