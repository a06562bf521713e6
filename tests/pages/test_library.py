import os
import re
from pathlib import Path

import pytest

from drawbridge import commands
from tests.people.room import Room

BROKEN = """
[workshop]
id = "broken"
title = "Broken"
subtitle = "For tests"
credit = "Written for tests"
language = "en"

[[steps]]
id = "weather"
kind = "single_choice"
title = "Weather"
minutes = 3
question = "Which?"
options = ["Only one"]
"""


@pytest.fixture
def services(services, only_the_small_workshop):
    return only_the_small_workshop(services)


def told(app):
    return " ".join(element.proto.body for element in app.get("html"))


def links(app):
    return {(link.page, link.proto.query_string) for link in app.get("page_link")}


def session_codes(services):
    with services.store.reading() as transaction:
        return [session.code for session in transaction.sessions.every()]


def only_session(services):
    with services.store.reading() as transaction:
        (session,) = transaction.sessions.every()
    return session


def test_a_workshop_is_shown_with_its_length_and_steps(page):
    words = told(page)

    assert "A small workshop" in words
    assert "12 minutes" in words
    assert "6 steps" in words
    assert "Inner weather" in words
    assert "choose up to 2" in words


def test_a_workshop_says_when_to_take_it(services, page):
    file = services.workshops / "small.toml"
    file.write_text(file.read_text().replace("credit =", 'suits = "For a <first> try."\ncredit ='))

    assert "For a &lt;first&gt; try." in told(page.run())


def test_starting_makes_a_session_and_goes_to_its_console(services, page):
    page.button(key="start_small_toml").click().run()

    session = only_session(services)
    assert not page.exception
    assert page.query_params["session"] == session.code
    [start] = [one for one in page.button if one.key.startswith("next_")]
    assert start.label == "Start"


def test_the_head_count_and_the_best_address_are_kept_in_the_session(services, page):
    page.number_input(key="head_count_small_toml").set_value(14)
    page.button(key="start_small_toml").click().run()

    session = only_session(services)
    assert session.head_count == 14
    assert session.join_base == "http://192.168.0.7:8501"


def test_the_head_count_may_be_left_open(services, page):
    page.button(key="start_small_toml").click().run()

    assert only_session(services).head_count == 0


CUT = """
[[variants]]
id = "short"
title = "The heart of it"
drop = ["weather"]
"""


@pytest.fixture
def page_with_a_choice(services, page, small_workshop):
    (services.workshops / "small.toml").write_text(small_workshop + CUT)
    return page.run()


def test_the_lengths_of_a_workshop_are_offered_and_the_whole_is_chosen(page_with_a_choice):
    choice = page_with_a_choice.radio(key="variant_small_toml")

    assert choice.options == ["12 minutes · The whole workshop", "9 minutes · The heart of it"]
    assert choice.value == ""


def test_a_workshop_of_one_length_asks_for_none(page):
    assert "Length" not in {radio.label for radio in page.radio}


def test_choosing_a_length_shows_its_steps_and_starts_it(services, page_with_a_choice):
    page = page_with_a_choice.radio(key="variant_small_toml").set_value("short").run()

    assert "5 steps" in told(page)
    assert "Inner weather" not in told(page)
    page.button(key="start_small_toml").click().run()
    assert not page.exception
    assert only_session(services).workshop.variant == "short"


def test_a_workshop_that_can_be_used_has_its_papers(services, page):
    (services.workshops / "broken.toml").write_text(BROKEN)
    page.run()

    assert [it.proto.label for it in page.get("download_button")] == [
        "Run sheet",
        "Questions on paper",
        "Handout",
    ]


def test_without_choosing_the_whole_is_started(services, page_with_a_choice):
    page_with_a_choice.button(key="start_small_toml").click().run()

    assert only_session(services).workshop.variant == ""


def test_a_length_that_is_gone_from_the_file_falls_back_to_the_whole(
    services, page_with_a_choice, small_workshop
):
    page = page_with_a_choice.radio(key="variant_small_toml").set_value("short").run()
    (services.workshops / "small.toml").write_text(small_workshop + CUT.replace("short", "brief"))
    page.run()

    assert not page.exception
    assert page.radio(key="variant_small_toml").value == ""


