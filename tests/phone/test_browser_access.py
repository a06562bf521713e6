"""Readable and usable by everybody: axe-core, keyboard only, small and enlarged screens."""

import pytest

from drawbridge import commands
from drawbridge.content.schema.kinds import KINDS
from drawbridge.domain.workshop.steps import Poll
from gallery import rooms
from tests.people.axe import Inspector
from tests.people.room import Room

pytestmark = pytest.mark.browser

# Colours do not depend on the width, nor what fits on the colours: two of the four are enough.
SIZES = [
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
]
SMALLEST_TARGET = 44
PASS_EACH = """(boxes) => {
  for (const box of boxes) if (!box.checked) box.click();
  return boxes.length;
}"""
N_LABELS = "(fields) => fields.map((one) => one.labels.length)"


class PhoneInspector(Inspector):
    """Looks at a phone's screen with axe, and at every one for what a thumb and an eye need."""

    def __init__(self, page, turn):
        super().__init__(turn)
        self.page = page

    def look(self, where, state=""):
        super().look(where, self.page, state=state)
        wide = self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.found.append((where, state, "wider than the screen", wide))
        self.found += [(where, state, "small target", one) for one in self._small_targets()]

    def _small_targets(self):
        boxes = self.page.evaluate(
            """() => [...document.querySelectorAll('button, a.button, label.option, .quiet, '
                 + 'input[type=range], input[type=number], #code')]
               .map((one) => [one.textContent || one.id, one.getBoundingClientRect()])
               .filter(([, box]) => box.width > 0)
               .map(([name, box]) => [name, Math.min(box.width, box.height)])"""
        )
        return [name for name, size in boxes if size < SMALLEST_TARGET]


@pytest.fixture
def every_kind(server):
    """A session with one step of every kind, on the real server."""
    return Room(server.services, rooms.one_of_each())


def walk(phone, room, look):
    """Visit every screen of a session, answering as people do."""
    look("consent")
    phone.page.locator("button[value=participant]").click()
    phone.page.locator("#notice").wait_for()
    look("consent", "refused")
    phone.join()
    look("lobby")
    room.do(commands.start)
    phone.page.get_by_role("heading", name="Look up.", exact=True).wait_for()
    look("waiting")
    for step in room.session.workshop.steps[1:]:
        room.go_to(step.id)
        if isinstance(step, Poll):
            ask(phone, room, step, look)
        else:
            phone.page.locator("main:not([data-screen=closed])").wait_for()
            look(step.id)
    room.do(commands.end)
    phone.reaches("ended")
    look("ended")
    phone.page.get_by_role("button", name="Leave quietly").click()
    phone.has_left()
    look("left")


def ask(phone, room, step, look):
    room.do(commands.open_step)
    phone.reaches("poll")
    look(step.id, "open")
    go_to_last_item(phone)
    phone.send()
    phone.page.locator("#notice").wait_for()
    look(step.id, "refused")
    if phone.page.locator("input[value=pass]").evaluate_all(PASS_EACH):
        go_to_last_item(phone)
        phone.send()
    else:
        phone.page.locator("button[name=pass]").click()
    phone.is_in()
    look(step.id, "answered")
    room.do(commands.close_step)
    phone.reaches("closed")
    look(step.id, "closed")


def go_to_last_item(phone):
    while phone.page.get_by_role("button", name="Next").is_visible():
        phone.page.get_by_role("button", name="Next").click()


@pytest.mark.parametrize(("turn", "options"), [*enumerate(SIZES)], ids=["light", "dark"])
def test_no_screen_of_any_kind_has_a_barrier(handset, every_kind, turn, options):
    phone = handset(every_kind, reduced_motion="reduce", **options)
    inspector = PhoneInspector(phone.page, turn)
    walk(phone, every_kind, inspector.look)
    seen = {step.kind for step in every_kind.session.workshop.steps}

    assert seen == set(KINDS)
    assert inspector.n_seen > 30
    assert inspector.found == []


@pytest.mark.parametrize(("turn", "options"), [*enumerate(SIZES)], ids=["light", "dark"])
def test_no_screen_of_those_who_watch_has_a_barrier(handset, every_kind, turn, options):
    phone = handset(every_kind, reduced_motion="reduce", **options)
    phone.page.locator("button[value=observer]").click()
    phone.reaches("waiting")
    inspector = PhoneInspector(phone.page, turn)
    for step in every_kind.session.workshop.steps:
        if isinstance(step, Poll):
            every_kind.go_to(step.id)
            every_kind.do(commands.open_step)
            phone.says(step.question)
            inspector.look(step.id)
            every_kind.do(commands.close_step)

    assert inspector.found == []


