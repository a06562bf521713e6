"""A language nobody speaks: every message turned round, twice as long, and between its own marks.

What is glued together from pieces, or was never marked for translation, shows in it at once.
"""

import re
from contextlib import contextmanager
from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from drawbridge.content import KeptText, toml
from drawbridge.content.translation.places import translatable
from drawbridge.facilitator_words import speak
from drawbridge.translations import ENGLISH, PARTICIPANTS, catalogue_path, template_path

OURS, OURS_END = "⟦", "⟧"
THEIRS, THEIRS_END = "⟪", "⟫"
_PLACE = re.compile(r"(\{[^{}]*\}|%\([^()]*\)[a-z])")


def turned(text):
    """A message in the made-up language: last word first, then said once more without places."""
    pieces = [it for it in re.split(r"(\s+|\{[^{}]*\}|%\([^()]*\)[a-z])", text) if it]
    again = _PLACE.sub("", text)
    return f"{OURS}{''.join(reversed(pieces)).strip()} {again.strip()}{OURS_END}"


def put_catalogue(folder, language, domain=PARTICIPANTS):
    """Write a catalogue of the made-up language, under the code of a real one."""
    template = template_path(domain=domain)
    path = catalogue_path(language, folder, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_catalogue(language, template.read_bytes()))
    (folder / template.name).write_bytes(template.read_bytes())


@cache
def _catalogue(language, messages):
    """A catalogue's file; making one of a thousand messages takes as long as a page."""
    known = read_po(BytesIO(messages))
    catalogue = Catalog(locale=language, charset="utf-8")
    for message in known:
        if isinstance(message.id, tuple):
            forms = [turned(message.id[0]), *[turned(message.id[1])] * (catalogue.num_plurals - 1)]
            catalogue.add(message.id, tuple(forms), flags=message.flags)
        elif message.id:
            catalogue.add(message.id, turned(message.id), flags=message.flags)
    file = BytesIO()
    write_po(file, catalogue)
    return file.getvalue()


@contextmanager
def spoken(language, folder):
    """Whatever is told to who leads is said in this language, in this thread."""
    speak(language, folder)
    try:
        yield
    finally:
        speak(ENGLISH)


def in_made_up(text, language, room=""):
    """A workshop with a translation into the made-up language; `room` is the room's language."""
    said = {
        place: f"{THEIRS}{it}{THEIRS_END}"
        for place, it in translatable(toml.tables(text, file="workshop")).items()
    }
    return KeptText(source=text, language=room, translations={language: said})


def stray(text):
    """Whether a text on a screen holds letters outside the marks, or two messages side by side."""
    depth, n_messages, outside = 0, 0, ""
    for letter in text:
        if letter in (OURS, THEIRS):
            n_messages += depth == 0 and letter == OURS
            depth += 1
        elif letter in (OURS_END, THEIRS_END):
            depth -= 1
        elif depth == 0:
            outside += letter
    return bool(re.search(r"[^\W\d_]{2}", outside)) or n_messages > 1


def outside(text):
    """What is left of a text without its messages, those within others first."""
    shorter = re.sub(r"⟦[^⟦⟧⟪⟫]*⟧|⟪[^⟦⟧⟪⟫]*⟫", "", text)
    return shorter if shorter == text else outside(shorter)
