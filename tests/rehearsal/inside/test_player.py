"""A cast joins, answers, changes its mind and leaves, step by step on a clock that is told."""

import dataclasses

import pytest

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.live.progress import ProgressWord
from drawbridge.rehearsal.inside.player import ACTS_PER_TURN, Player
from tests.conftest import Clock
from tests.people.room import Led

POLLS_OF_SMALL = ("weather", "why", "out")


class Rehearsal(Led):
    """A rehearsal, its facilitator, and the play that fills it."""

    def __init__(self, services, source, **cast):
        super().__init__(services, source, cast=SimulatedRoom(**cast))
        self.seconds = Clock()
        self.play = Player(services, self.code, self.seconds)

    def recast(self, **changes):
        commands.recast(self.services, self.code, lambda cast: dataclasses.replace(cast, **changes))

    def go_to(self, step_id):
        if self.session.status == "lobby":
            self.do(commands.start)
        while self.session.step.id != step_id:
            self.do(commands.skip)

    def turns(self):
        """Let everybody do what is due now."""
        self.play.turn()
        while self.play.is_due:
            self.play.turn()

    def pass_s(self, seconds):
        for _ in range(int(seconds)):
            self.seconds.now += 1
            self.turns()

    @property
    def n_joined(self):
        with self.services.store.reading() as transaction:
            return transaction.participants.n_joined(self.session.id)

    @property
    def here(self):
        session = self.session
        return Round(session_id=session.id, step_id=session.step.id, number=session.state.round)

    def answers(self):
        with self.services.store.reading() as transaction:
            return transaction.ballots.responses(self.here)


@pytest.fixture
def rehearse(services, small_workshop):
    def make(source=small_workshop, **cast):
        return Rehearsal(services, source, **{"size": 14, "pace": AnswerSpeed.AT_ONCE, **cast})

    return make


def test_at_once_everybody_is_there_and_has_answered(rehearse):
    room = rehearse()
    room.turns()
    assert room.n_joined == 14

    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()

    here = views.presence_view(room.services, room.code)
    assert len(room.answers()) == 14
    assert views.progress_view(room.services, room.code).progress is ProgressWord.ALL
    assert (here.n_joined, here.n_connected) == (14, 14)


def test_one_turn_does_a_few_things_only(rehearse):
    room = rehearse(size=40)

    room.play.turn()

    assert room.n_joined == ACTS_PER_TURN
    assert room.play.is_due


def test_at_human_pace_people_come_and_answer_one_after_the_other(rehearse):
    room = rehearse(pace=AnswerSpeed.HUMAN)
    room.turns()
    assert room.n_joined == 0
    joined = []
    for _ in range(26):
        room.pass_s(1)
        joined.append(room.n_joined)
    assert joined == sorted(joined)
    assert joined[-1] == 13  # one comes late
    assert len(set(joined)) > 4

    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()
    assert room.answers() == ()
    answered = []
    for _ in range(60):
        room.pass_s(1)
        answered.append(len(room.answers()))
    assert answered == sorted(answered)
    assert len(set(answered)) > 3
    assert 8 <= answered[-1] <= 13


def test_one_comes_late_and_one_leaves_before_the_end(rehearse):
    room = rehearse(pace=AnswerSpeed.HUMAN)
    room.pass_s(27)
    room.go_to("why")
    room.pass_s(10)
    assert room.n_joined == 14

    room.go_to("out")
    room.pass_s(10)
    assert room.n_joined == 14  # the last of three questions is not after two thirds of them

    small = rehearse(pace=AnswerSpeed.HUMAN, size=7)
    small.pass_s(27)
    assert small.n_joined == 7  # nobody comes and goes in a room as small as that


def test_who_leaves_no_longer_counts(rehearse):
    room = rehearse(source=four_questions(), pace=AnswerSpeed.HUMAN)
    room.pass_s(27)
    room.go_to("q3")
    room.pass_s(8)

    assert room.n_joined == 13  # the latecomer has come, another has gone


