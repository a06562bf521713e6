"""`streamlit run app.py` where German is the made-up language: all messages doubled, in full.

It is a real language's place, so that all goes as people have it: it is offered, asked for by a
browser, and read from a catalogue.
"""

import sys
import tempfile
from pathlib import Path

from streamlit.web import cli

from drawbridge import catalogue_gaps, translations
from drawbridge.translations import DOMAINS, LOCALE_DIR, PARTICIPANTS
from tests.people.made_up_language import put_catalogue

LANGUAGE = "de"


def made_up_in(folder):
    """Have the language read from catalogues that are written into a folder."""
    for domain in DOMAINS:
        put_catalogue(folder, LANGUAGE, domain)
    real = translations.catalogue_path

    def path(language, where=LOCALE_DIR, domain=PARTICIPANTS):
        return real(language, folder if language == LANGUAGE else where, domain)

    translations.catalogue_path = catalogue_gaps.catalogue_path = path


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made_up_in(Path(folder))
        cli.main(["run", "app.py", *sys.argv[1:]])
