"""Every screen a phone can be on, as a phone without a script sees it."""

import re

import pytest

from drawbridge import commands
from drawbridge.domain.workshop.interludes import consent_of
from drawbridge.domain.workshop.steps import Poll
from drawbridge.views.screens import (
    ClosedScreen,
    ConsentScreen,
    EndedScreen,
    PauseScreen,
    PollScreen,
    WaitingScreen,
)
from tests.people.room import Room
from tests.people.screen import Screen

POLLS = [
    "weather",
    "where_i_start",
    "why_walls_go_up",
    "how_it_goes",
    "where_i_am_now",
    "one_rung",
    "leaving_well",
]


def opened(room, step_id):
    room.go_to(step_id)
    room.do(commands.open_step)


def test_a_stranger_meets_the_consent_card_of_the_workshop(visit, evening):
    screen = visit(evening).screen()

    card = consent_of(evening.session.workshop)
    assert screen.name == ConsentScreen.name
    assert all(text in screen.text for text in (card.heading, *card.statements, *card.agreements))
    assert screen.offered("agree") == ["0", "1"]
    assert screen.offered("role") == ["participant", "observer"]
    assert screen.chosen("agree") == []


def test_a_workshop_without_a_card_has_a_short_one(services, small_workshop, visit):
    card = re.compile(r"\[\[steps\]\]\nid = \"card\".*?(?=\[\[steps\]\])", re.DOTALL)
    without = card.sub("", small_workshop).replace('"high"', '"low"')
    bare = Room(services, without)
    visitor = visit(bare)

    assert "We don't ask your name." in visitor.screen().text
    assert visitor.post("/join", {"role": "participant"}).status_code == 422
    assert visitor.post("/join", {"role": "participant", "agree": "0"}).status_code == 200
    assert visitor.screen().name == WaitingScreen.name


def test_who_has_joined_waits_in_the_lobby(guest):
    screen = guest.screen()

    assert screen.name == WaitingScreen.name
    assert "You're in. Look up: it begins soon." in screen.text


def test_between_questions_the_phone_says_look_up(guest, evening):
    evening.go_to("weather")

    screen = guest.screen()

    assert screen.name == WaitingScreen.name
    assert "Look up." in screen.texts
    assert evening.session.step.question not in screen.text


def test_a_slide_is_shown_build_by_build(guest, evening):
    evening.go_to("wall_is_a_job")
    first, second, _ = evening.session.step.builds

    assert first in guest.screen().text
    evening.do(commands.advance)
    assert second in guest.screen().text
    assert first not in guest.screen().text


def test_a_pause_offers_its_choices_and_asks_nothing(guest, evening):
    evening.go_to("settle")

    screen = guest.screen()

    assert screen.name == PauseScreen.name
    assert all(f"{one.label} {one.text}" in screen.text for one in evening.session.step.choices)
    assert not screen.offered("step")


@pytest.mark.parametrize("step_id", POLLS)
def test_an_open_poll_asks_each_part_with_a_pass_and_nothing_chosen(guest, evening, step_id):
    opened(evening, step_id)

    screen = guest.screen()

    assert screen.name == PollScreen.name
    for part in evening.session.step.parts:
        assert part.prompt in screen.text
        assert "pass" in screen.offered(part.id)
        assert not any(screen.chosen(part.id))


def test_every_kind_of_poll_was_looked_at(evening):
    assert [s.id for s in evening.session.workshop.steps if isinstance(s, Poll)] == POLLS


@pytest.mark.parametrize("step_id", ["weather", "why_walls_go_up", "one_rung", "leaving_well"])
def test_every_cell_can_be_chosen(guest, evening, step_id):
    opened(evening, step_id)
    part = evening.session.step.parts[0]

    screen = guest.screen()

    assert all(label in screen.text for label in part.cells)
    assert set(screen.offered(part.id)) == {*map(str, range(len(part.cells))), "pass"}


