"""What the console says about time: what to leave out, who sits with whom, the timer."""

from dataclasses import replace
from pathlib import Path

import pytest

from drawbridge import commands, content
from drawbridge.domain.session.catching_up import Plan
from drawbridge.projector.timer import drawn_turns
from drawbridge.ui.console import offered_commands, planning
from drawbridge.views import facilitator_view
from tests.people.room import Room

TURNS = Path(__file__).parents[2] / "phone" / "scenes_and_turns.toml"
FOLDER = Path(__file__).parents[3] / "workshop_content"
SHIPPED = [one for it in content.library(FOLDER) for one in it.workshops]


@pytest.fixture
def talk(services):
    """A session that has just come to its pairs and threes."""
    session = Room(services, TURNS.read_text("utf-8"))
    session.do(commands.start)
    return session


def seen(session):
    return facilitator_view(session.services, session.code)


def a_plan(*positions, behind_s=290, wins_s=240):
    return Plan(positions=positions, behind_s=behind_s, wins_s=wins_s)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            a_plan(1),
            "Leaving out “Inner weather” ends on time.",
        ),
        (
            a_plan(1, 2),
            "Leaving out “Inner weather” and “A wall is a job” ends on time.",
        ),
        (
            a_plan(1, 2, 3, behind_s=600),
            "Leaving out “Inner weather”, “A wall is a job” and “Why” "
            "wins 4 minutes; 6 minutes more have to come from shorter talks.",
        ),
        (
            a_plan(wins_s=0),
            "Nothing more can be left out; shorter talks help.",
        ),
    ],
)
def test_a_plan_is_one_sentence(room, plan, said):
    assert planning.plan_sentence(plan, room.session) == said


@pytest.mark.parametrize(
    ("head_count", "n_joined", "said"),
    [
        (14, 12, "14 people: 7 pairs, or 4 threes and 1 pair."),
        (0, 5, "5 people: 1 pair and 1 three."),
        (0, 1, "Too few people for a group; writing alone is fine."),
    ],
)
def test_groups_are_worked_out_from_the_head_count_else_from_who_joined(
    talk, head_count, n_joined, said
):
    talk.join(n_joined)
    commands.arrange(talk.services, talk.code, head_count=head_count)

    assert planning.groups_sentence(seen(talk)).startswith(said)


def test_a_small_room_is_told_before_the_start_what_it_will_not_see():
    whole, short = (
        next(it for it in SHIPPED if (it.id, it.variant) == name)
        for name in (("emotional_walls", ""), ("emotional_walls", "minutes_45"))
    )
    told = planning.small_room_sentence(whole, 7, SHIPPED)

    assert told.startswith("With 7 people 4 of ")
    assert "words only, no numbers" in told
    assert "At least 8 have to answer" in told
    assert f"“{short.title}”, 45 minutes" in told
    assert "no question shows numbers" in planning.small_room_sentence(short, 4)
    assert planning.small_room_sentence(whole, 8) == ""
    assert planning.small_room_sentence(whole, 0) == ""


def test_a_step_without_groups_says_nothing_about_them(room):
    assert planning.groups_sentence(seen(room)) == ""


class TestTimerActs:
    def labels(self, session):
        return [(act.label, act.is_allowed) for act in offered_commands.timer_acts(seen(session))]

    def test_before_it_runs_the_large_button_starts_it(self, talk):
        assert offered_commands.next_act(seen(talk)).label == "Start the timer"
        assert self.labels(talk) == [("Let it go on", False), ("One minute more", False)]

    def test_while_it_runs_it_can_be_paused_and_lengthened(self, talk):
        talk.do(offered_commands.next_act(seen(talk)).move)
        assert self.labels(talk) == [("Pause the timer", True), ("One minute more", True)]

    def test_while_it_runs_the_large_button_and_its_keys_do_nothing(self, talk, clock):
        talk.do(offered_commands.next_act(seen(talk)).move)
        waiting = offered_commands.next_act(seen(talk))
        assert (waiting.label, waiting.is_allowed) == ("Next: Door 3: put in a gate", False)
        assert "End early" in waiting.why
        early = offered_commands.side_acts(seen(talk))[2]
        assert (early.label, early.is_allowed) == ("End early", True)

        clock.pass_minutes(60)

        over = seen(talk)
        assert offered_commands.next_act(over).is_allowed
        assert offered_commands.side_acts(over)[2].label == "Skip"
        assert over.turns.over_in_s == 0

    def test_what_stands_still_goes_on_by_the_large_button(self, talk, clock):
        talk.do(commands.run_timer)
        clock.now += 10
        talk.do(commands.pause_timer)
        assert offered_commands.next_act(seen(talk)).label == "Let the time go on"

    def test_what_is_offered_can_be_done(self, talk, clock):
        talk.do(commands.run_timer)
        for _ in range(2):
            for act in offered_commands.timer_acts(seen(talk)):
                clock.now += 10
                talk.do(act.move)
        assert talk.session.state.timer.is_running

    def test_when_it_is_over_only_a_minute_more_is_offered(self, talk, clock):
        talk.do(commands.run_timer)
        clock.pass_minutes(7)
        assert self.labels(talk) == [("Let it go on", False), ("One minute more", True)]

    def test_on_a_break_nothing_is_offered(self, talk):
        talk.do(commands.run_timer)
        talk.do(commands.gentle_break)
        assert not any(allowed for _, allowed in self.labels(talk))

    def test_a_step_without_a_timer_has_none(self, room):
        assert offered_commands.timer_acts(seen(room)) == ()


class TestDrawnTurns:
    def drawn(self, session):
        return drawn_turns(seen(session).turns, str)

    def test_what_is_left_is_told_in_seconds_and_no_time_of_day(self, talk, clock):
        talk.do(commands.run_timer)
        clock.now += 125
        pairs, threes = self.drawn(talk)

        assert (pairs.left, threes.left) == ("0:55", "1:55")
        assert (pairs.turn, threes.turn) == (0, 1)
        assert 'data-turns="55 235"' in pairs.attributes
        assert 'data-turns="0 115 235"' in threes.attributes
        assert "data-runs" in pairs.attributes
        assert str(int(clock.now))[:6] not in pairs.attributes

    def test_quiet_words_say_where_it_stands(self, talk, clock):
        waits = self.drawn(talk)[0].soon
        talk.do(commands.run_timer)
        runs = self.drawn(talk)[0].soon
        clock.now += 60
        soon = self.drawn(talk)[0].soon
        talk.do(commands.pause_timer)
        stands = self.drawn(talk)[0].soon
        talk.do(commands.run_timer)
        clock.pass_minutes(10)
        over = self.drawn(talk)[0].soon

        assert "Find each other" in waits
        assert (runs, soon) == ("", "Two minutes left")
        assert "stands still" in stands
        assert "Time is up" in over

    def test_a_turn_of_two_minutes_does_not_begin_with_their_end(self, talk):
        talk.do(commands.run_timer)
        line = replace(seen(talk).turns.lines[0], ends_in_s=(120, 240), longest_s=120)
        [drawn] = drawn_turns(replace(seen(talk).turns, lines=(line,)), str)

        assert drawn.soon == ""
        assert 'data-soon=""' in drawn.attributes

    def test_words_of_an_author_cannot_leave_their_attribute(self, talk):
        [pairs, _] = drawn_turns(seen(talk).turns, lambda text: f'"><b>{text}')

        assert "<b>" not in pairs.attributes
        assert '""' not in pairs.attributes
