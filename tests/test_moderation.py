"""From a line on a phone to the room, or never: everything a facilitator decides on the way."""

import dataclasses
from pathlib import Path

import pytest

from drawbridge import commands, report
from drawbridge.domain.facilitation.flags import Flag
from drawbridge.domain.privacy.gate import ReleasedLines, Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.texts import LineState
from drawbridge.errors import InvalidAnswer, Refused, SessionEnded, WrongPhase
from drawbridge.live.attention import AttentionBoard
from drawbridge.live.presence import Presence
from drawbridge.live.withdrawals import WithdrawalBoard
from drawbridge.views import facilitator_view, phone_view, projector_view, summary_view
from drawbridge.views.pictures import QuestionPicture
from tests.people.room import Room

WRITTEN = Path(__file__).with_name("written.toml").read_text("utf-8")
LINES = [f"Line number {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")]
RISK = "I do not want to go on living"
SENTINEL = "The heron keeps a lantern under the pier"


@pytest.fixture
def words(services):
    made = Room(services, WRITTEN)
    made.join(10)
    return made


def write(room, step, texts):
    room.go_to(step)
    room.do(commands.open_step)
    for phone, text in zip(room.phones, texts, strict=False):
        room.answer(phone, answer=text)


@pytest.fixture
def closed(words):
    """Nine lines, one of risk, closed."""
    write(words, "line", [*LINES, "Call 0151 234 5678", RISK])
    words.do(commands.close_step)
    return words


def moderation(room):
    return facilitator_view(room.services, room.code).moderation


def projector(room):
    return projector_view(room.services, room.code, room.session.projector_key)


def key_of(room, told):
    return next(row.key for row in moderation(room).rows if row.told == told)


def choose(room, *texts):
    for told in texts:
        commands.show_line(room.services, room.code, key_of(room, told))


class TestReading:
    def test_r01_while_a_question_is_open_nobody_reads(self, words):
        write(words, "line", LINES)

        assert moderation(words) is None
        assert isinstance(projector(words).picture, QuestionPicture)

    def test_r16_every_line_is_held_until_somebody_decides(self, closed):
        assert {row.state for row in moderation(closed).rows} == {LineState.HELD}
        assert facilitator_view(closed.services, closed.code).preview.release == Withheld(
            step_id="line", round=1, reason=Reason.NONE_CHOSEN
        )

    def test_r16_of_seven_lines_none_can_be_read(self, words):
        write(words, "line", LINES)
        words.do(commands.close_step)

        assert (moderation(words).reason, moderation(words).rows) == (Reason.TOO_FEW, ())

    def test_flags_stand_beside_the_lines_they_belong_to(self, closed):
        flagged = {row.told: row.flags for row in moderation(closed).rows if row.flags}

        assert flagged == {RISK: (Flag.RISK,), "Call 0151 234 5678": (Flag.PHONE,)}

    def test_a_line_of_risk_lies_on_top_until_somebody_has_decided(self, closed):
        assert moderation(closed).rows[0].told == RISK
        commands.never_show_line(closed.services, closed.code, key_of(closed, RISK))
        keys = [row.key for row in moderation(closed).rows]

        assert keys == sorted(keys)

    def test_r19_names_of_the_local_list_are_flagged_and_nothing_else_happens(self, words):
        words.services = dataclasses.replace(words.services, names=("kim",))
        write(words, "stuff", ["Kim", *"abcdefgh"])
        words.do(commands.close_step)
        [row] = [row for row in moderation(words).rows if row.flags]

        assert (row.told, row.flags, row.state) == ("Kim", (Flag.NAME,), LineState.HELD)

    def test_the_same_word_is_decided_about_once(self, words):
        write(words, "stuff", ["Stone", "stone", "stone", "ice", "ice", *"vwxy"])
        words.do(commands.close_step)

        assert len(moderation(words).rows) == 6
        choose(words, "stone")
        assert moderation(words).n_chosen == 1

    def test_lines_for_the_facilitator_alone_are_read_and_never_chosen(self, services):
        own = WRITTEN.replace('title = "One line"', 'title = "One line"\naudience = "facilitator"')
        made = Room(services, own)
        made.join(9)
        made.ask("line", [*LINES, "Please knock"])

        assert len(moderation(made).rows) == 8
        assert not moderation(made).may_add
        with pytest.raises(WrongPhase, match="not for the projector"):
            made.do(commands.reveal)

    def test_lines_of_a_round_that_was_asked_again_are_apart(self, closed):
        closed.do(commands.reopen)

        assert moderation(closed) is None
        assert phone_view(closed.services, closed.code, closed.phones[0]).screen.line == ""