def test_a_ladder_stands_on_its_lowest_rung(guest, evening):
    opened(evening, "one_rung")

    assert guest.screen().offered("answer") == ["4", "3", "2", "1", "0", "5", "pass"]


def test_a_closed_question_says_whether_the_answer_is_in(guest, evening, visit):
    silent = visit(evening)
    silent.join()
    opened(evening, "weather")
    guest.answer(evening, answer="1")
    evening.do(commands.close_step)

    assert "Your answer is in. Look up." in guest.screen().text
    assert "This question has closed. Look up." in silent.screen().text


def test_what_the_room_said_is_never_on_a_phone(guest, evening):
    evening.phones = evening.join(8)
    opened(evening, "weather")
    for secret in evening.phones:
        evening.answer(secret, answer="4")
    evening.do(commands.close_step)
    evening.do(commands.reveal)

    screen = guest.screen()

    assert screen.name == ClosedScreen.name
    assert "Stormy" not in guest.get().text


def test_at_the_end_the_phone_thanks_says_goodbye_and_that_answers_are_deleted(guest, evening):
    evening.go_to("leaving_well")
    evening.do(commands.end)

    screen = guest.screen()

    assert screen.name == EndedScreen.name
    assert "Thank you for the evening." in screen.text
    assert "The answers have been deleted" in screen.text


def test_nothing_is_called_deleted_while_its_traces_are_still_to_be_wiped(guest, evening):
    evening.do(commands.end)
    with evening.services.store.writing() as transaction:
        transaction.wiping.owe()

    said = guest.screen().text

    assert "The answers are being deleted" in said
    assert "have been deleted" not in said


def test_a_late_joiner_meets_consent_and_then_the_open_question(visit, evening):
    opened(evening, "weather")
    late = visit(evening)

    assert late.screen().name == ConsentScreen.name
    assert Screen(late.join().text).name == PollScreen.name


def test_who_watches_sees_the_question_but_no_form(visit, evening):
    watcher = visit(evening)
    watcher.join("observer")
    opened(evening, "weather")

    screen = watcher.screen()

    assert screen.name == PollScreen.name
    assert "Clear" in screen.text
    assert not screen.offered("answer")
    assert f"{watcher.url}?join=1" in screen.links


@pytest.mark.parametrize("step_id", POLLS)
def test_who_watches_can_read_every_kind_of_poll(visit, evening, step_id):
    watcher = visit(evening)
    watcher.join("observer")
    opened(evening, step_id)

    screen = watcher.screen()

    assert all(part.prompt in screen.text for part in evening.session.step.parts)
    assert not screen.offered("round")


def test_who_watches_and_has_not_agreed_stays_on_the_card_with_what_was_ticked(visit, evening):
    watcher = visit(evening)
    watcher.join("observer")
    opened(evening, "weather")

    refused = watcher.post("/join", {"role": "participant", "agree": ["1"]})
    screen = Screen(refused.text)

    assert (refused.status_code, screen.name) == (422, ConsentScreen.name)
    assert screen.chosen("agree") == ["1"]
    assert Screen(watcher.get().text).name == PollScreen.name


def test_who_watches_can_join_after_all(visit, evening):
    watcher = visit(evening)
    watcher.join("observer")
    opened(evening, "weather")

    assert Screen(watcher.get("?join=1").text).name == ConsentScreen.name
    assert Screen(watcher.join().text).name == PollScreen.name
    assert Screen(watcher.get("?join=1").text).name == PollScreen.name


@pytest.mark.parametrize("moment", ["lobby", "waiting", "slide", "pause", "poll", "closed"])
def test_every_screen_can_be_left_quietly_and_refreshed(guest, evening, moment):
    places = {"waiting": "weather", "slide": "wall_is_a_job", "pause": "settle"}
    if moment in {"poll", "closed"}:
        opened(evening, "weather")
    if moment == "closed":
        evening.do(commands.close_step)
    if moment in places:
        evening.go_to(places[moment])

    screen = guest.screen()

    forms = [one for tag, one in screen.tags if tag == "form"]
    assert f"{guest.url}/leave" in [one["action"] for one in forms]
    assert len([one for one in forms if one.get("role") != "none"]) <= 1  # they have no names
    assert guest.url in screen.links


