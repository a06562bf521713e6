import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap, charts, commands, report
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.privacy.gate import Released
from drawbridge.errors import SessionNotFound
from drawbridge.report import formats
from drawbridge.ui.downloads import size
from drawbridge.views import summary_view
from tests.conftest import SMALL
from tests.people.evenings import play
from tests.people.pages import AppTest
from tests.people.room import Room

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"
PASSCODE = "open-the-bridge"
# Lines that people write, and beside them a choice, of which there is a picture.
WRITTEN = """
[workshop]
id = "written"
title = "Words of our own"
language = "en"

[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line you would like this room to hear."

[[steps]]
id = "weather"
kind = "single_choice"
title = "Inner weather"
minutes = 3
question = "What is the weather like in you?"
options = ["Clear", "Foggy", "Stormy"]
"""


@pytest.fixture
def services(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAWBRIDGE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DRAWBRIDGE_PASSCODE", PASSCODE)
    monkeypatch.setenv("DRAWBRIDGE_RETENTION_DAYS", "11")
    built_once = bootstrap.services  # a test may put something else in its place
    built_once.cache_clear()
    yield built_once()
    built_once().store.close()
    built_once.cache_clear()


@pytest.fixture
def logged_in(services, monkeypatch):
    cookie = services.logins.log_in(PASSCODE)
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})


@pytest.fixture
def ended(room):
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    room.ask("why", [["0"], ["0", "1"], ["0"], ["1"], None, None, None, None])
    room.do(commands.reveal)
    commands.note(room.services, room.code, "wall", "They laughed.")
    room.do(commands.end)
    return room


class Summary:
    """The summary's page."""

    def __init__(self, code):
        self.app = AppTest.from_file(str(ENTRY), default_timeout=30)
        self.app.query_params["session"] = code
        self.app.switch_page("summary.py")
        self.app.run()
        assert not self.app.exception

    @property
    def markup(self):
        return " ".join(element.proto.body for element in self.app.get("html"))

    @property
    def bars(self):
        specs = [json.loads(chart.proto.spec) for chart in self.app.get("plotly_chart")]
        return [[w for trace in spec["data"] for w in trace.get("text", [])] for spec in specs]

    @property
    def keys(self):
        kinds = ("button", "download_button", "text_area")
        return {one.key for kind in kinds for one in self.app.get(kind)}

    @property
    def files(self):
        (batch,) = self.app.session_state["files"].values()
        return batch.files

    def make_files(self):
        self.press("make_files")
        assert self.files  # waits until they are made
        self.app.run()
        assert not self.app.exception

    def press(self, key):
        self.app.button(key=key).click().run()
        assert not self.app.exception


def test_without_a_login_nothing_is_shown(ended):
    page = Summary(ended.code)

    assert "A small workshop" not in page.markup
    assert "/login" in page.markup
    assert not page.keys


@pytest.mark.usefixtures("logged_in")
def test_it_has_all_that_was_shown_how_long_it_is_kept_and_what_the_files_will_hold(
    ended, services
):
    page = Summary(ended.code)
    assert "11 days" in page.markup

    weather, _, why = summary_view(services, ended.code).chapters

    assert isinstance(weather.releases[0], Released)
    assert page.bars == [["1", "5", "2"]]
    assert charts.sentence(weather.step, weather.releases[0]) in page.markup.replace("&#34;", '"')
    assert charts.words(why.step, why.releases[0]) in page.markup

    assert "What the room saw of 2 steps" in page.markup
    for one in report.FORMATS:
        assert (one.holds in page.markup) is not one.is_beside
    assert "make_files" in page.keys
    assert not [key for key in page.keys if key.startswith("download_")]


@pytest.mark.usefixtures("logged_in")
def test_a_note_can_still_be_changed(ended, services):
    page = Summary(ended.code)
    (box,) = [box for box in page.app.text_area if box.value == "They laughed."]
    box.set_value("They laughed a lot.").run()
    notes = {one.step.id: one.note for one in summary_view(services, ended.code).chapters}

    assert notes["wall"] == "They laughed a lot."


@pytest.mark.usefixtures("logged_in")
def test_every_file_can_be_taken_away_with_its_size_and_notes_are_in_them_only_where_asked_for(
    ended, services
):
    page = Summary(ended.code)
    page.make_files()
    view = summary_view(services, ended.code).without_notes()
    labels = {one.key: one.proto.label for one in page.app.get("download_button")}

    offered = [one.name for one in report.FORMATS if not one.is_beside]
    assert list(labels) == [f"download_{name}" for name in ("zip", *offered)]
    assert labels["download_html"].endswith(size(len(report.html(view, None))))
    assert "make_files" not in page.keys
    assert all(one.proto.deferred_file_id for one in page.app.get("download_button"))

    (plain,) = [one for one in page.files if one.format.name == "html"]
    page.app.checkbox(key="include_notes").check().run()
    assert "make_files" in page.keys  # what was made is something else than what is asked for now
    page.make_files()
    (noted,) = [one for one in page.files if one.format.name == "html"]

    assert b"They laughed." not in plain.content
    assert b"They laughed." in noted.content
    assert "with-my-notes" in noted.name


