"""The message catalogue: every word on phone and projector, by language.

English is the language the messages are written in. Another language is a file
``drawbridge/locale/<language>/LC_MESSAGES/drawbridge.po``; nothing has to be compiled by hand.
"""

import gettext
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en"
LOCALE_DIR = Path(__file__).parent / "locale"


def catalogue_path(language: str, folder: Path = LOCALE_DIR) -> Path:
    """Where the catalogue of a language lies, whether there is one or not."""
    return folder / language / "LC_MESSAGES" / "drawbridge.po"


def languages(folder: Path = LOCALE_DIR) -> tuple[str, ...]:
    """The languages there are words for, English first."""
    others = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/drawbridge.po"))
    return (ENGLISH, *others)


def translations(language: str, folder: Path = LOCALE_DIR) -> gettext.NullTranslations:
    """The catalogue of one language; English needs none."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    with catalogue_path(language, folder).open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
