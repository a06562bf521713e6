import pytest

from drawbridge import commands, views
from drawbridge.content.schema.kinds import KINDS
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import ChartPicture, WordsPicture
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import Command
from drawbridge.errors import NotAuthorised, SessionNotFound, WrongPhase
from drawbridge.live.progress import ProgressWord
from drawbridge.views import CrowdWord, ProgressView
from drawbridge.views.pictures import (
    ActivityPicture,
    AnnouncedPicture,
    BlankPicture,
    ConsentPicture,
    HoldingPicture,
    PausePicture,
    QuestionPicture,
    ReflectionPicture,
    SlidePicture,
)
from drawbridge.views.screens import (
    ActivityScreen,
    ClosedScreen,
    ConsentScreen,
    EndedScreen,
    PauseScreen,
    ReflectionScreen,
    SlideScreen,
    WaitingScreen,
)
from gallery import rooms


def phone(room, secret):
    return views.phone_view(room.services, room.code, secret)


def projector(room):
    return views.projector_view(room.services, room.code, room.session.projector_key)


def console(room):
    return views.facilitator_view(room.services, room.code)


def presence(room):
    return views.presence_view(room.services, room.code)


class TestPhone:
    def test_a_stranger_meets_the_consent_card_in_every_phase(self, room):
        room.join(5)
        for step in ("weather", "wall", "settle"):
            room.go_to(step)
            assert phone(room, None).screen == ConsentScreen()
            assert phone(room, "forged").screen == ConsentScreen()

    @pytest.mark.parametrize(
        ("step", "screen"),
        [
            ("card", WaitingScreen),
            ("weather", WaitingScreen),
            ("wall", SlideScreen),
            ("settle", PauseScreen),
        ],
    )
    def test_a_participant_is_where_the_session_is(self, room, step, screen):
        (secret,) = room.join()
        room.go_to(step)

        assert type(phone(room, secret).screen) is screen

    @pytest.mark.rule("R28")
    def test_the_stored_answer_comes_back_after_a_reload(self, room):
        (secret,) = room.join()
        room.go_to("weather")
        room.do(commands.open_step)
        room.answer(secret, answer="2")

        assert phone(room, secret).screen.response.answers == {"answer": (2,)}

    def test_one_phone_never_sees_anothers_answer(self, room):
        one, other = room.join(2)
        room.go_to("weather")
        room.do(commands.open_step)
        room.answer(one, answer="2")

        assert phone(room, other).screen.response is None

    @pytest.mark.parametrize("act", [commands.close_step, None])
    def test_after_closing_the_phone_says_look_up(self, room, act):
        (secret,) = room.join()
        room.ask("weather", ["0"])
        if act is None:
            room.do(commands.reveal)

        assert isinstance(phone(room, secret).screen, ClosedScreen)
        assert phone(room, secret).screen.response is not None

    def test_an_ended_session_says_so_to_everyone(self, room):
        (secret,) = room.join()
        room.do(commands.end)

        assert isinstance(phone(room, secret).screen, EndedScreen)
        assert phone(room, None).screen == phone(room, secret).screen
        assert phone(room, None).screen.farewell == "Go well."

    def test_a_late_joiner_meets_the_current_step(self, room):
        room.join(5)
        room.ask("weather", ["0"] * 5)
        (late,) = room.join()

        assert isinstance(phone(room, late).screen, ClosedScreen)
        assert phone(room, late).screen.response is None

    def test_an_unknown_code_is_not_found(self, services):
        with pytest.raises(SessionNotFound):
            views.phone_view(services, "QQQQQQ", None)