def four_questions():
    head = '[workshop]\nid = "four"\ntitle = "Four"\nlanguage = "en"\n'
    steps = [
        f'[[steps]]\nid = "q{number}"\nkind = "single_choice"\ntitle = "Q{number}"\nminutes = 1\n'
        f'sensitivity = "low"\nquestion = "Which?"\noptions = ["A", "B", "C"]\n'
        for number in range(4)
    ]
    return head + "\n".join(steps)


def test_nobody_answers_before_joining_and_a_latecomer_answers_the_open_question(rehearse):
    room = rehearse()
    room.turns()
    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()

    room.recast(n_late=1)
    room.turns()

    assert room.n_joined == 15
    assert len(room.answers()) == 15


def test_every_round_is_answered_anew_by_the_same_people(rehearse):
    room = rehearse()
    room.turns()
    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()
    room.do(commands.close_step)
    room.do(commands.reopen)
    room.turns()
    room.do(commands.close_step)

    with room.services.store.reading() as transaction:
        frozen = transaction.snapshots.frozen_round(room.here).snapshot
    assert frozen.tally.n_answers + frozen.tally.n_passes == 14
    assert frozen.n_also_previous == 14


def test_a_restart_finds_the_same_people_with_the_same_answers(rehearse):
    room = rehearse()
    room.turns()
    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()
    before = sorted(str(answer) for answer in room.answers())
    room.services.presence.forget(room.session.id)

    room.play = Player(room.services, room.code, room.seconds)
    room.turns()

    assert room.n_joined == 14
    assert sorted(str(answer) for answer in room.answers()) == before
    assert room.services.presence.n_connected(room.session.id) == 14


def test_phones_without_wifi_answer_when_they_are_back(rehearse):
    room = rehearse()
    room.turns()
    room.recast(is_offline=True)
    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()
    assert room.answers() == ()
    assert not room.play.is_due
    assert room.services.presence.n_connected(room.session.id) == 0

    room.recast(is_offline=False)
    room.turns()
    assert len(room.answers()) == 14
    assert room.services.presence.n_connected(room.session.id) == 14


def test_a_new_temperament_holds_for_the_next_question(rehearse):
    room = rehearse(temperament=Temperament.CLUSTERED)
    room.turns()
    room.go_to("weather")

    room.recast(temperament=Temperament.CAUTIOUS)
    room.do(commands.open_step)
    room.turns()

    assert sum(answer.is_pass for answer in room.answers()) > 7


def test_a_rehearsal_that_is_left_is_over(rehearse):
    room = rehearse()
    room.turns()
    commands.leave_rehearsal(room.services, room.code)

    room.play.turn()

    assert room.play.is_over
    assert not room.play.is_due


def test_nobody_is_simulated_in_a_real_session(services, room):
    play = Player(services, room.code, Clock())

    play.turn()

    assert play.is_over
    with services.store.reading() as transaction:
        assert transaction.participants.n_joined(room.session.id) == 0


def test_a_question_that_closed_meanwhile_takes_no_answer_and_stops_nobody(rehearse, monkeypatch):
    room = rehearse()
    room.turns()
    room.go_to("weather")
    room.do(commands.open_step)
    submit = commands.submit

    def closes_first(*args):
        if room.session.state.phase == "open":
            room.do(commands.close_step)
        submit(*args)

    monkeypatch.setattr(commands, "submit", closes_first)
    room.turns()

    assert room.answers() == ()
    assert not room.play.is_over


def test_the_facilitators_own_phone_may_join_too(rehearse):
    room = rehearse()
    room.turns()
    mine = commands.new_secret()
    commands.join(room.services, room.code, mine, Role.PARTICIPANT)
    room.go_to("weather")
    room.do(commands.open_step)
    room.turns()
    commands.submit(room.services, room.code, mine, ("weather", 1), {"answer": ["1"]})

    assert len(room.answers()) == 15
    assert views.phone_view(room.services, room.code, mine).screen.response is not None


def test_an_empty_cast_leaves_the_room_to_real_phones(rehearse):
    room = rehearse(size=0)
    room.turns()

    assert room.n_joined == 0
    assert not room.play.is_over
