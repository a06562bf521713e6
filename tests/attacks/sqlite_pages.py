"""Reading an SQLite file and its log byte by byte, as somebody does who has only the files.

Rows are found where they lie, whatever SQLite itself would still show: in pages, in the gaps
between rows, in pages that are free, and in every older state of a page that the log has kept.

Source: https://www.sqlite.org/fileformat2.html
"""

import re
import struct
from dataclasses import dataclass

from drawbridge.domain.answers.ballot_purpose import BallotPurpose

_LOG_HEADER = 32
_FRAME_HEADER = 24
# A ballot as it lies in a page: session, step, round, purpose, 64 hexadecimal digits of its key,
# answers.
_PURPOSES = "|".join(BallotPurpose).encode()
_BALLOT = re.compile(
    rb"[0-9a-f]{32}([a-z][a-z0-9_]*?)[\x00-\x1f]?(%b)([0-9a-f]{64})(\{[^{}]*\})" % _PURPOSES
)


@dataclass(frozen=True, slots=True)
class Lying:
    """A ballot as it lies in a page."""

    step: str
    purpose: str
    key: str
    answers: str


def pages_of(database):
    """All pages of a database file, free ones too."""
    size = _page_size(database[16:18]) if database else 1
    return [database[start : start + size] for start in range(0, len(database), size)]


def frames_of(log):
    """All states of pages that a log still holds, oldest first."""
    if len(log) < _LOG_HEADER:
        return []
    (size,) = struct.unpack(">I", log[8:12])
    step = _FRAME_HEADER + size
    starts = range(_LOG_HEADER, len(log) - step + 1, step)
    return [log[at + _FRAME_HEADER : at + step] for at in starts]


def ballots_in(page):
    """All ballots that can be made out in a page, in the order in which they lie."""
    return [Lying(*(part.decode() for part in found.groups())) for found in _BALLOT.finditer(page)]


def as_written(database, log, step):
    """The answers to a step, the last state of each, in the order in which they came.

    The log holds a page as it was after every change. In a page SQLite fills the room from the
    end, so that what lies further back came earlier.
    """
    order = {}
    for page in (*frames_of(log), *pages_of(database)):
        for one in reversed(ballots_in(page)):
            if (one.step, one.purpose) == (step, BallotPurpose.ANSWER):
                order.setdefault(one.key, one)
    last = {one.key: one for page in frames_of(log) for one in ballots_in(page)}
    return [last.get(key, one) for key, one in order.items()]


def _page_size(field):
    (size,) = struct.unpack(">H", field)
    return 65536 if size == 1 else size


def lines_in(page, step):
    """All lines of a step that can be made out in a page, in the order in which they lie."""
    line = rb"[0-9a-f]{32}" + step.encode() + rb"[\x00-\x1f]?[0-9a-f]{64}(.*?)(?:held|shown|never)"
    return [found[1].decode() for found in re.finditer(line, page, re.DOTALL)]
