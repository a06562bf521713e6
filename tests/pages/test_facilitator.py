import json
from html import unescape
from pathlib import Path
from random import Random

import pytest
import streamlit as st

from drawbridge import bootstrap, commands, content, views
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.facilitation.support import Need
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import Phase, Status
from drawbridge.domain.session.simulated import Temperament
from drawbridge.errors import StoreUnavailable
from drawbridge.rate_limits import JoinLimit
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.store.store import Store
from drawbridge.ui.console import offered_commands
from drawbridge.views import facilitator_view
from tests.people.pages import AppTest
from tests.people.room import Room
from tests.rows import each

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "pages" / "entry.py"
WALLS = ROOT / "workshop_content" / "emotional_walls.toml"
NOTICE = 'role="status"'


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    return services


@pytest.fixture(autouse=True)
def login(services, monkeypatch):
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return cookie


BOXES = ("address", "projector", "on_your_phone", "co_facilitators")


class Console:
    """The facilitator's page of one session, in one browser tab, with all boxes beside it open."""

    def __init__(self, room, code=None):
        self.room = room
        self.app = AppTest.from_file(str(ENTRY), default_timeout=30)
        self.app.context["url"] = "http://192.168.0.7:8501/facilitator"
        if code != "":
            self.app.query_params["session"] = code or room.code
        self.app.switch_page("facilitator.py")
        for box in BOXES:
            self.app.session_state[box] = True
        self.look()

    def look(self):
        self.app.run()
        assert not self.app.exception
        return self

    def button(self, place):
        """The button in a place, as the page now shows it."""
        (found,) = [
            one
            for one in self.app.button
            if one.key.rpartition("_")[0] == place and one.key.rpartition("_")[2].isdigit()
        ]
        return found

    def press(self, place):
        self.button(place).click()
        return self.look()

    def press_key(self, key):
        self.app.button(key=key).click()
        return self.look()

    def has(self, key):
        return any(one.key == key for one in self.app.button)

    @property
    def words(self):
        return " ".join(element.proto.body for element in self.app.get("html"))

    @property
    def n_charts(self):
        return len(self.app.get("plotly_chart"))

    def fields(self, kind, start):
        return [one for one in getattr(self.app, kind) if one.key.startswith(start)]

    def field(self, kind, start):
        (found,) = self.fields(kind, start)
        return found

    @property
    def mark(self):
        """By which a page that has lost its server knows a new drawing; it comes last of all."""
        last = self.app.get("bidi_component")[-1].proto
        return json.loads(last.mixed.json or last.json)["drawn"]


@pytest.fixture
def console(room):
    return Console(room)


@pytest.fixture
def full_room(room):
    room.join(9)
    return room


def opened(room, step_id="weather"):
    room.go_to(step_id)
    room.do(commands.open_step)
    return Console(room)


def closed(room, answers=("0", "0", "0", "1", "1", "1", "2", "2", "2")):
    room.ask("weather", answers)
    return Console(room)


class TestNext:
    def test_one_button_leads_through_a_whole_session(self, full_room, clock):
        console, labels = Console(full_room), []
        while not console.has("end_yes"):
            if console.button("next").disabled:  # quiet minutes are not ended by it
                assert "The time is running" in console.words
                clock.pass_minutes(10)
                console.look()
            labels.append(console.button("next").label)
            console.press("next")

        assert labels == [
            "Start",
            "Next: Inner weather",
            "Open the question",
            "Close the question",
            "Show in words",
            "Next: A wall is a job",
            "Next line (2 of 2)",
            "Next: Why",
            "Open the question",
            "Close the question",
            "Show in words",
            "Next: Settle",
            "Next: Leaving",
            "Open the question",
            "Close the question",
            "End the session…",
        ]

    def test_a_result_that_may_be_shown_is_shown_and_the_page_and_the_agenda_say_so(
        self, full_room
    ):
        console = closed(full_room)

        assert console.button("next").label == "Show the result"
        console.press("next")
        assert full_room.session.state.phase is Phase.REVEALED
        assert "The room sees this now" in console.words
        assert "Only you see this" not in console.words

        console.press("next")
        assert console.words.count('aria-current="step"') == 1
        assert "shown" in console.words

    def test_it_acts_on_the_session(self, room, console):
        console.press("next")

        assert room.session.status is Status.RUNNING


