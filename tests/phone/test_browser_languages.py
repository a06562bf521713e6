"""Phones in other languages: nothing sticks out, and the switch is found by whoever needs it."""

import pytest

from drawbridge import commands, content
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.domain.workshop.steps import Poll
from drawbridge.translations import catalogue_path
from tests.people.room import Room
from tests.phone.conftest import EVENING

pytestmark = pytest.mark.browser

STICKS_OUT = """() => [...document.querySelectorAll('main *, .foot *')]
  .filter((one) => !one.closest('svg, .unseen, .square'))
  .filter((one) => {
    const place = one.getBoundingClientRect();
    return place.width && (place.left < -1 || place.right > innerWidth + 1);
  }).map((one) => one.textContent.slice(0, 40))
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])"""


def length(language):
    path = catalogue_path(language)
    return len(path.read_text("utf-8")) if path.exists() else 0


@pytest.fixture
def mixed_evening(server):
    """The evening as a session begins with it: with all its whole translations."""
    return Room(server.services, content.frozen(EVENING))


def test_in_the_longest_language_nothing_sticks_out_of_a_narrow_phone(handset, mixed_evening):
    longest = max(
        set(offered_languages()) & {*mixed_evening.session.workshop.languages}, key=length
    )
    phone = handset(mixed_evening, locale=longest, viewport={"width": 320, "height": 640})
    seen = {"consent": sticking_out(phone.page)}
    phone.join()
    assert phone.page.evaluate("document.documentElement.lang") == longest
    mixed_evening.do(commands.start)
    for step in mixed_evening.session.workshop.steps[1:]:
        mixed_evening.go_to(step.id)
        is_poll = isinstance(step, Poll)
        if is_poll:
            mixed_evening.do(commands.open_step)
        phone.reaches("poll" if is_poll else step.kind)
        seen[step.id] = sticking_out(phone.page)
        if is_poll:
            mixed_evening.do(commands.close_step)

    assert {name: texts for name, texts in seen.items() if texts} == {}


def sticking_out(page):
    found = []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 640})
        found += page.evaluate(STICKS_OUT)
    return found


def test_another_language_is_two_taps_away(handset, mixed_evening):
    other = mixed_evening.session.workshop.languages[1]
    phone = handset(mixed_evening, locale="en-GB", has_joined=True)

    phone.page.locator(".tongue").click()
    phone.page.locator(f"button[value={other}]").click()
    phone.page.locator(f"html[lang={other}]").wait_for(state="attached")
    phone.page.locator("main[data-screen=waiting]").wait_for()
    phone.page.reload()

    assert phone.page.evaluate("document.documentElement.lang") == other