class TestProjector:
    def test_a_wrong_key_opens_nothing(self, room):
        with pytest.raises(NotAuthorised):
            views.projector_view(room.services, room.code, "guess")

    @pytest.mark.parametrize(
        ("step", "picture"),
        [
            ("card", ConsentPicture),
            ("weather", AnnouncedPicture),
            ("wall", SlidePicture),
            ("settle", PausePicture),
        ],
    )
    def test_each_kind_of_step_has_its_picture(self, room, step, picture):
        room.go_to(step)

        assert type(projector(room).picture) is picture

    def test_a_poll_goes_from_question_to_holding_to_chart(self, room):
        room.join(8)
        room.go_to("weather")
        pictures = [projector(room).picture]
        room.do(commands.open_step)
        for secret in room.phones:
            room.answer(secret, answer="0")
        pictures.append(projector(room).picture)
        room.do(commands.close_step)
        pictures.append(projector(room).picture)
        room.do(commands.reveal)
        pictures.append(projector(room).picture)

        kinds = [type(picture) for picture in pictures]
        assert kinds == [AnnouncedPicture, QuestionPicture, HoldingPicture, ChartPicture]

    @pytest.mark.rule("R01")
    def test_nothing_is_released_to_the_room_before_it_is_shown(self, room):
        room.join(8)
        room.ask("weather", ["0"] * 8)

        assert projector(room).picture == HoldingPicture(is_private=False)

    def test_too_few_answers_are_put_in_words(self, room):
        room.join(8)
        room.ask("weather", ["0"] * 4)
        room.do(commands.reveal)

        withheld = Withheld(step_id="weather", round=1, reason=Reason.TOO_FEW)
        assert projector(room).picture == WordsPicture(poll=room.session.step, release=withheld)

    def test_blank_covers_everything_until_the_next_move(self, room):
        room.go_to("wall")
        room.do(commands.blank)
        blank = projector(room).picture
        room.do(commands.advance)

        assert blank == BlankPicture()
        assert isinstance(projector(room).picture, SlidePicture)

    @pytest.mark.parametrize(
        ("joined", "people", "word"),
        [
            (0, 14, CrowdWord.NOBODY),
            (3, 14, CrowdWord.A_FEW),
            (7, 14, CrowdWord.ABOUT_HALF),
            (12, 14, CrowdWord.NEARLY_EVERYONE),
            (9, 0, CrowdWord.SOME),
            (5, 7, CrowdWord.MOST),
            (7, 7, CrowdWord.NEARLY_EVERYONE),
        ],
    )
    def test_the_crowd_is_told_in_words(self, joined, people, word):
        assert views.crowd_word(joined, people) is word

    def test_the_word_for_a_crowd_is_true_of_its_share(self):
        shares = {
            CrowdWord.A_FEW: (0.0, 0.25),
            CrowdWord.SOME: (0.25, 0.4),
            CrowdWord.ABOUT_HALF: (0.4, 0.6),
            CrowdWord.MOST: (0.6, 0.8),
            CrowdWord.NEARLY_EVERYONE: (0.8, 1.0),
        }
        for people in range(1, 201):
            for joined in range(1, people + 1):
                low, high = shares[views.crowd_word(joined, people)]
                assert low <= joined / people <= high, (joined, people)


def test_every_kind_of_step_has_a_picture_and_a_screen(services):
    shown = {}
    for step in rooms.every_step():
        room = rooms.Room(services, step)
        room.join(1)
        room.arrive()
        screen = views.phone_view(services, room.code, room.phones[0]).screen
        shown[step.kind] = (type(room.seen().picture), type(screen))

    assert set(shown) == set(KINDS)
    assert {kind: both for kind, both in shown.items() if both != ASKED} == {
        "consent": (ConsentPicture, WaitingScreen),
        "slide": (SlidePicture, SlideScreen),
        "pause": (PausePicture, PauseScreen),
        "private_reflection": (ReflectionPicture, ReflectionScreen),
        "activity": (ActivityPicture, ActivityScreen),
    }


ASKED = (AnnouncedPicture, WaitingScreen)


