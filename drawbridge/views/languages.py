"""Which languages a session can be read in."""

from collections.abc import Callable

from drawbridge.services import Services
from drawbridge.views.rooms import room_at

Choose = Callable[[tuple[str, ...]], str]
"""Chooses among the languages of a workshop, the room's first."""


def in_the_rooms(languages: tuple[str, ...]) -> str:
    """The room's own language."""
    return languages[0]


def session_languages(services: Services, code: str) -> tuple[str, ...]:
    """The languages of a session's workshop, the room's first.

    Raises:
        SessionNotFound: if no session has the code.
    """
    return room_at(services, code).session.workshop.languages
