"""What whoever holds a remote may do in a session."""

from enum import StrEnum


class Permission(StrEnum):
    """How far somebody may help to lead; each step includes the ones before it."""

    SEE = "see"
    MODERATE = "moderate"
    RUN = "run"

    @property
    def may_moderate(self) -> bool:
        """Whether they read lines that nobody has chosen yet, and decide about them."""
        return self is not Permission.SEE

    @property
    def may_run(self) -> bool:
        """Whether they move the session on."""
        return self is Permission.RUN
