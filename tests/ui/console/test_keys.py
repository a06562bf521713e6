"""Keys and buttons of a console whose server was started anew, in an empty page of Chromium."""

from pathlib import Path

import pytest

from drawbridge.ui import console

pytestmark = pytest.mark.browser

HERE = Path(console.__file__).parent
SCRIPT, STYLE = (HERE.joinpath(f"keys.{end}").read_text("utf-8") for end in ("js", "css"))
ADDRESS = "http://console.test/"
PAGE = f"""<!doctype html><title>T</title><style>{STYLE}</style>
<div data-testid=stApp data-test-connection-state=CONNECTED>
<main class=stMain><div class=st-key-place_next><button onclick="pressed += 1">Next</button></div>
</main><div id=host></div></div><script>window.pressed = 0;</script>"""
DRAW = """async (drawn) => (await import("/keys.js")).default({
  data: { places: [["PageDown", "next"]], drawn }, parentElement: document.getElementById("host"),
})"""
SAY = """(state) => document.querySelector("[data-testid=stApp]")
  .setAttribute("data-test-connection-state", state)"""
A_LOADED_SERVER_MS = 45_000  # what one took to draw its first page beside much else


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    context.route(
        "**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
    )
    context.route(
        "**/keys.js", lambda route: route.fulfill(body=SCRIPT, content_type="text/javascript")
    )
    opened = context.new_page()
    opened.clock.install()
    opened.goto(ADDRESS)
    opened.evaluate(DRAW, "first")
    yield opened
    context.close()


def comes_back(page):
    for state in ("PINGING_SERVER", "CONNECTING", "CONNECTED"):
        page.evaluate(SAY, state)


def n_counted(page):
    """How many presses count, of one by a pointer and one by a clicker."""
    before = page.evaluate("pressed")
    box = page.locator("button").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    page.clock.run_for(1000)  # neither is the second half of the other
    page.keyboard.press("PageDown")
    return page.evaluate("pressed") - before


def test_no_press_counts_before_a_new_server_has_drawn_the_buttons_however_loaded_it_is(page):
    assert n_counted(page) == 2

    comes_back(page)
    page.clock.run_for(A_LOADED_SERVER_MS)
    assert n_counted(page) == 0

    page.evaluate(DRAW, "second")
    assert n_counted(page) == 2


def test_a_page_that_is_never_drawn_again_takes_presses_after_a_while(page):
    comes_back(page)
    page.clock.run_for(61_000)

    assert n_counted(page) == 2