class TestFacilitator:
    def test_watchers_and_strangers_never_count_as_joined(self, room):
        room.join(3)
        room.join(2, role=Role.OBSERVER)
        phone(room, None)

        assert (presence(room).n_joined, presence(room).n_observers) == (3, 2)

    @pytest.mark.rule("R01")
    def test_an_open_round_gives_words_and_no_counts(self, room):
        room.join(6)
        room.go_to("weather")
        room.do(commands.open_step)
        for secret in room.phones:
            room.answer(secret, answer="0")

        seen, asked = console(room), views.progress_view(room.services, room.code)

        assert asked == ProgressView(
            session=room.session,
            pause=None,
            to_prepare=None,
            progress=ProgressWord.ALL,
            needs_eyes=False,
        )
        assert seen.preview is None
        assert seen.passes is None

    def test_the_preview_is_what_the_projector_will_show(self, room):
        room.join(8)
        room.ask("weather", ["0", "0", "0", "1", "1", "2", None, None])
        preview = console(room).preview
        room.do(commands.reveal)

        assert isinstance(preview.release, Released)
        assert projector(room).picture == preview
        assert console(room).preview == preview

    def test_passes_are_told_as_a_band(self, room):
        room.join(8)
        room.ask("weather", [None] * 5 + ["0"] * 3)

        assert console(room).passes == Passing(band=PassBand.MOST)

    @pytest.mark.rule("R27")
    def test_more_phones_than_people_is_noticed(self, room):
        room.join(3)
        commands.arrange(room.services, room.code, head_count=2)

        assert presence(room).has_more_phones_than_people

    def test_the_timer_tells_how_far_behind_the_plan_the_room_is(self, room, clock):
        room.do(commands.start)
        clock.pass_minutes(6)

        assert presence(room).behind_s == 240
        assert presence(room).step_elapsed_s == 360

    def test_the_large_button_walks_through_a_whole_session(self, room, clock):
        room.join(8)
        acts = []
        while console(room).next_act is not Command.END:
            if console(room).next_act is None:  # quiet minutes run, and are not ended by it
                clock.pass_minutes(10)
            act = console(room).next_act
            acts.append(act.value)
            room.do(BUTTONS[act])

        poll = ["open", "close", "reveal", "advance"]
        assert acts == [
            *["start", "advance", *poll, "advance", "advance"],
            *[*poll, "advance", "open", "close"],
        ]


BUTTONS = {
    Command.START: commands.start,
    Command.OPEN: commands.open_step,
    Command.CLOSE: commands.close_step,
    Command.REVEAL: commands.reveal,
    Command.ADVANCE: commands.advance,
}


class TestSummary:
    def test_there_is_none_before_the_end(self, room):
        with pytest.raises(WrongPhase):
            views.summary_view(room.services, room.code)

    def test_it_holds_exactly_what_the_room_saw(self, room):
        room.join(8)
        room.ask("weather", ["0", "0", "0", "1", "1", "1", "2", "2"])
        room.do(commands.reveal)
        shown = projector(room).picture
        room.ask("why", ["0"] * 8)
        room.do(commands.end)

        summary = views.summary_view(room.services, room.code)

        assert [(one.step.id, one.results) for one in summary.chapters] == [("weather", (shown,))]

    def test_what_was_hidden_again_had_been_shown(self, room):
        room.join(8)
        room.ask("weather", ["0"] * 8)
        room.do(commands.reveal)
        room.do(commands.keep_private)
        room.do(commands.end)

        summary = views.summary_view(room.services, room.code)

        assert [one.step.id for one in summary.chapters] == ["weather"]

    def test_notes_come_with_their_step(self, room):
        commands.note(room.services, room.code, "wall", "They laughed.")
        room.do(commands.end)

        (chapter,) = views.summary_view(room.services, room.code).chapters

        assert (chapter.step.id, chapter.note, chapter.releases) == ("wall", "They laughed.", ())

    @pytest.mark.rule("R34")
    def test_the_check_out_is_never_in_it(self, room):
        room.join(8)
        room.ask("out", ["0"] * 8)
        room.do(commands.end)

        assert views.summary_view(room.services, room.code).chapters == ()

    @pytest.mark.rule("R34")
    @pytest.mark.parametrize(
        ("joined", "told"), [(0, "0"), (3, "1–5"), (6, "6–11"), (11, "6–11"), (12, "12")]
    )
    def test_a_small_group_is_told_as_a_band(self, room, joined, told):
        room.join(joined)
        room.do(commands.end)

        assert views.summary_view(room.services, room.code).group_size == told


class TestList:
    def test_sessions_are_listed_newest_first(self, services, small_workshop, clock):
        older = commands.create(services, small_workshop)
        clock.pass_minutes(5)
        newer = commands.create(services, small_workshop)

        assert [line.code for line in views.session_lines(services)] == [newer, older]


def test_the_name_of_a_session_reaches_no_phone_no_projector_and_no_file(room):
    commands.arrange(room.services, room.code, name="Quetzal group")
    room.join(8)
    room.do(commands.start)
    session = room.session
    seen = [
        views.phone_view(room.services, room.code, room.phones[0]),
        views.projector_view(room.services, room.code, session.projector_key),
    ]
    room.do(commands.end)
    seen.append(views.summary_view(room.services, room.code))

    assert room.session.name == "Quetzal group"
    assert not any("Quetzal" in repr(one) for one in seen)