def test_advice_names_its_file_its_place_and_a_way_to_mend_it(services, page, small_workshop):
    tender = small_workshop.replace("What does it guard?", "What is your religion guarding?")
    (services.workshops / "small.toml").write_text(tender)
    page.run()

    words = told(page)
    assert "Worth a look in small.toml" in words
    assert "why · question" in words
    assert "“religion” touches something tender: religion." in words
    assert "acknowledge = true" in words
    assert not page.button(key="start_small_toml").disabled


def test_a_broken_file_is_explained_and_cannot_be_started(services, page):
    (services.workshops / "broken.toml").write_text(BROKEN)
    page.run()

    words = told(page)
    assert "broken.toml" in words
    assert "weather" in words
    assert "options" in words
    assert page.button(key="start_broken_toml").disabled
    assert not page.button(key="start_small_toml").disabled


def test_a_file_that_breaks_between_reading_and_starting_gives_a_notice(services, page):
    (services.workshops / "small.toml").write_text(BROKEN)
    page.button(key="start_small_toml").click().run()

    assert not page.exception
    assert session_codes(services) == []
    assert 'role="status"' in told(page)


def test_an_empty_folder_is_said(services, page):
    (services.workshops / "small.toml").unlink()
    page.run()

    assert "no workshop file" in told(page)


def test_text_of_a_workshop_is_never_markup(services, page, small_workshop):
    hostile = small_workshop.replace("A small workshop", "<img src=x onerror=alert(1)>")
    (services.workshops / "small.toml").write_text(hostile)
    page.run()

    assert "&lt;img src=x" in told(page)
    assert "<img src=x" not in told(page)


def test_an_interrupted_session_can_be_gone_on_with(room, page):
    room.do(commands.start)
    page.run()

    assert ("facilitator", f"session={room.code}") in links(page)
    assert room.code in told(page)


def test_a_past_session_has_its_summary_and_no_way_to_go_on(room, page):
    room.do(commands.end)
    page.run()

    assert ("summary", f"session={room.code}") in links(page)
    assert ("facilitator", f"session={room.code}") not in links(page)


def test_a_past_session_can_be_deleted(services, room, page):
    room.do(commands.end)
    page.run()
    page.button(key=f"delete_{room.code}").click().run()

    assert not page.exception
    assert session_codes(services) == []
    assert ("summary", f"session={room.code}") not in links(page)


def test_what_was_deleted_is_listed_with_the_day_and_the_reason(services, room, page):
    assert "What has been deleted" not in [one.label for one in page.expander]
    room.do(commands.end)
    commands.delete(services, room.code)
    page.run()

    assert "What has been deleted" in [one.label for one in page.expander]
    assert re.search(r"A small workshop: \d+ \w+ \d{4}, deleted by you", told(page))


def test_a_session_deleted_elsewhere_gives_a_notice(services, room, page):
    room.do(commands.end)
    page.run()
    commands.delete(services, room.code)
    page.button(key=f"delete_{room.code}").click().run()

    assert not page.exception
    assert "There is no session with this code" in told(page)


def test_after_logging_out_nothing_is_shown(services, page, logged_in):
    services.logins.log_out(logged_in)
    page.run()

    assert "A small workshop" not in told(page)
    assert not page.button


def test_what_seven_people_will_not_see_is_said_before_the_start(page):
    page.number_input(key="head_count_small_toml").set_value(7).run()
    assert "With 7 people 1 of 2 questions show words only" in told(page)

    page.number_input(key="head_count_small_toml").set_value(8).run()
    assert "With 8 people" not in told(page)


def test_two_sessions_of_one_workshop_are_told_apart(room, page):
    commands.arrange(room.services, room.code, name="  Tuesday's\n group ")
    room.join(7)
    room.do(commands.start)
    page.run()

    assert "A small workshop, Tuesday&#39;s group" in told(page)
    assert "7 people" in told(page)


def test_a_session_can_be_ended_from_the_list_and_that_is_said(services, room, page):
    room.do(commands.start)
    page.run()
    page.button(key=f"end_{room.code}").click().run()

    assert "has ended. Its summary is below." in told(page)
    assert ("summary", f"session={room.code}") in links(page)


