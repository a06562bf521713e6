"""Slips of paper: counted once, with the phones, and nothing is left that tells which they were."""

import pytest

from drawbridge import commands, views
from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.privacy.result_pictures import ChartPicture, WordsPicture
from drawbridge.domain.session.round import Round
from drawbridge.errors import Refused, RoundClosed
from drawbridge.live.progress import ProgressWord


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
    new = {key: it for key, it in ballots(asked, None).items() if key not in before}
    assert len(new) == 3
    assert {len(key) for key in ballots(asked, None)} == {len(next(iter(before)))}
    assert ballots(asked, BallotPurpose.PAPER) == 3

    asked.do(commands.close_step)
    assert ballots(asked, BallotPurpose.PAPER) == 0
    with asked.services.store.reading() as transaction:
        assert transaction.participants.n_joined(asked.session.id) == 9


def test_a_slip_is_taken_only_while_the_question_is_open(asked):
    asked.do(commands.close_step)
    with pytest.raises(RoundClosed):
        count(asked, 1, 1, 1)
    assert console(asked).slips is None


def test_slips_come_last_and_never_make_up_for_phones(room):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones[:7]:
        room.answer(phone, answer="0")
    with pytest.raises(Refused, match="Slips come last"):
        count(room, 1, 1, 1)
    assert len(ballots(room, None)) == 7


def test_who_takes_an_answer_back_afterwards_takes_the_picture_along(asked):
    count(asked, 1, 0, 2)
    commands.delete_answers(asked.services, asked.code, asked.phones[0])
    asked.do(commands.close_step)

    assert isinstance(console(asked).preview, WordsPicture)
