"""In a language twice as long as English nothing stands outside of its screen, or is cut off.

Phones have a test of their own, `tests/phone/test_browser_languages.py`.
"""

import sys

import pytest

from drawbridge import commands
from tests.end_to_end.people import ROOT, WORKSHOPS
from tests.made_up_server import LANGUAGE
from tests.people.made_up_language import OURS, in_made_up
from tests.people.room import Room
from tests.people.server import Server
from tests.people.services_beside import services_beside
from tests.people.shared_server import comes_in

pytestmark = pytest.mark.browser

CONSOLE = {"width": 1024, "height": 768}
HANDS = ({"width": 390, "height": 844}, {"width": 320, "height": 640})
EVENING = WORKSHOPS / "first_evening.toml"
WRITTEN = ROOT / "tests" / "written.toml"
LINES = [f"Line number {n}" for n in ("one", "two", "three", "four", "five", "six", "seven")]
RISK = "I do not want to go on living"
# Texts whose letters are past an edge of the page, or of what cuts them. A title that ends in dots
# on purpose and what only a screen reader meets are left out.
STICKS_OUT = """() => {
  const page = document.querySelector('[data-testid="stMain"]') || document.documentElement;
  const told = page.scrollWidth > page.clientWidth + 1 ? ['the page'] : [];
  const unseen = 'svg, script, style, iframe, [aria-hidden=true], .db-unseen, .unseen, .skip,'
    + '.js-plotly-plot, a[href="#main-content"], [class*="projector-hidden"]';
  for (const it of document.querySelectorAll('body *')) {
    if (![...it.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim())) continue;
    if (it.closest(unseen) || !it.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(it);
    const box = range.getBoundingClientRect();
    for (let up = it; up && box.width; up = up.parentElement) {
      const look = getComputedStyle(up);
      const around = up === document.body ? { left: 0, right: innerWidth }
        : up.getBoundingClientRect();
      if (up === document.body
          || (look.overflowX !== 'visible' && look.display !== 'inline')) {
        if (look.overflowX === 'auto' || look.textOverflow === 'ellipsis') break;
        if (box.left < around.left - 2 || box.right > around.right + 2)
          told.push(it.textContent.trim().slice(0, 50));
      }
    }
  }
  return [...new Set(told)].filter((it) => it !== 'Skip to main content');
}"""


class MadeUpServer(Server):
    """All of it, where German is twice as long."""

    command = (sys.executable, "-m", "tests.made_up_server")


def doubled(path):
    return in_made_up(path.read_text("utf-8"), LANGUAGE, room=LANGUAGE)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """Sessions in states that have most to say, by what is to be seen."""
    folder = tmp_path_factory.mktemp("server")
    with services_beside(MadeUpServer(folder)) as services:
        made = {
            name: Room(services, doubled(EVENING)) for name in ("lobby", "open", "closed", "over")
        }
        made["written"] = Room(services, doubled(WRITTEN))
        for name, room in made.items():
            room.join(0 if name == "lobby" else 9)
        made["open"].go_to("weather")
        made["open"].do(commands.open_step)
        for name in ("closed", "over"):
            made[name].ask("weather", [str(place % 3) for place in range(9)])
        made["over"].do(commands.reveal)
        made["over"].do(commands.end)
        made["written"].ask("line", [*LINES, RISK])
        links = {name: (room.code, room.session.projector_key) for name, room in made.items()}
    return folder, links


@pytest.fixture(scope="module")
def server(rooms):
    running = MadeUpServer(rooms[0])
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def console(server, witness):
    page = witness.page(**CONSOLE, locale="de-DE")
    page.goto(f"{server.url}/login")
    assert page.evaluate(STICKS_OUT) == []
    comes_in(page, server.url)
    return page


def settled(page, place):
    """Wait for what comes last, and open all that can be opened."""
    page.locator(place).first.wait_for()
    page.get_by_text(OURS).first.wait_for()
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    return page.evaluate(STICKS_OUT)


def test_nothing_sticks_out_of_a_small_laptop(server, rooms, console):
    codes = {name: code for name, (code, _) in rooms[1].items()}
    seen = {}
    places = {"": ".st-key-workshops", "server": ".db-figures", "editor": ".st-key-new_workshop"}
    for address, place in places.items():
        console.goto(f"{server.url}/{address}")
        seen[address] = settled(console, place)
    console.locator(".st-key-new_workshop button").click()
    seen["a new workshop"] = settled(console, ".st-key-see_phone iframe")
    console.locator(".st-key-editor_save button").click()
    console.locator(".st-key-editor_steps [data-place=languages]").click()
    seen["its other languages"] = settled(console, ".st-key-translations_form .stTextInput")
    for name in ("lobby", "open", "closed", "written"):
        console.goto(f"{server.url}/facilitator?session={codes[name]}")
        seen[name] = settled(console, ".st-key-place_next button")
    console.goto(f"{server.url}/summary?session={codes['over']}")
    seen["summary"] = settled(console, ".st-key-downloads button")

    assert {name: texts for name, texts in seen.items() if texts} == {}


def test_nothing_sticks_out_of_the_remote(server, rooms, console):
    seen = {}
    for size in HANDS:
        console.set_viewport_size(size)
        for name, (code, _) in rooms[1].items():
            console.goto(f"{server.url}/remote/{code}")
            seen[name, size["width"]] = settled(console, "main")
    console.set_viewport_size(CONSOLE)

    assert {name: texts for name, texts in seen.items() if texts} == {}


def test_nothing_sticks_out_of_the_projector(server, rooms, witness):
    seen = {}
    page = witness.page(1920, 1080)
    for name, (code, key) in rooms[1].items():
        page.goto(f"{server.url}/projector?session={code}&key={key}")
        page.locator(".projector").first.wait_for()
        assert OURS in page.content()
        seen[name] = page.evaluate(STICKS_OUT)

    assert {name: texts for name, texts in seen.items() if texts} == {}


def test_what_sticks_out_is_seen(witness):
    page = witness.page(320, 300)
    page.set_content("<p style='white-space:nowrap'>" + "much too long " * 9)

    assert page.evaluate(STICKS_OUT)[0] == "the page"
    page.set_content("<p style='white-space:nowrap;overflow:hidden;width:50px'>cut off here")
    assert page.evaluate(STICKS_OUT) == ["cut off here"]
