"""What a phone has to load to take part, measured in Chromium."""

import dataclasses
from urllib.parse import urlsplit

import pytest

from drawbridge.rate_limits import Limits

pytestmark = pytest.mark.browser

MOST_BYTES = 25_000
MOST_REQUESTS = 5


@pytest.fixture
def traffic(handset, live_evening):
    """A phone that joins, and everything that went over the wire."""
    phone = handset(live_evening)
    phone.page.goto("about:blank")
    devtools = phone.context.new_cdp_session(phone.page)
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    requests, sizes = [], []
    devtools.on("Network.requestWillBeSent", lambda one: requests.append(one["request"]["url"]))
    devtools.on("Network.loadingFinished", lambda one: sizes.append(one["encodedDataLength"]))
    devtools.on("Network.dataReceived", lambda _: None)
    phone.page.goto(phone.url)
    phone.join()
    phone.page.wait_for_load_state("load")
    return requests, sizes


def test_a_cold_join_is_light(traffic):
    requests, sizes = traffic
    asked = [url for url in requests if not url.startswith("data:")]
    print(f"cold join: {len(asked)} requests, {sum(sizes):.0f} bytes")  # noqa: T201

    assert len(asked) <= MOST_REQUESTS
    assert sum(sizes) <= MOST_BYTES


@pytest.mark.rule("R24")
def test_a_phone_asks_nobody_but_us(traffic, server):
    requests, _ = traffic
    hosts = {urlsplit(url).netloc for url in requests if not url.startswith("data:")}

    assert hosts == {urlsplit(server.url).netloc}


def test_the_policy_of_the_page_is_never_broken(handset, live_evening):
    phone = handset(live_evening)
    complaints = []
    phone.page.on("console", lambda message: complaints.append(message.text))
    phone.page.on("pageerror", lambda error: complaints.append(str(error)))
    phone.page.reload()
    phone.join()

    assert complaints == []


def test_too_soon_is_said_in_one_sentence_and_the_card_stays_as_it_is(
    handset, server, live_evening
):
    limits = Limits(lambda: 0.0, b"salt")  # time stands still: nobody may try again by the second
    server.services = dataclasses.replace(server.services, limits=limits)
    phone = handset(live_evening)
    here = limits.client("127.0.0.1")
    phone.page.locator("input[name=agree]").first.check()
    while limits.may_guess(here):
        limits.note_wrong_code(here)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.page.locator("#status-line", has_text="Too many codes").wait_for()

    assert phone.page.locator("main[data-screen=consent] input[name=agree]:checked").count() == 1

    phone.page.locator("button[value=observer]").click()
    phone.page.locator("main:not([aria-busy]) .button[aria-busy=false]").first.wait_for()

    assert phone.page.locator("main[data-screen=consent] input[name=agree]:checked").count() == 1
