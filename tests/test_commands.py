import threading
from dataclasses import replace
from functools import partial

import pytest

from drawbridge import bootstrap, commands, views
from drawbridge.commands.lifecycle import DAY_S
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import CODE_LENGTH, CODE_LETTERS, Phase, Status
from drawbridge.errors import (
    ContentError,
    InvalidAnswer,
    KeyLost,
    NotJoined,
    Refused,
    RoundClosed,
    SessionEnded,
    SessionNotFound,
    SettingsError,
    StaleRevision,
    WrongPhase,
)
from drawbridge.live.pause_requests import Wish
from drawbridge.live.presence import Presence
from drawbridge.store.keys import KeyFolder


def ballots(room, step_id="weather", number=1):
    place = Round(session_id=room.session.id, step_id=step_id, number=number)
    with room.services.store.reading() as transaction:
        return transaction.ballots.responses(place)


def frozen(room, step_id="weather", number=1):
    place = Round(session_id=room.session.id, step_id=step_id, number=number)
    with room.services.store.reading() as transaction:
        return transaction.snapshots.frozen_round(place)


CUT = """
[[variants]]
id = "short"
title = "The heart of it"
drop = ["weather"]
"""


@pytest.fixture
def with_cut(small_workshop):
    return small_workshop + CUT


def kept_in_memory_of(room, session_id):
    """Where the running parts hold anything under a session's id."""
    services = room.services
    parts = ("store", "hub", "presence", "pauses", "cards", "attention", "progress")
    return [name for name in parts if session_id in repr(vars(getattr(services, name)))]


def heard_of_in_memory(room):
    """Let every running part hear of a session; gives its id."""
    (secret,) = room.join(1)
    room.go_to("weather")
    room.do(commands.open_step)
    views.progress_view(room.services, room.code)
    commands.ask_for_pause(room.services, room.code, secret, Wish.BREAK)
    place = Round(session_id=room.session.id, step_id="weather", number=1)
    room.services.attention.call(place)
    room.services.cards.send(place.session_id, "a key")
    return place.session_id


class TestCreate:
    def test_a_new_session_waits_in_its_lobby(self, room):
        assert room.session.status is Status.LOBBY

    def test_a_join_code_has_six_letters_without_look_alikes(self, room):
        assert len(room.code) == CODE_LENGTH
        assert set(room.code) <= set(CODE_LETTERS)
        assert not set(CODE_LETTERS) & set("ILOS015")

    def test_each_session_keeps_the_workshop_it_was_made_from(self, services, small_workshop):
        code = commands.create(services, small_workshop)
        commands.create(services, small_workshop.replace("A small workshop", "Another title"))

        with services.store.reading() as transaction:
            assert transaction.sessions.at(code).workshop.title == "A small workshop"

    def test_a_broken_workshop_makes_no_session(self, services):
        with pytest.raises(ContentError):
            commands.create(services, "[workshop]")

        assert views.session_lines(services) == ()

    def test_a_session_remembers_its_variant_over_a_restart(self, services, settings, with_cut):
        code = commands.create(services, with_cut, variant="short")
        other = commands.create(services, with_cut)
        again = bootstrap.build(settings)

        with again.store.reading() as transaction:
            short, whole = (transaction.sessions.at(it).workshop for it in (code, other))
        again.store.close()
        assert (short.variant, whole.variant) == ("short", "")
        assert [step.id for step in short.steps] == ["card", "wall", "why", "settle", "out"]
        assert len(whole.steps) == len(short.steps) + 1

    def test_a_variant_that_is_not_there_makes_no_session(self, services, with_cut):
        with pytest.raises(ContentError, match="no variant called “shirt”"):
            commands.create(services, with_cut, variant="shirt")

        assert views.session_lines(services) == ()