class TestTakingBack:
    @pytest.fixture
    def services(self, services, clock):
        """Parts whose board of what was taken back tells after eleven seconds."""
        return dataclasses.replace(services, withdrawals=WithdrawalBoard(clock, lambda: 11.0))

    @pytest.mark.rule("R16", "R33")
    def test_the_threshold_is_asked_of_the_lines_that_are_left(self, closed):
        commands.delete_answers(closed.services, closed.code, closed.phones[0])
        assert len(moderation(closed).rows) == 8

        commands.delete_answers(closed.services, closed.code, closed.phones[1])

        assert (moderation(closed).reason, moderation(closed).rows) == (Reason.TOO_FEW, ())

    @pytest.mark.rule("R33")
    def test_screens_are_drawn_anew_a_while_after_the_tap_and_once(self, closed, clock):
        choose(closed, *LINES[:4])
        closed.do(commands.reveal)
        before = closed.session.revision
        commands.delete_answers(closed.services, closed.code, closed.phones[0])

        clock.now += 10.9
        commands.redraw_withdrawn(closed.services)
        assert closed.session.revision == before

        clock.now += 0.1
        commands.redraw_withdrawn(closed.services)
        assert closed.session.revision == before + 1
        shown = {line.text for line in projector(closed).picture.release.lines}
        assert shown == set(LINES[1:4])

        clock.now += 60.0
        commands.redraw_withdrawn(closed.services)
        assert closed.session.revision == before + 1

    @pytest.mark.rule("R33")
    def test_who_has_no_line_on_any_screen_moves_none(self, words, clock):
        write(words, "line", LINES)
        before = words.session.revision
        for phone in (words.phones[0], words.phones[9]):  # one is open still, one never wrote
            commands.delete_answers(words.services, words.code, phone)
        clock.now += 60.0
        commands.redraw_withdrawn(words.services)

        assert words.session.revision == before


