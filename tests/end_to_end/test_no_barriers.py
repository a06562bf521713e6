"""The facilitator's pages and the projector in a real Chromium, as axe-core sees them."""

import pytest

from drawbridge import commands
from tests.end_to_end.people import ROOT, WORKSHOPS, Facilitator, Projector
from tests.people.axe import Inspector
from tests.people.narrow import NARROW, wider_than_screen
from tests.people.room import Room

pytestmark = pytest.mark.browser

WRITTEN = (ROOT / "tests" / "written.toml").read_text("utf-8")
LINES = [f"Line number {n}" for n in ("one", "two", "three", "four", "five", "six", "seven")]
BUTTON = ".st-key-place_next"
RISK = "I do not want to go on living"


@pytest.fixture(scope="module")
def codes(shared):
    """Two sessions: a question that is open, and lines that wait to be read."""
    with shared.led() as services:
        asked = Room(services, (WORKSHOPS / "first_evening.toml").read_text("utf-8"))
        asked.join(9)
        asked.go_to("why_walls_go_up")
        asked.do(commands.open_step)
        for place, secret in enumerate(asked.phones):
            asked.answer(secret, answer=str(place % 3))
        written = Room(services, WRITTEN)
        written.join(9)
        written.ask("line", [*LINES, RISK])
    return asked.code, written.code


def is_above_the_large_button(facilitator, picture):
    """On a small laptop, before anybody scrolls."""
    facilitator.page.set_viewport_size({"width": 1366, "height": 768})
    box, button = picture.bounding_box(), facilitator.page.locator(BUTTON).bounding_box()
    return box["y"] > 0 and box["y"] + box["height"] <= button["y"] <= 768 - button["height"]


def look_at_dark_pages(facilitator, inspector, written):
    facilitator.page.goto(f"{facilitator.url}/facilitator?session={written}")
    facilitator.reads("may be a sign of danger")
    inspector.look("console, moderation, dark", facilitator.page)
    facilitator.page.goto(f"{facilitator.url}/editor")
    facilitator.page.locator(".st-key-new_workshop").wait_for()
    inspector.look("the ways to begin a workshop, dark", facilitator.page)
    facilitator.page.locator(".st-key-new_workshop button").click()
    facilitator.page.locator(".st-key-see_phone iframe").wait_for()
    inspector.look("editor, dark", facilitator.page)


def look_at_the_way_in(facilitator, inspector):
    facilitator.page.locator(".st-key-workshops").wait_for()
    inspector.look("library", facilitator.page)
    facilitator.page.locator("a", has_text="This server").click()
    facilitator.page.locator(".db-figures").first.wait_for()
    inspector.look("server", facilitator.page)


def test_neither_console_nor_projector_has_a_barrier_and_a_result_is_in_sight(
    shared, witness, codes
):
    asked, written = codes
    inspector = Inspector()
    facilitator = Facilitator(witness, shared.url)
    facilitator.log_in()
    look_at_the_way_in(facilitator, inspector)

    facilitator.page.goto(f"{shared.url}/facilitator?session={asked}")
    facilitator.says("^Close the question$")
    facilitator.reads("answered.")
    projector = Projector(witness, facilitator.projector_link())
    projector.sees("Being left or let down")
    inspector.look("console, open", facilitator.page)
    inspector.look("projector, open", projector.page)

    facilitator.press("^Close the question$")
    facilitator.says("^Show the result$")
    picture = facilitator.page.locator(".st-key-preview .js-plotly-plot")
    picture.wait_for()
    inspector.look("console, closed", facilitator.page)
    assert is_above_the_large_button(facilitator, picture)

    facilitator.press("^Show the result$")
    facilitator.says("^Next")
    projector.page.locator("[data-chart-alt]").wait_for(state="attached")
    projector.page.locator(".js-plotly-plot").wait_for()
    projector.page.emulate_media(color_scheme="dark")
    inspector.look("projector, shown", projector.page)

    facilitator.page.emulate_media(color_scheme="dark")
    look_at_dark_pages(facilitator, inspector, written)

    assert inspector.found == []


def test_at_400_percent_no_page_is_scrolled_sideways_but_a_picture(shared, witness, codes):
    facilitator = Facilitator(witness, shared.url)
    facilitator.log_in()
    page = facilitator.page
    page.locator(".st-key-workshops").wait_for()
    page.set_viewport_size(NARROW)
    wide = {"library": wider_than_screen(page)}
    page.goto(f"{shared.url}/facilitator?session={codes[1]}")
    facilitator.reads("may be a sign of danger")
    wide["console"] = wider_than_screen(page)
    page.goto(f"{shared.url}/editor")
    page.locator(".st-key-new_workshop button").click()
    page.locator(".st-key-see_phone iframe").wait_for()
    wide["editor"] = wider_than_screen(page)
    page.goto(f"{shared.url}/remote/{codes[1]}")
    page.locator("body.locked").wait_for()
    wide["remote"] = wider_than_screen(page)

    assert wide == {"library": [], "console": [], "editor": [], "remote": []}


def test_what_is_too_wide_is_found_and_what_scrolls_by_itself_is_not(witness):
    page = witness.page(320, 640)
    page.set_content(
        "<main><p style='width:500px'>Wide</p>"
        "<div style='overflow-x:auto'><p style='width:500px'>A picture</p></div></main>"
    )

    assert wider_than_screen(page) == ["Wide", "all of it: 508 px"]


def test_the_inspector_finds_a_barrier_that_is_there(witness):
    page = witness.page(400, 300)
    page.set_content("<html lang=en><title>T</title><main><h1>H</h1><img src='data:,'></main>")
    inspector = Inspector()
    inspector.look("here", page)

    assert [rule for *_, rule, _ in inspector.found] == ["image-alt"]
