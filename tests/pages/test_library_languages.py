"""The library of whoever leads in another language than the workshop was written in."""

import dataclasses
import shutil

import pytest

from drawbridge import bootstrap, content, facilitator_words
from drawbridge.translations import ENGLISH
from drawbridge.ui import guards

FILE = "first_evening.toml"
OWN = "The Paradox of Emotional Walls: a first evening"


@pytest.fixture
def services(services, tmp_path, monkeypatch):
    """Running parts whose library is one included workshop and its Spanish translation."""
    folder = tmp_path / "workshops"
    (folder / "translations" / "es").mkdir(parents=True)
    for name in (FILE, f"translations/es/{FILE}"):
        shutil.copy(services.workshops / name, folder / name)
    shutil.copytree(services.workshops / "support", folder / "support")
    mine = dataclasses.replace(services, workshops=folder)
    monkeypatch.setattr(bootstrap, "services", lambda: mine)
    return mine


@pytest.fixture
def in_spanish(monkeypatch):
    """Whoever leads has a Spanish browser."""
    monkeypatch.setattr(guards, "speak", lambda: facilitator_words.speak("es"))
    facilitator_words.speak("es")
    yield
    facilitator_words.speak(ENGLISH)


@pytest.fixture
def spanish_page(in_spanish, page):
    return page


def told(page):
    return " ".join(it.proto.body for it in page.get("html"))


def language(page):
    return page.selectbox(key="room_language_first_evening_toml")


def begun_in(services):
    with services.store.reading() as transaction:
        (session,) = transaction.sessions.every()
    return session.workshop.language


def test_whoever_leads_in_spanish_reads_the_workshop_in_spanish_and_begins_in_it(
    services, spanish_page
):
    [spanish] = content.in_language(content.listing(services.workshops / FILE), "es")
    assert spanish.title in told(spanish_page)
    assert OWN not in told(spanish_page)

    assert language(spanish_page).value == "es"
    spanish_page.button(key="start_first_evening_toml").click().run()
    assert begun_in(services) == "es"


def test_another_language_of_the_room_shows_the_workshop_in_that(spanish_page):
    language(spanish_page).set_value("en").run()

    assert OWN in told(spanish_page)


def test_whoever_leads_in_english_begins_in_the_language_that_is_set_for_the_server(
    services, monkeypatch, page
):
    assert language(page).value == "en"
    in_spain = dataclasses.replace(
        services, settings=dataclasses.replace(services.settings, language="es")
    )
    monkeypatch.setattr(bootstrap, "services", lambda: in_spain)

    assert language(type(page).from_file(page._script_path).run()).value == "es"


def test_a_file_without_a_translation_is_told_as_it_is(services):
    listing = content.listing(services.workshops / FILE)

    assert content.in_language(listing, "fr") == listing.workshops
    assert content.in_language(listing, "en") == listing.workshops


def test_a_file_that_goes_while_the_library_is_read_takes_nothing_else_with_it(services):
    listing = content.listing(services.workshops / FILE)
    own = listing.workshop.language
    (services.workshops / "translations" / "es" / FILE).unlink()
    assert content.in_language(listing, "es") == listing.workshops
    assert content.whole_languages(listing.path, own) == ()

    listing.path.unlink()

    assert content.in_language(listing, "es") == listing.workshops
    assert content.whole_languages(listing.path, own) == ()
