"""The forms of every kind of poll, read from the page and filled in by the type of their fields."""

import random
from pathlib import Path

import pytest

from drawbridge import commands, phone, report
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from drawbridge.domain.workshop.steps import Poll
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import FORMS
from drawbridge.rehearsal.over_http.filling import filled, joining, n_ways
from drawbridge.rehearsal.over_http.page_reader import page_of
from gallery.rooms import SOURCE
from tests.people.direct_client import DirectClient
from tests.people.room import Led

ROOT = Path(__file__).resolve().parents[3]
WORKSHOPS = [*sorted((ROOT / "workshop_content").glob("*.toml")), SOURCE]
SCRIPT = {"X-Drawbridge": "1"}


class Guest(Led):
    """One phone in a rehearsal of a whole workshop."""

    def __init__(self, services, source):
        super().__init__(services, source, cast=SimulatedRoom(size=0))
        self.http = DirectClient(
            phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)
        )

    def page(self):
        return page_of(self.http.get(f"/j/{self.code}").text)

    def send(self, path, told):
        address = f"/j/{self.code}/{path}"
        return self.http.post(address, data=fields_of(told), headers=SCRIPT).status_code


def fields_of(told):
    """What was filled in, by field."""
    found = {}
    for name, value in told:
        found.setdefault(name, []).append(value)
    return found


def answer(guest, person):
    """Fill in the form in one way after the other until it is taken; which one that was."""
    page = guest.page()
    for way in range(n_ways()):
        status = guest.send("answer", filled(page, person(), way))
        if status == 200:
            return way
        assert status == 422
    raise AssertionError("even a pass was refused")


@pytest.mark.parametrize("path", WORKSHOPS, ids=lambda path: path.stem)
def test_every_question_of_every_workshop_is_answered_and_not_only_passed(services, path):
    guest = Guest(services, path.read_text("utf-8"))
    assert guest.send("join", joining(guest.page())) == 200
    guest.do(commands.start)

    ways = {}
    for step in guest.session.workshop.steps:
        if isinstance(step, Poll):
            guest.do(commands.open_step)
            ways[step.id] = answer(guest, lambda: someone(3, Temperament.MIXED))
            guest.do(commands.close_step)
        if not guest.session.is_last_step:
            guest.do(commands.skip)

    assert len(ways) >= 5
    assert [step for step, way in ways.items() if way == n_ways() - 1] == []


def someone(number, temperament):
    return Person(number=number, temperament=temperament, dice=random.Random(number))


def test_the_workshops_above_hold_every_kind_of_poll(services):
    kinds = set()
    for path in WORKSHOPS:
        guest = Guest(services, path.read_text("utf-8"))
        kinds |= {step.kind for step in guest.session.workshop.steps if isinstance(step, Poll)}
        commands.leave_rehearsal(services, guest.code)

    assert {kind.kind for kind in FORMS} <= kinds


def test_a_page_says_what_it_is(services, small_workshop):
    guest = Guest(services, small_workshop)
    page = guest.page()

    assert (page.screen, page.heading, page.place) == ("consent", "Before we start", ("", ""))
    assert page.is_rehearsal
    assert joining(page) == [("agree", "0"), ("role", "participant")]


def test_what_is_no_page_of_ours_has_no_screen():
    page = page_of("<html><h1>Hello</h1><form><input name=a value=1></form>")

    assert page.screen == ""
    assert page.fields == ()
    assert not page.is_rehearsal


def test_a_cautious_phone_passes_and_a_split_room_splits(services, small_workshop):
    guest = Guest(services, small_workshop)
    guest.send("join", joining(guest.page()))
    guest.do(commands.start)
    guest.do(commands.skip)
    guest.do(commands.open_step)
    page = guest.page()

    def told(temperament):
        return [fields_of(filled(page, someone(at, temperament))) for at in range(20)]

    assert sum("pass" in one for one in told(Temperament.CAUTIOUS)) >= 11
    chosen = [one["answer"] for one in told(Temperament.SPLIT) if "pass" not in one]
    assert {*map(tuple, chosen)} == {("0",), ("2",)}
