"""Buttons beside each other are of one height, and no word in them is broken."""

import pytest

from drawbridge import commands
from tests.end_to_end.people import WORKSHOPS
from tests.people.room import Room
from tests.people.shared_server import comes_in

pytestmark = pytest.mark.browser

ROWS = ("side_acts", "timer_acts")
SIZES = [(1440, 900), (1280, 720), (1200, 800)]
SEEN = """(row) => {
  const told = { tops: [], heights: [], broken: [] }, range = document.createRange();
  for (const button of document.querySelectorAll(`.st-key-${row} button`)) {
    if (!button.checkVisibility() || !button.offsetWidth) continue;
    const box = button.getBoundingClientRect(), words = button.querySelector('p').firstChild;
    told.tops.push(Math.round(box.top));
    told.heights.push(Math.round(box.height));
    for (const word of words.data.matchAll(/\\S+/g)) {
      range.setStart(words, word.index);
      range.setEnd(words, word.index + word[0].length);
      if (range.getClientRects().length > 1) told.broken.push(word[0]);
    }
  }
  return told;
}"""


@pytest.fixture(scope="module")
def code(shared):
    """A session in which people talk in pairs and threes."""
    with shared.led() as services:
        room = Room(services, (WORKSHOPS / "emotional_walls.toml").read_text("utf-8"))
        room.join(9)
        room.go_to("looked_after_me")
        room.do(commands.run_timer)
        return room.code


@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_buttons_beside_each_other_are_of_one_height(shared, witness, code, language):
    page = witness.page(1440, 900, locale=language)
    comes_in(page, shared.url)
    page.goto(f"{shared.url}/facilitator?session={code}")
    page.locator(".st-key-timer_acts button:visible").nth(3).wait_for()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)  # the lines are laid out anew
        for row in ROWS:
            seen = page.evaluate(SEEN, row)
            place = (row, width, seen)

            assert len(seen["tops"]) >= 4, place
            assert row == "timer_acts" or len(set(seen["tops"])) == 1, place
            assert len(set(seen["heights"])) == 1, place
            assert seen["broken"] == [], place
