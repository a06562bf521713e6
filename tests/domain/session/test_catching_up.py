"""How a session stands against its plan, and what to leave out so that it ends on time."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.session import catching_up
from drawbridge.domain.session.catching_up import ON_TIME_S, plan
from drawbridge.domain.session.schedule import behind_s, planned_start_s, wants_breath
from drawbridge.domain.session.session import Phase, Status, StepState, new_session
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.interludes import Pause, Slide
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import SessionEnded, WrongPhase
from tests.rows import each

STARTED_AT = 1_750_000_000.0


def a_workshop(*minutes, droppable=(), kinds=None):
    steps = tuple(
        Slide(
            id=f"s{place}",
            title=f"S{place}",
            minutes=length,
            builds=("one",),
            drop_when_late=place in droppable,
        )
        for place, length in enumerate(minutes)
    )
    steps = tuple((kinds or {}).get(place, step) for place, step in enumerate(steps))
    return Workshop(id="w", title="W", subtitle="", credit="", language="en", steps=steps)


def running(workshop, position=0, **changes):
    session = new_session(
        session_id="s", code="ABCDEF", workshop=workshop, projector_key="p", now=0
    )
    begun = replace(session, status=Status.RUNNING, started_at=STARTED_AT, rested_at=STARTED_AT)
    return replace(begun, position=position, step_started_at=STARTED_AT, **changes)


def drop(session, *positions):
    return catching_up.drop(session, STARTED_AT, *positions)


def restore(session, position):
    return catching_up.restore(session, STARTED_AT, position)


def at_minute(minutes):
    return STARTED_AT + 60 * minutes


PAIR = {
    1: Slider(
        id="start",
        title="Start",
        minutes=2,
        question="Where?",
        sliders=(),
        moment=Measurement.BEFORE,
        drop_when_late=True,
    ),
    3: Slider(
        id="now",
        title="Now",
        minutes=3,
        question="Where?",
        sliders=(),
        moment=Measurement.AFTER,
        paired_with="start",
        drop_when_late=True,
    ),
}


class TestPace:
    def test_steps_are_planned_one_after_the_other(self):
        session = running(a_workshop(1, 4, 3, 1.5))
        assert [planned_start_s(session, place) for place in range(5)] == [0, 60, 300, 480, 570]

    @each(
        ("elapsed_s", "behind"),
        [(200, -100), (300, 0), (390, 0), (480, 0), (481, 1), (780, 300)],
    )
    def test_a_step_is_on_time_within_its_plan_ahead_before_and_behind_after_it(
        self, elapsed_s, behind
    ):
        session = running(a_workshop(1, 4, 3, 7.5), position=2)
        assert behind_s(session, STARTED_AT + elapsed_s) == behind

    def test_a_waiting_session_is_on_time(self):
        lobby = replace(running(a_workshop(1, 4)), started_at=None)
        assert behind_s(lobby, at_minute(50)) == 0

    def test_what_is_left_out_further_on_is_won_now(self):
        session = running(a_workshop(5, 5, 4, 6), position=1)
        assert behind_s(session, at_minute(14)) == 240
        assert behind_s(drop(session, 2), at_minute(14)) == 0
        assert behind_s(drop(session, 3), at_minute(14)) == 0
        assert behind_s(drop(session, 3), at_minute(9)) == -120

    def test_once_passed_a_dropped_step_leaves_the_plan_as_it_was_written(self):
        session = drop(running(a_workshop(5, 5, 4, 6), position=1), 2).advance(at_minute(14))
        assert session.position == 3
        assert behind_s(session, at_minute(14)) == 0
        assert behind_s(session, at_minute(21)) == 60

    def test_the_planned_end_never_moves(self):
        session = running(a_workshop(5, 5, 4, 6))
        assert planned_start_s(drop(session, 1, 3), 4) == planned_start_s(session, 4) == 1200


class TestPlan:
    def test_up_to_three_minutes_nothing_is_offered(self):
        session = running(a_workshop(5, 5, 4, droppable=(1, 2)))
        assert plan(session, at_minute(8)) is None
        assert plan(session, at_minute(8.1)) is not None

    def test_one_step_that_does_is_better_than_two(self):
        session = running(a_workshop(5, 2, 2, 4, droppable=(1, 2, 3)))
        offer = plan(session, at_minute(9))
        assert (offer.positions, offer.wins_s, offer.missing_s) == ((3,), 240, 0)

    def test_of_single_steps_the_one_that_loses_least(self):
        session = running(a_workshop(5, 9, 4, 6, droppable=(1, 2, 3)))
        assert plan(session, at_minute(9)).positions == (2,)

    def test_of_equal_steps_the_later_one(self):
        session = running(a_workshop(5, 4, 4, 4, 1, droppable=(1, 2, 3)))
        assert plan(session, at_minute(9)).positions == (3,)

    def test_where_nothing_is_enough_all_is_offered_and_the_rest_is_named(self):
        session = running(a_workshop(5, 2, 3, 4, droppable=(1, 2)))
        offer = plan(session, at_minute(15))
        assert (offer.positions, offer.wins_s, offer.missing_s) == ((1, 2), 300, 300)

    def test_where_nothing_may_be_dropped_only_the_delay_is_told(self):
        offer = plan(running(a_workshop(5, 2)), at_minute(9))
        assert (offer.positions, offer.wins_s, offer.missing_s) == ((), 0, 240)

    def test_less_than_a_minute_late_is_on_time(self):
        session = running(a_workshop(5, 3, 5, droppable=(1, 2)))
        assert plan(session, at_minute(8.9)).positions == (1,)

    def test_what_is_dropped_began_or_is_over_is_not_offered(self):
        workshop = a_workshop(5, 4, 5, 6, 7, droppable=(0, 1, 2, 3, 4))
        session = running(workshop, position=1, dropped=(4,))
        asked = StepState(phase=Phase.CLOSED, round=1)
        session = replace(session, steps=(*session.steps[:3], asked, *session.steps[4:]))
        assert plan(session, at_minute(30)).positions == (2,)

    def test_a_pair_of_measurements_is_offered_as_one(self):
        session = running(a_workshop(5, 2, 4, 3, 4, kinds=PAIR))
        offer = plan(session, at_minute(10))
        assert (offer.positions, offer.wins_s) == ((1, 3), 300)

    def test_a_first_measurement_is_not_offered_where_its_second_has_to_stay(self):
        kinds = {1: PAIR[1], 3: replace(PAIR[3], drop_when_late=False)}
        session = running(a_workshop(5, 2, 4, 3, 4, kinds=kinds, droppable=(2,)))
        assert plan(session, at_minute(10)).positions == (2,)

    def test_a_second_measurement_alone_is_offered_after_the_first(self):
        session = running(a_workshop(5, 2, 4, 3, 4, kinds=PAIR), position=2)
        assert plan(session, at_minute(15)).positions == (3,)

    @given(
        minutes=st.lists(st.integers(1, 16).map(lambda it: it / 2), min_size=1, max_size=9),
        droppable=st.sets(st.integers(1, 9)),
        late=st.integers(4, 40),
    )
    def test_it_is_the_best_of_all_choices(self, minutes, droppable, late):
        session = running(a_workshop(1, *minutes, droppable=droppable))
        may = [place for place in range(1, len(minutes) + 1) if place in droppable]
        offer = plan(session, at_minute(1 + late))
        enough = [
            (n, 60 * sum(minutes[place - 1] for place in chosen))
            for n in range(len(may) + 1)
            for chosen in combinations(may, n)
            if 60 * (late - sum(minutes[place - 1] for place in chosen)) < ON_TIME_S
        ]
        if enough:
            assert (len(offer.positions), offer.wins_s) == min(enough)
            assert offer.missing_s == 0
        else:
            assert offer.positions == tuple(may)
            assert offer.missing_s == 60 * late - offer.wins_s > 0

    def test_leaving_out_what_is_offered_ends_on_time(self):
        session = running(a_workshop(5, 9, 4, 6, droppable=(1, 2, 3)))
        now = at_minute(9)
        after = drop(session, *plan(session, now).positions)
        assert plan(after, now) is None
        assert behind_s(after, now) == 0


class TestDropping:
    def test_a_dropped_step_is_passed_over_in_both_directions(self):
        session = drop(running(a_workshop(1, 1, 1, 1)), 1, 2)
        there = session.advance(at_minute(1))
        assert there.position == 3
        assert there.go_back(at_minute(2)).position == 0
        assert session.skip(at_minute(1)).position == 3

    def test_with_all_that_follows_dropped_the_step_is_the_last(self):
        session = drop(running(a_workshop(1, 1, 1)), 1, 2)
        assert session.is_last_step
        with pytest.raises(WrongPhase, match="last step"):
            session.advance(at_minute(1))

    def test_it_can_be_taken_back_in(self):
        session = running(a_workshop(1, 1, 1))
        again = restore(drop(session, 1), 1)
        assert again == replace(session, revision=session.revision + 2)

    @each("position", [0, 1, -1, 3, 99])
    def test_what_has_begun_or_is_not_there_cannot_be_dropped(self, position):
        with pytest.raises(WrongPhase, match="begun already"):
            drop(running(a_workshop(1, 1, 1), position=1), position)

    def test_what_was_asked_and_left_by_going_back_cannot_be_dropped(self):
        session = running(a_workshop(1, 1, 1))
        asked = StepState(phase=Phase.REVEALED, round=1, shown=(1,))
        with pytest.raises(WrongPhase, match="begun already"):
            drop(replace(session, steps=(session.steps[0], asked, session.steps[2])), 1)

    def test_nothing_is_dropped_where_one_of_several_cannot_be(self):
        with pytest.raises(WrongPhase):
            drop(running(a_workshop(1, 1, 1), position=1), 2, 0)

    def test_it_is_dropped_once_and_restored_once(self):
        session = drop(running(a_workshop(1, 1, 1)), 1)
        with pytest.raises(WrongPhase, match="left out already"):
            drop(session, 1)
        with pytest.raises(WrongPhase, match="not left out"):
            restore(session, 2)

    def test_what_was_passed_over_stays_left_out(self):
        session = drop(running(a_workshop(1, 1, 1)), 1).advance(at_minute(1))
        with pytest.raises(WrongPhase, match="has passed"):
            restore(session, 1)

    def test_a_first_measurement_takes_its_second_with_it_and_brings_it_back(self):
        session = drop(running(a_workshop(1, 1, 1, 1, kinds=PAIR)), 1)
        assert session.dropped == (1, 3)
        assert restore(session, 1).dropped == ()
        assert restore(session, 3).dropped == ()

    def test_a_second_measurement_goes_alone(self):
        session = drop(running(a_workshop(1, 1, 1, 1, kinds=PAIR)), 3)
        assert session.dropped == (3,)
        assert restore(session, 3).dropped == ()

    def test_a_second_measurement_does_not_come_back_without_its_first(self):
        session = drop(running(a_workshop(1, 1, 1, 1, kinds=PAIR)), 1).advance(at_minute(1))
        with pytest.raises(WrongPhase, match="nothing to compare"):
            restore(session, 3)

    def test_an_ended_session_has_no_plan_to_change(self):
        over = replace(running(a_workshop(1, 1)), status=Status.ENDED)
        for change in (drop, restore):
            with pytest.raises(SessionEnded):
                change(over, 1)


POLL = SingleChoice(id="q", title="Q", minutes=5, question="Which?", options=("A", "B"))
REST = Pause(id="p", title="P", minutes=2, heading="Rest", choices=(), duration_s=60)


class TestBreath:
    def test_after_twelve_minutes_without_a_rest_a_breath_is_wanted(self):
        session = running(a_workshop(5, kinds={0: POLL}))
        assert not wants_breath(session, at_minute(12))
        assert wants_breath(session, at_minute(12.1))

    def test_while_the_room_rests_or_talks_over_a_result_nothing_is_wanted(self):
        resting = running(a_workshop(5, kinds={0: REST}))
        talking = running(a_workshop(5, kinds={0: POLL}))
        talking = replace(talking, steps=(StepState(phase=Phase.REVEALED, round=1, shown=(1,)),))
        assert not wants_breath(resting, at_minute(40))
        assert not wants_breath(talking, at_minute(40))

    @pytest.mark.parametrize(
        ("kind", "state", "stayed_s", "rested"),
        [
            (REST, StepState(), 60, True),
            (REST, StepState(), 59, False),
            (POLL, StepState(phase=Phase.REVEALED, round=1, shown=(1,)), 90, True),
            (POLL, StepState(phase=Phase.CLOSED, round=1, is_private=True), 90, False),
        ],
    )
    def test_a_minute_of_rest_or_talk_begins_the_twelve_minutes_again(
        self, kind, state, stayed_s, rested
    ):
        session = running(a_workshop(5, 5, kinds={0: kind, 1: replace(POLL, id="r")}))
        session = replace(session, steps=(state, StepState()), rested_at=STARTED_AT - 600)
        left = session.skip(STARTED_AT + stayed_s)
        assert (left.rested_at == STARTED_AT + stayed_s) is rested
        assert wants_breath(left, at_minute(5)) is not rested

    def test_a_gentle_break_is_a_rest(self):
        session = running(a_workshop(5, kinds={0: POLL}))
        resting = session.gentle_break(at_minute(13))
        assert not wants_breath(resting, at_minute(20))
        assert not wants_breath(resting.gentle_break(at_minute(20)), at_minute(25))

    def test_before_the_start_nothing_is_wanted(self):
        lobby = replace(running(a_workshop(5, kinds={0: POLL})), status=Status.LOBBY)
        assert not wants_breath(lobby, at_minute(60))