class TestSideActs:
    def test_before_the_start_an_act_that_would_be_refused_is_disabled_and_no_step_can_be_chosen(
        self, console
    ):
        for place in ("back", "showing", "skip", "again"):
            assert console.button(place).disabled
        assert not console.button("blank").disabled
        assert not console.fields("selectbox", "go_to_step_")

    def test_while_a_question_is_open_nobody_leaves_it(self, full_room):
        console = opened(full_room)

        for place in ("back", "showing", "skip", "again"):
            assert console.button(place).disabled

        console.field("selectbox", "go_to_step_").set_value(3)
        console.look()
        assert console.button("go_to").disabled
        assert "Close it before going to another step." in console.words

    def test_back_and_skip_move_one_step(self, room, console):
        console.press("next").press("skip")
        assert room.session.position == 1
        console.press("back")
        assert room.session.position == 0

    def test_keep_private_then_show_after_all_then_hide(self, full_room):
        console = closed(full_room)
        console.press("showing")
        kept = full_room.session.state
        console.press("showing")
        shown = full_room.session.state
        console.press("showing")
        hidden = full_room.session.state

        assert kept.is_private
        assert shown.phase is Phase.REVEALED
        assert hidden.phase is Phase.CLOSED
        assert hidden.is_private

    def test_what_is_for_the_facilitator_only_can_be_neither_shown_nor_hidden(self, full_room):
        full_room.ask("out", "000111000")
        console = Console(full_room)

        assert console.button("showing").disabled
        assert console.button("next").label == "End the session…"

    def test_asking_again_opens_a_second_round_and_warns_first(self, full_room):
        console = closed(full_room)
        assert "Round 1 stays as it is" in console.words
        console.press("again")

        assert full_room.session.state.round == 2
        assert full_room.session.state.phase is Phase.OPEN

    def test_letters_can_be_made_harmless_and_other_keys_go_on_to_work(self, console):
        def known():
            last = console.app.get("bidi_component")[-1].proto
            return set(dict(json.loads(last.mixed.json or last.json)["places"]))

        before = known()
        console.app.toggle(key="letter_keys").set_value(False)
        console.look()

        assert before - known() == {"b", "g", "."}
        assert "PageDown" in known()

    def test_blank_can_be_taken_back_and_every_drawing_of_the_page_has_a_mark_of_its_own(
        self, room, console
    ):
        first = console.mark
        console.press("blank")
        second = console.mark
        assert room.session.is_blank
        assert "The projector is blank" in console.words
        console.press("blank")
        assert not room.session.is_blank
        assert len({first, second, console.mark, console.look().mark}) == 4


class TestEnd:
    def test_it_asks_first_says_what_goes_and_what_stays_and_not_yet_changes_nothing(
        self, room, console
    ):
        console.press_key("end")

        assert "every single answer" in console.words
        assert "your notes" in console.words
        assert room.session.status is Status.LOBBY

        console.press_key("end_no")

        assert room.session.status is Status.LOBBY
        assert not console.has("end_yes")

    def test_yes_ends_leads_to_the_summary_and_notes_can_still_be_written(
        self, services, room, console
    ):
        console.press_key("end").press_key("end_yes")

        assert room.session.status is Status.ENDED
        links = {(link.page, link.proto.query_string) for link in console.app.get("page_link")}
        assert ("summary", f"session={room.code}") in links
        assert not console.has("end")

        console.field("text_area", "note_weather").set_value("Sunny.")
        console.look()

        assert facilitator_view(services, room.code).notes == {"weather": "Sunny."}

    def test_ending_what_another_tab_has_ended_is_harmless(self, room, console):
        console.press_key("end")
        room.do(commands.end)
        console.press_key("end_yes")

        assert room.session.status is Status.ENDED
        assert NOTICE not in console.words

    def test_answers_are_called_deleted_only_when_nothing_of_them_is_left(
        self, services, room, console
    ):
        console.press_key("end").press_key("end_yes")
        with services.store.writing() as transaction:
            transaction.wiping.owe()
        console.look()

        assert "traces of them are still in it" in console.words
        assert "All single answers are deleted" not in console.words

        commands.wipe_owed(services)
        console.look()

        assert "All single answers are deleted" in console.words


