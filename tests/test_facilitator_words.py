"""What whoever leads reads, in a language nobody speaks: what was not marked stands out."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from drawbridge import auth, commands, remote, report, views
from drawbridge.auth.cookie import COOKIE
from drawbridge.auth.language import LANGUAGE_COOKIE, language_of
from drawbridge.catalogue_gaps import facilitator_languages
from drawbridge.errors import DrawbridgeError
from drawbridge.facilitator_words import country_name, enumerated, speaking
from drawbridge.language_choice import own_name
from drawbridge.translations import ENGLISH, FACILITATOR, LOCALE_DIR
from tests.people.direct_client import DirectClient
from tests.people.made_up_language import in_made_up, outside, put_catalogue, spoken
from tests.people.room import Room
from tests.people.screen import Screen

EVENING = Path(__file__).parents[1] / "workshop_content" / "first_evening.toml"
OWN = {"Drawbridge", *map(own_name, facilitator_languages())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made_up") / "locale"
    put_catalogue(folder, "ar")
    put_catalogue(folder, "ar", FACILITATOR)
    return folder


@pytest.fixture
def made_up(folder):
    with spoken("ar", folder):
        yield


@pytest.fixture
def evening(services):
    """The workshop that is shipped, led in the made-up language."""
    room = Room(services, in_made_up(EVENING.read_text("utf-8"), "ar", room="ar"))
    room.join(8)
    return room


@pytest.fixture
def http(services, folder):
    app = Starlette(
        routes=[*auth.routes(lambda: services), Mount("/remote", remote.remote(lambda: services))],
        exception_handlers={DrawbridgeError: auth.answer_refusal},
    )
    client = DirectClient(auth.SpokenLanguageMiddleware(app, locale_dir=folder))
    client.headers["Accept-Language"] = "ar-EG,ar;q=0.9,en;q=0.8"
    return client


def unmarked(html, own=frozenset()):
    """Texts that hold letters outside of messages; whole messages may stand in a row."""
    texts = [text for text in Screen(html).texts if text not in OWN | own]
    return [text for text in texts if re.search(r"[^\W\d_]{2}", outside(text))]


def test_the_pages_in_front_of_the_console_say_nothing_unmarked(http):
    pages = [http.get("/login"), http.get("/logout"), http.get("/console-language")]
    pages.append(http.post("/login", data={"passcode": "wrong"}))

    assert [unmarked(page.text) for page in pages] == [[]] * 4
    assert 'lang="ar" dir="rtl"' in pages[0].text


def test_the_remote_says_nothing_unmarked(http, evening):
    http.cookies.set(COOKIE, evening.services.logins.log_in("open-the-bridge"))
    address = f"/remote/{evening.code}"
    seen = [http.get(address)]
    evening.do(commands.start)
    for step in evening.session.workshop.steps[1:]:
        evening.go_to(step.id)
        seen.append(http.get(address))
        if hasattr(step, "parts"):
            evening.do(commands.open_step)
            seen.append(http.get(address))
            evening.do(commands.close_step)
            seen.append(http.get(address))
    evening.do(commands.end)
    seen += [http.get(address), http.get("/remote/AAAAAA")]

    assert [unmarked(page.text, {evening.code}) for page in seen] == [[]] * len(seen)


def test_the_summary_and_the_plan_say_nothing_unmarked(made_up, evening):
    evening.do(commands.start)
    evening.do(commands.end)
    view = views.summary_view(evening.services, evening.code)
    workshop = evening.session.workshop

    assert unmarked(report.html(view).decode()) == []
    assert unmarked(report.run_sheet(workshop).decode()) == []
    assert not re.search("[a-z]{4} [a-z]{4}", report.codebook(view).decode().split("\n")[0])


def test_a_choice_is_kept_in_the_browser_and_one_without_words_is_not(http):
    kept = http.post(
        "/console-language?next=/library", data={"language": "en"}, follow_redirects=False
    )
    refused = http.post("/console-language", data={"language": "xx"}, follow_redirects=False)

    assert kept.headers["location"] == "/library"
    assert f"{LANGUAGE_COOKIE}=en" in kept.headers["set-cookie"]
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("header", ["", "xx", "zz;q=9," * 2000, "\x00"])
def test_whatever_a_browser_asks_for_is_answered_in_some_language(header):
    assert language_of("", header, LOCALE_DIR) == ENGLISH


def test_in_arabic_each_of_several_names_stands_for_itself():
    with speaking("ar"):
        told = enumerated(["Deutsch", "English"])
    assert told == "\u2068Deutsch\u2069، \u2068English\u2069"
    assert enumerated(["Deutsch", "English"]) == "Deutsch, English"
    assert enumerated([]) == ""


def test_a_country_is_called_as_in_the_language_spoken_unless_its_file_has_a_name_of_its_own():
    with speaking("de"):
        assert country_name("de", "Germany") == "Deutschland"
        assert country_name("at", "Vienna") == "Vienna"
    assert country_name("de", "Germany") == "Germany"
