import dataclasses
from pathlib import Path

import pytest

from drawbridge import charts, commands
from drawbridge.domain.facilitation.coaching import Coaching
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import Phase
from drawbridge.domain.statistics.shape import ShapeName
from drawbridge.live.presence import Presence
from drawbridge.live.progress import ProgressBoard, ProgressWord
from drawbridge.ui.console import phone_words, words
from drawbridge.ui.console.projected import projected
from drawbridge.views import facilitator_view, presence_view
from tests.conftest import Clock

FIRST_EVENING = Path(__file__).parents[3] / "workshop_content" / "first_evening.toml"


@pytest.mark.parametrize(
    ("days", "said"), [(0, "until the next start"), (1, "for 1 day"), (7, "for 7 days")]
)
def test_how_long_something_is_kept_is_told_alike_everywhere(days, said):
    assert words.kept(days) == f"Kept {said}: what was shown, and your notes."


@pytest.mark.parametrize(
    ("behind_s", "said"),
    [
        (0, "On time"),
        (59, "On time"),
        (-59, "On time"),
        (60, "1 minute behind"),
        (299, "4 minutes behind"),
        (-180, "3 minutes ahead"),
    ],
)
def test_the_pace_is_told_to_the_minute(behind_s, said):
    assert words.pace(behind_s) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0:00"), (65, "1:05"), (3599, "59:59"), (3723, "1:02:03"), (-5, "0:00")],
)
def test_a_duration_is_told_as_on_a_clock(seconds, said):
    assert words.clock(seconds) == said


@pytest.mark.parametrize(("length", "said"), [(5, "5 min"), (2.5, "2.5 min")])
def test_minutes_have_no_needless_decimal(length, said):
    assert words.minutes(length) == said


@pytest.mark.parametrize("word", list(ProgressWord))
def test_progress_is_told_without_a_number(word):
    assert not any(letter.isdigit() for letter in words.progress(word))


@pytest.mark.parametrize("band", list(PassBand))
def test_passing_is_told_without_a_number(band):
    assert not any(letter.isdigit() for letter in words.passes(Passing(band=band)))


@pytest.mark.parametrize(
    ("passing", "said"),
    [
        (Passing(band=PassBand.NONE), "Nobody passed."),
        (Passing(band=PassBand.MOST), "Most passed."),
        (Passing(band=PassBand.MANY, is_whole=False, about="A wall"), "Many passed “A wall”."),
        (Passing(band=PassBand.FEW, is_whole=False), "A few passed some of it."),
    ],
)
def test_what_was_passed_is_said_with_it(passing, said):
    assert words.passes(passing) == said


@pytest.mark.parametrize("name", list(ShapeName))
def test_every_shape_has_words(name):
    assert words.shape(Coaching(lines=(), shape=name))


def test_a_shape_is_told_as_borderline_or_with_its_statement():
    border = Coaching(lines=(), shape=ShapeName.SPLIT, is_borderline=True)
    of_a_part = dataclasses.replace(border, about="I hold back")

    assert words.shape(border) == "Two groups; one answer fewer would change that"
    assert words.shape(of_a_part) == "“I hold back”: two groups"


def test_no_shape_is_told_where_nothing_may_be_seen():
    assert words.shape(Coaching(lines=())) == ""


class TestOutcome:
    def outcome(self, room, step_id):
        return words.outcome(room.session, room.session.workshop.index(step_id))

    def test_a_step_that_asks_nothing_has_none(self, room):
        room.go_to("weather")

        assert self.outcome(room, "card") == ""

    def test_a_question_passed_over_was_skipped(self, room):
        room.go_to("wall")

        assert self.outcome(room, "weather") == "skipped"

    def test_a_question_to_come_has_none(self, room):
        room.go_to("card")

        assert self.outcome(room, "weather") == ""

    def test_a_question_is_open_then_closed_then_shown(self, room):
        room.go_to("weather")
        said = []
        for command in (commands.open_step, commands.close_step, commands.reveal):
            room.do(command)
            said.append(self.outcome(room, "weather"))

        assert said == ["open", "closed", "shown"]

    def test_what_was_not_shown_is_told_after_leaving(self, room):
        room.ask("weather", [])
        room.do(commands.skip)

        assert self.outcome(room, "weather") == "not shown"

    def test_a_second_round_is_counted(self, room):
        room.ask("weather", [])
        room.do(commands.keep_private)
        room.do(commands.reopen)

        assert self.outcome(room, "weather") == "open, round 2"

    def test_what_is_for_the_facilitator_is_told_as_such(self, room):
        room.ask("out", [])
        room.do(commands.go_back)

        assert self.outcome(room, "out") == "for you only"