class TestTwoTabs:
    def test_a_stale_click_changes_nothing_and_says_so_until_the_next_act(self, room):
        here, there = Console(room), Console(room)
        there.press("next").press("next")
        before = room.session
        here.press("next")

        assert room.session == before
        assert "moved on in another window" in here.words
        assert here.button("next").label == "Open the question"
        assert NOTICE in here.words
        here.press("next")

        assert NOTICE not in here.words

    @pytest.mark.rule("R28")
    def test_a_second_device_and_a_reload_show_the_same(self, full_room):
        here = closed(full_room)
        there = Console(full_room)

        assert here.button("next").label == there.button("next").label
        assert here.n_charts == there.n_charts == 1

    def test_a_note_from_another_device_appears(self, room, console):
        console.press("next")
        other = Console(room)
        other.field("text_area", "note_card").set_value("Read it slowly.")
        other.look()
        console.look()

        assert console.field("text_area", "note_card").value == "Read it slowly."


class TestWhatIsSeen:
    @pytest.mark.rule("R01")
    def test_nothing_is_counted_while_a_question_is_open(self, full_room, services):
        console = opened(full_room)
        for secret in full_room.phones[:5]:
            full_room.answer(secret, answer="0")
        console.look()

        assert console.n_charts == 0
        assert "Most have answered" in console.words
        assert "5" not in console.words.split("db-progress")[1].split("</p>")[0]

    def test_after_close_only_the_facilitator_sees_the_result_with_what_to_say_above_it(
        self, full_room
    ):
        console = closed(full_room)

        assert console.n_charts == 1
        assert "Only you see this" in console.words
        assert "Nobody passed" in console.words
        assert "You might say" in console.words
        assert console.words.index("You might say") < console.words.index("Only you see this")
        assert "Practise." not in console.words  # the purpose makes room

        # The picture can be read out for whoever does not see it.
        (told,) = [it for it in console.app.expander if it.label.startswith("Read it out")]
        words = " ".join(element.proto.body for element in told.get("html"))

        assert "“What is the weather like in you?”" in words
        assert "Foggy" in words

    def test_too_few_answers_are_told_in_words(self, full_room):
        console = closed(full_room, answers=("0", "1", None, None, None, None, None))

        assert console.n_charts == 0
        assert "Most passed" in console.words
        assert "Passes are not answers" in console.words

    def test_lines_of_a_slide_are_told_apart_and_steps_more_than_two_back_are_folded(self, room):
        room.go_to("wall")
        words = Console(room).words
        assert '<li class="db-line-shown">One.</li>' in words
        assert '<li class="db-line-to-come">Two.</li>' in words
        assert "earlier step" not in words
        room.go_to("why")
        assert "earlier step" not in Console(room).words  # folding one row would win nothing
        room.go_to("settle")
        agenda = Console(room).words

        assert "<summary>2 earlier steps</summary>" in agenda
        assert agenda.index("Before we start") < agenda.index("</details>")
        assert agenda.index("</details>") < agenda.index("A wall is a job")


