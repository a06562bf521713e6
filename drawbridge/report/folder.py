"""Files put into a folder, each of them whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def put(folder: Path, name: str, content: bytes) -> None:
    """Write a file that appears under its name when all of it is on disk.

    An older file of this name stays until then, and if it cannot be written.

    Args:
        folder: where; it has to exist.
        name: what the file is called.
        content: all of it.

    Raises:
        OSError: if the disk has no room, or the folder is not there or not to be written to.
    """
    with NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False) as begun:
        try:
            begun.write(content)
            begun.flush()
            os.fsync(begun.fileno())
            os.chmod(begun.name, 0o666 & ~_umask())
            os.replace(begun.name, folder / name)
        except OSError:
            with suppress(OSError):
                os.unlink(begun.name)
            raise


def _umask() -> int:
    """What new files may not be: a temporary file is for its owner only, whatever is usual here."""
    usual = os.umask(0o077)
    os.umask(usual)
    return usual