class TestDeciding:
    def test_chosen_lines_appear_together(self, closed):
        choose(closed, *LINES[:3])
        closed.do(commands.reveal)
        release = projector(closed).picture.release

        assert isinstance(release, ReleasedLines)
        assert {line.text for line in release.lines} == set(LINES[:3])

    def test_r17_two_lines_are_not_shown(self, closed):
        choose(closed, *LINES[:2])
        closed.do(commands.reveal)

        assert projector(closed).picture.release.reason is Reason.FEW_CHOSEN

    def test_none_is_one_act_and_told_in_words(self, closed):
        closed.do(commands.reveal)

        assert projector(closed).picture.release.reason is Reason.NONE_CHOSEN

    def test_a_seventh_line_is_refused(self, closed):
        choose(closed, *LINES[:6])

        with pytest.raises(Refused, match="Six lines"):
            choose(closed, LINES[6])

    def test_r17_while_the_room_looks_nothing_is_added_and_taking_away_is_immediate(self, closed):
        choose(closed, *LINES[:4])
        closed.do(commands.reveal)
        with pytest.raises(WrongPhase, match="Hide them first"):
            choose(closed, LINES[4])
        commands.hold_line(closed.services, closed.code, key_of(closed, LINES[0]))

        assert {line.text for line in projector(closed).picture.release.lines} == set(LINES[1:4])

    def test_never_is_never_until_it_is_put_back(self, closed):
        commands.never_show_line(closed.services, closed.code, key_of(closed, RISK))
        assert {row.state for row in moderation(closed).rows if row.told == RISK} == {
            LineState.NEVER
        }
        commands.hold_line(closed.services, closed.code, key_of(closed, RISK))

        assert {row.state for row in moderation(closed).rows} == {LineState.HELD}

    def test_taking_all_back_leaves_what_was_put_aside(self, closed):
        choose(closed, *LINES[:3])
        commands.never_show_line(closed.services, closed.code, key_of(closed, RISK))
        commands.hold_all(closed.services, closed.code)
        states = [row.state for row in moderation(closed).rows]

        assert moderation(closed).n_chosen == 0
        assert states.count(LineState.NEVER) == 1

    def test_r18_a_shorter_wording_is_shown_and_the_first_one_stays_beside_it(self, closed):
        key = key_of(closed, "Call 0151 234 5678")
        commands.edit_line(closed.services, closed.code, key, " Call  me ")
        [row] = [row for row in moderation(closed).rows if row.key == key]

        assert (row.told, row.written, row.flags) == ("Call me", "Call 0151 234 5678", ())

    def test_a_wording_of_risk_stays_flagged_when_it_is_made_shorter(self, closed):
        commands.edit_line(closed.services, closed.code, key_of(closed, RISK), "I am tired")
        [row] = [row for row in moderation(closed).rows if row.told == "I am tired"]

        assert row.is_of_risk

    def test_a_wording_that_no_phone_could_send_is_refused(self, closed):
        with pytest.raises(InvalidAnswer, match="keep to 140 characters"):
            commands.edit_line(closed.services, closed.code, key_of(closed, RISK), "w" * 141)

    def test_a_corrected_word_joins_its_like(self, words):
        write(words, "stuff", ["stone", "stone", "stnoe", *"uvwxyz"])
        words.do(commands.close_step)
        choose(words, "stone")
        commands.edit_line(words.services, words.code, key_of(words, "stnoe"), "stone")
        [row] = [row for row in moderation(words).rows if row.told == "stone"]

        assert (row.size, row.state) == (2, LineState.SHOWN)

    def test_all_words_without_a_flag_are_one_act(self, words):
        write(words, "stuff", ["kim@mail.example", *"abcdefgh"])
        words.do(commands.close_step)
        keys = tuple(row.key for row in moderation(words).untouched)
        commands.show_words(words.services, words.code, keys)

        assert {row.told for row in moderation(words).rows if row.state is LineState.HELD} == {
            "kim@mail.example"
        }

    def test_a_line_that_its_writer_took_back_is_gone_for_the_facilitator(self, closed):
        key = key_of(closed, LINES[0])
        here = Round(session_id=closed.session.id, step_id="line", number=1)
        phone = closed.services.keys.line_key(here, closed.phones[0])
        with closed.services.store.writing() as transaction:
            transaction.lines.remove(here, phone)

        assert phone == key
        with pytest.raises(Refused, match="not there any more"):
            commands.show_line(closed.services, closed.code, key)

    def test_nothing_is_decided_while_the_question_is_open_or_on_another_step(self, closed):
        key = key_of(closed, LINES[0])
        closed.do(commands.skip)
        with pytest.raises(WrongPhase, match="when the question has closed"):
            commands.show_line(closed.services, closed.code, key)

    def test_nothing_is_decided_after_the_end(self, closed):
        key = key_of(closed, LINES[0])
        closed.do(commands.end)
        with pytest.raises(SessionEnded):
            commands.show_line(closed.services, closed.code, key)


class TestRisk:
    @pytest.fixture
    def watched(self, words):
        """A room whose clock is moved by hand; the random delay is 12 seconds."""
        self.now = 0.0
        board = AttentionBoard(lambda: self.now, lambda: 12.0)
        words.services = dataclasses.replace(words.services, attention=board)
        return words

    def needs_eyes(self, room):
        return facilitator_view(room.services, room.code).needs_eyes

    def test_while_open_it_is_said_after_a_while_and_never_which(self, watched):
        write(watched, "line", [RISK])
        assert not self.needs_eyes(watched)
        self.now = 12.0

        assert self.needs_eyes(watched)
        assert moderation(watched) is None

    def test_an_ordinary_line_calls_nobody(self, watched):
        write(watched, "line", LINES)
        self.now = 60.0

        assert not self.needs_eyes(watched)

    def test_below_eight_lines_it_is_said_though_nobody_can_read(self, watched):
        write(watched, "line", [RISK, "Please knock"])
        watched.do(commands.close_step)

        assert self.needs_eyes(watched)
        assert moderation(watched).rows == ()

    def test_putting_it_aside_ends_it(self, closed):
        assert self.needs_eyes(closed)
        commands.never_show_line(closed.services, closed.code, key_of(closed, RISK))

        assert not self.needs_eyes(closed)