class TestWhatIsOnlyOnThePhones:
    @pytest.mark.parametrize(
        ("step", "told"),
        [
            ("rewrite_it", "Strong people lean now and then."),
            ("put_in_a_gate", "Go slow on replies"),
        ],
    )
    def test_it_can_be_read_out_until_the_question_closes(self, services, step, told):
        room = Room(services, WALLS.read_text("utf-8"))
        people = room.join(9)
        room.go_to(step)
        room.do(commands.open_step)
        assert f">{told}</li>" in Console(room).words
        for number, secret in enumerate(people):
            who = Person(number=number, temperament=Temperament.SPLIT, dice=Random(number))
            room.answer(secret, **form(room.session.step, who))
        room.do(commands.close_step)
        console = Console(room)

        assert console.n_charts == 1
        assert f">{told}</li>" not in console.words
        assert not [it for it in console.app.expander if it.label.startswith("Only on the phones")]


class TestRoom:
    def test_who_is_here_is_told(self, room):
        room.join(3)
        room.join(1, Role.OBSERVER)
        console = Console(room)

        assert "3 joined, 1 only watching, 3 connected" in console.words
        assert "Phones offline" not in console.words

    def test_more_phones_than_people_are_noticed(self, room):
        room.join(3)
        console = Console(room)
        console.field("number_input", "head_count").set_value(2)
        console.look()

        assert room.session.head_count == 2
        assert "More phones than people: 3 for 2" in console.words

    def test_time_is_told_against_the_plan(self, room, clock):
        room.go_to("weather")
        clock.pass_minutes(9)
        console = Console(room)

        assert "4 minutes behind" in console.words
        assert "9:00 of 3:00" in console.words

    def test_another_address_for_phones_can_be_chosen_if_a_phone_can_open_it(self, room, console):
        console.app.text_input(key="own_address").set_value("walls")
        console.press_key("use_own_address")

        assert room.session.join_base == ""
        assert NOTICE in console.words

        console.app.text_input(key="own_address").set_value("https://walls.example.org")
        console.press_key("use_own_address")

        assert room.session.join_base == "https://walls.example.org"
        assert "walls.example.org<wbr>/join" in console.words

    def test_how_many_phones_may_join_from_one_network_can_be_lowered_and_lifted(
        self, room, console
    ):
        for chosen in (JoinLimit.FEW, JoinLimit.NONE, JoinLimit.USUAL):
            console.field("radio", "join_limit").set_value(chosen)
            console.look()

            assert views.join_limit(room.services, room.code) is chosen
            assert console.field("radio", "join_limit").value == chosen

    def test_a_press_that_follows_a_new_head_count_at_once_is_not_lost(self, room, console):
        start = console.button("next").key
        console.field("number_input", "head_count").set_value(12)
        console.look()

        assert console.button("next").key == start
        console.press_key(start)
        assert (room.session.head_count, room.session.status) == (12, "running")
        assert not console.has(start)  # it means something else now

    def test_projector_and_remote_have_links_of_their_own_and_a_new_one_replaces_the_old(
        self, room, console
    ):
        (link,) = [one for one in console.app.code if "/remote/" in one.value]
        bodies = " ".join(element.proto.body for element in console.app.get("html"))

        assert link.value == f"http://192.168.0.7:8501/remote/{room.code}"
        assert f'alt="QR code: {link.value}"' in bodies

        before = room.session.projector_key
        copied = [code.value for code in console.app.code]

        base = "http://192.168.0.7:8501"
        assert copied == [
            f"{base}/projector?session={room.code}&key={before}",
            f"{base}/remote/{room.code}",
        ]

        console.press("new_link")
        after = room.session.projector_key
        link, _ = [code.value for code in console.app.code]

        assert after != before
        assert link.endswith(f"&key={after}")

    def test_a_closed_box_holds_nothing_until_it_is_opened(self, room, console):
        for box in BOXES:
            console.app.session_state[box] = False
        console.look()
        closed = {one.key for one in console.app.button}
        assert not console.app.code

        for box in BOXES:
            console.app.session_state[box] = True
        console.look()
        assert len(console.app.code) == 2
        opened = {one.key for one in console.app.button} - closed
        assert {"use_own_address", "invite"} < opened

    def test_a_second_person_is_invited_seen_and_sent_away(self, room, console):
        console.app.button(key="invite").click()
        console.look()
        (link,) = [one.value for one in console.app.code if "/invited?key=" in one.value]
        commands.use_invitation(room.services, room.code, link.partition("key=")[2])
        console.look()
        bodies = " ".join(element.proto.body for element in console.app.get("html"))
        assert "has come in" in bodies

        (back,) = [one for one in console.app.button if one.key.startswith("revoke_")]
        back.click()
        console.look()
        assert views.invitations(room.services, room.code) == ()

    def test_an_address_of_this_computer_only_is_warned_of(self, room, console):
        console.app.text_input(key="own_address").set_value("http://localhost:8501")
        console.press_key("use_own_address")

        assert "only this computer can" in console.words

    def test_the_head_count_does_not_undo_what_another_tab_has_set(self, room):
        here, there = Console(room), Console(room)
        there.app.text_input(key="own_address").set_value("https://walls.example.org")
        there.press_key("use_own_address")
        here.field("number_input", "head_count").set_value(12)
        here.look()

        assert room.session.head_count == 12
        assert room.session.join_base == "https://walls.example.org"


