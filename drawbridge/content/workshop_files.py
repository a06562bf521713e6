"""Workshop files on disk: one file, or all of a folder."""

from dataclasses import dataclass
from pathlib import Path

from drawbridge.content import parsing
from drawbridge.content.toml import MAX_BYTES, TOO_LARGE, not_in_utf_8, unreadable
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_

_UNSEEN = "\N{REPLACEMENT CHARACTER}"
_NAME_AND_FOLDER = E_("Check its name and folder.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One file of a library.

    `file` is its name as it can be shown. `workshops` holds the workshop as a whole and then its
    variants; () if an error is among `problems`. `is_own`: it was written here and is not included.
    """

    path: Path
    file: str
    workshops: tuple[Workshop, ...]
    problems: tuple[Problem, ...]
    is_own: bool = False

    @property
    def is_misnamed(self) -> bool:
        """Whether its name cannot be written down as it is, so that nothing can be done with it."""
        return self.file != self.path.name

    @property
    def workshop(self) -> Workshop | None:
        """The workshop as a whole, None if the file cannot be used."""
        return self.workshops[0] if self.workshops else None


def source(path: Path) -> str:
    """The text of a workshop file.

    Raises:
        ContentError: with one problem, if there is no file, or it cannot be read as text.
    """
    content = _bytes(path)
    if len(content) > MAX_BYTES:
        raise unreadable(path.name, *TOO_LARGE)
    try:
        # Some editors on Windows put an invisible mark before the first letter.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise not_in_utf_8(path.name, line) from error


def listing(path: Path) -> Listing:
    """Read one file, whatever state it is in; never raises a ContentError."""
    file = _shown(path.name)
    if file != path.name:
        problems = unreadable(file, E_("The file cannot be opened."), _NAME_AND_FOLDER).problems
        return Listing(path=path, file=file, workshops=(), problems=problems)
    try:
        examined = parsing.examine(source(path), file=path.name)
    except ContentError as error:
        return Listing(path=path, file=path.name, workshops=(), problems=error.problems)
    return Listing(
        path=path, file=path.name, workshops=examined.workshops, problems=examined.problems
    )


def library(folder: Path) -> tuple[Listing, ...]:
    """Every workshop file of a folder, by name; () if there is no such folder.

    Folders inside it are not looked into, and hidden files are left out.
    """
    paths = sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    return tuple(listing(path) for path in paths)


def _shown(name: str) -> str:
    """A file's name with a mark for what nobody can see, or what cannot stand in a draft."""
    # Letters of another encoding come as halves of characters, which no browser can be sent.
    return "".join(it if it.isprintable() and it != "”" else _UNSEEN for it in name)


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # opening a pipe waits until somebody writes to it
        raise _cannot_be_opened(path)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise unreadable(path.name, E_("There is no such file."), _NAME_AND_FOLDER) from error
    except OSError as error:
        raise _cannot_be_opened(path) from error


def _cannot_be_opened(path: Path) -> ContentError:
    return unreadable(
        path.name,
        E_("The file cannot be opened."),
        E_("Check that it is a file and that you may read it."),
    )
