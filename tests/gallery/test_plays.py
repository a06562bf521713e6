"""A workshop is played to its end by the large button alone, in a rehearsal and in a hall."""

from functools import partial

import pytest

from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from drawbridge.domain.session.transitions import Command
from gallery import plays


@pytest.fixture(params=["rehearsal", "hall"])
def crowd(request, small_workshop):
    if request.param == "hall":
        make = partial(plays.Hall, n=9, temper=Temperament.MIXED)
    else:
        make = partial(plays.Rehearsal, cast=SimulatedRoom(size=9))
    return lambda services: make(services, small_workshop, "")


def test_it_begins_in_the_lobby_and_ends_after_the_last_step(services, crowd):
    seen = [*plays.moments(services, crowd)]

    assert seen[0].name == "00, lobby"
    assert seen[-1].console.next_act is Command.END
    assert seen[-1].session.is_last_step


def test_each_step_takes_the_time_it_is_meant_to(services, crowd):
    seen = [*plays.moments(services, crowd)]
    whole = plays.planned_s(seen[0].session.workshop, seen[-1].session.position)

    assert seen[-1].console.now - seen[0].console.now == pytest.approx(whole, abs=60)


def test_who_takes_part_has_answered_before_a_question_closes(services, crowd):
    charts = [
        moment.room.picture
        for moment in plays.moments(services, crowd)
        if isinstance(moment.room.picture, ChartPicture)
    ]

    assert charts
    assert all(part.n_answers > 4 for it in charts for part in it.release.shown_parts)
