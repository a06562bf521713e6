"""Lines to moderate on the console and on the projector, page by page."""

import dataclasses
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap, commands
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.session import Phase
from drawbridge.domain.workshop.texts import LineState
from drawbridge.ui.console import current_step, offered_commands
from drawbridge.views import facilitator_view
from tests.people.pages import AppTest

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"
WRITTEN = Path(__file__).parents[1].joinpath("written.toml").read_text("utf-8")
WORDS = ["stone", "Stone", "<b>glass</b>", "زجاج", "brick", "old books", "jokes", "kim@mail.org"]
LINES = [f"Line number {n}" for n in ("one", "two", "three", "four", "five", "six")]
RISK = "I do not want to go on living"


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return services


@pytest.fixture
def words(services, room):
    made = type(room)(services, WRITTEN)
    made.join(9)
    return made


def write(room, step, texts):
    room.ask(step, texts)
    assert room.session.state.phase is Phase.CLOSED


class Page:
    """One page of the app, as AppTest sees it."""

    def __init__(self, script, **address):
        self.app = AppTest.from_file(str(ENTRY), default_timeout=30)
        self.app.context["url"] = f"http://192.168.0.7:8501/{script}"
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.switch_page(f"{script}.py")
        self.look()

    def look(self):
        self.app.run()
        assert not self.app.exception
        return self

    @property
    def words(self):
        return " ".join(element.proto.body for element in self.app.get("html"))

    def press(self, start, number=0):
        found = [one for one in self.app.button if one.key.startswith(start)]
        found[number].click()
        return self.look()

    def labels(self):
        return [one.label for one in self.app.button]


@pytest.fixture
def console(words):
    def open_page():
        return Page("facilitator", session=words.code)

    return open_page


@pytest.fixture
def projector(words):
    def open_page():
        return Page("projector", session=words.code, key=words.session.projector_key)

    return open_page


def states(room):
    return [row.state for row in facilitator_view(room.services, room.code).moderation.rows]


def test_nothing_of_what_was_written_is_on_the_console_while_the_question_is_open(words, console):
    words.go_to("line")
    words.do(commands.open_step)
    words.answer(words.phones[0], answer="Please knock")

    assert "Please knock" not in console().words


def test_a_line_is_chosen_put_back_and_put_aside_from_its_row(words, console):
    write(words, "line", [*LINES, RISK, "Please knock"])
    page = console()
    assert set(states(words)) == {LineState.HELD}
    page.press("show_")
    assert states(words).count(LineState.SHOWN) == 1
    page.press("hold_", -1)
    assert states(words).count(LineState.SHOWN) == 0
    page.press("never_")

    assert states(words).count(LineState.NEVER) == 1


def test_beside_a_line_of_risk_stands_what_to_do(words, console):
    write(words, "line", [*LINES, RISK, "Please knock"])
    told = console().words

    assert "A held line needs your eyes" in told
    assert "do not ask who wrote it" in told
    assert "They miss what is said in a roundabout way" in told


def test_without_one_no_procedure_is_shown(words, console):
    write(words, "line", [*LINES, "Please knock", "Thick walls"])

    assert "needs your eyes" not in console().words


def test_below_eight_the_console_shows_no_line_and_still_says_what_to_do(words, console):
    write(words, "line", [RISK, "Please knock"])
    told = console().words

    assert "Please knock" not in told
    assert RISK not in told
    assert "Too few wrote" in told


def test_words_without_a_flag_are_chosen_in_one_act_and_shown_together(words, console, projector):
    write(words, "stuff", WORDS)
    page = console()
    page.press("choose_rest")
    page.press("next_")
    told = projector().words

    assert words.session.state.phase is Phase.REVEALED
    assert page.words.index("The room sees this now") < page.words.index("Read and choose")
    assert "kim@mail.org" not in told
    assert "brick" in told
    assert "8 of us wrote. The larger a word, the more of us wrote it." in told


def test_choosing_none_is_one_quiet_act_and_the_room_reads_so(words, console, projector):
    write(words, "line", [*LINES, RISK, "Please knock"])
    page = console()
    assert "Keep our lines" in page.labels()
    page.press("showing_")
    told = projector().words

    assert "We&#39;ll keep our lines to ourselves." in told
    assert not any(line in told for line in LINES)


def test_a_habit_press_does_not_decide_about_the_lines(words, console):
    write(words, "line", [*LINES, "Thick walls", "Please knock"])
    keys = [row.key for row in facilitator_view(words.services, words.code).moderation.rows]

    for n_chosen in range(3):
        act = offered_commands.next_act(facilitator_view(words.services, words.code))
        assert (act.label, act.is_allowed) == ("Choose lines to show", False)
        commands.show_line(words.services, words.code, keys[n_chosen])
    assert "Keep private" in console().labels()
    act = offered_commands.next_act(facilitator_view(words.services, words.code))
    assert (act.label, act.is_allowed) == ("Show the chosen lines", True)


