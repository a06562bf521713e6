"""What can be touched looks like it, what cannot does not, and what is left quietly is far away."""

import pytest

from drawbridge import commands, views
from tests.people.room import Room
from tests.phone.conftest import PICTURES

pytestmark = pytest.mark.browser

STYLE = """(node, [name, part]) => getComputedStyle(node, part || null)[name]"""
NARROW = {"width": 320, "height": 640}


def style(locator, name, part=""):
    return locator.evaluate(STYLE, [name, part])


def opened(phone, room, step_id):
    room.go_to(step_id)
    room.do(commands.open_step)
    phone.reaches("poll")


@pytest.fixture
def joined(handset, live_pictures):
    def join(**options):
        phone = handset(live_pictures, has_joined=True, **options)
        return phone

    return join


# -- P9, P10


def test_ways_to_rest_do_not_look_like_answers_that_can_be_tapped(handset, live_evening):
    phone = handset(live_evening, has_joined=True)
    opened(phone, live_evening, "weather")
    assert style(phone.page.locator(".face").first, "borderTopWidth") != "0px"
    live_evening.do(commands.close_step)
    live_evening.go_to("settle")
    way = phone.page.locator(".ways li").first
    way.wait_for()
    looks = {name: style(way, name) for name in ("cursor", "borderTopWidth", "backgroundColor")}

    assert looks == {
        "cursor": "auto",
        "borderTopWidth": "0px",
        "backgroundColor": "rgba(0, 0, 0, 0)",
    }


def test_a_slider_that_is_not_set_has_a_thumb_with_arrows_and_a_set_one_is_filled(
    handset, live_evening
):
    phone = handset(live_evening, has_joined=True)
    opened(phone, live_evening, "where_i_start")
    first = phone.page.locator("input[type=range]").first
    assert first.get_attribute("class") == "unset"
    assert phone.page.locator("output.unset").first.inner_text() == "not set yet"
    sheet = phone.page.evaluate(
        "() => [...document.styleSheets[0].cssRules].map((rule) => rule.cssText)"
    )
    (thumb,) = [rule for rule in sheet if rule.startswith("input.unset::-webkit-slider-thumb")]
    assert "var(--grip)" in thumb
    grip = phone.page.evaluate(
        "() => getComputedStyle(document.documentElement).getPropertyValue('--grip')"
    )
    assert grip.count("linear-gradient") == 4

    first.fill("40")
    assert first.get_attribute("class") == ""


@pytest.mark.parametrize("viewport", [NARROW, {"width": 390, "height": 844}])
def test_the_numbers_of_a_square_are_typed_only_by_who_wants_to(joined, live_pictures, viewport):
    phone = joined(viewport=viewport)
    opened(phone, live_pictures, "near_and_free")
    numbers = phone.page.locator("input[type=number]")
    assert phone.page.get_by_text("Tap or drag on the square.").is_visible()
    assert not numbers.first.is_visible()
    assert not phone.page.get_by_text("The arrow keys").is_visible()

    phone.page.get_by_text("Type the numbers instead").click()
    assert numbers.count() == 2
    assert phone.page.get_by_text("The arrow keys move the point as well.").is_visible()
    for number in numbers.all():
        number.fill("70")
    phone.send()
    phone.is_in()


def test_a_square_with_one_number_missing_shows_both_to_be_mended(joined, live_pictures):
    phone = joined()
    opened(phone, live_pictures, "near_and_free")
    phone.page.get_by_text("Type the numbers instead").click()
    phone.page.locator("input[type=number]").first.fill("70")
    phone.send()
    phone.page.locator("#notice").wait_for()

    assert phone.page.locator("input[type=number][aria-invalid=true]").first.is_visible()


def test_without_a_script_the_numbers_of_a_square_stand_open(joined, live_pictures):
    phone = joined(java_script_enabled=False)
    live_pictures.go_to("near_and_free")
    live_pictures.do(commands.open_step)
    phone.page.get_by_role("link", name="Refresh").click()

    assert phone.page.locator("input[type=number]").first.is_visible()
    assert not phone.page.get_by_text("Tap or drag").is_visible()
    assert not phone.page.get_by_text("The arrow keys").is_visible()


# -- P22