class TestMoving:
    def test_every_command_raises_the_revision_by_one(self, room):
        before = room.session.revision

        room.do(commands.start)
        room.do(commands.blank)

        assert room.session.revision == before + 2

    def test_a_stale_tab_changes_nothing(self, room):
        stale = room.session.revision
        room.do(commands.start)
        here = room.session

        with pytest.raises(StaleRevision):
            commands.advance(room.services, room.code, stale)

        assert room.session == here

    def test_of_two_tabs_that_click_at_once_exactly_one_wins(self, room):
        room.go_to("weather")
        revision = room.session.revision
        start = threading.Barrier(2)
        refused = []

        def click():
            start.wait()
            try:
                commands.open_step(room.services, room.code, revision)
            except Refused as refusal:
                refused.append(type(refusal))

        tabs = [threading.Thread(target=click) for _ in range(2)]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()

        assert refused == [StaleRevision]
        assert room.session.state.phase is Phase.OPEN
        assert room.session.revision == revision + 1

    def test_an_unknown_code_is_refused(self, services):
        with pytest.raises(SessionNotFound):
            commands.start(services, "QQQQQQ", 1)

    def test_an_address_no_phone_could_open_is_refused(self, room):
        with pytest.raises(SettingsError):
            commands.arrange(room.services, room.code, head_count=3, join_base="ftp://x")

        assert room.session.head_count == 0

    def test_the_address_and_head_count_are_kept(self, room):
        for change in ({"join_base": "http://192.168.0.7:8501/"}, {"head_count": 14}):
            before = room.session.revision
            commands.arrange(room.services, room.code, **change)
            assert room.session.revision == before + 1

        assert room.session.head_count == 14
        assert room.session.join_base == "http://192.168.0.7:8501"


class TestSubmit:
    def test_an_answer_is_stored_once_however_often_it_is_sent(self, room):
        (phone,) = room.join()
        room.go_to("weather")
        room.do(commands.open_step)

        for value in ("0", "2", "2"):
            room.answer(phone, answer=value)

        assert ballots(room) == (Response(answers={"answer": (2,)}),)

    @pytest.mark.rule("R21")
    def test_the_same_phone_has_unrelated_ballots_on_different_steps(self, room, services):
        (phone,) = room.join()
        here = [Round(session_id="s", step_id=step, number=1) for step in ("weather", "why")]
        services.keys.make("s")

        keys = {services.keys.ballot_key(place, phone) for place in here}

        assert len(keys) == 2

    def test_a_late_answer_is_refused_and_not_stored(self, room):
        (phone,) = room.join()
        room.ask("weather", [])

        with pytest.raises(RoundClosed):
            commands.submit(room.services, room.code, phone, ("weather", 1), {"answer": ["0"]})

        assert ballots(room) == ()

    def test_a_form_of_an_earlier_round_is_refused(self, room):
        (phone,) = room.join()
        room.ask("weather", ["0"])
        room.do(commands.reopen)

        with pytest.raises(RoundClosed):
            commands.submit(room.services, room.code, phone, ("weather", 1), {"answer": ["0"]})

    def test_who_only_watches_cannot_answer(self, room):
        (watcher,) = room.join(role=Role.OBSERVER)
        room.go_to("weather")
        room.do(commands.open_step)

        with pytest.raises(NotJoined):
            room.answer(watcher, answer="0")

    def test_who_never_joined_cannot_answer(self, room):
        room.go_to("weather")
        room.do(commands.open_step)

        with pytest.raises(NotJoined):
            room.answer(commands.new_secret(), answer="0")

    def test_a_wrong_answer_leaves_the_right_one_in_place(self, room):
        (phone,) = room.join()
        room.go_to("weather")
        room.do(commands.open_step)
        room.answer(phone, answer="1")

        with pytest.raises(InvalidAnswer):
            room.answer(phone, answer="7")

        assert ballots(room) == (Response(answers={"answer": (1,)}),)

    def test_a_second_round_knows_who_answered_the_first(self, room):
        room.join(6)
        room.ask("weather", ["0"] * 5)
        room.do(commands.reopen)
        for phone in room.phones[1:]:
            room.answer(phone, answer="1")
        room.do(commands.close_step)

        assert frozen(room, number=2).snapshot.n_also_previous == 4

    def test_parallel_answers_are_all_kept(self, room):
        phones = room.join(40)
        room.go_to("weather")
        room.do(commands.open_step)
        place = ("weather", 1)

        def tap(phone):
            commands.submit(room.services, room.code, phone, place, {"answer": ["1"]})

        taps = [threading.Thread(target=tap, args=(phone,)) for phone in phones]
        for one in taps:
            one.start()
        for one in taps:
            one.join()

        assert len(ballots(room)) == 40

    @pytest.mark.rule("R30")
    def test_without_its_key_a_session_takes_no_more_answers(self, room):
        (phone,) = room.join()
        room.go_to("weather")
        room.do(commands.open_step)
        room.services.keys.destroy(room.session.id)

        with pytest.raises(KeyLost):
            room.answer(phone, answer="0")