def test_the_page_is_neutral_in_name_and_can_be_enlarged(guest):
    text = guest.get().text

    assert "<title>Drawbridge</title>" in text
    assert "user-scalable" not in text
    assert "maximum-scale" not in text
    assert '<html lang="en" dir="ltr">' in text


def test_the_script_gets_the_same_screen_without_the_page(guest):
    whole = guest.get()
    part = guest.get("/main")
    bare = guest.http.get(f"{guest.url}/main", headers={"X-Drawbridge": "1"})

    assert part.text == whole.text
    assert bare.text.startswith("<main ")
    assert bare.text in whole.text
    assert bare.headers["drawbridge-revision"] == re.search('data-revision="(.*?)"', whole.text)[1]


def test_the_same_screen_has_the_same_fingerprint_and_another_has_another(guest, evening, visit):
    other = visit(evening)
    other.join()
    before = guest.screen().main["data-v"]

    assert other.screen().main["data-v"] == before
    opened(evening, "weather")
    assert guest.screen().main["data-v"] != before


@pytest.fixture
def hebrew(services, small_workshop, visit):
    """Somebody in a workshop whose head says that it is Hebrew, which our words are not in."""
    found = Room(services, small_workshop.replace('language = "en"', 'language = "he"'))
    visitor = visit(found)
    return found, visitor


def test_text_of_a_workshop_has_its_own_language_and_direction(hebrew):
    room, visitor = hebrew
    own = {"lang": "he", "dir": "auto"}
    seen = [visitor.screen()]
    visitor.join()
    room.do(commands.start)
    for step in room.session.workshop.steps[1:]:
        room.go_to(step.id)
        if isinstance(step, Poll):
            room.do(commands.open_step)
        seen.append(visitor.screen())
        if isinstance(step, Poll):
            room.do(commands.close_step)

    for screen in seen:
        headings = [one for tag, one in screen.tags if tag in {"h1", "h2"}]
        assert any(own.items() <= one.items() for one in headings), screen.name
    labels = [one for _, one in seen[0].tags if one.get("class") == "label"]
    assert labels
    assert all(own.items() <= one.items() for one in labels)


def test_text_in_the_language_of_the_page_has_a_direction_of_its_own_only(guest, evening):
    opened(evening, "weather")
    labels = [one for _, one in guest.screen().tags if one.get("class") == "label"]

    *options, to_pass = labels
    assert all(one["dir"] == "auto" and "lang" not in one for one in options)
    assert "dir" not in to_pass


def test_while_the_room_reads_the_card_it_can_be_read_again(guest, evening):
    evening.do(commands.start)
    screen = guest.screen()
    card = consent_of(evening.session.workshop)

    assert screen.name == WaitingScreen.name
    assert "Look up." in screen.texts
    assert all(text in screen.text for text in (card.heading, *card.statements))
    assert screen.offered("agree") == []
    evening.go_to("weather")
    assert card.heading not in guest.screen().text


def test_the_relations_stand_in_no_group_of_choices(visit, pictures):
    visitor = visit(pictures)
    visitor.join()
    opened(pictures, "now_and_wished")
    html = visitor.get().text

    assert html.index('class="relations"') < html.index('role="radiogroup"')


def test_a_link_that_opens_a_window_says_so(guest):
    html = guest.get("/support").text

    outside = re.findall(r"<a [^>]*target=\"_blank\".*?</a>", html, re.DOTALL)
    assert outside
    assert all("(opens a new window)" in one for one in outside)


def test_a_telephone_number_stays_in_one_line(guest):
    assert "Call 116\u00a0123" in guest.get("/support").text