@pytest.mark.parametrize("options", SIZES, ids=["light", "dark"])
def test_no_page_outside_a_session_has_a_barrier(handset, live_evening, server, options):
    phone = handset(live_evening, **options)
    inspector = PhoneInspector(phone.page, turn=None)
    for address in ("/join", "/join?code=x", "/j/AAAAAA", f"/j/{live_evening.code}/nowhere"):
        phone.page.goto(server.url + address)
        inspector.look(address)

    assert inspector.found == []


def test_without_a_script_no_form_has_a_barrier(handset, live_evening):
    phone = handset(live_evening, java_script_enabled=False, has_joined=True)
    for step in live_evening.session.workshop.steps:
        if isinstance(step, Poll):
            live_evening.go_to(step.id)
            live_evening.do(commands.open_step)
            phone.page.get_by_role("link", name="Refresh").click()
            phone.reaches("poll")
            labels = phone.page.locator("input:not([type=hidden])").evaluate_all(N_LABELS)
            assert labels
            assert set(labels) == {1}
            live_evening.do(commands.close_step)


def test_an_enlarged_page_needs_no_sideways_scrolling(handset, live_evening):
    phone = handset(live_evening, viewport={"width": 320, "height": 640})
    phone.page.emulate_media(reduced_motion="reduce")
    found = []

    def look(where, state=""):
        # 200 % text in 320 pixels is as narrow as it gets.
        phone.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        wide = phone.page.evaluate(
            """() => [...document.querySelectorAll('body *')]
               .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
               .map((one) => one.tagName + '.' + one.className + ' ' + one.textContent)"""
        )
        if wide:
            found.append((where, state, wide))

    walk(phone, live_evening, look)

    assert found == []


