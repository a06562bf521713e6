"""Where answers belong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of one poll in one session: where ballots, lines and snapshots belong."""

    session_id: str
    step_id: str
    number: int