class TestCard:
    @pytest.fixture
    def sending(self, closed):
        settings = dataclasses.replace(closed.services.settings, support_reply=True)
        closed.services = dataclasses.replace(closed.services, settings=settings)
        return closed

    def has_card(self, room):
        return [phone_view(room.services, room.code, phone).has_card for phone in room.phones]

    def test_it_reaches_the_one_phone_that_wrote_the_line(self, sending):
        commands.send_card(sending.services, sending.code, key_of(sending, RISK))

        assert self.has_card(sending) == [False] * 8 + [True, False]

    def test_it_follows_the_phone_to_later_steps(self, sending):
        commands.send_card(sending.services, sending.code, key_of(sending, RISK))
        sending.do(commands.skip)

        assert self.has_card(sending)[8]

    def test_it_leaves_no_trace_in_the_store(self, sending, settings):
        before = stored(sending.services)
        commands.send_card(sending.services, sending.code, key_of(sending, RISK))

        assert stored(sending.services) == before

    def test_it_is_off_unless_the_server_was_told(self, closed):
        assert not moderation(closed).sends_cards
        with pytest.raises(Refused, match="switched off"):
            commands.send_card(closed.services, closed.code, key_of(closed, RISK))

    def test_an_observer_and_a_stranger_get_none(self, sending):
        commands.send_card(sending.services, sending.code, key_of(sending, RISK))
        stranger = commands.new_secret()

        assert not phone_view(sending.services, sending.code, stranger).has_card
        assert not phone_view(sending.services, sending.code, None).has_card


def stored(services):
    """Every row but those of sessions, whose revision counts on."""
    tables = ("ballots", "lines", "participants", "snapshots", "notes")
    with services.store.reading() as transaction:
        read = transaction._connection.exec_driver_sql
        return {name: read(f"select * from {name}").all() for name in tables}


class TestKeeping:
    def ended(self, room, *, keep):
        choose(room, *LINES[:3])
        room.do(commands.reveal)
        if keep:
            commands.include_lines(room.services, room.code, is_wanted=True)
        room.do(commands.end)
        return summary_view(room.services, room.code)

    def test_r18_the_summary_holds_the_number_only(self, closed):
        [chapter] = self.ended(closed, keep=False).chapters
        [release] = chapter.releases

        assert (release.lines, release.n_shown) == ((), 3)

    def test_r18_the_words_are_kept_where_somebody_ticked_it(self, closed):
        [chapter] = self.ended(closed, keep=True).chapters

        assert {line.text for line in chapter.releases[0].lines} == set(LINES[:3])

    def test_what_was_taken_down_is_not_kept(self, closed):
        choose(closed, *LINES[:3])
        closed.do(commands.reveal)
        closed.do(commands.keep_private)
        commands.hold_all(closed.services, closed.code)
        closed.do(commands.end)
        [chapter] = summary_view(closed.services, closed.code).chapters

        assert all(isinstance(one, Withheld) for one in chapter.releases)

    def test_what_was_chosen_after_hiding_was_never_before_the_room_and_is_not_kept(self, closed):
        commands.include_lines(closed.services, closed.code, is_wanted=True)
        choose(closed, *LINES[:3])
        closed.do(commands.reveal)
        closed.do(commands.keep_private)
        choose(closed, LINES[3])
        closed.do(commands.end)
        [chapter] = summary_view(closed.services, closed.code).chapters

        assert chapter.releases[0].lines == ()

    def test_r31_a_sentence_is_nowhere_after_the_end(self, words, settings):
        write(words, "line", [f"{SENTINEL} 12345", *LINES, "Please knock"])
        words.answer(words.phones[0], answer=f"{SENTINEL} 54321 so there")
        words.do(commands.close_step)
        key = key_of(words, f"{SENTINEL} 54321 so there")
        commands.edit_line(words.services, words.code, key, SENTINEL)
        choose(words, SENTINEL, *LINES[:3])
        words.do(commands.reveal)
        assert SENTINEL in {line.text for line in projector(words).picture.release.lines}
        assert found_in(settings.data_dir, SENTINEL)
        words.do(commands.end)
        summary = summary_view(words.services, words.code)

        assert not found_in(settings.data_dir, SENTINEL)
        assert SENTINEL not in report.html(summary).decode()
        assert SENTINEL not in report.csv(summary).decode("utf-8-sig")

    def test_deleting_a_running_session_deletes_its_lines(self, closed, clock):
        parts = dataclasses.replace(
            closed.services, presence=Presence(clock)
        )  # everybody went home
        clock.pass_minutes(60 * 48)
        commands.purge(parts)

        assert stored(closed.services)["lines"] == []


def found_in(folder, text):
    return [
        path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()
    ]
