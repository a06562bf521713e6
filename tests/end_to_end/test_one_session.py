"""One evening with `first_evening`, from login to the downloaded summary, as people play it.

A facilitator, a projector and two phones in a real Chromium, twelve phones over HTTP. The test
keeps its own books of what was sent and compares them with everything that is shown.
"""

import csv
import html
import io
from pathlib import Path

import pytest

from tests.end_to_end.people import Evening, no_stranger_was_asked, numbers_in
from tests.people.phone import HttpPhone

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def evening(server, witness):
    people = Evening(server, witness, file="first_evening.toml", n_people=14, n_phones=12)
    yield people
    people.close()


def lobby(evening):
    evening.facilitator.prepare()
    evening.projector.sees("No app. No name. You may sit this out.")
    for phone in evening.phones[:11]:
        phone.join()
    watcher = HttpPhone(evening.server.url, evening.code)
    watcher.join(role="observer")
    watcher.close()
    for phone in evening.browsers:
        phone.sees("consent")
        phone.join()
        phone.sees("waiting")
    evening.facilitator.press("^Start$")
    evening.facilitator.press("^Next: Inner weather$")


def weather(evening):
    """A changed answer, a reload on every screen while the question is open."""
    evening.facilitator.open_question()
    evening.projector.sees("What is the weather like in you right now?")
    one, other = evening.browsers
    evening.answer_in_browser("weather", one, 0)
    evening.answer_over_http("weather", [(n % 4,) for n in range(11)], evening.phones[:11])
    evening.reload_every_screen()
    one.sees("poll")
    assert one.page.locator("input[name=answer][value='0']").is_checked()
    evening.answer_in_browser("weather", one, 4)
    evening.answer_in_browser("weather", other, 4)
    evening.answer_over_http("weather", [(3,)], evening.phones[:1])
    evening.facilitator.close_question()
    one.sees("closed")
    assert evening.phones[0].post("weather", {"answer": "0"}) == 409
    evening.shows_what_was_sent("weather")


def sliders_put_aside(evening):
    evening.facilitator.press("^Next: Where I start$")
    evening.facilitator.open_question()
    for phone in evening.phones[:11]:
        assert (
            phone.post("where_i_start", {"near_and_myself": "40", "lower_my_guard": "pass"}) == 200
        )
    evening.facilitator.close_question()


def slide(evening):
    evening.facilitator.press("^Next: A wall is a job$")
    evening.facilitator.press("^Next line \\(2 of 3\\)$")
    evening.facilitator.press("^Next line \\(3 of 3\\)$")
    evening.projector.sees("where would I like a door?")


def late_joiner_and_a_killed_server(evening):
    late = evening.phones[11]
    assert "agree" in late.screen()
    late.join()
    evening.facilitator.press("^Next: Why walls go up$")
    evening.facilitator.open_question()
    one, other = evening.browsers
    evening.answer_in_browser("why_walls_go_up", one, 0, 2)
    evening.answer_over_http("why_walls_go_up", [(0, 1)] * 6, evening.phones[:6])
    other.sees("poll")
    other.choose(3)

    evening.server.kill()
    evening.server.start()

    assert other.page.locator("input[name=answer][value='3']").is_checked()
    other.send()
    evening.books.note("why_walls_go_up", other, 3)
    evening.answer_over_http(
        "why_walls_go_up", [(0,), (1, 2), (2,), (2, 3), (1,), (4,)], evening.phones[6:]
    )
    assert late.post("why_walls_go_up", {"answer": ["0", "1", "2"]}) == 422
    evening.facilitator.page.reload()
    evening.facilitator.close_question()
    evening.shows_what_was_sent("why_walls_go_up")


def passed_over(evening):
    """What the longer evening plays in full: many passes, and a pause."""
    evening.facilitator.press("^Next: How it goes with me$")
    evening.facilitator.is_at("How it goes with me")
    evening.facilitator.side("skip")
    evening.facilitator.is_at("Settle")


def sliders_shown(evening):
    evening.facilitator.press("^Next: Where I am now$")
    evening.facilitator.open_question()
    for number, phone in enumerate(evening.phones):
        fields = {"near_and_myself": str(5 * number), "lower_my_guard": "60"}
        assert phone.post("where_i_am_now", fields) == 200
    assert evening.phones[0].post("where_i_am_now", {"near_and_myself": "101"}) == 422
    evening.facilitator.close_question()
    evening.facilitator.press("^Show the result$")
    words = evening.projector.chart_words(evening.workshop.step("where_i_am_now").question)
    assert numbers_in(words, ["0–19", "20–39", "40–59"]) == {
        "0–19": "4",
        "20–39": "4",
        "40–59": "4",
    }


def ladder(evening):
    evening.facilitator.press("^Next: Door 4: one rung$|^Next: One rung$|^Next: .*rung")
    evening.facilitator.open_question()
    for number, phone in enumerate(evening.browsers):
        evening.answer_in_browser("one_rung", phone, number)
    evening.answer_over_http("one_rung", [(0,)] * 7 + [(1,)] * 3 + [(5,)] * 2)
    evening.facilitator.close_question()
    evening.shows_what_was_sent("one_rung")


def check_out(evening):
    evening.facilitator.press("^Next: Leaving well$")
    evening.facilitator.open_question()
    evening.answer_over_http("leaving_well", [(0,)] * 6 + [(1,)] * 6)
    evening.facilitator.close_question()
    evening.facilitator.press("^End the session")
    evening.facilitator.page.locator(".st-key-end_yes button").click()
    evening.browsers[0].sees("ended")


def summary_agrees(evening):
    page = evening.facilitator.page
    page.goto(f"{evening.server.url}/summary?session={evening.code}")
    evening.facilitator.make_files()
    table = list(csv.DictReader(io.StringIO(evening.facilitator.download("download_csv"))))
    document = html.unescape(evening.facilitator.download("download_html"))
    for step_id in ("weather", "why_walls_go_up", "one_rung"):
        expected = evening.books.counts(step_id)
        title = evening.workshop.step(step_id).title
        rows = {row["cell"]: row["shown"] for row in table if row["step"] == title}
        assert rows == expected
        words = document[document.index(f"“{evening.workshop.step(step_id).question}”") :]
        assert numbers_in(words, expected) == expected
    never_shown = {evening.workshop.step(name).title for name in ("leaving_well", "where_i_start")}
    assert not [row for row in table if row["step"] in never_shown]


SCENES = (
    lobby,
    weather,
    sliders_put_aside,
    slide,
    late_joiner_and_a_killed_server,
    passed_over,
    sliders_shown,
    ladder,
    check_out,
    summary_agrees,
)


@pytest.mark.rule("R24")
def test_an_evening_is_played_from_login_to_summary_and_nothing_is_lost(evening, witness):
    for scene in SCENES:
        scene(evening)

    assert no_stranger_was_asked(witness)
    assert witness.errors == []
    assert "Traceback" not in evening.server.log()
    # A figure could meet it half loaded; and it is a third of the memory.
    assert "pandas" not in Path(f"/proc/{evening.server.process.pid}/maps").read_text()