@pytest.mark.parametrize("viewport", [NARROW, {"width": 390, "height": 844}])
def test_leaving_is_a_thumb_away_from_everything_else_that_is_tapped(
    handset, live_evening, viewport
):
    phone = handset(live_evening, viewport=viewport, has_joined=True)
    leave = phone.page.get_by_role("button", name="Leave quietly").bounding_box()
    for link in phone.page.locator(".foot > a:visible").all():
        box = link.bounding_box()
        assert leave["y"] - (box["y"] + box["height"]) >= 40

    assert leave["height"] >= 44


@pytest.mark.parametrize("viewport", [NARROW, {"width": 390, "height": 844}])
def test_support_and_a_pause_stand_side_by_side_above_the_other_links(
    handset, live_evening, viewport
):
    phone = handset(live_evening, viewport=viewport, has_joined=True)
    boxes = [link.bounding_box() for link in phone.page.locator(".foot > a:visible").all()]
    support, pause, *others = boxes

    assert support["y"] == pause["y"]
    assert support["x"] + support["width"] <= pause["x"]
    assert others
    assert all(other["y"] >= support["y"] + support["height"] for other in others)


def test_one_tap_leaves_a_blank_page_with_a_way_back_that_goes_by_itself(handset, live_evening):
    phone = handset(live_evening)
    phone.join()
    spot = phone.page.get_by_role("button", name="Leave quietly").bounding_box()
    phone.page.get_by_role("button", name="Leave quietly").click()
    phone.has_left()
    undo = phone.page.get_by_role("button", name="Undo")
    undo.wait_for()
    assert phone.page.inner_text("body").split("\n")[-1] == "Undo"
    box = undo.bounding_box()
    assert box["y"] + box["height"] < spot["y"]  # a second tap on the same spot undoes nothing
    undo.click()
    phone.reaches("waiting")
    assert views.presence_view(live_evening.services, live_evening.code).n_joined == 1


@pytest.mark.usefixtures("short_way_back")
def test_the_way_back_is_gone_after_its_seconds(handset, live_evening):
    phone = handset(live_evening)
    phone.join()
    phone.page.get_by_role("button", name="Leave quietly").click()
    undo = phone.page.get_by_role("button", name="Undo")
    undo.wait_for()
    undo.wait_for(state="detached")

    assert phone.page.inner_text("body").strip() == "You can close this page."  # for the ear alone
    assert [one["name"] for one in phone.context.cookies()] == []


# -- X4, X5


@pytest.fixture
def high_contrast(joined):
    return joined(forced_colors="active")


def test_in_forced_colours_a_pressed_chip_and_a_chosen_card_have_an_outline(
    high_contrast, live_pictures
):
    phone = high_contrast
    opened(phone, live_pictures, "now_and_wished")
    chip = phone.page.locator(".chip").first
    assert style(chip, "outlineStyle") == "none"
    chip.click()
    assert (style(chip, "outlineStyle"), style(chip, "outlineWidth")) == ("solid", "3px")
    phone.page.locator("input[name=now]").first.check()
    face = phone.page.locator("input[name=now] + .face").first
    assert style(face, "outlineStyle") == "solid"
    marks = {style(mark, "backgroundColor") for mark in phone.page.locator(".where i").all()}
    assert "rgba(0, 0, 0, 0)" not in marks
    assert len(marks) == 2


def test_in_forced_colours_a_square_keeps_its_middle_lines_and_its_point(
    high_contrast, live_pictures
):
    phone = high_contrast
    opened(phone, live_pictures, "near_and_free")
    square = phone.page.locator(".square")
    paper = style(square, "backgroundColor")
    square.click(position={"x": 60, "y": 60})
    lines = {style(square, "backgroundColor", part) for part in ("::before", "::after")}

    assert paper not in lines
    assert style(square.locator("i"), "backgroundColor") not in {paper, *lines}


def test_words_in_the_corners_break_with_hyphens_in_their_own_language(handset, server):
    text = PICTURES.read_text("utf-8").replace('language = "en"', 'language = "de"', 1)
    room = Room(server.services, text)
    phone = handset(room, has_joined=True)
    opened(phone, room, "near_and_free")
    corner = phone.page.locator(".square span").first

    assert style(corner, "hyphens") == "auto"
    assert corner.evaluate("node => node.closest('[lang]').lang") == "de"


def test_a_telephone_number_never_breaks(handset, live_evening):
    phone = handset(live_evening, viewport=NARROW, has_joined=True)
    phone.page.locator(".foot .help").click()
    call = phone.page.get_by_role("link", name="Call 116")
    call.wait_for()
    said = call.text_content()

    assert "116\u00a0123" in said
    assert "116 123" not in said
