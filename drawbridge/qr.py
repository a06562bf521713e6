"""The picture a room scans to join."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE, _AS_BEFORE = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
QUIET_ZONE = 4  # modules. Source: ISO/IEC 18004, 6.3.8: at least four on every side


def svg(url: str) -> str:
    """A QR code as one black path on white, so that it scans on a dark page too.

    One unit of its view box is one module; it has no size of its own and refers to nothing.

    Args:
        url: what a phone's camera opens.
    """
    rows = _modules(url)
    n = len(rows)
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in _runs(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n} {n}" role="img" '
        'aria-label="QR code" shape-rendering="crispEdges">'
        f'<path fill="white" d="M0 0h{n}v{n}h-{n}z"/><path fill="black" d="{path}"/></svg>'
    )


@lru_cache(maxsize=32)
def data_uri(url: str) -> str:
    """The QR code as an address for an `img`.

    The last ones are kept: the console shows two, and drawing them was a third of every redraw.
    """
    return f"data:image/svg+xml;base64,{b64encode(svg(url).encode()).decode()}"


def for_terminal(url: str) -> str:
    """The QR code as lines of a terminal, black on white whatever its colours are."""
    rows = _modules(url)
    rows += [[False] * len(rows)] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ("".join(_HALVES[pair] for pair in zip(*both, strict=True)) for both in pairs)
    return "\n".join(f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}" for line in lines)


def _modules(url: str) -> list[list[bool]]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(url)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _runs(rows: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int, int]]:
    """Where dark modules stand next to each other: left end, row, how many."""
    for y, row in enumerate(rows):
        for is_dark, run in groupby(enumerate(row), key=lambda module: module[1]):
            places = [x for x, _ in run]
            if is_dark:
                yield places[0], y, len(places)
