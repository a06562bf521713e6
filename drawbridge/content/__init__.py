"""Workshop files (TOML) to objects of `drawbridge.domain.workshop`, or to words on what is wrong.

Parsing is a pure function of the text. How to write a file is told in `workshop_content/README.md`.
"""

from drawbridge.content.parsing import parse, problems
from drawbridge.content.support import support_card
from drawbridge.content.support_files import FOLDER as SUPPORT_FOLDER
from drawbridge.content.support_files import (
    SupportListing,
    international,
    support_listing,
    support_listings,
    support_of,
)
from drawbridge.content.translation.kept_text import KeptText, restored
from drawbridge.content.translation.translation_files import (
    frozen,
    in_language,
    translations_of,
    whole_languages,
)
from drawbridge.content.workshop_files import Listing, library, listing, source

__all__ = [
    "SUPPORT_FOLDER",
    "KeptText",
    "Listing",
    "SupportListing",
    "frozen",
    "in_language",
    "international",
    "library",
    "listing",
    "parse",
    "problems",
    "restored",
    "source",
    "support_card",
    "support_listing",
    "support_listings",
    "support_of",
    "translations_of",
    "whole_languages",
]
