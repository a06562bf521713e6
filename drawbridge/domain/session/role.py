"""What somebody is in a session."""

from enum import StrEnum


class Role(StrEnum):
    """What a phone takes part as."""

    PARTICIPANT = "participant"
    OBSERVER = "observer"
