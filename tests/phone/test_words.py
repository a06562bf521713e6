"""The message catalogue: complete, up to date, and enough for another language."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drawbridge import commands, phone, report, views
from drawbridge.errors import InvalidAnswer
from drawbridge.phone.words import words
from drawbridge.translations import LOCALE_DIR
from tests.people.direct_client import DirectClient
from tests.people.made_up_language import in_made_up, put_catalogue, stray, turned
from tests.people.phone import Visitor
from tests.people.screen import Screen

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = LOCALE_DIR / "drawbridge.pot"
EVENING = ROOT / "workshop_content" / "first_evening.toml"


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


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A language in which every message is turned round, twice as long and marked."""
    folder = tmp_path_factory.mktemp("made_up") / "locale"
    put_catalogue(folder, "ar")
    return folder


@pytest.fixture
def evening(services, room):
    """The workshop that is shipped, translated into the made-up language as well."""
    return type(room)(services, in_made_up(EVENING.read_text("utf-8"), "ar"))


@pytest.fixture
def app(services, folder):
    return phone.phones(lambda: services, report.group_sheet_html, locale_dir=folder)


@pytest.fixture
def arabic_guest(app, evening):
    visitor = Visitor(DirectClient(app, raise_server_exceptions=False), evening.code)
    visitor.http.headers["Accept-Language"] = "ar-EG,ar;q=0.9,en;q=0.8"
    return visitor


def names_of_support(room):
    """What others call themselves."""
    shown = views.support_view(room.services, room.code)
    lines = [*shown.card.lines, *shown.finders.lines]
    return {line.name for line in lines} | {line.site for line in lines}


def untranslated(response, room):
    own = names_of_support(room) | {"Drawbridge", "العربية", "English"}
    return [text for text in Screen(response.text).texts if text not in own and stray(text)]


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
    said = turned("Reconnecting. Your last answer is safe.")
    assert json.dumps(said)[1:-1] in arabic_guest.get().text


def test_a_refusal_is_translated_before_its_numbers_are_filled_in(folder):
    error = InvalidAnswer("Please choose at most {limit}.", part="answer", limit=2)

    assert words("ar", folder).sentence(error) == turned("Please choose at most {limit}.").format(
        limit=2
    )