class TestNothingToShow:
    @each("code", ["", "ZZZZZZ", "<b>"])
    def test_an_unknown_code_gets_one_sentence_and_a_link(self, room, code):
        console = Console(room, code)

        assert "No session here" in console.words
        assert [link.label for link in console.app.get("page_link")] == ["To the library"]

    def test_a_code_in_small_letters_is_understood(self, room):
        assert Console(room, room.code.lower()).button("next").label == "Start"

    def test_a_session_deleted_elsewhere_is_said(self, services, room, console):
        room.do(commands.end)
        commands.delete(services, room.code)
        console.look()

        assert "No session here" in console.words

    def test_after_logging_out_a_click_does_nothing_and_nothing_is_shown(
        self, services, room, console, login
    ):
        services.logins.log_out(login)
        console.press("next")

        assert room.session.status is Status.LOBBY
        assert room.code not in console.words
        assert not console.app.button

        console.look()

        assert room.code not in console.words
        assert not console.app.button


class TestTime:
    def test_what_could_be_left_out_is_offered_and_can_be_taken_back(
        self, services, room, small_workshop, clock
    ):
        droppable = 'title = "Why"\ndrop_when_late = true'
        late = type(room)(services, small_workshop.replace('title = "Why"', droppable))
        late.go_to("weather")
        clock.pass_minutes(9)
        console = Console(late)
        assert "Leaving out “Why” ends on time." in console.words

        console.press("leave_out")
        assert late.session.dropped == (3,)
        console = Console(late)
        assert "left out" in console.words
        assert "Leaving out" not in console.words

        console.press("take_back_3")
        assert late.session.dropped == ()

    def test_a_breath_is_asked_for_after_twelve_minutes_of_questions(self, room, clock):
        room.go_to("weather")
        clock.pass_minutes(12)
        assert "A breath?" not in Console(room).words
        clock.pass_minutes(1)
        assert "A breath?" in Console(room).words

    def test_the_timer_of_quiet_minutes_can_be_paused_and_is_for_the_facilitator(self, room):
        room.go_to("settle")
        console = Console(room)
        assert "Only you see this time." in console.words

        console.press("timer_run")
        assert not room.session.state.timer.is_running


