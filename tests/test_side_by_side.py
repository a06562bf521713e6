"""Two runs of one workshop: what both rooms saw, and nothing where they were nearly one room."""

import pytest

from drawbridge import commands
from drawbridge.errors import WrongPhase
from drawbridge.ui.console.planning import again_sentence
from drawbridge.views import NotBeside, other_runs, session_lines, side_by_side
from tests.conftest import SMALL
from tests.people.room import Room

LAST_YEAR = ["0"] * 6 + ["1"] * 5 + ["2"] * 5


@pytest.fixture
def held(services):
    """Holds a run of a workshop, in which people gave these answers; ends it."""

    def hold(answers, source=SMALL):
        room = Room(services, source)
        room.join(len(answers))
        room.ask("weather", answers)
        room.do(commands.reveal)
        room.do(commands.end)
        return room.code

    return hold


def test_two_runs_stand_beside_each_other_with_the_pictures_of_both_rooms(services, held):
    last, this = held(LAST_YEAR), held(["0"] * 3 + ["1"] * 12 + ["2"] * 5)
    found = side_by_side(services, this, last)
    (pair,) = found.pairs

    assert [one.code for one in other_runs(services, this)] == [last]
    assert not found.is_refused
    assert (pair.one, pair.other) == (
        found.one.chapters[0].results[0],
        found.other.chapters[0].results[0],
    )


@pytest.mark.rule("R05")
@pytest.mark.parametrize("this_year", [LAST_YEAR[1:], [*LAST_YEAR, "2"], [*LAST_YEAR[1:], "2"]])
def test_last_year_s_run_of_nearly_the_same_room_is_refused(services, held, this_year):
    found = side_by_side(services, held(this_year), held(LAST_YEAR))

    assert found.is_refused
    assert found.pairs == ()
    assert [why for _, why in found.missing] == [NotBeside.SUBTRACTABLE]


def test_a_question_that_was_asked_in_other_words_is_not_compared(services, held):
    changed = SMALL.replace("What is the weather like in you?", "How is the sky in you?")
    assert changed != SMALL
    found = side_by_side(services, held(LAST_YEAR), held(["0"] * 4 + ["1"] * 9, changed))

    assert [why for _, why in found.missing] == [NotBeside.OTHER_WORDS]
    assert (found.pairs, found.is_refused) == ((), False)


def test_a_session_that_runs_and_another_workshop_are_no_other_run(services, held):
    this = held(LAST_YEAR)
    held(LAST_YEAR, SMALL.replace('id = "small"', 'id = "another"'))
    running = Room(services, SMALL)

    assert other_runs(services, this) == ()
    with pytest.raises(WrongPhase):
        side_by_side(services, this, running.code)


@pytest.mark.parametrize(
    ("n_people", "is_told"),
    [(0, True), (14, True), (16, True), (18, True), (19, False), (6, False)],
)
def test_who_holds_a_workshop_again_with_as_many_people_is_warned(
    services, held, n_people, is_told
):
    code = held(LAST_YEAR)
    workshop = Room(services, SMALL).session.workshop
    (line,) = [one for one in session_lines(services) if one.code == code]
    told = again_sentence(workshop, n_people, [line])

    assert bool(told) is is_told
    assert not told or "subtracted" in told
    assert again_sentence(workshop, n_people, []) == ""
