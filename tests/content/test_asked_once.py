"""Two that ask for the same at the same time get one answer, which is worked out once."""

import threading
from collections import Counter

import pytest

from drawbridge.content.asked_once import asked_once


class Slow:
    """Answers once it is told to; fails as often as it is to."""

    def __init__(self):
        self.asked = Counter()
        self.fails = 0
        self.is_under_way = threading.Event()
        self.may_go_on = threading.Event()
        self.ask = asked_once(2)(self._answer)

    def _answer(self, question, *, again=""):
        self.asked[question] += 1
        self.is_under_way.set()
        assert self.may_go_on.wait(10)
        if self.asked[question] <= self.fails:
            raise LookupError(question)
        return f"{question}{again}!"


@pytest.fixture
def slow():
    return Slow()


def test_who_asks_while_it_is_under_way_waits_for_the_answer(slow):
    answers = []
    first, second = (
        threading.Thread(target=lambda: answers.append(slow.ask("why"))) for _ in range(2)
    )
    first.start()
    assert slow.is_under_way.wait(10)
    second.start()
    second.join(0.1)
    assert answers == []

    slow.may_go_on.set()
    first.join(10)
    second.join(10)

    assert answers == ["why!", "why!"]
    assert slow.asked["why"] == 1


def test_another_question_waits_for_nobody(slow):
    waiting = threading.Thread(target=slow.ask, args=("why",))
    waiting.start()
    assert slow.is_under_way.wait(10)
    slow.is_under_way.clear()
    other = threading.Thread(target=slow.ask, args=("how",))
    other.start()

    assert slow.is_under_way.wait(10)
    assert slow.asked == {"why": 1, "how": 1}
    slow.may_go_on.set()
    for thread in (waiting, other):
        thread.join(10)


def test_who_waited_for_an_error_asks_again(slow):
    slow.fails = 1
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(slow.ask("why")))

    def fail():
        with pytest.raises(LookupError):
            slow.ask("why")

    failing = threading.Thread(target=fail)
    failing.start()
    assert slow.is_under_way.wait(10)
    waiting.start()
    waiting.join(0.1)
    slow.may_go_on.set()
    failing.join(10)
    waiting.join(10)

    assert answers == ["why!"]
    assert slow.asked["why"] == 2


def test_only_the_last_answers_are_kept(slow):
    slow.may_go_on.set()
    told = [slow.ask(it, again="?") for it in ("a", "b", "a", "c", "b")]

    assert told == ["a?!", "b?!", "a?!", "c?!", "b?!"]
    assert slow.asked == {"a": 1, "b": 2, "c": 1}