class TestLeave:
    def test_a_phone_that_leaves_no_longer_counts_and_its_answer_stays(self, room):
        (phone, *_) = room.join(3)
        room.go_to("weather")
        room.do(commands.open_step)
        room.answer(phone, answer="1")

        commands.leave(room.services, room.code, phone)
        commands.leave(room.services, room.code, phone)

        assert views.facilitator_view(room.services, room.code).n_joined == 2
        assert len(ballots(room)) == 1
        assert views.phone_view(room.services, room.code, phone).role is None


class TestClose:
    def test_closing_freezes_what_was_answered(self, room):
        room.join(7)

        room.ask("weather", ["0", "0", "1", "2", None, "0"])

        snapshot = frozen(room).snapshot
        assert snapshot.tally.parts[0].counts == (3, 1, 1)
        assert (snapshot.tally.n_answers, snapshot.tally.n_passes) == (5, 1)
        assert snapshot.n_joined == 7

    @pytest.mark.rule("R11")
    def test_who_answers_and_then_only_watches_makes_no_room_small(self, room):
        phones = room.join(8)
        room.go_to("why")
        room.do(commands.open_step)
        for phone, answer in zip(phones, ["0", "0", "0", "1", "1", "1", "2", "2"], strict=True):
            room.answer(phone, answer=[answer, "3"])
        for phone in phones[:2]:
            commands.join(room.services, room.code, phone, Role.OBSERVER)
        room.do(commands.close_step)

        snapshot = frozen(room, "why").snapshot
        assert (snapshot.n_joined, snapshot.tally.n_answers) == (8, 8)

    def test_a_later_round_leaves_the_earlier_snapshot_alone(self, room):
        room.join(6)
        room.ask("weather", ["0"] * 6)
        first = frozen(room)
        room.do(commands.reopen)
        for phone in room.phones:
            room.answer(phone, answer="2")
        room.do(commands.close_step)

        assert frozen(room) == first
        assert frozen(room, number=2).snapshot.tally.parts[0].counts == (0, 0, 6)

    def test_going_back_never_reopens(self, room):
        room.join(6)
        room.ask("weather", ["0"] * 6)
        room.do(commands.reveal)
        room.do(commands.advance)

        room.do(commands.go_back)

        assert room.session.state.phase is Phase.REVEALED
        assert room.session.state.round == 1


