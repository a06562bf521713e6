import pytest

from drawbridge.live import GONE_S
from drawbridge.live.relay import MOST, Relay
from tests.conftest import Clock


@pytest.fixture
def watch():
    return Clock()


@pytest.fixture
def relay(watch):
    found = Relay(watch)
    for process in ("one", "two", "three"):
        found.hand_on(process, {})
    return found


def test_what_one_process_tells_is_told_once_to_each_of_the_others(relay):
    assert relay.hand_on("one", {"moves": [["session", "phone", True]]}) == {}

    for other in ("two", "three"):
        assert relay.hand_on(other, {}) == {"moves": [["session", "phone", True]]}
        assert relay.hand_on(other, {}) == {}
    assert relay.hand_on("one", {}) == {}


def test_what_several_have_told_comes_together(relay):
    relay.hand_on("one", {"wrong_codes": [["a", 1]]})
    relay.hand_on("two", {"wrong_codes": [["b", 2]]})

    assert relay.hand_on("three", {}) == {"wrong_codes": [["a", 1], ["b", 2]]}


def test_nothing_is_kept_for_a_process_that_has_ended(relay, watch):
    watch.now += GONE_S + 0.1
    relay.hand_on("one", {"moves": [["session", "phone", True]]})

    assert relay.hand_on("two", {}) == {}


def test_of_too_much_the_oldest_goes(relay):
    relay.hand_on("one", {"wrong_codes": [[str(n), 1] for n in range(MOST + 1)]})

    waiting = relay.hand_on("two", {})["wrong_codes"]
    assert len(waiting) == MOST
    assert waiting[-1] == [str(MOST), 1]
