"""A phone in a rehearsal says so, whatever it shows."""

import copy

import pytest

from drawbridge import commands
from drawbridge.domain.session.simulated import SimulatedRoom
from tests.people.screen import Screen

MARK = 'class="rehearsal"'


@pytest.fixture
def rehearsal(services, room, small_workshop):
    made = copy.copy(room)
    made.phones = []
    made.code = commands.create(services, small_workshop, cast=SimulatedRoom(size=0))
    return made


def test_every_page_of_a_rehearsal_is_marked(rehearsal, visit):
    mine = visit(rehearsal)
    pages = [mine.get().text]
    mine.join()
    pages.append(mine.get().text)
    rehearsal.go_to("weather")
    rehearsal.do(commands.open_step)
    pages.append(mine.get().text)
    refused = mine.answer(rehearsal, answer="99")

    assert [Screen(page).name for page in pages] == ["consent", "waiting", "poll"]
    assert all(MARK in page for page in [*pages, refused.text])


def test_a_screen_that_comes_by_itself_leaves_the_mark_where_it_is(rehearsal, visit):
    mine = visit(rehearsal, **{"x-drawbridge": "1"})

    assert MARK not in mine.get("/main").text


def test_a_real_session_is_not_marked(room, visit):
    assert MARK not in visit(room).get().text


def test_a_rehearsal_that_was_left_is_gone_for_a_phone(rehearsal, visit):
    mine = visit(rehearsal)
    mine.join()
    commands.leave_rehearsal(rehearsal.services, rehearsal.code)

    assert mine.get().status_code == 404