class Keys:
    """Somebody with a keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector):
        for _ in range(60):
            if self.page.evaluate("(it) => document.activeElement.matches(it)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with the Tab key")


@pytest.fixture
def keyboard(at_hand, live_evening):
    phone = at_hand(live_evening)
    phone.reaches("waiting")
    return phone, Keys(phone.page)


def test_a_session_is_joined_with_keys_and_its_first_question_answered(
    handset, live_evening, ballots
):
    phone = handset(live_evening)
    keys = Keys(phone.page)
    keys.tab_to("#f-agree-0")
    keys.press("Space", "Tab", "Space")
    keys.tab_to("button[value=participant]")
    keys.press("Enter")
    phone.reaches("waiting")
    opened(phone, live_evening, "weather")
    keys.tab_to("input[name=answer]")
    keys.press("ArrowDown", "ArrowDown", "Enter")
    phone.is_in()

    assert ballots(live_evening) == [{"answer": (2,)}]


def opened(phone, room, step_id):
    room.go_to(step_id)
    room.do(commands.open_step)
    phone.reaches("poll")


@pytest.mark.parametrize("step_id", ["weather", "one_rung", "leaving_well"])
def test_one_choice_can_be_made_with_keys(keyboard, live_evening, ballots, step_id):
    phone, keys = keyboard
    opened(phone, live_evening, step_id)
    keys.tab_to("input[name=answer]")
    keys.press("ArrowDown", "ArrowDown", "Enter")
    phone.is_in()

    expected = {"weather": 2, "one_rung": 2, "leaving_well": 2}
    assert ballots(live_evening) == [{"answer": (expected[step_id],)}]
    assert phone.page.evaluate("() => document.activeElement.id") == "notice"


def test_two_choices_can_be_made_with_keys_and_a_third_is_gently_barred(
    keyboard, live_evening, ballots
):
    phone, keys = keyboard
    opened(phone, live_evening, "why_walls_go_up")
    keys.tab_to("#f-answer-0")
    keys.press("Space", "Tab", "Space")
    phone.page.locator("#limit", has_text="2 of 2 chosen").wait_for()
    assert phone.page.locator("input[name=answer]:disabled").count() == 4
    keys.tab_to("button.send")
    keys.press("Enter")
    phone.is_in()

    assert ballots(live_evening) == [{"answer": (0, 1)}]


def test_a_pass_takes_the_place_of_other_choices_and_they_of_a_pass(keyboard, live_evening):
    phone, keys = keyboard
    opened(phone, live_evening, "why_walls_go_up")
    keys.tab_to("#f-answer-0")
    keys.press("Space")
    keys.tab_to("#f-answer-pass")
    keys.press("Space")
    assert phone.page.locator("input[name=answer]:checked").count() == 1
    phone.choose(3)

    assert phone.page.locator("input[name=answer]:checked").get_attribute("value") == "3"


def test_a_battery_can_be_answered_with_keys_one_line_at_a_time(keyboard, live_evening, ballots):
    phone, keys = keyboard
    opened(phone, live_evening, "how_it_goes")
    parts = [part.id for part in live_evening.session.step.parts]
    for number, part in enumerate(parts):
        phone.page.locator(".where", has_text=f"{number + 1} of 6").wait_for()
        keys.tab_to(f"input[name={part}]")
        keys.press("Space", "ArrowDown", "Enter")
    phone.is_in()

    assert ballots(live_evening) == [dict.fromkeys(parts, (1,))]


def test_a_forgotten_line_of_a_battery_is_brought_back(keyboard, live_evening, ballots):
    phone, _ = keyboard
    opened(phone, live_evening, "how_it_goes")
    parts = [part.id for part in live_evening.session.step.parts]
    for part in parts:
        if part != "look_for_exit":
            phone.choose(1, part)
        if part != parts[-1]:
            phone.page.get_by_role("button", name="Next").click()
    phone.send()
    phone.page.locator("#f-look_for_exit[aria-invalid=true]").wait_for()
    phone.page.locator(".where", has_text="3 of 6").wait_for()
    phone.choose("pass", "look_for_exit")
    for _ in range(3):
        phone.page.get_by_role("button", name="Next").click()
    phone.send()
    phone.is_in()

    (stored,) = ballots(live_evening)
    assert stored["look_for_exit"] is None
    assert stored["hold_back"] == (1,)


def test_a_whole_battery_can_be_passed_at_once(keyboard, live_evening, ballots):
    phone, keys = keyboard
    opened(phone, live_evening, "how_it_goes")
    keys.tab_to("button[name=pass]")
    keys.press("Enter")
    phone.is_in()

    (stored,) = ballots(live_evening)
    assert set(stored.values()) == {None}


def test_sliders_can_be_set_with_keys_and_have_no_place_before(keyboard, live_evening, ballots):
    phone, keys = keyboard
    opened(phone, live_evening, "where_i_start")
    first = phone.page.locator("input[type=range]").first
    assert first.get_attribute("aria-valuetext") == "not set yet"
    assert "unset" in first.get_attribute("class")
    keys.tab_to("#r-near_and_myself")
    keys.press("ArrowRight")
    keys.tab_to("#r-lower_my_guard")
    keys.press("Space")
    assert first.get_attribute("aria-valuetext") == "55"
    keys.tab_to("button.send")
    keys.press("Enter")
    phone.is_in()

    assert ballots(live_evening) == [{"near_and_myself": (55,), "lower_my_guard": (50,)}]


def test_sliders_can_be_set_by_buttons(keyboard, live_evening, ballots):
    phone, _ = keyboard
    opened(phone, live_evening, "where_i_start")
    for _ in range(3):
        phone.page.get_by_role("button", name="Lower").first.click()
    phone.page.get_by_role("button", name="Higher").last.click()
    phone.send()
    phone.is_in()

    assert ballots(live_evening) == [{"near_and_myself": (35,), "lower_my_guard": (55,)}]


def test_a_tap_anywhere_on_a_slider_sets_it(handset, live_evening, ballots):
    phone = handset(live_evening, has_touch=True, is_mobile=True, has_joined=True)
    opened(phone, live_evening, "where_i_start")
    sliders = phone.page.locator("input[type=range]")
    for number, share in enumerate((0.5, 0.999)):  # the unseen thumb's own place, and the end
        box = sliders.nth(number).bounding_box()
        sliders.nth(number).scroll_into_view_if_needed()
        sliders.nth(number).tap(position={"x": box["width"] * share, "y": box["height"] / 2})
    phone.send()
    phone.is_in()

    assert ballots(live_evening) == [{"near_and_myself": (50,), "lower_my_guard": (100,)}]


def test_an_untouched_slider_is_no_answer(keyboard, live_evening, ballots):
    phone, _ = keyboard
    opened(phone, live_evening, "where_i_start")
    phone.send()

    phone.says("Please move every slider, or Pass.")
    assert ballots(live_evening) == []


def test_passing_a_slider_takes_its_place_away(keyboard, live_evening):
    phone, _ = keyboard
    opened(phone, live_evening, "where_i_start")
    first = phone.page.locator("input[type=range]").first
    first.press("ArrowRight")
    phone.choose("pass", "near_and_myself")

    assert first.get_attribute("aria-valuetext") == "not set yet"
    first.press("ArrowLeft")
    assert phone.page.locator("input[name=near_and_myself]:checked").count() == 0


def test_news_does_not_take_the_focus_from_who_is_typing(keyboard, live_evening):
    phone, keys = keyboard
    opened(phone, live_evening, "weather")
    keys.tab_to("input[name=answer]")
    keys.press("Space")
    live_evening.do(commands.blank)
    phone.page.reload()
    keys.tab_to("#f-answer-0")
    live_evening.do(commands.close_step)
    phone.reaches("closed")

    assert phone.page.evaluate("() => document.activeElement.id") == "main"
