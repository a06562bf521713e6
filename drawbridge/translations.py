"""The message catalogues: every word of ours, by language.

There are three (decisions 48 and 51): what people read on phones and projector, what whoever leads
reads on the console, and what whoever writes a workshop reads in the editor. English is the
language the messages are written in. Another language is a file
``drawbridge/locale/<language>/LC_MESSAGES/<domain>.po``; nothing has to be compiled by hand.
"""

import gettext
import io
from functools import lru_cache
from pathlib import Path

ENGLISH = "en"
PARTICIPANTS = "drawbridge"
FACILITATOR = "facilitator"
EDITOR = "editor"
DOMAINS = (PARTICIPANTS, FACILITATOR, EDITOR)
LOCALE_DIR = Path(__file__).parent / "locale"


def catalogue_path(language: str, folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS) -> Path:
    """Where the catalogue of a language lies, whether there is one or not."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def template_path(folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS) -> Path:
    """Where the list of all messages lies."""
    return folder / f"{domain}.pot"


def languages(folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS) -> tuple[str, ...]:
    """The languages there are words for, English first."""
    others = sorted(path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{domain}.po"))
    return (ENGLISH, *others)


def translations(
    language: str, folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS
) -> gettext.NullTranslations:
    """The catalogue of one language; English needs none."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    # A start in English reads no catalogue, and what reads them takes longer to load than one.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with catalogue_path(language, folder, domain).open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=32)
def kept_translations(language: str) -> gettext.NullTranslations:
    """The catalogue of those who take part, read once; whoever has it must not add to it.

    To read it takes five milliseconds, longer than a picture of the projector that asks for it.
    """
    return translations(language)
