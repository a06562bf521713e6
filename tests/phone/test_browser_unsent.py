"""Fields, picture and stored answer agree; what is not sent says so."""

import pytest

from drawbridge import commands

pytestmark = pytest.mark.browser

UNSENT = "Changed, not sent yet. Your earlier answer is in."
IN = "Your answer is in. You can change it until the question closes."

# What an engine does to the controls of a page that it takes out of its back/forward cache.
COME_BACK = """() => {
  for (const field of document.querySelectorAll('main input, main textarea')) {
    if (field.type === 'hidden') continue;
    field.checked = false;
    if (!/radio|checkbox/.test(field.type)) field.value = field.type === 'range' ? 50 : '';
  }
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  for (const field of document.querySelectorAll('main input[type=range]')) field.offsetWidth;
}"""
FIELDS = """() => Array.from(document.querySelectorAll('main [name]'))
  .filter((field) => field.checked || !/radio|checkbox|submit/.test(field.type))
  .map((field) => [field.name, field.value])"""
PICTURE = """() => [
  ...Array.from(document.querySelectorAll('main output, main .tap b'), (node) => node.textContent),
  ...Array.from(document.querySelectorAll('main [type=range]'), (node) => node.value),
  ...Array.from(document.querySelectorAll('.square i'), ({ style }) => style.left + style.bottom),
  ...Array.from(document.querySelectorAll('main #limit'), (node) => node.textContent),
  ...Array.from(document.querySelectorAll('main input:disabled'), (node) => node.value)]"""


@pytest.fixture
def answering(at_hand, live_evening):
    """A phone that has joined and is at a question of the evening."""

    def at(step_id):
        phone = at_hand(live_evening)
        live_evening.go_to(step_id)
        live_evening.do(commands.open_step)
        phone.reaches("poll")
        return phone

    return at


def notice(phone):
    return phone.page.locator(".notice.in p").inner_text()


def set_sliders(phone, values):
    for slider, value in zip(phone.page.locator("input[type=range]").all(), values, strict=True):
        slider.fill(str(value))


def state(phone):
    return phone.page.evaluate(FIELDS), phone.page.evaluate(PICTURE)


def test_a_change_that_is_not_sent_says_so_until_it_is_taken_back_or_sent(answering):
    phone = answering("weather")
    phone.choose(1)
    phone.send()
    phone.is_in()
    assert notice(phone) == IN

    phone.choose(3)
    assert notice(phone) == UNSENT
    phone.choose(1)
    assert notice(phone) == IN
    phone.choose(3)
    phone.send()
    phone.page.locator(".notice.in:not(.unsent)").wait_for()
    assert notice(phone) == IN


def test_a_change_that_is_not_sent_says_so_after_a_reload(answering, live_evening, ballots):
    phone = answering("weather")
    phone.choose(1)
    phone.send()
    phone.is_in()
    phone.choose(3)
    phone.page.reload()

    phone.has_chosen(3)
    assert notice(phone) == UNSENT
    assert ballots(live_evening) == [{"answer": (1,)}]


def test_what_is_chosen_while_the_server_hangs_is_not_sent_either(answering):
    phone = answering("weather")
    held = []

    def hold(route):
        held.append(route)

    phone.context.route("**/answer", hold)
    phone.choose(1)
    phone.send()
    phone.page.locator("button.send[aria-busy=true]").wait_for()
    phone.choose(2)
    held[0].continue_()

    phone.page.locator(".notice.unsent").wait_for()
    phone.has_chosen(2)
    assert notice(phone) == UNSENT


def test_sliders_out_of_the_back_forward_cache_are_the_draft(answering, live_evening, ballots):
    phone = answering("where_i_start")
    set_sliders(phone, (30, 30))
    phone.send()
    phone.is_in()
    set_sliders(phone, (80, 90))
    before = state(phone)
    phone.page.evaluate(COME_BACK)

    assert state(phone) == before
    assert notice(phone) == UNSENT
    phone.send()
    phone.page.locator(".notice.in:not(.unsent)").wait_for()
    assert sorted(ballots(live_evening)[0].values()) == [(80,), (90,)]


@pytest.mark.parametrize("step_id", ["why_walls_go_up", "how_it_goes"])
def test_choices_out_of_the_back_forward_cache_are_the_draft(answering, step_id):
    phone = answering(step_id)
    for box in phone.page.locator("main input:not([value=pass]):visible").all()[:2]:
        box.check()
    before = state(phone)
    phone.page.evaluate(COME_BACK)

    assert state(phone) == before


@pytest.mark.parametrize("step_id", ["near_and_free", "what_it_costs", "three_tugs"])
def test_pictures_out_of_the_back_forward_cache_are_the_draft(at_hand, live_pictures, step_id):
    phone = at_hand(live_pictures)
    live_pictures.go_to(step_id)
    live_pictures.do(commands.open_step)
    phone.reaches("poll")
    phone.page.locator(".square, .tap > button:first-of-type, .shares .nudge").last.click()
    before = state(phone)
    phone.page.evaluate(COME_BACK)

    assert state(phone) == before


def test_what_lies_over_a_question_stays_over_it_out_of_the_cache(answering):
    phone = answering("weather")
    phone.choose(2)
    phone.page.locator(".foot .help").click()
    phone.reaches("support")
    phone.page.evaluate(COME_BACK)

    assert not phone.page.locator("main[data-screen=poll]").is_visible()
    phone.page.locator("[data-close]").click()
    phone.has_chosen(2)
