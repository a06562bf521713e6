"""Reading an SQLite file and its log byte by byte, as somebody does who has only the files.

Rows are found where they lie, whatever SQLite itself would still show: in pages, in the gaps
between rows, in pages that are free, and in every older state of a page that the log has kept.
Source: https://www.sqlite.org/fileformat2.html
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

_FILE_HEADER = 100
_LOG_HEADER = 32
_FRAME_HEADER = 24
# A ballot as it lies in a page: step, round, 64 hexadecimal digits of its key, answers as JSON.
_BALLOT = re.compile(rb"([0-9a-f]{32})([a-z][a-z0-9_~]*?)[\x00-\x7f]?([0-9a-f]{64})(\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Lying:
    """A ballot where it lies: page, distance from the page's start, and what it says."""

    page: int
    offset: int
    step: str
    key: str
    answers: str


def pages_of(path: Path) -> list[bytes]:
    """All pages of a database file, free ones too."""
    content = path.read_bytes()
    size = _page_size(content)
    return [content[start : start + size] for start in range(0, len(content), size)]


def frames_of(path: Path) -> list[tuple[int, bytes]]:
    """All states of pages that a log still holds, oldest first: (page number, page)."""
    if not path.exists() or path.stat().st_size < _LOG_HEADER:
        return []
    content = path.read_bytes()
    (size,) = struct.unpack(">I", content[8:12])
    step = _FRAME_HEADER + size
    starts = range(_LOG_HEADER, len(content) - step + 1, step)
    return [
        (struct.unpack(">I", content[at : at + 4])[0], content[at + _FRAME_HEADER : at + step])
        for at in starts
    ]


def ballots_in(page: bytes, number: int = 0) -> list[Lying]:
    """All ballots that can be made out in a page, in the order in which they lie."""
    return [
        Lying(number, found.start(), found[2].decode(), found[3].decode(), found[4].decode())
        for found in _BALLOT.finditer(page)
    ]


def ballots_as_written(path: Path) -> list[Lying]:
    """All ballots of a file in the order in which they were most likely written.

    SQLite fills a page from its end, so that what lies further back came earlier.
    """
    return [
        one
        for number, page in enumerate(pages_of(path), 1)
        for one in reversed(ballots_in(page, number))
    ]


def _page_size(content: bytes) -> int:
    (size,) = struct.unpack(">H", content[16:18])
    return 65536 if size == 1 else size
