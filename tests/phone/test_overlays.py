"""A wish for a pause and taking answers back, on a phone without a script."""

import pytest

from drawbridge import commands
from tests.people.screen import Screen


def ask(visitor, wish="pace"):
    return visitor.post("/ask", {"wish": wish})


def test_a_wish_for_a_pause_and_deleting_are_one_tap_away_on_every_screen(guest, evening):
    for step in ("weather", "wall_is_a_job", "settle"):
        evening.go_to(step)
        assert {f"{guest.url}/ask", f"{guest.url}/erase"} <= set(guest.screen().links)


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


@pytest.mark.rule("R33")
def test_it_says_what_a_line_that_goes_from_the_screen_may_show(guest):
    asked = Screen(guest.get("/erase").text).text

    assert "people may notice which one it was" in asked
    assert "without anybody being told" not in asked


def open_last_question(evening):
    evening.go_to("leaving_well")
    evening.do(commands.open_step)


def test_after_the_last_question_everything_for_going_lies_open(guest, evening):
    open_last_question(evening)
    assert "tel:999" not in guest.screen().links
    guest.answer(evening, answer="0")

    for screen in ("poll", "closed"):
        shown = guest.screen()
        assert shown.name == screen
        assert {"Delete my answers now", "Close"} <= set(shown.texts)
        assert "tel:999" in shown.links
        if screen == "poll":
            evening.do(commands.close_step)
    assert "That was the last question." in shown.texts
    assert "next question" not in shown.text


def test_at_the_end_support_lies_open_and_there_is_nothing_left_to_delete(guest, evening):
    open_last_question(evening)
    guest.answer(evening, answer="0")
    evening.do(commands.end)
    shown = guest.screen()

    assert shown.name == "ended"
    assert "tel:999" in shown.links
    assert "Close" in shown.texts
    assert "Delete my answers now" not in shown.texts
    assert guest.post("/leave", {}).url.path == "/join/left"


def test_who_only_watches_has_nothing_to_delete_after_the_last_question(visit, evening):
    watcher = visit(evening)
    watcher.join("observer")
    open_last_question(evening)
    evening.do(commands.close_step)

    assert "tel:999" in watcher.screen().links
    assert "Delete my answers now" not in watcher.screen().texts


@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_what_comes_with_the_last_answer_leaves_all_answers_equally_long(guest, evening, packing):
    open_last_question(evening)
    guest.headers["Accept-Encoding"] = packing
    lengths = set()
    for value in ("0", "3", "pass"):
        guest.answer(evening, answer=value)
        lengths.add(guest.get().headers["content-length"])

    assert len(lengths) == 1


def test_another_site_deletes_nothing(guest, evening, ballots):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    guest.headers["sec-fetch-site"] = "cross-site"

    assert guest.post("/erase", {"all": "1"}).status_code == 403
    assert len(ballots(evening)) == 1


@pytest.mark.parametrize("aside", ["ask", "erase", "support"])
def test_without_a_script_an_aside_says_that_a_question_is_open(guest, evening, aside):
    def told():
        tags = Screen(guest.get(f"/{aside}").text).tags
        return [found for _, found in tags if "open" in found.get("class", "").split()]

    evening.go_to("weather")
    assert "hidden" in told()[0]
    evening.do(commands.open_step)
    assert "hidden" not in told()[0]
    guest.answer(evening, answer="1")
    assert "hidden" in told()[0]
