"""When a phone says that it has lost the server, and when it stops saying so."""

import pytest

pytestmark = pytest.mark.browser

START = """() => {
  window.clock = new TestClock();
  window.told = [];
  window.connectivity = new Connectivity({ clock }, {
    onReached: () => told.push('reached'), onOffline: () => told.push('offline'),
  });
}"""


@pytest.fixture(scope="module")
def page(loaded):
    return loaded("machine.js", "connectivity.js")


@pytest.fixture
def after(page):
    """The state after some code, and what was told."""
    page.evaluate(START)

    def run(code):
        page.evaluate(f"async () => {{ {code} }}")
        return page.evaluate("() => [connectivity.state, ...told]")

    return run


def test_at_first_it_is_online(after):
    assert after("") == ["online"]


def test_a_miss_makes_doubtful_and_3_s_later_it_is_offline(after):
    assert after("connectivity.missed(); await clock.pass(2999)") == ["doubtful"]
    assert after("await clock.pass(1)") == ["offline", "offline"]


def test_more_misses_make_it_neither_sooner_nor_later_nor_twice(after):
    misses = "for (let n = 0; n < 6; n += 1) { connectivity.missed(); await clock.pass(1000); }"

    assert after(misses) == ["offline", "offline"]


def test_what_is_reached_in_time_was_never_lost(after):
    code = "connectivity.missed(); await clock.pass(2000); connectivity.reached(); "

    assert after(code + "await clock.pass(60000)") == ["online", "reached"]


def test_what_is_reached_again_is_online(after):
    code = "connectivity.missed(); await clock.pass(3000); connectivity.reached()"

    assert after(code) == ["online", "offline", "reached"]


def test_every_time_it_is_reached_is_told(after):
    assert after("connectivity.reached(); connectivity.reached()") == ["online", *["reached"] * 2]


def test_the_table_holds_no_other_transitions(page):
    table = page.evaluate("() => CONNECTIVITY")

    assert table == {
        "online": {"miss": "doubtful"},
        "doubtful": {"late": "offline", "reach": "online"},
        "offline": {"reach": "online"},
    }
