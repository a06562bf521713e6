"""A wish for a pause and taking answers back, on a phone without a script."""

import pytest

from drawbridge import commands
from tests.phone.visiting import Screen


def ask(visitor, wish="pace"):
    return visitor.post("/ask", {"wish": wish})


def test_every_screen_of_who_joined_leads_to_the_wish_for_a_pause(guest, evening):
    for step in ("weather", "wall_is_a_job", "settle"):
        evening.go_to(step)
        assert f"{guest.url}/ask" in guest.screen().links


def test_there_are_three_wishes_and_no_default(guest):
    screen = Screen(guest.get("/ask").text)

    assert screen.offered("wish") == ["pace", "rest", "skip"]
    assert [one["tag"] for one in screen.fields if one.get("name") == "wish"] == ["button"] * 3


@pytest.mark.parametrize("wish", ["pace", "rest", "skip"])
def test_a_second_tap_gets_the_same_kind_answer(guest, wish):
    first, second = ask(guest, wish), ask(guest, "pace")

    assert first.status_code == second.status_code == 200
    assert first.text == second.text
    assert "without knowing from whom" in Screen(first.text).text


def test_a_stranger_is_asked_to_join_and_a_forged_wish_is_refused(visit, evening, guest):
    assert ask(visit(evening)).status_code == 409
    assert ask(guest, "louder").status_code == 400


def test_after_the_end_nobody_is_there_to_hear_it(guest, evening):
    evening.go_to("weather")
    evening.do(commands.end)

    assert ask(guest).status_code == 410


def test_deleting_asks_first_and_looking_at_the_question_deletes_nothing(guest, evening, ballots):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    screen = Screen(guest.get("/erase").text)

    assert "Delete my answers?" in screen.texts
    assert guest.url in screen.links
    assert len(ballots(evening)) == 1
    done = guest.post("/erase", {"all": "1"})
    assert "Your answers are deleted." in Screen(done.text).texts
    assert "have closed" not in Screen(done.text).text
    assert ballots(evening) == []
    guest.answer(evening, answer="2")
    assert ballots(evening) == [{"answer": (2,)}]


@pytest.mark.rule("R33")
def test_of_closed_questions_it_says_plainly_that_totals_stay(guest, evening):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    evening.do(commands.close_step)

    done = Screen(guest.post("/erase", {"all": "1"}).text)
    assert "The totals of those stay as they are" in done.text


def test_it_is_offered_on_the_last_question(guest, evening):
    evening.go_to("leaving_well")
    evening.do(commands.open_step)
    guest.answer(evening, answer="0")

    assert "Delete my answers now" in guest.screen().texts
    evening.do(commands.close_step)
    assert "Delete my answers now" in guest.screen().texts


def test_another_site_deletes_nothing(guest, evening, ballots):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    guest.headers["sec-fetch-site"] = "cross-site"

    assert guest.post("/erase", {"all": "1"}).status_code == 403
    assert len(ballots(evening)) == 1
