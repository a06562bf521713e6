"""Pictures, orders and shares in a browser: by touch, with keys alone, and without a script."""

import re

import pytest

from drawbridge import commands
from tests.phone.test_browser_access import N_LABELS, Keys

pytestmark = pytest.mark.browser

EVEN = {f"share{place}": (25,) for place in range(4)}


NARROW = {"width": 320, "height": 640}
ROWS = """() => [...document.querySelectorAll(".rank")].map(
  (it) => new Set([...it.querySelectorAll(".nudge:not([hidden])")]
    .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().top)).size)"""


def opened(phone, room, step_id):
    room.go_to(step_id)
    room.do(commands.open_step)
    phone.reaches("poll")


@pytest.fixture
def joined(at_hand, live_pictures):
    def make(**options):
        return at_hand(live_pictures, reduced_motion="reduce", **options)

    return make


def test_a_place_can_be_set_with_keys(joined, live_pictures, ballots):
    phone = joined()
    keys = Keys(phone.page)
    opened(phone, live_pictures, "near_and_free")
    phone.says("not set yet")
    keys.tab_to(".square")
    keys.press("ArrowRight", "ArrowRight", "ArrowUp")
    phone.says("Wanting closeness 60 · Guarding my independence 55")
    keys.tab_to("button.send")
    keys.press("Enter")
    phone.is_in()

    assert ballots(live_pictures) == [{"place": (60, 55)}]


def test_a_place_can_be_tapped(joined, live_pictures, ballots):
    phone = joined(has_touch=True, is_mobile=True)
    opened(phone, live_pictures, "near_and_free")
    square = phone.page.locator(".square")
    box = square.bounding_box()
    square.tap(position={"x": box["width"] * 0.8, "y": box["height"] * 0.3})
    phone.send()
    phone.is_in()

    assert ballots(live_pictures) == [{"place": (80, 70)}]


def test_circles_can_be_chosen_with_keys_and_the_relation_only_words_them(
    joined, live_pictures, ballots
):
    phone = joined()
    keys = Keys(phone.page)
    opened(phone, live_pictures, "now_and_wished")
    keys.tab_to(".chip")
    keys.press("Enter")
    assert phone.page.locator(".who").last.text_content() == "A partner or date "
    keys.tab_to("input[name=now]")
    keys.press("Space", "ArrowDown", "Enter")
    keys.tab_to("input[name=wished]")
    keys.press("Space", "ArrowDown", "ArrowDown", "Enter")
    phone.is_in()

    assert ballots(live_pictures) == [{"now": (1,), "wished": (2,)}]


def test_an_order_can_be_given_and_changed_with_keys(joined, live_pictures, ballots):
    phone = joined()
    keys = Keys(phone.page)
    opened(phone, live_pictures, "what_it_costs")
    keys.tab_to(".rank:nth-of-type(3) > button:first-of-type")
    keys.press("Enter")
    phone.page.locator("#announcer", has_text="1 of 4").wait_for()
    keys.tab_to(".rank:nth-of-type(4) > button:first-of-type")
    keys.press("Enter")
    keys.tab_to(".rank:nth-of-type(4) .nudge")
    keys.press("Enter")
    keys.tab_to("button.send")
    keys.press("Enter")
    phone.is_in()

    assert ballots(live_pictures) == [{"order": (3, 2)}]


def test_what_is_taken_out_of_an_order_leaves_no_gap(joined, live_pictures, ballots):
    phone = joined(viewport=NARROW)
    opened(phone, live_pictures, "what_it_costs")
    taps = phone.page.locator(".rank > button:first-of-type")
    for number in (0, 1, 2, 0):
        taps.nth(number).click()
    assert phone.page.evaluate(ROWS) == [0, 1, 1, 0]  # buttons of one thing side by side
    phone.send()
    phone.is_in()

    assert ballots(live_pictures) == [{"order": (1, 2)}]


