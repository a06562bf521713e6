"""Changing a workshop file without touching what was not meant: comments, order and line ends stay.

A file is cut at its headings (`sections`); what stands below one heading is changed with tomlkit
(`entries`); a `Document` is the whole, and each change gives a new one that has been read again and
compared with what was meant.
"""

from drawbridge.content.editing.document import Document, read
from drawbridge.content.editing.history import History

__all__ = ["Document", "History", "read"]
