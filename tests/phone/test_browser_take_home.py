"""A copy of one's own answers on one's own phone: nobody can tell who has one; it can be erased."""

from html.parser import HTMLParser

import pytest

from drawbridge import commands
from tests.people.axe import barriers

pytestmark = pytest.mark.browser

BESIDES = {"cookie"}  # another secret for each phone; compared by its length
MY_STEP = "Ask one small favour"
ASKS_FOR_NEWS = "/main"  # how often depends on how soon one piece of news follows another


class Watched:
    """A phone and all that it asks of the server."""

    def __init__(self, phone):
        self.phone, self.page, self.asked = phone, phone.page, []
        self.page.on("request", self._note)

    def _note(self, request):
        if not request.url.startswith("http"):
            return  # the file itself, out of the phone's own memory
        headers = request.all_headers() if request.resource_type != "eventsource" else {}
        told = {name: value for name, value in headers.items() if name not in BESIDES}
        sizes = len(headers.get("cookie", "")), len(request.post_data or "")
        self.asked.append((request.method, request.url, sorted(told.items()), sizes))

    @property
    def asked_for_news(self):
        return [one for one in self.asked if one[1].endswith(ASKS_FOR_NEWS)]

    @property
    def asked_besides(self):
        return sorted(one for one in self.asked if not one[1].endswith(ASKS_FOR_NEWS))

    def join(self, *, keeps):
        if keeps:
            self.page.get_by_label("keep a copy of my answers").check()
        self.phone.join()

    def answer(self, value, name="answer"):
        self.phone.reaches("poll")
        self.phone.choose(value, name)
        self.phone.send()
        self.phone.is_in()

    def kept(self):
        """All that lies in the phone's storage, as one text."""
        return self.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")

    def look(self):
        self.page.get_by_role("button", name="Look at it").click()
        self.page.locator("#over[data-screen=take_home]").wait_for()
        return self.page.locator("#over").inner_text()


@pytest.fixture
def watched(handset, live_evening):
    """Make phones in a room of eight others."""
    live_evening.join(8)
    nothing_waits = "Math.random = () => 0"
    return lambda: Watched(handset(live_evening, script=nothing_waits, accept_downloads=True))


def ask(room, step_id, answers, *phones, value):
    """Open a step that others answer as well, let phones answer, and show what the room said."""
    room.go_to(step_id)
    room.do(commands.open_step)
    for one in phones:  # the question comes with the news as long as nobody has answered
        one.phone.reaches("poll")
    for secret, given in zip(room.phones, answers, strict=True):
        room.answer(secret, **given)
    for one in phones:
        one.answer(value)
    room.do(commands.close_step)
    for one in phones:
        one.phone.reaches("closed")
    room.do(commands.reveal)


def evening(room, *phones):
    """Two questions, the ladder among them, and the end; then everybody gets the sheet."""
    weather = [{"answer": one} for one in "01112211"]
    ask(room, "weather", weather, *phones, value=1)
    ask(room, "one_rung", [{"answer": "1"}] * 4 + [{"answer": "2"}] * 4, *phones, value=2)
    room.do(commands.end)
    for one in phones:
        one.phone.reaches("ended")
    commands.give_group_sheet(room.services, room.code, is_given=True)


class _Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen, self.addresses = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href", "action"}]


