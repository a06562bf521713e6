"""Workshops that were written here, in a folder of their own, and the drafts of them.

A draft is a file too, so that it survives a reload and a restart. Its first line tells of which
workshop it is, and what that said when the draft was begun.
"""

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from glob import escape
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from drawbridge.content import toml, workshop_files
from drawbridge.content.translation.translation_files import (
    FOLDER,
    translation_path,
    with_said,
)
from drawbridge.content.workshop_files import Listing
from drawbridge.errors import DraftNotFound, WorkshopChanged, WorkshopNotWritten

DRAFTS = "drafts"
_BYTE_MARK = b"\xef\xbb\xbf"  # some editors on Windows put it before the first letter
_ORIGIN = re.compile(
    r"# A draft of “(?P<file>[^”\n]*)”, begun from (?P<begun_from>[0-9a-f]*)"
    r"(?:, a copy of “(?P<copy_of>[^”\n]*)”)?\.\n"
)
_DRAFT_ID = re.compile(r"[a-z0-9]{8,32}")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A workshop that is being written.

    `id` names the draft. `file` is the workshop it will be saved as, "" for a new one, and
    `begun_from` the fingerprint of that file when the draft was begun, or saved last. `copy_of` is
    the included workshop it was copied from, "" for any other and once it is saved. `changed_at` is
    when it was kept last, in seconds since 1970, 0 if it never was.
    """

    id: str
    file: str
    begun_from: str
    text: str
    copy_of: str = ""
    changed_at: float = field(default=0.0, compare=False)

    @property
    def is_saved(self) -> bool:
        """Whether the workshop it will be saved as was left as it is here."""
        return bool(self.file) and fingerprint(self.text) == self.begun_from


def fingerprint(text: str) -> str:
    """What tells a text from every other one."""
    return sha256(text.encode()).hexdigest()


class OwnWorkshops:
    """The folder of workshops that were written here. Safe to use from several threads.

    Args:
        folder: where they lie; made with mode 0700 when the first one is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()

    def listings(self) -> tuple[Listing, ...]:
        """Every own workshop, by name."""
        return tuple(replace(it, is_own=True) for it in workshop_files.library(self.folder))

    def text(self, file: str) -> str:
        """The text of an own workshop.

        Raises:
            ContentError: if there is no such file, or it cannot be read.
        """
        return workshop_files.source(self.folder / Path(file).name)

    def begun_from(self, draft: Draft) -> str:
        """What the workshop of a draft says, "" if that is not what the draft was begun from."""
        text = _plain(_bytes(self.folder / Path(draft.file).name) or b"")
        return text if fingerprint(text) == draft.begun_from else ""

    # -- drafts

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, the one that was changed last first."""
        folder = self.folder / DRAFTS
        found = [path for path in folder.glob("*.toml") if _DRAFT_ID.fullmatch(path.stem)]
        by_age = sorted(found, key=_changed_at, reverse=True)
        drafts = (self._read(path) for path in by_age)
        return tuple(it for it in drafts if it is not None)

    def draft(self, draft_id: str) -> Draft:
        """A draft as it was kept last.

        Raises:
            DraftNotFound: if there is none of this id.
        """
        known = _DRAFT_ID.fullmatch(draft_id)
        found = self._read(self._draft_path(draft_id)) if known else None
        if found is None:
            raise DraftNotFound
        return found

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it is now.

        Raises:
            ContentError: if it is larger than a workshop may be.
            WorkshopNotWritten: if it cannot be written; what was kept before is still there.
        """
        copy = f", a copy of “{draft.copy_of}”" if draft.copy_of else ""
        origin = f"# A draft of “{draft.file}”, begun from {draft.begun_from}{copy}.\n"
        self._write(self._draft_path(draft.id), f"{origin}{draft.text}".encode(), draft.file)

    def discard(self, draft_id: str) -> None:
        """Delete a draft; harmless where there is none.

        Raises:
            WorkshopNotWritten: if it cannot be deleted.
        """
        if _DRAFT_ID.fullmatch(draft_id):
            with _written():
                self._draft_path(draft_id).unlink(missing_ok=True)

    # -- saving

    def save(self, draft: Draft, wanted: str, beside: Mapping[str, str] | None = None) -> Draft:
        """Save a draft as a workshop, and keep it as begun from there.

        What has not changed is not written.

        Args:
            draft: what to save.
            wanted: what a new file is to be called, without its ending.
            beside: what its translations are to hold, by language. They come before a file that is
                there already: if that cannot be written then, no phone is asked what it asked
                before in another language.

        Raises:
            WorkshopChanged: if the file is another one than the draft was begun from.
            ContentError: if it is larger than a workshop may be.
            WorkshopNotWritten: if it cannot be written; the draft is still there.
        """
        with self._lock:
            file = draft.file or self._free_name(wanted)
            path = self.folder / Path(file).name
            before = _bytes(path)
            is_theirs = before is not None and fingerprint(_plain(before)) != draft.begun_from
            if draft.file and (is_theirs or before is None):
                raise WorkshopChanged
            mark = _BYTE_MARK if before is not None and before.startswith(_BYTE_MARK) else b""
            content = mark + draft.text.encode()
            if before is not None:
                self.keep_translations(file, beside or {})
            if content != before:
                self._write(path, content, file)
            self.keep_translations(file, beside or {})
        saved = Draft(
            id=draft.id, file=file, begun_from=fingerprint(draft.text), text=draft.text
        )  # fmt: skip
        self.keep(saved)
        return saved

    def keep_translations(self, file: str, texts: Mapping[str, str]) -> None:
        """Write translation files beside an own workshop; what has not changed is not written.

        Args:
            file: the workshop.
            texts: what each is to hold, by language.

        Raises:
            ContentError: if one is larger than a workshop may be.
            WorkshopNotWritten: if one cannot be written.
        """
        for language, text in texts.items():
            path = translation_path(self.folder / Path(file).name, language)
            if text.encode() != _bytes(path):
                self._write(path, text.encode(), file)

    def put_translated(self, draft: Draft, language: str, place: str, text: str) -> None:
        """Write one text of a translation, as it is typed; what others wrote in it stays.

        Args:
            draft: of the workshop it belongs to, as it was saved last.
            language: what is translated into.
            place: where the text stands in the workshop.
            text: what is said there, "" if nothing.

        Raises:
            WorkshopChanged: if the workshop is another one than the draft.
            ContentError: if the translation cannot be written without losing what is in it.
            WorkshopNotWritten: if it cannot be written.
        """
        with self._lock:
            if not draft.is_saved or not self.begun_from(draft):
                raise WorkshopChanged
            path = self.folder / Path(draft.file).name
            said = with_said(path, language, place, text)
            self.keep_translations(draft.file, {language: said})

    def delete(self, file: str) -> None:
        """Delete an own workshop and its translations; sessions keep what they were begun with.

        Raises:
            WorkshopNotWritten: if it cannot be deleted.
        """
        with self._lock, _written():
            path = self.folder / Path(file).name
            path.unlink(missing_ok=True)
            for translation in self.folder.glob(f"{FOLDER}/*/{escape(path.name)}"):
                translation.unlink(missing_ok=True)

    # -- files

    def _draft_path(self, draft_id: str) -> Path:
        return self.folder / DRAFTS / f"{draft_id}.toml"

    def _read(self, path: Path) -> Draft | None:
        content = _bytes(path)
        if content is None:
            return None
        text = _plain(content)
        origin = _ORIGIN.match(text)
        file, begun_from, copy_of = (
            origin.group("file", "begun_from", "copy_of") if origin else ("", "", "")
        )
        text = text[origin.end() :] if origin else text
        return Draft(
            id=path.stem,
            file=file,
            begun_from=begun_from,
            text=text,
            copy_of=copy_of or "",
            changed_at=_changed_at(path),
        )

    def _free_name(self, wanted: str) -> str:
        stem = re.sub(r"[^a-z0-9_]+", "_", wanted.casefold()).strip("_")[:_LONGEST_NAME]
        stem = stem or "workshop"
        names = [stem, *(f"{stem}_{number}" for number in range(2, 1000))]
        return next(f"{it}.toml" for it in names if not (self.folder / f"{it}.toml").exists())

    def _write(self, path: Path, content: bytes, file: str) -> None:
        if len(content) > toml.MAX_BYTES:
            raise toml.unreadable(file or "draft", *toml.TOO_LARGE)
        with _written():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(path, content)


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WorkshopNotWritten from error


def _replace(path: Path, content: bytes) -> None:
    """Write all of a file or nothing: whoever reads meets the old one or the new one."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}.", delete=False) as begun:
        try:
            begun.write(content)
            begun.flush()
            os.fsync(begun.fileno())
            begun.close()
            os.replace(begun.name, path)
        except OSError:
            with suppress(OSError):
                os.unlink(begun.name)
            raise


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace")


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
