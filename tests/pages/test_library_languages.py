"""The library of whoever leads in another language than the workshop was written in."""

import dataclasses
import shutil

import pytest

from drawbridge import bootstrap, content, facilitator_words
from drawbridge.content import parsing
from drawbridge.content.editing.checked import Drawable
from drawbridge.translations import ENGLISH
from drawbridge.ui import guards, room_language
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor import preview
from drawbridge.views.sample import Moment

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


def pressed(page, key):
    acted = page.button(key=key).click().run()
    assert not acted.exception


def workshops_of_the_draft(services):
    [draft] = services.own_workshops.drafts()
    examined = parsing.examine(draft.text, file="draft")
    assert [it for it in examined.problems if not it.is_warning] == []
    return examined.workshops


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


def test_a_copy_is_made_in_the_language_that_is_chosen_beside_the_workshop(services, spanish_page):
    [spanish] = content.in_language(content.listing(services.workshops / FILE), "es")
    pressed(spanish_page, "edit_first_evening_toml")

    [copy] = workshops_of_the_draft(services)
    assert copy.title == f"{spanish.title} (copia)"
    assert dataclasses.replace(copy, id=spanish.id, title=spanish.title) == spanish


def test_a_copy_in_the_language_of_the_original_is_the_original(services, spanish_page):
    language(spanish_page).set_value("en").run()
    pressed(spanish_page, "edit_first_evening_toml")

    [copy] = workshops_of_the_draft(services)
    [original] = content.listing(services.workshops / FILE).workshops
    assert copy.title == f"{OWN} (copy)"
    assert dataclasses.replace(copy, id=original.id, title=original.title) == original


def test_beside_the_form_the_phone_speaks_the_language_of_the_copy(services):
    [spanish] = content.in_language(content.listing(services.workshops / FILE), "es")
    shown = preview.pages(
        services,
        "http://bridge.test",
        Drawable(workshop=spanish, position=3),
        "split",
        Moment.RESULT,
        0,
    )

    assert '<html lang="es"' in shown.phone
    assert "Support" not in shown.phone


def test_a_saved_copy_can_be_led_in_the_other_languages_as_well(services, spanish_page):
    pressed(spanish_page, "edit_first_evening_toml")
    pressed(spanish_page, "editor_save")

    [own] = services.own_workshops.listings()
    assert room_language.known(own) == ["es", "en"]
    [original] = content.listing(services.workshops / FILE).workshops
    [english] = content.in_language(own, "en")
    assert dataclasses.replace(english, id=original.id) == original


def test_the_editor_says_which_languages_a_copy_lacks_once_a_question_is_another(
    services, spanish_page
):
    pressed(spanish_page, "edit_first_evening_toml")
    [draft] = services.own_workshops.drafts()
    spanish_page.session_state["editor_place"] = "languages"
    assert "Completa" in told(spanish_page.run())
    drafts.change(draft.id, lambda it: it.with_field("steps", "question", "¿Qué tiempo hace?", 1))

    assert "English" in told(spanish_page.run())
    assert "Completa" not in told(spanish_page)
    pressed(spanish_page, "editor_save")
    [own] = services.own_workshops.listings()
    assert room_language.known(own) == ["es"]


@pytest.mark.parametrize(("translation", "language"), [(True, "es"), (False, "en")])
def test_from_the_editors_first_page_a_copy_is_made_in_the_language_of_whoever_leads(
    services, spanish_page, translation, language
):
    if not translation:
        (services.workshops / "translations" / "es" / FILE).unlink()
    pressed(spanish_page.switch_page("editor.py").run(), f"copied_{FILE}")

    [copy] = workshops_of_the_draft(services)
    assert copy.language == language


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
