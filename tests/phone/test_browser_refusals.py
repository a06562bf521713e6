"""Refusals are seen where somebody looks, and stay until something has come of them."""

import pytest

from drawbridge import commands
from tests.phone.test_browser_unsent import answering, set_sliders  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

CHANGED_TOO_LATE = (
    "This question has closed, so the change was not counted. Your earlier answer is in."
)
OPEN = "A question is open. Go to it"
IS_IN_VIEW = """(node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}"""
SMALL = {"width": 360, "height": 520}


def is_in_view(locator):
    return locator.evaluate(IS_IN_VIEW)


def test_a_refused_join_is_seen_and_its_missing_box_is_marked(handset, live_evening):
    phone = handset(live_evening, viewport=SMALL)
    phone.page.locator("input[name=agree]").nth(1).check()
    phone.page.locator("button[value=participant]").scroll_into_view_if_needed()
    phone.page.locator("button[value=participant]").click()
    notice = phone.page.locator("#notice")
    notice.wait_for()

    assert is_in_view(notice)
    assert phone.page.evaluate("() => document.activeElement.id") == "notice"
    assert "please tick every line" in phone.page.locator("#announcer").inner_text()
    marked = phone.page.locator("[aria-invalid=true]")
    assert [box.get_attribute("id") for box in marked.all()] == ["f-agree-0"]


def test_a_missing_slider_is_marked_and_its_refusal_is_seen(answering):  # noqa: F811
    phone = answering("where_i_start")
    phone.page.set_viewport_size(SMALL)
    phone.page.locator("input[type=range]").first.fill("40")
    phone.send()
    notice = phone.page.locator("#notice")
    notice.wait_for()

    assert is_in_view(notice)
    wrong = phone.page.locator(".item.wrong")
    assert wrong.count() == 1
    assert wrong.evaluate("(card) => card.previousElementSibling.id") == "notice"
    notice.get_by_role("link").click()
    assert is_in_view(wrong.locator("input[type=range]"))
    assert wrong.locator("input[type=range]").get_attribute("id") == "r-lower_my_guard"


def test_a_refusal_stays_on_the_form_when_news_changes_nothing(answering, live_evening):  # noqa: F811
    phone = answering("where_i_start")
    phone.page.locator("input[type=range]").first.fill("40")
    phone.send()
    phone.page.locator("#notice").wait_for()
    live_evening.do(commands.blank)  # comes with the news, as nobody has answered
    phone.page.wait_for_timeout(700)
    with phone.page.expect_response("**/main*"):
        phone.page.evaluate("() => window.dispatchEvent(new Event('online'))")
    phone.page.wait_for_timeout(300)

    assert phone.page.locator("#notice").count() == 1
    assert phone.page.locator(".item.wrong").count() == 1


def test_a_change_that_came_too_late_says_what_stands_and_stays(
    answering,  # noqa: F811
    live_evening,
    ballots,
):
    phone = answering("weather")
    phone.choose(1)
    phone.send()
    phone.is_in()
    phone.context.set_offline(True)
    phone.choose(3)
    phone.send()
    phone.says("Kept on this phone.")
    live_evening.do(commands.close_step)
    phone.context.set_offline(False)
    phone.says(CHANGED_TOO_LATE)
    assert "This question has closed." in phone.page.locator("h1").inner_text()
    phone.page.wait_for_timeout(2500)
    live_evening.do(commands.blank)
    phone.page.wait_for_timeout(1000)

    assert phone.page.get_by_text(CHANGED_TOO_LATE).is_visible()
    assert phone.page.get_by_text("so the answer was not counted").count() == 0
    assert ballots(live_evening) == [{"answer": (1,)}]


@pytest.mark.parametrize("link", ["ask", "help", "own"])
def test_a_question_that_opens_under_an_aside_is_told_and_one_tap_away(handset, live_evening, link):
    phone = handset(live_evening, has_joined=True)
    live_evening.go_to("weather")
    phone.page.locator(f".foot .{link}").click()
    phone.page.locator("main#over").wait_for()
    assert not phone.page.get_by_role("link", name=OPEN).is_visible()
    live_evening.do(commands.open_step)
    phone.page.get_by_role("link", name=OPEN).wait_for()
    assert phone.page.locator("#announcer").inner_text() == OPEN
    phone.page.get_by_role("link", name=OPEN).click()

    assert phone.page.locator("main[data-screen=poll]").is_visible()
    assert phone.page.locator("main#over").count() == 0


def test_closing_the_wish_for_a_pause_says_that_nothing_is_sent(handset, live_evening):
    phone = handset(live_evening, has_joined=True)
    phone.page.locator(".foot .ask").click()

    assert phone.page.locator("[data-close]").inner_text() == "Close. Nothing is sent"
    phone.page.locator("button[value=rest]").click()
    phone.says("Thank you for saying so.")
    assert phone.page.locator("[data-close]").inner_text() == "Close"
