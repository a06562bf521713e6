"""Files put together in a ZIP; the same files are the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first a ZIP knows; the time of making would differ each time
_READABLE = 0o644 << 16


def bundled(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files, each given as its name and its content."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as bundle:
        for name, content in files:
            bundle.writestr(_entry(name), content)
    return kept.getvalue()


def unbundled(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The files of a ZIP made here, in their order."""
    with ZipFile(BytesIO(content)) as bundle:
        return tuple((name, bundle.read(name)) for name in bundle.namelist())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # else it would depend on the computer
    entry.external_attr = _READABLE
    return entry
