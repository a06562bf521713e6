"""After the end a phone opens what the room said, reads it on its narrow screen, and goes back."""

import pytest

from drawbridge import commands
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.views import summary_view
from tests.people.evenings import WALLS, play
from tests.people.room import Led

pytestmark = pytest.mark.browser


@pytest.fixture
def evening_over(server):
    """A whole evening of fourteen people that has ended."""
    led = Led.__new__(Led)
    led.services = server.services
    led.code = play(server.services, WALLS.read_text("utf-8"), 14)
    return led


def test_the_sheet_is_opened_from_the_last_screen_and_left_again(handset, evening_over):
    services, code = evening_over.services, evening_over.code
    phone = handset(evening_over)
    page = phone.page
    link = page.get_by_role("link", name="What the room said")
    phone.reaches("ended")
    assert link.count() == 0

    commands.give_group_sheet(services, code, is_given=True)
    page.reload()
    phone.reaches("ended")
    link.click()
    page.wait_for_url("**/sheet")
    shown = [
        picture
        for chapter in summary_view(services, code).chapters
        for picture in chapter.results
        if isinstance(picture, ChartPicture)
    ]
    pictures = page.locator("svg[role=img]")
    assert pictures.count() == len(shown)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert {round(one.bounding_box()["x"]) for one in pictures.all()} == {
        round(pictures.first.bounding_box()["x"])
    }
    page.go_back()
    phone.reaches("ended")
