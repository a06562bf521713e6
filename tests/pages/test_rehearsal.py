"""A rehearsal, from the library to the console and away again, by the pages' own buttons."""

import time

import pytest

from drawbridge import commands
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.rehearsal.inside.player import Player
from tests.pages.conftest import ENTRY
from tests.people.pages import AppTest

pytestmark = pytest.mark.usefixtures("logged_in")


@pytest.fixture
def services(services, only_the_small_workshop):
    return only_the_small_workshop(services)


@pytest.fixture
def rehearsal(services, small_workshop):
    """The code of a rehearsal at once, in its lobby."""
    return commands.create(
        services, small_workshop, cast=SimulatedRoom(size=14, pace=AnswerSpeed.AT_ONCE)
    )


@pytest.fixture
def console(page, rehearsal):
    """The rehearsal's console."""
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.query_params["session"] = rehearsal
    app.switch_page("facilitator.py")
    return app.run()


def told(app):
    return " ".join(element.proto.body for element in app.get("html"))


def sessions(services):
    with services.store.reading() as transaction:
        return transaction.sessions.every()


def everybody_acts(services, code):
    play = Player(services, code, time.monotonic)
    play.turn()
    while play.is_due:
        play.turn()


def test_a_rehearsal_is_started_beside_its_workshop(services, page):
    page.number_input(key="cast_size_small_toml").set_value(30)
    page.selectbox(key="temperament_small_toml").set_value(Temperament.SPLIT)
    page.radio(key="pace_small_toml").set_value(AnswerSpeed.AT_ONCE)
    page.button(key="rehearse_small_toml").click().run()

    (session,) = sessions(services)
    assert not page.exception
    assert session.is_rehearsal
    assert session.cast == SimulatedRoom(
        size=30, temperament=Temperament.SPLIT, pace=AnswerSpeed.AT_ONCE
    )
    assert session.head_count == 31
    assert page.query_params["session"] == session.code
    assert "30 people are simulated here" in told(page)


def test_fourteen_mixed_people_at_human_pace_unless_said_otherwise(services, page):
    page.button(key="rehearse_small_toml").click().run()

    assert sessions(services)[0].cast == SimulatedRoom(size=14)


def test_rehearsals_stand_apart_from_real_sessions(services, page, room, rehearsal):
    page.run()

    still_open, apart = told(page).split("Rehearsals", 1)
    assert room.code in still_open
    assert rehearsal not in still_open
    assert rehearsal in apart


def test_one_can_be_left_from_the_library(services, page, rehearsal):
    page.run()
    page.button(key=f"leave_{rehearsal}").click().run()

    assert not page.exception
    assert sessions(services) == ()
    assert services.keys.ids() == ()


def test_nobody_has_to_be_cared_for_before_a_rehearsal(console):
    assert "Before you start" in told(console)
    assert not [one for one in console.button if one.key in {"confirm_support", "keep_helper"}]


def test_everyone_has_answered_is_said_at_once(services, rehearsal, console):
    everybody_acts(services, rehearsal)
    session = sessions(services)[0]
    commands.start(services, rehearsal, session.revision)
    commands.skip(services, rehearsal, session.revision + 1)
    commands.open_step(services, rehearsal, session.revision + 2)
    console.run()
    assert "Hardly anybody has answered yet." in told(console)

    everybody_acts(services, rehearsal)
    console.run()

    assert "Everyone who joined has answered." in told(console)


def test_the_cast_is_changed_on_the_console(services, rehearsal, console):
    console.selectbox(key="recast_mixed_at-once").set_value(Temperament.CAUTIOUS).run()
    console.button(key="cast_wifi").click().run()
    console.button(key="cast_late").click().run()

    cast = sessions(services)[0].cast
    assert not console.exception
    assert cast.temperament is Temperament.CAUTIOUS
    assert cast.is_offline
    assert cast.n_people == 15
    assert "lost the Wi-Fi" in told(console)
    assert console.button(key="cast_wifi").label == "Wi-Fi back"


def test_leaving_asks_first_deletes_and_leads_to_the_library(services, rehearsal, console):
    console.button(key="end").click().run()
    assert "Nothing is kept." in told(console)
    assert sessions(services)

    console.button(key="leave_yes").click().run()

    assert not console.exception
    assert sessions(services) == ()
    assert "Choose a workshop" in told(console)


def test_a_real_session_has_no_card_of_a_rehearsal(page, room):
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.query_params["session"] = room.code
    app.switch_page("facilitator.py")
    app.run()

    assert "simulated here" not in told(app)
    assert app.button(key="end").label == "End…"
