"""One room in several languages: each phone in its own, answers counted together."""

import re

import pytest

from drawbridge import commands, phone, report, views
from drawbridge.content import KeptText, toml
from drawbridge.content.translation.places import translatable
from drawbridge.domain.session.round import Round
from drawbridge.phone.language import NAME
from tests.people.direct_client import DirectClient
from tests.people.made_up_language import THEIRS, in_made_up, put_catalogue, turned
from tests.people.phone import Visitor
from tests.people.room import Room

ARABIC = "ar-EG,ar;q=0.9,en;q=0.8"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made_up") / "locale"
    for language in ("ar", "pl"):
        put_catalogue(folder, language)
    return folder


@pytest.fixture
def app(services, folder):
    return phone.phones(lambda: services, report.group_sheet_html, locale_dir=folder)


@pytest.fixture
def mixed(services, small_workshop):
    """A room whose workshop is English and Arabic; there are Polish words, but no Polish texts."""
    return Room(services, in_made_up(small_workshop, "ar"))


def guest(app, room, header=""):
    visitor = Visitor(DirectClient(app, raise_server_exceptions=False), room.code)
    visitor.http.headers["Accept-Language"] = header
    return visitor


def begun(room, step="weather"):
    room.do(commands.start)
    room.go_to(step)
    room.do(commands.open_step)


def test_answers_of_all_languages_are_pooled_under_the_option(app, mixed):
    begun(mixed)
    phones = [guest(app, mixed, ARABIC if one % 2 else "en") for one in range(8)]
    for one in phones:
        one.join()
        assert one.answer(mixed, answer="2").status_code == 200
    mixed.do(commands.close_step)
    mixed.do(commands.reveal)

    key = mixed.session.projector_key
    shown = views.projector_view(mixed.services, mixed.code, key).picture.release
    assert [(cell.label, cell.count) for cell in shown.parts[0].cells][2] == ("Stormy", 8)


def test_a_phone_reads_the_question_in_its_own_language(app, mixed):
    begun(mixed)
    arabic, english = guest(app, mixed, ARABIC), guest(app, mixed, "en-GB")
    arabic.join(), english.join()

    page = arabic.get().text
    assert '<html lang="ar" dir="rtl">' in page
    assert f"{THEIRS}Foggy" in page
    assert turned("Send") in page
    assert '<html lang="en" dir="ltr">' in english.get().text
    assert THEIRS not in english.get().text


def test_a_language_without_the_workshops_texts_is_not_offered(app, mixed):
    polish = guest(app, mixed, "pl-PL,pl;q=0.9")

    assert '<html lang="en"' in polish.get().text
    assert 'value="pl"' not in polish.get("/language").text
    assert '<html lang="pl"' in polish.http.get("/join").text


def test_a_translation_with_a_gap_is_not_offered_at_all(services, small_workshop, app):
    said = translatable(toml.tables(small_workshop, file="small"))
    half = KeptText(source=small_workshop, translations={"ar": said, "pl": said})
    mixed = Room(services, half)

    assert guest(app, mixed).get("/language").text.count('name="language"') == 3


def test_the_switch_works_without_a_script_and_stays(app, mixed):
    begun(mixed)
    someone = guest(app, mixed, "en")
    someone.join()
    assert f'href="/j/{mixed.code}/language"' in someone.get().text
    assert ">العربية</button>" in someone.get("/language").text

    page = someone.post("/language", {"language": "ar"}).text

    assert '<html lang="ar" dir="rtl">' in page
    assert someone.http.cookies.get(NAME) == "ar"
    assert f"{THEIRS}Foggy" in someone.get().text


def test_the_choice_is_kept_before_the_code_is_known(app, mixed):
    someone = guest(app, mixed, "en")

    page = someone.http.post("/join/language", data={"language": "ar"}).text

    assert turned("Which code is on the screen?") in page
    assert '<html lang="ar"' in someone.get().text


@pytest.mark.parametrize("wanted", ["xx", "pl", "", "ar;DROP", "a" * 5000])
def test_what_cannot_be_chosen_changes_nothing(app, mixed, wanted):
    someone = guest(app, mixed, "en")

    assert '<html lang="en"' in someone.post("/language", {"language": wanted}).text
    assert someone.http.cookies.get(NAME) in (None, "pl")


@pytest.mark.parametrize("kept", ["zz", "%%%", "a" * 3000])
def test_a_cookie_that_is_none_of_ours_counts_as_none(app, mixed, kept):
    someone = guest(app, mixed, "en")
    someone.headers["Cookie"] = f"{NAME}={kept}"

    assert '<html lang="en"' in someone.get().text


def test_a_header_of_ten_kilobytes_is_no_obstacle(app, mixed):
    assert '<html lang="ar"' in guest(app, mixed, "ar," + "x-aaaaaaaa," * 1000).get().text


def test_a_session_keeps_the_translations_it_began_with(app, mixed, services):
    services.rooms.outdate(mixed.session.id)
    services.store.forget(mixed.session.id)

    assert mixed.session.workshop.languages == ("en", "ar")
    assert '<html lang="ar"' in guest(app, mixed, ARABIC).get().text


def test_a_room_in_another_language_is_drawn_in_it(services, small_workshop, app):
    arabic = Room(services, in_made_up(small_workshop, "ar", room="ar"))
    begun(arabic)

    assert arabic.session.workshop.languages == ("ar", "en")
    assert arabic.session.step.options[0].startswith(THEIRS)
    assert '<html lang="ar"' in guest(app, arabic).get().text
    assert '<html lang="en"' in guest(app, arabic, "en").get().text


def test_no_answer_and_no_phone_is_stored_with_a_language(app, mixed):
    begun(mixed)
    arabic = guest(app, mixed, ARABIC)
    arabic.join()
    arabic.answer(mixed, answer="1")

    with mixed.services.store.reading() as transaction:
        state = mixed.session
        place = Round(session_id=state.id, step_id=state.step.id, number=1)
        rows = transaction.ballots.by_key(place)
    assert len(rows) == 1
    assert not re.search(r"\bar\b|lang|\ben\b", repr(rows))


def test_whether_a_phone_has_answered_shows_in_no_length_in_any_language(app, mixed):
    begun(mixed)
    for header in ("en", ARABIC):
        first, second = guest(app, mixed, header), guest(app, mixed, header)
        first.join(), second.join()
        first.answer(mixed, answer="0")
        script = {"x-drawbridge": "1"}
        lengths = {
            int(one.http.get(f"{one.url}/main", headers=script).headers["content-length"])
            for one in (first, second)
        }
        assert len(lengths) == 1