class TestPhase:
    def test_a_private_result_is_told_as_such(self, room):
        room.ask("weather", [])
        room.do(commands.keep_private)

        assert words.phase(room.session) == "Kept private"

    def test_a_slide_has_none(self, room):
        room.go_to("wall")

        assert words.phase(room.session) == ""

    def test_every_phase_of_a_question_has_one(self, room):
        room.go_to("weather")
        said = [words.phase(room.session)]
        for command in (commands.open_step, commands.close_step, commands.reveal):
            room.do(command)
            said.append(words.phase(room.session))

        assert len(set(said)) == len(Phase)


@pytest.fixture
def watch():
    return Clock()


@pytest.fixture
def watched(services, watch, room, small_workshop):
    """A session whose count of who is here has a watch that moves when told, and began long ago."""
    presence = Presence(watch)
    watch.now += 3600
    return type(room)(dataclasses.replace(services, presence=presence), small_workshop)


class TestPeople:
    def test_an_empty_room_is_told_without_zeros(self, services, room):
        assert phone_words.people(presence_view(services, room.code)) == "Nobody has joined yet"

    def test_phones_are_offline_when_fewer_than_seventy_percent_were_here_for_half_a_minute(
        self, watched, watch
    ):
        services, session_id = watched.services, watched.session.id
        keys = [services.keys.participant_key(session_id, one) for one in watched.join(10)]
        for key in keys[:6]:
            services.presence.arrive(session_id, key)
        watch.now += 29.9
        before = phone_words.phones_are_offline(presence_view(services, watched.code))
        watch.now += 0.2
        gone = phone_words.phones_are_offline(presence_view(services, watched.code))
        services.presence.arrive(session_id, keys[6])
        after = phone_words.phones_are_offline(presence_view(services, watched.code))

        assert (before, gone, after) == (False, True, False)

    def test_after_a_restart_phones_have_half_a_minute_to_come_back(self, watched, watch):
        watched.join(10)
        fresh = dataclasses.replace(watched.services, presence=Presence(watch))
        at_once = phone_words.phones_are_offline(presence_view(fresh, watched.code))
        watch.now += 30
        later = phone_words.phones_are_offline(presence_view(fresh, watched.code))

        assert (at_once, later) == (False, True)

    def test_a_room_in_order_has_no_warnings(self, services, room):
        assert phone_words.room_warnings(presence_view(services, room.code)) == ()


def test_the_console_says_in_every_phase_what_the_projector_shows(room):
    def said():
        view = facilitator_view(room.services, room.code)
        return projected(view.on_projector)

    room.do(commands.start)
    assert said() == "On the projector: the card everyone reads"
    room.do(commands.skip)
    assert said() == "On the projector: the title"
    room.do(commands.open_step)
    assert said() == "On the projector: the question"
    room.do(commands.close_step)
    assert said() == "On the projector: “Answers are in”"
    room.do(commands.keep_private)
    assert said() == "On the projector: “We leave this picture closed”"
    room.do(commands.reveal)
    assert said() == "On the projector: this sentence"
    room.do(commands.blank)
    assert said() == "On the projector: nothing, it is blank"


def test_where_too_few_answered_both_times_the_console_says_why_nothing_is_compared(room):
    """Five answered the first sliders and ten the last: the picture says nothing of movement."""
    room = type(room)(room.services, FIRST_EVENING.read_text("utf-8"))
    room.join(10)
    for step_id, n_people in (("where_i_start", 5), ("where_i_am_now", 10)):
        room.go_to(step_id)
        room.do(commands.open_step)
        for place, secret in enumerate(room.phones[:n_people]):
            near, guard = str(10 * place), str(100 - 10 * place)
            room.answer(secret, near_and_myself=near, lower_my_guard=guard)
        room.do(commands.close_step)
    preview = facilitator_view(room.services, room.code).preview

    said = words.no_comparison(preview.poll, preview.release)
    assert said == "No comparison: fewer than 8 answered both times."
    assert "moved" not in charts.sentence(preview.poll, preview.release)


@pytest.mark.rule("R02")
def test_what_stands_before_the_second_answer_is_true_of_one_as_well():
    board = ProgressBoard(Clock())
    place = Round(session_id="session", step_id="weather", number=1)
    said = {words.progress(board.word(place, n_responses, 12)) for n_responses in (0, 1)}

    assert said == {"Hardly anybody has answered yet."}