def test_points_can_be_shared_out_with_keys(joined, live_pictures, ballots):
    phone = joined()
    keys = Keys(phone.page)
    opened(phone, live_pictures, "three_tugs")
    keys.tab_to("#f-share0")
    phone.page.keyboard.type("95")
    phone.page.locator("#limit", has_text="5 of 100 points left").wait_for()
    keys.tab_to("#f-share1 + .nudge")
    keys.press("Enter", "Enter")  # there are only five left
    keys.tab_to("button.send")
    keys.press("Enter")
    phone.is_in()

    assert ballots(live_pictures) == [
        {"share0": (95,), "share1": (5,), "share2": (0,), "share3": (0,)}
    ]


def test_points_that_are_too_many_are_told_as_such(joined, live_pictures):
    """Who typed too much read "-25 of 100 points left"."""
    phone = joined()
    opened(phone, live_pictures, "three_tugs")
    for field, points in (("share0", "95"), ("share1", "30")):
        phone.page.locator(f"#f-{field}").fill(points)
    phone.page.locator("#limit", has_text=re.compile("^25 too many$")).wait_for()
    phone.page.locator("#f-share1").fill("5")
    phone.page.locator("#limit", has_text="0 of 100 points left").wait_for()

    assert phone.page.locator("#limit").inner_text() == "0 of 100 points left"


def test_points_can_be_split_evenly(joined, live_pictures, ballots):
    phone = joined(viewport=NARROW)
    opened(phone, live_pictures, "three_tugs")
    phone.page.get_by_role("button", name="Split evenly").click()
    assert phone.page.evaluate(ROWS) == [1] * 4
    phone.send()
    phone.is_in()

    assert ballots(live_pictures) == [EVEN]


def test_belief_cards_can_be_answered_with_keys(joined, live_pictures, ballots):
    phone = joined()
    keys = Keys(phone.page)
    opened(phone, live_pictures, "rewrite_it")
    for part in ("hurt", "weak", "rewrite"):
        keys.tab_to(f"input[name={part}]")
        keys.press("Space", "ArrowDown", "Enter")
    phone.is_in()

    assert ballots(live_pictures) == [{"hurt": (1,), "weak": (1,), "rewrite": (1,)}]


def test_a_half_made_answer_survives_a_reload(joined, live_pictures):
    phone = joined()
    opened(phone, live_pictures, "what_it_costs")
    phone.page.locator(".rank > button:first-of-type").nth(2).click()
    phone.page.reload()
    phone.page.locator(".rank.is").wait_for()

    assert phone.page.locator(".rank.is b").text_content() == "1"


@pytest.mark.parametrize(
    ("step_id", "fields", "stored"),
    [
        ("near_and_free", ["70", "30"], {"place": (70, 30)}),
        ("now_and_wished", {"now": "2", "wished": "4"}, {"now": (2,), "wished": (4,)}),
        ("what_it_costs", ["", "1", "2", ""], {"order": (1, 2)}),
        ("three_tugs", ["25", "25", "25", "25"], EVEN),
        (
            "rewrite_it",
            {"hurt": "0", "weak": "1", "rewrite": "2"},
            {"hurt": (0,), "weak": (1,), "rewrite": (2,)},
        ),
    ],
)
def test_every_form_works_without_a_script(joined, live_pictures, ballots, step_id, fields, stored):
    phone = joined(java_script_enabled=False)
    live_pictures.go_to(step_id)
    live_pictures.do(commands.open_step)
    phone.page.get_by_role("link", name="Refresh").click()
    phone.reaches("poll")
    labels = phone.page.locator("main input:not([type=hidden])").evaluate_all(N_LABELS)
    assert labels
    assert set(labels) == {1}
    if isinstance(fields, dict):
        for name, value in fields.items():
            phone.choose(value, name)
    else:
        for number, value in enumerate(fields):
            phone.page.locator("input[type=number]").nth(number).fill(value)
    phone.send()
    phone.is_in()

    assert ballots(live_pictures) == [stored]