class TestEnd:
    def test_nothing_of_a_session_stays_in_memory(self, room):
        session_id = heard_of_in_memory(room)
        room.do(commands.end)

        assert kept_in_memory_of(room, session_id) == []

    def test_ending_destroys_answers_and_key_and_keeps_what_was_allowed(self, room):
        room.join(6)
        room.ask("weather", ["0", "0", "1", "1", "2", "0"])
        room.do(commands.reveal)
        session_id = room.session.id

        room.do(commands.end)

        assert ballots(room) == ()
        assert frozen(room).snapshot is None
        assert frozen(room).verdict is not None
        assert session_id not in room.services.keys.ids()

    def test_ending_twice_is_harmless(self, room):
        revision = room.session.revision
        room.do(commands.end)
        ended = room.session

        commands.end(room.services, room.code, revision)

        assert room.session == ended

    @pytest.mark.parametrize("is_closed", [True, False])
    def test_a_round_that_was_never_shown_leaves_nothing(self, room, is_closed):
        room.join(5)
        room.go_to("weather")
        room.do(commands.open_step)
        for phone in room.phones:
            room.answer(phone, answer="0")
        if is_closed:
            room.do(commands.close_step)

        room.do(commands.end)

        assert frozen(room) is None

    @pytest.mark.rule("R22")
    def test_the_old_secret_is_a_stranger_afterwards(self, room):
        (phone,) = room.join()
        room.do(commands.end)

        with pytest.raises(SessionEnded):
            commands.join(room.services, room.code, phone, Role.PARTICIPANT)

        assert views.phone_view(room.services, room.code, phone).role is None

    def test_nothing_can_be_done_to_an_ended_session(self, room):
        room.do(commands.end)

        with pytest.raises(SessionEnded):
            room.do(commands.start)

    def test_a_running_session_cannot_be_deleted(self, room):
        with pytest.raises(Refused):
            commands.delete(room.services, room.code)

    def test_deleting_leaves_nothing(self, room):
        session_id = room.session.id
        room.do(commands.end)
        views.summary_view(room.services, room.code)

        commands.delete(room.services, room.code)

        assert views.session_lines(room.services) == ()
        assert kept_in_memory_of(room, session_id) == []


class TestPurge:
    @pytest.fixture
    def services(self, services, clock):
        """Parts for which time passes at one pace, until somebody sets the time of day."""
        return replace(services, presence=Presence(clock))

    @pytest.fixture
    def set_forward(self, services, clock):
        """Purges as a server does that has just been started on a day that is far ahead."""

        def set_forward(code, *, days=1.1):
            ahead = clock.now + days * DAY_S
            return commands.purge(replace(services, clock=lambda: ahead))

        return set_forward

    @pytest.mark.parametrize("days", [1.1, 61, 4000])
    def test_a_clock_set_forward_deletes_no_open_question(self, room, set_forward, days):
        room.go_to("weather")
        room.do(commands.open_step)

        assert set_forward(room.code, days=days) == 0
        assert room.session.is_open("weather", 1)

    @pytest.mark.parametrize("days", [1.1, 61, 4000])
    def test_nor_a_running_session_whose_phones_have_not_come_back_yet(
        self, room, set_forward, days
    ):
        """Whatever step it is on; the server was just started."""
        room.ask("weather", ["0"])

        assert set_forward(room.code, days=days) == 0
        assert not room.session.is_open("weather", 1)

    def test_nor_one_whose_phones_were_here_before_lunch(self, room, services, clock, set_forward):
        clock.pass_minutes(100)
        room.join(1)
        room.do(commands.start)
        clock.pass_minutes(50)

        assert services.presence.n_connected(room.session.id) == 0
        assert set_forward(room.code) == 0
        clock.pass_minutes(11)
        assert set_forward(room.code) == 1

    @pytest.mark.parametrize("days", [1.1, 61, 4000])
    @pytest.mark.parametrize("is_running", [False, True])
    def test_nor_a_session_with_a_phone_in_it(self, room, set_forward, is_running, days):
        room.join(1)
        if is_running:
            room.do(commands.start)

        assert set_forward(room.code, days=days) == 0

    def test_nor_one_that_a_projector_shows(self, room, services, set_forward):
        room.do(commands.start)
        services.presence.projector_arrives(room.session.id)

        assert set_forward(room.code) == 0

    @pytest.mark.rule("R32")
    def test_an_open_question_that_everybody_left_is_deleted_after_a_day_of_serving(
        self, room, clock
    ):
        room.join(1)
        room.go_to("weather")
        room.do(commands.open_step)
        clock.pass_minutes(25 * 60)

        assert commands.purge(room.services) == 1

    def test_nothing_of_a_session_stays_in_memory(self, room, clock):
        session_id = heard_of_in_memory(room)
        assert len(kept_in_memory_of(room, session_id)) == 6
        clock.pass_minutes(25 * 60)
        commands.purge(room.services)

        assert kept_in_memory_of(room, session_id) == []

    def test_the_key_of_a_session_that_is_just_being_made_is_no_stray_one(
        self, services, small_workshop
    ):
        begun = []

        class KeysThatTakeTheirTime(KeyFolder):
            def make(self, session_id):
                super().make(session_id)
                begun.append(threading.Thread(target=commands.purge, args=(services,)))
                begun[0].start()
                begun[0].join(0.3)

        slow = KeysThatTakeTheirTime(services.settings.data_dir / "keys")
        code = commands.create(replace(services, keys=slow), small_workshop)
        begun[0].join()
        commands.join(services, code, commands.new_secret(), Role.PARTICIPANT)

        with services.store.reading() as transaction:
            assert services.keys.ids() == (transaction.sessions.at(code).id,)

    @pytest.mark.rule("R35")
    def test_summaries_are_deleted_after_their_retention(self, room, clock):
        room.do(commands.end)
        clock.pass_minutes(7 * 24 * 60 + 1)

        assert commands.purge(room.services) == 1
        assert views.session_lines(room.services) == ()

    @pytest.mark.rule("R35")
    def test_summaries_within_their_retention_stay(self, room, clock):
        room.do(commands.end)
        clock.pass_minutes(6 * 24 * 60)

        assert commands.purge(room.services) == 0

    @pytest.mark.rule("R32")
    def test_a_session_left_running_for_more_than_a_day_is_deleted(self, room, clock):
        room.do(commands.start)
        clock.pass_minutes(25 * 60)

        assert commands.purge(room.services) == 1
        assert room.services.keys.ids() == ()

    def test_a_session_interrupted_an_hour_ago_stays(self, room, clock):
        room.do(commands.start)
        clock.pass_minutes(60)

        assert commands.purge(room.services) == 0
        assert room.services.keys.ids() == (room.session.id,)

    @pytest.mark.rule("R32")
    def test_a_key_without_a_session_is_destroyed(self, services):
        services.keys.make("stray")

        commands.purge(services)

        assert services.keys.ids() == ()