class TestSmallRoom:
    def test_what_seven_people_will_not_see_is_said_before_the_start_and_not_after(self, room):
        commands.arrange(room.services, room.code, head_count=7)
        assert "With 7 people 1 of 2 questions show words only" in Console(room).words

        room.do(commands.start)

        assert "With 7 people" not in Console(room).words

    def test_the_projector_can_be_given_a_second_language(self, services):
        room = Room(services, content.frozen(WALLS.with_name("first_evening.toml"), "de"))
        Console(room).app.selectbox(key="second_language_").set_value("ar").run()
        assert room.session.second_language == "ar"

        Console(room).app.selectbox(key="second_language_ar").set_value("").run()
        assert room.session.second_language == ""

    def test_the_session_can_be_given_a_name(self, room):
        console = Console(room)
        console.field("text_input", "name_").set_value("Tuesday")
        console.look()

        assert room.session.name == "Tuesday"


class TestGoingTo:
    def choose(self, console, position):
        console.field("selectbox", "go_to_step_").set_value(position)
        return console.look()

    def test_from_the_agenda_to_any_step_with_what_it_means_said_first(self, room):
        room.do(commands.start)
        console = self.choose(Console(room), 3)
        assert "Skipped on the way: “Inner weather” and “A wall is a job”." in console.words
        assert room.session.position == 0
        assert console.button("go_to").label == "Go to “Why”"
        console.press("go_to")

        assert room.session.position == 3

    def test_it_is_undone_with_the_button_that_goes_back(self, room, clock):
        room.do(commands.start)
        console = self.choose(Console(room), 3).press("go_to")
        assert console.button("back").label == "Undo jump"
        console.press("back")
        assert room.session.position == 0

        console = self.choose(console, 3).press("go_to")
        clock.now += offered_commands.UNDO_S
        assert console.look().button("back").label == "Back"

    def test_a_skipped_step_is_marked_in_the_agenda_and_one_that_was_done_is_not(self, room):
        room.do(commands.start)
        room.do(commands.advance)
        room.do(commands.skip)
        words = Console(room).words
        row = words.split('<li class="db-past')[2].split("</li>")[0]

        assert row.startswith(' db-skipped"')
        assert '<span class="db-outcome">skipped</span>' in row
        assert words.count('db-skipped"') == 1


class TestWhatHelps:
    PLAIN = """
[workshop]
id = "plain"
title = "Plain"
language = "en"

[[steps]]
id = "choice"
kind = "single_choice"
title = "A choice"
minutes = 2
purpose = "Choose."
sensitivity = "low"
question = "Tea or coffee?"
options = ["Tea", "Coffee"]
"""

    def test_who_helps_is_asked_where_something_may_stir_people_up(self, services):
        numbers = (Need.COUNTRY, Need.CHECK)
        for text, asked in ((self.PLAIN, numbers), (WALLS.read_text(), (*numbers, Need.HELPER))):
            code = commands.create(services, text)
            assert facilitator_view(services, code).missing == asked

    def test_without_anything_tender_it_starts_and_nobody_has_to_be_named(self, services):
        code = commands.create(services, self.PLAIN)
        commands.choose_support(services, code, "gb")
        revision = facilitator_view(services, code).session.revision
        commands.confirm_support(services, code, revision)
        commands.start(services, code, facilitator_view(services, code).session.revision)

        assert facilitator_view(services, code).session.status is Status.RUNNING


class TestTrouble:
    def test_without_a_store_the_page_says_so_and_is_back_with_it(self, console, monkeypatch):
        def fail(_store):
            raise StoreUnavailable

        with monkeypatch.context() as patch:
            patch.setattr(Store, "reading", fail)
            meanwhile = console.look().words

        assert "The answers cannot be stored at the moment." in meanwhile
        assert console.room.code not in meanwhile
        assert console.room.code in console.look().words

    def test_a_session_without_its_key_is_not_said_to_be_safe(self, room):
        room.join(8)
        room.do(commands.start)
        room.services.keys.destroy(room.session.id)

        words = unescape(Console(room).words)
        assert "This session's key is missing" in words
        assert "room safe" not in words