@pytest.mark.usefixtures("logged_in")
def test_pictures_that_would_be_empty_are_left_out_and_the_page_says_so(room):
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.end)
    page = Summary(room.code)
    page.make_files()

    assert "Left out: Pictures (PNG), for no chart was shown in this session." in page.markup
    assert "could not be made" not in page.markup
    assert "download_pictures" not in page.keys
    assert "download_zip" in page.keys


@pytest.mark.rule("R18")
@pytest.mark.usefixtures("logged_in")
def test_lines_that_people_wrote_are_in_the_files_only_where_they_were_asked_for(services):
    code = play(services, WRITTEN, 12)
    page = Summary(code)
    line = next(
        line.text
        for chapter in summary_view(services, code).chapters
        for release in chapter.releases
        for line in getattr(release, "lines", ())
        if " " in line.text
    ).encode()
    page.make_files()
    assert {one.format.name for one in page.files} == {one.name for one in report.FORMATS}
    assert not [one for one in page.files if line in one.content]
    page.app.checkbox(key="include_lines").check().run()
    page.make_files()

    assert {"csv", "json"} <= {one.format.name for one in page.files if line in one.content}


@pytest.mark.usefixtures("logged_in")
def test_without_notes_and_lines_nothing_is_asked(room):
    room.do(commands.start)
    room.do(commands.end)

    assert not list(Summary(room.code).app.checkbox)


@pytest.mark.usefixtures("logged_in")
def test_a_file_that_fails_is_named_and_costs_no_other(ended, monkeypatch):
    def fail(_view, _zone):
        raise ZeroDivisionError

    broken = dataclasses.replace(formats.BY_NAME["xlsx"], make=fail)
    monkeypatch.setitem(formats.BY_NAME, "xlsx", broken)
    # Only in this process is it broken.
    monkeypatch.setattr(report, "another_process", lambda: ThreadPoolExecutor(1))
    page = Summary(ended.code)
    page.make_files()

    assert "Workbook (XLSX) could not be made. The other files are complete." in page.markup
    assert {"download_zip", "download_html", "download_csv"} <= page.keys
    assert "download_xlsx" not in page.keys


@pytest.mark.usefixtures("logged_in")
def test_deleting_removes_it_for_good(ended, services, only_the_small_workshop):
    only_the_small_workshop(services)  # the library is what is seen next
    Summary(ended.code).press("delete_now")

    with pytest.raises(SessionNotFound):
        summary_view(services, ended.code)


@pytest.mark.usefixtures("logged_in")
def test_a_session_that_has_not_ended_has_no_summary(room):
    for state in ("lobby", "running"):
        if state == "running":
            room.do(commands.start)
        page = Summary(room.code)

        assert "The summary is made when the session has ended." in page.markup
        assert not {"make_files", "download_csv", "delete_now"} & page.keys


@pytest.mark.usefixtures("logged_in", "services")
def test_an_unknown_code_has_no_summary():
    page = Summary("ZZZZZZ")

    assert "There is no session with this code." in page.markup
    assert not {"make_files", "download_csv", "delete_now"} & page.keys


@pytest.mark.usefixtures("logged_in")
def test_a_session_in_which_nothing_was_shown_says_so(room):
    room.do(commands.end)

    assert "Nothing was shown in this session." in Summary(room.code).markup


@pytest.mark.usefixtures("logged_in")
def test_the_group_sheet_is_given_to_nobody_until_somebody_switches_it_on(ended, services):
    page = Summary(ended.code)
    link = f"/j/{ended.code}/sheet"
    assert link not in page.markup

    page.app.toggle(key="give_sheet").set_value(True).run()
    assert ended.session.gives_sheet
    assert link in page.markup
    assert "QR code" in page.markup

    page.app.toggle(key="give_sheet").set_value(False).run()
    assert not page.app.exception
    assert not ended.session.gives_sheet
    assert link not in page.markup


def held(services, answers):
    room = Room(services, SMALL)
    room.join(len(answers))
    room.ask("weather", answers)
    room.do(commands.reveal)
    room.do(commands.end)
    return room.code


@pytest.mark.usefixtures("logged_in")
def test_another_run_of_the_workshop_stands_beside_this_one_once_it_is_chosen(services):
    last = held(services, ["0"] * 4 + ["1"] * 9 + ["2"] * 5)
    page = Summary(held(services, ["0"] * 8 + ["1"] * 4 + ["2"] * 6))
    assert len(page.bars) == 1

    page.app.selectbox(key="beside").set_value(last).run()

    assert len(page.bars) == 3
    assert page.bars[1] != page.bars[2]
    assert "a difference may be chance" in page.markup


@pytest.mark.usefixtures("logged_in")
def test_a_run_of_nearly_the_same_people_is_refused_with_the_reason(services):
    answers = ["0"] * 8 + ["1"] * 4 + ["2"] * 6
    last = held(services, answers[1:])
    page = Summary(held(services, answers))

    page.app.selectbox(key="beside").set_value(last).run()

    assert len(page.bars) == 1
    assert "These two runs are not put beside each other" in page.markup


@pytest.mark.usefixtures("logged_in")
def test_a_workshop_of_which_nothing_else_is_kept_offers_no_other_run(services):
    page = Summary(held(services, ["0"] * 8 + ["1"] * 4))

    assert "beside" not in {box.key for box in page.app.selectbox}