def test_deleting_is_answered(services, room, page):
    room.do(commands.end)
    page.run()
    page.button(key=f"delete_{room.code}").click().run()

    assert "“A small workshop” is deleted" in told(page)


def test_a_past_session_is_found_among_many_by_its_name_or_day(services, small_workshop, page):
    for name in ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Monday"):
        other = Room(services, small_workshop)
        commands.arrange(services, other.code, name=name)
        other.do(commands.end)
    page.run()
    page.text_input(key="past_search").set_value("SMALL satur 2025").run()

    shown = told(page)
    assert "Saturday" in shown
    assert "Friday" not in shown
    page.text_input(key="past_search").set_value("nothing like it").run()
    assert "No past session is called like this." in told(page)


def test_a_few_past_sessions_need_no_search(room, page):
    room.do(commands.end)

    assert not [one for one in page.run().text_input if one.key == "past_search"]


def own_copy(services, name, title):
    text = (services.workshops / "small.toml").read_text()
    services.own_workshops.folder.mkdir(parents=True, exist_ok=True)
    path = services.own_workshops.folder / name
    path.write_text(text.replace("A small workshop", title))


def test_own_workshops_stand_apart_from_included_ones_of_the_same_name(services, page):
    own_copy(services, "small.toml", "One of mine")
    page.run()

    words = told(page)
    assert words.index("Your own") < words.index("One of mine") < words.index("Included")
    page.button(key="start_own_small_toml").click().run()
    assert only_session(services).workshop.title == "One of mine"


def test_a_workshop_is_found_by_a_word_in_it(services, page):
    for number in range(4):
        own_copy(services, f"mine_{number}.toml", f"Mine, number {number}")
    page.run().text_input(key="workshop_search").set_value("number 2").run()

    assert "Mine, number 2" in told(page)
    assert "Mine, number 1" not in told(page)
    page.text_input(key="workshop_search").set_value("zebra").run()
    assert "No workshop speaks of this." in told(page)


def test_a_workshop_says_what_it_asks_and_how_tender_that_is(page):
    words = told(page)

    assert "It asks 3 questions: 1 tender, 1 personal, 1 light. Nobody writes." in words
    assert "What is the weather like in you?" in words
    assert "Last held" not in words


def test_what_the_room_would_see_is_drawn_when_somebody_wants_to_see_it(page):
    assert {part.key for part in page.get("bidi_component")} == {"shell"}
    assert "What the room would see" in {it.label for it in page.expander}
    page.session_state["pictures_small_toml"] = True
    page.run()

    assert not page.exception
    assert "made-up answers" in told(page)


def test_a_workshop_is_opened_in_the_editor_from_its_card(services, page):
    page.button(key="edit_small_toml").click().run()

    assert not page.exception
    assert page.query_params["draft"] == services.own_workshops.drafts()[0].id


def test_only_a_workshop_of_ones_own_can_be_deleted(services, page):
    own_copy(services, "mine.toml", "One of mine")
    page.run()
    assert "delete_small_toml" not in {it.key for it in page.button}
    page.button(key="delete_own_mine_toml").click().run()

    assert services.own_workshops.listings() == ()
    assert "One of mine" not in told(page)


def test_files_whose_names_differ_in_a_sign_only_each_have_a_card(services, page):
    source = (services.workshops / "small.toml").read_text()
    for name in ("a.b.toml", "a_b.toml", "a b.toml"):
        (services.workshops / name).write_text(source)
    page.run()

    assert not page.exception
    assert told(page).count("A small workshop") == 4
    starts = {one.key for one in page.button if one.key.startswith("start_a_b_toml")}
    assert len(starts) == 3


def test_a_file_whose_name_is_in_another_encoding_leaves_the_library_standing(services, page):
    folder = services.own_workshops.folder
    folder.mkdir(parents=True)
    source = (services.workshops / "small.toml").read_text()
    for name in (b"N\xe4he.toml", b"N\xf6he.toml"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(source)
    page.run()

    assert not page.exception
    assert told(page).count("N�he.toml") == 2
    assert not [one for one in page.button if one.key.startswith(("edit_own", "delete_own"))]