def test_what_people_wrote_is_text_on_every_page_and_isolated(words, console, projector):
    write(words, "stuff", WORDS)
    page = console().press("choose_rest")
    page.press("next_")

    for told in (page.words, projector().words):
        assert "<b>glass</b>" not in told
        assert '<bdi dir="auto">&lt;b&gt;glass&lt;/b&gt;</bdi>' in told
        assert '<bdi dir="auto">زجاج</bdi>' in told


def test_a_line_is_put_in_shorter_words(words, console):
    write(words, "line", [*LINES, "Call 0151 234 5678", "Please knock"])
    page = console()
    rows = facilitator_view(words.services, words.code).moderation.rows
    [row] = [row for row in rows if row.flags]
    [field] = [one for one in page.app.text_input if one.key.startswith(f"edit_{row.key[:12]}")]
    field.set_value("Call me")
    page.press(f"edit_keep_{row.key[:12]}")

    assert "Call me" in page.words
    assert "Written: Call 0151 234 5678" in page.words


@pytest.mark.parametrize("is_too_long", [False, True])
def test_the_field_for_other_words_counts_as_a_phone_does(words, console, is_too_long):
    words.do(commands.start)
    longest = words.session.workshop.step("line").longest
    write(words, "line", [*LINES, "Line number seven", "Line number eight"])
    page = console()
    row = facilitator_view(words.services, words.code).moderation.rows[0]
    [field] = [one for one in page.app.text_input if one.key.startswith(f"edit_{row.key[:12]}")]
    assert field.label == f"As it will be shown, at most {longest} characters"
    assert not field.proto.max_chars
    wanted = "a" + "\U0001f600" * (longest - 1 + is_too_long)  # two units each to a browser
    field.set_value(wanted)
    page.press(f"edit_keep_{row.key[:12]}")

    told = facilitator_view(words.services, words.code).moderation.rows
    assert (wanted in {one.told for one in told}) is not is_too_long
    assert (f"Please keep to {longest} characters." in page.words) is is_too_long


def test_keeping_words_for_the_summary_is_a_tick_that_starts_empty(words, console):
    write(words, "line", [*LINES, "Thick walls", "Please knock"])
    page = console()
    [box] = [one for one in page.app.checkbox if one.key.startswith("keep_lines")]
    assert box.value is False
    box.check()
    page.look()

    assert words.session.keeps_lines


def test_a_support_card_is_offered_only_where_the_server_sends_them(words, console):
    write(words, "line", [*LINES, RISK, "Please knock"])

    assert "Send the support card" not in console().labels()


def test_in_a_break_the_card_can_be_sent_while_the_line_is_off_the_screen(words, monkeypatch):
    settings = dataclasses.replace(words.services.settings, support_reply=True)
    sending = dataclasses.replace(words.services, settings=settings)
    monkeypatch.setattr(bootstrap, "services", lambda: sending)
    write(words, "line", [*LINES, RISK, "Please knock"])
    words.do(commands.gentle_break)
    page = Page("facilitator", session=words.code)
    assert RISK not in page.words
    page.press("send_cards")

    assert "Send the support card" not in page.labels()
    assert facilitator_view(sending, words.code).moderation.rows[0].has_card


def test_no_line_can_stay_on_the_screen_after_its_step_or_in_a_break(words, console):
    """What was drawn last stands until its place is drawn again, even as nothing."""
    n_places = set()

    def look():
        page = console()
        n_places.add(len(page.app.get_by_key("now").children))
        return page

    words.do(commands.start)
    look()
    words.do(commands.skip)
    look()
    write(words, "line", [*LINES, RISK, "Please knock"])
    page = look()
    assert RISK in page.words
    page.press("break_")
    assert RISK not in page.words
    assert len(page.app.get_by_key("now").children) >= len(current_step.Slot)
    page.press("next_")
    page.press("showing_")
    look()

    assert n_places == {len(current_step.Slot)}


def test_before_anything_is_decided_no_sentence_stands_for_the_lines(words, console):
    write(words, "line", [*LINES, "Please knock", "Come in"])
    page = console()
    assert "keep our lines to ourselves" not in page.words.replace("“We'll", "")
    assert page.words.index("Please knock") < page.words.index("Flags come from a list")

    words.do(commands.reveal)

    assert "keep our lines to ourselves" in console().words


def test_once_lines_are_shown_a_flagged_one_is_folded(words, console):
    write(words, "line", [*LINES, RISK, "Please knock"])
    rows = facilitator_view(words.services, words.code).moderation.rows
    assert not any("with a flag, not shown" in one.label for one in console().app.expander)
    for row in [row for row in rows if not row.flags][:3]:
        commands.show_line(words.services, words.code, row.key)
    words.do(commands.reveal)

    assert "1 line with a flag, not shown" in [one.label for one in console().app.expander]


def test_what_is_said_of_help_is_what_the_card_says_or_a_gap(words, console):
    write(words, "line", [*LINES, RISK, "Please knock"])
    page = console()
    assert "window" not in page.words
    helper = facilitator_view(words.services, words.code).preparation.helper
    assert helper in page.words
