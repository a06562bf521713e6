"""Slips of paper: counted once, with the phones, and nothing is left that tells which they were."""

import json

import pytest

from drawbridge import commands, report, views
from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.round import Round
from drawbridge.errors import Refused, RoundClosed
from drawbridge.live.progress import ProgressWord
from drawbridge.report.document import document
from drawbridge.report.table import rows


@pytest.fixture
def asked(room):
    """The small workshop at its question, open, with nine phones of whom eight have answered."""
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for place, phone in enumerate(room.phones[:8]):
        room.answer(phone, answer=str(place % 2))
    return room


def count(room, *counts):
    commands.count_slips(room.services, room.code, ("weather", 1), counts)


def ballots(room, purpose):
    here = Round(session_id=room.session.id, step_id="weather", number=1)
    with room.services.store.reading() as transaction:
        return (
            transaction.ballots.by_key(here)
            if not purpose
            else transaction.ballots.n(here, purpose)
        )


def console(room):
    return views.facilitator_view(room.services, room.code)


def test_slips_are_in_the_picture_of_the_phones(asked):
    count(asked, 1, 0, 2)
    asked.do(commands.close_step)

    picture = console(asked).preview
    assert isinstance(picture, ChartPicture)
    assert [cell.count for cell in picture.release.parts[0].cells] == [5, 4, 2]


def test_nothing_is_shown_of_them_while_the_question_is_open(asked):
    assert not console(asked).slips.are_counted
    count(asked, 1, 0, 2)

    assert console(asked).preview is None
    assert console(asked).slips.are_counted
    progress = views.progress_view(asked.services, asked.code).progress
    assert progress is not ProgressWord.ALL


def test_they_are_counted_once(asked):
    count(asked, 1, 0, 2)
    with pytest.raises(Refused, match="counted already"):
        count(asked, 1, 0, 2)


def test_nobody_can_tell_later_which_they_were(asked):
    before = ballots(asked, None)
    count(asked, 1, 0, 2)
    assert ballots(asked, None) == before
    assert ballots(asked, BallotPurpose.PAPER) == 3

    asked.do(commands.close_step)
    assert ballots(asked, BallotPurpose.PAPER) == 0
    assert ballots(asked, None) == before
    with asked.services.store.reading() as transaction:
        assert transaction.participants.n_joined(asked.session.id) == 9


def test_a_slip_is_taken_only_while_the_question_is_open(asked):
    asked.do(commands.close_step)
    with pytest.raises(RoundClosed):
        count(asked, 1, 1, 1)
    assert console(asked).slips is None


def test_slips_never_make_up_for_phones_nor_take_their_picture_away(room):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones[:7]:
        room.answer(phone, answer="0")
    count(room, 1, 1, 1)
    room.do(commands.close_step)

    release = shown(room)
    assert [cell.count for cell in release.parts[0].cells] == [7, 0, 0]
    assert release.n_paper == 0


def test_whoever_tries_again_and_again_learns_nothing_of_who_answered_or_passed(room):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for n_phones in range(9):
        with pytest.raises(Refused, match="stay in the bag"):
            count(room, 1, 1, 0)
        room.answer(room.phones[n_phones], answer="pass" if n_phones % 2 else "0")
    count(room, 1, 1, 1)  # taken though four have passed
    assert console(room).slips.are_counted


def test_slips_are_left_out_where_who_answered_takes_it_back_afterwards(asked):
    count(asked, 1, 0, 2)
    commands.delete_answers(asked.services, asked.code, asked.phones[0])
    asked.do(commands.close_step)

    assert [cell.count for cell in shown(asked).parts[0].cells] == [3, 4, 0]


def shown(room):
    picture = console(room).preview
    assert isinstance(picture, ChartPicture)
    return picture.release


def test_every_file_says_how_many_answers_stood_on_paper(asked):
    count(asked, 1, 0, 2)
    asked.do(commands.close_step)
    assert shown(asked).n_paper == 3
    asked.do(commands.reveal)
    asked.do(commands.end)
    view = views.summary_view(asked.services, asked.code)

    assert "n = 11, 3 of them on paper" in report.html(view).decode()
    assert [result.n for it in document(view).sections for result in it.results] == [
        "n = 11, 3 of them on paper"
    ]
    assert {row.n_paper for row in rows(view)} == {3}
    told = json.loads(report.json(view))
    assert [
        part["n_paper"] for step in told["steps"] for it in step["results"] for part in it["parts"]
    ] == [3]
