"""A workshop file in another language: the texts of a translation, each in its place."""

from pathlib import Path

from drawbridge.content import workshop_files
from drawbridge.content.editing.document import WORKSHOP, Document, read
from drawbridge.content.raw_tables import word
from drawbridge.content.translation.merging import merged_whole
from drawbridge.content.translation.translation_files import whole_texts


def document_in(path: Path, language: str) -> Document:
    """The file of a workshop in another language; comments, order and all that decides stay.

    Args:
        path: of a file without errors.
        language: one of `whole_languages`; in any other the file stays as it is.

    Raises:
        ContentError: if it cannot be read or edited, or cannot say it without saying more.
    """
    document = read(workshop_files.source(path), path.name)
    if language == word(document.table(WORKSHOP), "language"):
        return document
    said = whole_texts(path, language)
    return document.saying(merged_whole(document.raw, said, language)) if said else document