class TestNotes:
    def test_a_note_is_kept_per_step_and_does_not_move_the_session(self, room):
        revision = room.session.revision

        commands.note(room.services, room.code, "weather", "Quiet start.")

        assert views.facilitator_view(room.services, room.code).notes == {"weather": "Quiet start."}
        assert room.session.revision == revision

    def test_a_question_cannot_be_opened_twice(self, room):
        room.ask("weather", [])

        with pytest.raises(WrongPhase):
            room.do(commands.open_step)


class TestPlanning:
    def test_a_step_is_left_out_taken_back_in_and_passed_over(self, room):
        room.do(commands.start)
        for change, dropped in (
            (partial(commands.drop, positions=(1, 3)), (1, 3)),
            (partial(commands.restore, position=3), (1,)),
        ):
            change(room.services, room.code)
            assert room.session.dropped == dropped
        room.do(commands.advance)
        assert room.session.step.id == "wall"

    def test_a_stale_tab_changes_no_timer(self, room):
        room.go_to("settle")
        stale = room.session.revision - 1
        for change in (
            commands.run_timer,
            commands.pause_timer,
            commands.extend_timer,
            commands.next_turn,
        ):
            before = room.session
            with pytest.raises(StaleRevision):
                change(room.services, room.code, stale)
            assert room.session == before

    def test_a_timer_is_read_back_as_it_was_stored(self, room, clock):
        room.go_to("settle")
        clock.now += 15
        room.do(commands.extend_timer)
        room.do(commands.pause_timer)
        timer = room.session.state.timer
        assert (timer.lengths, timer.ran_s, timer.since) == (((120.0,),), 15.0, None)
