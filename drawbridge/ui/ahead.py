"""What the library's first page would otherwise wait for: its own modules, and all workshops."""

from drawbridge import content
from drawbridge.services import Services
from drawbridge.ui import room_language, workshop_cards

PAGE = (workshop_cards,)
"""What the page imports; loaded with this module, on a thread beside whatever is served."""


def read_library(services: Services) -> None:
    """Look through every workshop and its translations once; what was read is kept."""
    for listing in (*services.own_workshops.listings(), *content.library(services.workshops)):
        room_language.known(listing)
