"""Screens of one length, whatever was answered.

Over HTTPS a listener in the same Wi-Fi reads nothing, but sees how many bytes come back: a Pass and
each option would differ by a few. A screen of a question is therefore filled up with blanks to a
length that is worked out without the answer.
"""

import zlib
from functools import lru_cache

STEP = 1024  # bytes
SPARE = 1024  # bytes: what an answer, the tick, a refusal or a support card may add to a screen
_BYTES_PER_CHARACTER = 5  # a quotation mark in HTML; four at most in UTF-8

_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time
_STORED_LIMIT = 0xFFFF


def packed(text: bytes, length: int = 0) -> bytes:
    """Text as gzip of exactly `length` bytes, or longer if it does not fit.

    The blanks stand in a last block that is not compressed, so that each of them is one byte.

    Source: RFC 1951, section 3.2.4 (stored blocks); RFC 1952, section 2.3.
    """
    squeezed = _squeezed(text)
    n_blanks = max(0, min(_STORED_LIMIT, length - len(_GZIP_HEAD) - len(squeezed) - 5 - 8))
    blanks = b"\n" * n_blanks
    stored = b"\x01" + n_blanks.to_bytes(2, "little") + (n_blanks ^ 0xFFFF).to_bytes(2, "little")
    check = zlib.crc32(blanks, zlib.crc32(text)).to_bytes(4, "little")
    size = ((len(text) + n_blanks) & 0xFFFFFFFF).to_bytes(4, "little")
    return _GZIP_HEAD + squeezed + stored + blanks + check + size


@lru_cache(maxsize=32)
def packed_model(text: bytes, spare: int) -> tuple[int, bytes]:
    """How long replies get that are as long as a screen before any answer, and that screen itself.

    It is the same for every phone, so that it is packed once and not once for each of 300. Never
    called with what is one phone's own: it is kept.
    """
    room = room_for(len(packed(text)), spare)
    return room, packed(text, room)


def _squeezed(text: bytes) -> bytes:
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(text) + squeezer.flush(zlib.Z_SYNC_FLUSH)


def padded(text: bytes, length: int) -> bytes:
    """Text followed by blanks, `length` bytes, or as it is if it is longer."""
    return text.ljust(length, b"\n")


def room_for(length: int, spare: int) -> int:
    """How many bytes a screen gets that is `length` bytes long before anybody has answered."""
    return STEP * -(-(length + spare) // STEP)


def spare_for(n_characters: int) -> int:
    """How many bytes an answer, the tick beside it, a refusal and a written line may add."""
    return SPARE + _BYTES_PER_CHARACTER * n_characters
