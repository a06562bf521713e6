"""The part that listens for news, in an empty page of Chromium: when it asks to be drawn again."""

from pathlib import Path

import pytest

from drawbridge import ui

pytestmark = pytest.mark.browser

SCRIPT = (Path(ui.__file__).parent / "live.js").read_text("utf-8")
ADDRESS = "http://console.test/"
PAGE = """<!doctype html><title>T</title>
<div data-testid=stApp data-test-script-state=notRunning><div id=host></div></div>"""
MOUNT = """(dueMs) => import("/live.js").then((part) => {
  window.EventSource = class { constructor() { window.stream = this; } close() {} };
  window.asked = [];
  part.default({
    data: { url: "/live", revision: 3, everyMs: 0, patienceMs: 0, dueMs },
    parentElement: document.getElementById("host"),
    setTriggerValue: (name) => asked.push(name),
  });
})"""


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    context.route(
        "**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
    )
    context.route(
        "**/live.js", lambda route: route.fulfill(body=SCRIPT, content_type="text/javascript")
    )
    opened = context.new_page()
    opened.clock.install()
    opened.goto(ADDRESS)
    yield opened
    context.close()


def says(page, state):
    """Let Streamlit say whether it draws."""
    page.evaluate(
        "state => document.querySelector('[data-testid=stApp]').dataset.testScriptState = state",
        state,
    )


def asked(page):
    return page.evaluate("asked")


def test_news_are_asked_for_at_once_when_nothing_is_being_drawn(page):
    page.evaluate(MOUNT, 0)
    page.evaluate("stream.onmessage({ data: '4' })")

    assert asked(page) == ["revision"]


@pytest.mark.parametrize("state", ["running", "rerunRequested"])
def test_news_that_come_while_a_page_is_being_drawn_wait_for_its_end(page, state):
    page.evaluate(MOUNT, 0)
    says(page, state)
    page.evaluate("stream.onmessage({ data: '4' })")
    page.clock.run_for(30_000)
    assert asked(page) == []

    says(page, "notRunning")
    page.clock.run_for(1_000)
    assert asked(page) == ["revision"]


def test_a_deleted_session_does_not_ask_before_the_next_page_has_been_drawn(page):
    page.evaluate(MOUNT, 0)
    page.evaluate("stream.onmessage({ data: '0' })")
    says(page, "running")
    page.clock.run_for(30_000)

    assert asked(page) == []


def test_a_timer_that_is_over_while_a_page_is_being_drawn_waits_for_its_end(page):
    page.evaluate(MOUNT, 2_000)
    says(page, "running")
    page.clock.run_for(30_000)
    assert asked(page) == []

    says(page, "notRunning")
    page.clock.run_for(1_000)
    assert asked(page) == ["beat"]