def test_who_keeps_a_copy_asks_the_server_for_exactly_what_everybody_asks(
    watched, live_evening, tmp_path
):
    keeper, other = watched(), watched()
    keeper.join(keeps=True)
    other.join(keeps=False)
    evening(live_evening, keeper, other)
    for one in (keeper, other):
        one.page.reload()
        one.page.wait_for_function("() => window.takeHome")
        one.page.wait_for_load_state("networkidle")
    assert other.page.get_by_role("button", name="Look at it").count() == 0
    before = len(keeper.asked)

    told = keeper.look()
    with keeper.page.expect_download() as caught:
        keeper.page.get_by_role("button", name="Save as a file").click()
    path = tmp_path / "saved.html"
    caught.value.save_as(path)
    saved = path.read_text("utf-8")
    keeper.page.wait_for_timeout(300)

    assert len(keeper.asked) == before
    assert keeper.asked_besides == other.asked_besides
    assert len({str(one) for one in keeper.asked_for_news + other.asked_for_news}) <= 1
    assert any("take_home.js" in url for _, url, _, _ in other.asked)
    assert caught.value.suggested_filename == "drawbridge.html"
    for text in (told, saved):
        assert MY_STEP in text
        assert "What is the weather like in you right now?" in text
        assert "A few clouds" in text
    tags = _Tags(saved)
    assert tags.addresses == []
    assert not {"script", "button", "img", "link"} & tags.seen
    assert barriers(keeper.page) == []


def test_beside_my_answer_stands_what_the_sheet_shows_and_only_while_it_is_given(
    watched, live_evening
):
    keeper = watched()
    keeper.join(keeps=True)
    evening(live_evening, keeper)
    commands.give_group_sheet(live_evening.services, live_evening.code, is_given=False)
    keeper.page.reload()
    alone = keeper.look()
    commands.give_group_sheet(live_evening.services, live_evening.code, is_given=True)
    keeper.page.reload()
    beside = keeper.look()

    assert "My answer: A few clouds" in alone
    assert "The room" not in alone.replace("what the room said", "")
    assert "The room (n = 9): Clear 1 · A few clouds 6 · Foggy 2" in beside


def test_nothing_is_kept_of_who_did_not_say_so_or_only_watches(watched, live_evening):
    silent, watcher = watched(), watched()
    silent.join(keeps=False)
    watcher.page.get_by_label("keep a copy of my answers").check()
    watcher.page.locator("button[value=observer]").click()
    watcher.phone.reaches("waiting")
    evening(live_evening, silent)

    assert silent.kept() == watcher.kept() == "[{},{}]"
    assert silent.page.locator("[data-forget]").is_hidden()


def test_a_tick_stays_where_the_card_comes_back_for_want_of_an_agreement(watched):
    one = watched()
    box = one.page.get_by_label("keep a copy of my answers")
    assert not box.is_checked()
    box.check()
    one.page.locator("button[value=participant]").click()
    one.page.locator("#notice").wait_for()

    assert box.is_checked()


@pytest.mark.parametrize("way", ["Forget my copy", "Delete my answers", "Leave quietly"])
def test_a_copy_survives_a_reload_and_each_way_to_erase_it_leaves_no_byte(
    watched, live_evening, way
):
    one = watched()
    one.join(keeps=True)
    ask(live_evening, "weather", [{"answer": "1"}] * 8, one, value=3)
    one.page.reload()
    one.phone.reaches("closed")
    assert "weather" in one.kept()

    if way == "Delete my answers":
        one.page.get_by_role("link", name=way).click()
        one.page.locator("#over button").click()
        one.page.get_by_text("Your answers are deleted.").first.wait_for()
    else:
        one.page.get_by_role("button", name=way).click()
    if way == "Leave quietly":
        one.phone.has_left()

    assert one.kept() == "[{},{}]"


def test_a_copy_outlives_its_session_and_can_be_forgotten_there_too(watched, live_evening):
    one = watched()
    one.join(keeps=True)
    evening(live_evening, one)
    commands.delete(live_evening.services, live_evening.code)
    one.page.reload()
    one.phone.reaches("error")

    assert MY_STEP in one.look()
    one.page.get_by_role("button", name="Forget it").click()
    one.page.get_by_text("Forgotten. Nothing is kept on this phone any more.").wait_for()
    assert one.kept() == "[{},{}]"


def test_without_a_script_no_copy_is_offered(handset, live_evening):
    phone = handset(live_evening, java_script_enabled=False)

    assert phone.page.locator("#keep").is_hidden()
    assert "keep a copy" not in phone.page.locator("main").inner_text()
