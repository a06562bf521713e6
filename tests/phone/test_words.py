"""The message catalogue: complete, up to date, and enough for another language."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from starlette.testclient import TestClient

from drawbridge import commands, phone, report, views
from drawbridge.errors import InvalidAnswer
from drawbridge.phone.words import words
from drawbridge.translations import LOCALE_DIR
from tests.people.phone import Visitor
from tests.people.screen import Screen

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = LOCALE_DIR / "drawbridge.pot"
MARK = "¡"


def test_the_list_of_messages_is_up_to_date(tmp_path):
    fresh = tmp_path / "fresh.pot"
    readme = (LOCALE_DIR / "README.md").read_text("utf-8").replace("\\\n", "")
    command = re.search(r"pybabel extract.*", readme)[0]
    arguments = [
        *command.replace(str(Path("drawbridge/locale/drawbridge.pot")), str(fresh)).split()
    ]
    arguments[0] = str(Path(sys.executable).parent / "pybabel")
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True)

    assert fresh.read_text("utf-8") == TEMPLATE.read_text("utf-8"), f"run: {command}"


@pytest.fixture
def folder(tmp_path):
    """A language in which every message is itself, marked."""
    with TEMPLATE.open("rb") as source:
        known = read_po(source)
    catalogue = Catalog(locale="ar", charset="utf-8")
    for message in known:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            marked = [MARK + ids[0]] if len(ids) == 1 else [MARK + ids[-1]] * catalogue.num_plurals
            string = marked[0] if len(ids) == 1 else tuple(marked)
            catalogue.add(message.id, string, flags=message.flags)
    path = tmp_path / "locale" / "ar" / "LC_MESSAGES" / "drawbridge.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as target:
        write_po(target, catalogue)
    return tmp_path / "locale"


@pytest.fixture
def arabic_guest(services, evening, folder):
    settings = dataclasses.replace(services.settings, language="ar")
    parts = dataclasses.replace(services, settings=settings)
    app = phone.phones(lambda: parts, report.group_sheet_html, locale_dir=folder)
    return Visitor(TestClient(app, raise_server_exceptions=False), evening.code)


def written_texts(workshop):
    """Everything on the phones that is the workshop's and not ours."""
    texts = set()
    for step in workshop.steps:
        for value in dataclasses.asdict(step).values():
            texts |= set(_strings(value))
        texts |= {cell for part in getattr(step, "parts", ()) for cell in part.cells}
    return {" ".join(text.split()) for text in texts}


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)


def names_of_support(room):
    """What others call themselves."""
    shown = views.support_view(room.services, room.code)
    lines = [*shown.card.lines, *shown.finders.lines]
    return {line.name for line in lines} | {line.site for line in lines}


def untranslated(response, room):
    own = written_texts(room.session.workshop) | names_of_support(room)
    found = [text for text in Screen(response.text).texts if text not in own]
    return [text for text in found if not text.startswith(MARK) and re.search("[A-Za-z]{2}", text)]


def test_another_language_reaches_every_screen(arabic_guest, evening):
    seen = [arabic_guest.get(), arabic_guest.post("/join", {"role": "participant"})]
    seen += [arabic_guest.http.get("/join"), arabic_guest.http.get("/join?code=x")]
    seen += [arabic_guest.http.get("/join/left"), arabic_guest.http.get("/j/AAAAAA")]
    seen += [arabic_guest.join()]
    evening.do(commands.start)
    for step in evening.session.workshop.steps[1:]:
        evening.go_to(step.id)
        seen.append(arabic_guest.get())
        if hasattr(step, "parts"):
            evening.do(commands.open_step)
            seen += [arabic_guest.get(), arabic_guest.answer(evening, answer="77")]
            seen.append(arabic_guest.answer(evening, **{"pass": "1"}))
            evening.do(commands.close_step)
            seen.append(arabic_guest.get())
    evening.do(commands.end)
    seen.append(arabic_guest.get())

    assert [untranslated(response, evening) for response in seen] == [[]] * len(seen)


def test_the_page_says_its_language_and_direction(arabic_guest):
    assert '<html lang="ar" dir="rtl">' in arabic_guest.get().text


def test_the_words_of_the_script_are_translated_too(arabic_guest):
    assert f"{MARK}Reconnecting. Your last answer is safe." in arabic_guest.get().text.replace(
        "\\u00a1", MARK
    )


def test_a_refusal_is_translated_before_its_numbers_are_filled_in(folder):
    error = InvalidAnswer("Please choose at most {limit}.", part="answer", limit=2)

    assert words("ar", folder).sentence(error) == f"{MARK}Please choose at most 2."
