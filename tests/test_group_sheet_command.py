"""Giving the group sheet, and taking it back."""

import pytest

from drawbridge import commands
from drawbridge.errors import SessionNotFound, WrongPhase


def give(room, *, is_given):
    commands.give_group_sheet(room.services, room.code, is_given=is_given)


def test_it_is_refused_in_a_sentence_until_the_session_has_ended(room):
    for begin in (None, commands.start):
        if begin:
            room.do(begin)
        with pytest.raises(WrongPhase, match="when the session has ended"):
            give(room, is_given=True)
    assert not room.session.gives_sheet


def test_it_is_given_and_taken_back_and_saying_so_twice_changes_nothing(room):
    room.do(commands.start)
    room.do(commands.end)
    revisions = []
    for is_given in (True, True, False, False):
        give(room, is_given=is_given)
        assert room.session.gives_sheet is is_given
        revisions.append(room.session.revision)

    first = revisions[0]
    assert revisions == [first, first, first + 1, first + 1]


def test_of_a_session_that_nobody_has_it_cannot_be_given(services):
    with pytest.raises(SessionNotFound):
        commands.give_group_sheet(services, "ZZZZZZ", is_given=True)
