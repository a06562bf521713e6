"""Workshop files (TOML) to `drawbridge.domain.workshop` objects, or to words about what is wrong.

Parsing is a pure function of the text. How to write a file is told in `workshop_content/README.md`.
"""

from drawbridge.content.reading import parse, problems, restored
from drawbridge.content.shelf import Listing, library, listing, load, source
from drawbridge.content.support import support_card
from drawbridge.content.support_shelf import FOLDER as SUPPORT_FOLDER
from drawbridge.content.support_shelf import (
    SupportListing,
    international,
    support_listing,
    support_listings,
)

__all__ = [
    "SUPPORT_FOLDER",
    "Listing",
    "SupportListing",
    "international",
    "library",
    "listing",
    "load",
    "parse",
    "problems",
    "restored",
    "source",
    "support_card",
    "support_listing",
    "support_listings",
]
