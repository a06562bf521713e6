"""The draft that one tab works on: read, changed, kept, taken back.

The draft in its file is the truth; only where it could not be written, this tab knows better.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from drawbridge import commands
from drawbridge.content import parsing
from drawbridge.content.editing import Document, History, read
from drawbridge.content.editing.checked import checked, language_of
from drawbridge.content.editing.new_steps import named_by_title
from drawbridge.content.editing.translated import document_in
from drawbridge.content.own_workshops import Draft, OwnWorkshops
from drawbridge.content.raw_tables import word
from drawbridge.content.translation.translation_files import beside_copy, followed
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.errors import Refused
from drawbridge.facilitator_words import tell
from drawbridge.sentences import E_
from drawbridge.ui import guards, state
from drawbridge.ui.addresses import best_address

Edit = Callable[[Document], Document]
_NOT_RIGHT_YET = E_(
    "Something in it is not right yet: look for the marked steps. Your draft is kept as it is."
)

SAVE_FIRST = E_(
    "A translation stands beside the file of its workshop. Save what you have changed; then "
    "translations can be written here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """A draft as it is now. `is_kept` says whether it is in its file."""

    draft: Draft
    history: History
    document: Document
    is_kept: bool

    @property
    def is_saved(self) -> bool:
        """Whether it is in the library as it is here."""
        return replace(self.draft, text=self.history.text).is_saved


def open_draft(draft_id: str) -> OpenDraft:
    """The draft with what this tab knows of it.

    Raises:
        DraftNotFound: if there is none of this id.
        ContentError: if somebody has made it unreadable in its file.
    """
    draft = _own().draft(draft_id)
    known = state.written(draft_id)
    if known is None:
        known = state.Written(history=History.of(draft.text), kept=draft.text)
    elif known.kept != draft.text:  # another window has changed it
        known = state.Written(history=known.history.after(draft.text), kept=draft.text)
    document = known.document or read(known.history.text, draft.file or tell("Draft"))
    state.note_written(draft_id, replace(known, document=document))
    is_kept = known.history.text == known.kept
    return OpenDraft(draft=draft, history=known.history, document=document, is_kept=is_kept)


def begin(text: str, *, file: str = "", begun_from: str = "", copy_of: str = "") -> str:
    """Make a draft.

    Returns:
        Its id.

    Raises:
        ContentError: if the text cannot be edited.
        WorkshopNotWritten: if it cannot be kept.
    """
    read(text, file or tell("Your file"))
    draft = Draft(
        id=secrets.token_hex(6), file=file, begun_from=begun_from, text=text, copy_of=copy_of
    )
    _own().keep(draft)
    return draft.id


def change(draft_id: str, edit: Edit) -> None:
    """Change the draft.

    Raises:
        ContentError: if the file cannot say it, or it has become too large.
        WorkshopNotWritten: if it cannot be kept; this tab remembers it.
    """
    now = open_draft(draft_id)
    document = edit(now.document)
    _keep(now, now.history.after(document.text), document)


def undo(draft_id: str) -> None:
    """Take the last change back."""
    now = open_draft(draft_id)
    _keep(now, now.history.undone())


def redo(draft_id: str) -> None:
    """Make the change again that was taken back last."""
    now = open_draft(draft_id)
    _keep(now, now.history.redone())


def save(draft_id: str, *, as_copy: bool = False) -> None:
    """Save the draft as a workshop of one's own.

    Raises:
        Refused: if something in it is wrong, or somebody else was faster.
        WorkshopNotWritten: if it cannot be written.
    """
    if not open_draft(draft_id).draft.file:
        change(draft_id, named_by_title)
    now = open_draft(draft_id)
    _check(now)
    draft = replace(now.draft, text=now.history.text)
    beside = translations_beside(now)
    if as_copy:
        draft = replace(draft, file="", begun_from="")
    saved = _own().save(draft, word(now.document.table("workshop"), "id"), beside)
    made = state.Written(history=now.history, kept=saved.text, document=now.document)
    state.note_written(draft_id, made)
    state.set_notice(
        tell(
            "Saved as {file}. It stands in the library, under your own workshops.", file=saved.file
        )
    )


def translations_beside(now: OpenDraft) -> dict[str, str]:
    """The translation files that go with the draft as it is now, by language."""
    text, draft = now.history.text, now.draft
    if draft.file:
        before = _own().begun_from(draft)
        return followed(_own().folder / Path(draft.file).name, before, text) if before else {}
    path = guards.services().workshops / Path(draft.copy_of).name
    if not draft.copy_of or not path.is_file():
        return {}
    language = language_of(now.document)
    copy = document_in(path, language)
    is_known = language_of(copy) == language
    return beside_copy(path, copy.text, text) if is_known else {}


def translate(draft_id: str, language: str, place: str, text: str) -> None:
    """Write one text of a translation beside the saved workshop.

    Raises:
        Refused: if something of the workshop waits to be saved, or somebody else has saved it.
        ContentError: if the translation holds what has no place in the workshop.
        WorkshopNotWritten: if it cannot be written.
    """
    now = open_draft(draft_id)
    if not now.is_saved:
        raise Refused(SAVE_FIRST)
    draft = replace(now.draft, text=now.history.text)
    _own().put_translated(draft, language, place, text)


def discard(draft_id: str) -> None:
    """Throw the draft away; the workshop it was begun from stays as it is."""
    _own().discard(draft_id)


def rehearse(draft_id: str, cast: SimulatedRoom, variant: str) -> None:
    """Begin a rehearsal of the draft as it is now.

    Raises:
        Refused: if something in it is wrong.
    """
    now = open_draft(draft_id)
    _check(now)
    services = guards.services()
    code = commands.create(
        services,
        now.history.text,
        variant=variant,
        head_count=cast.n_people + 1,  # whoever rehearses may join with a phone
        join_base=best_address(services),
        cast=cast,
    )
    state.note_created(code)
    state.note_rehearsed(code, draft_id)


def _check(now: OpenDraft) -> None:
    """Refuse what our own reader does not read as it was meant.

    Raises:
        Refused: if something in it is wrong.
    """
    meant = checked(now.document).workshops
    if not meant or parsing.examine(now.history.text, file=now.document.file).workshops != meant:
        raise Refused(_NOT_RIGHT_YET)


def _keep(now: OpenDraft, history: History, document: Document | None = None) -> None:
    made = state.Written(history=history, kept=now.draft.text, document=document)
    state.note_written(now.draft.id, made)
    _own().keep(replace(now.draft, text=history.text))
    state.note_written(now.draft.id, replace(made, kept=history.text))


def _own() -> OwnWorkshops:
    return guards.services().own_workshops
