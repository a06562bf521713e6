"""Workshop files (TOML) to `drawbridge.domain.workshop` objects, or to words about what is wrong.

Parsing is a pure function of the text. How to write a file is told in `workshop_content/README.md`.
"""

from drawbridge.content.reading import parse, problems
from drawbridge.content.shelf import Listing, library, listing, load, source

__all__ = ["Listing", "library", "listing", "load", "parse", "problems", "source"]
