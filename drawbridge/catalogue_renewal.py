"""A catalogue to fill in: every message of ours, with what is said for it as far as it is there."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from drawbridge.translations import LOCALE_DIR, PARTICIPANTS, catalogue_path, template_path

NO_NATIVE_SPEAKER = "# No native speaker has read this file yet."
_HEADER = """\
{read_by}
msgid ""
msgstr ""
"Project-Id-Version: Drawbridge\\n"
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
# Where translators are used to other forms than those Babel 2.18 writes.
_USUAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
    "tr": "nplurals=2; plural=(n > 1);",
}


def renewed_catalogue(language: str, folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS) -> str:
    """The text of a catalogue as it should be: all messages in order, nothing that holds is lost.

    The header holds no times and no names, so that two people who add to one catalogue do not
    change the same line.

    Args:
        language: its code.
        folder: where the catalogues lie, with the lists of all messages.
        domain: which catalogue: that of those who take part, the facilitator's or the editor's.
    """
    path = catalogue_path(language, folder, domain)
    first, catalogue = NO_NATIVE_SPEAKER, Catalog(locale=language)
    forms = _USUAL_FORMS.get(language, f"{get_plural(language)};")
    if path.exists():
        text = path.read_text("utf-8")
        first = text.split("\n", 1)[0]
        catalogue = read_po(io.BytesIO(text.encode()), locale=language)
        forms = catalogue.plural_forms
    else:
        header = _HEADER.format(read_by=first, language=language, plural_forms=forms)
        catalogue = read_po(io.BytesIO(header.encode()), locale=language)
    had_plural = {it.id[0] for it in catalogue if it.pluralizable}
    with template_path(folder, domain).open("rb") as source:
        catalogue.update(read_po(source), no_fuzzy_matching=True)
    for message in catalogue:
        # Babel 2.19 says the first form for all numbers then, which in Arabic is that for none.
        if not message.pluralizable and message.id in had_plural:
            message.string = ""
    catalogue.obsolete.clear()
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return _HEADER.format(read_by=first, language=language, plural_forms=forms) + (
        written.getvalue().decode()
    )
