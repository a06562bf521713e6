import json
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from drawbridge import bootstrap, charts, commands, report
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.privacy.gate import Released
from drawbridge.errors import SessionNotFound
from drawbridge.views import summary_view

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"
PASSCODE = "open-the-bridge"


@pytest.fixture
def services(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAWBRIDGE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DRAWBRIDGE_PASSCODE", PASSCODE)
    monkeypatch.setenv("DRAWBRIDGE_RETENTION_DAYS", "11")
    bootstrap.services.cache_clear()
    yield bootstrap.services()
    bootstrap.services().store.close()
    bootstrap.services.cache_clear()


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

    def press(self, key):
        self.app.button(key=key).click().run()
        assert not self.app.exception


def test_without_a_login_nothing_is_shown(ended):
    page = Summary(ended.code)

    assert "A small workshop" not in page.markup
    assert "/login" in page.markup
    assert not page.keys


@pytest.mark.usefixtures("logged_in")
def test_everything_that_was_shown_is_there(ended, services):
    page = Summary(ended.code)
    weather, _, why = summary_view(services, ended.code).chapters

    assert isinstance(weather.releases[0], Released)
    assert page.bars == [["1", "5", "2"]]
    assert charts.sentence(weather.step, weather.releases[0]) in page.markup.replace("&quot;", '"')
    assert charts.words(why.step, why.releases[0]) in page.markup


@pytest.mark.usefixtures("logged_in")
def test_it_says_how_long_it_is_kept(ended):
    assert "11 days" in Summary(ended.code).markup


@pytest.mark.usefixtures("logged_in")
def test_a_note_can_still_be_changed(ended, services):
    page = Summary(ended.code)
    (box,) = [box for box in page.app.text_area if box.value == "They laughed."]
    box.set_value("They laughed a lot.").run()
    notes = {one.step.id: one.note for one in summary_view(services, ended.code).chapters}

    assert notes["wall"] == "They laughed a lot."


@pytest.mark.usefixtures("logged_in")
def test_the_page_to_hand_out_holds_no_notes(ended, services):
    view = summary_view(services, ended.code)

    assert "download_handout" in Summary(ended.code).keys
    assert b"They laughed." in report.html(view)
    assert b"They laughed." not in report.html(view.without_notes())
    assert [one.step.id for one in view.without_notes().chapters] == ["weather", "why"]


@pytest.mark.usefixtures("logged_in")
def test_without_notes_there_is_one_page(room):
    room.do(commands.start)
    room.do(commands.end)

    assert "download_handout" not in Summary(room.code).keys


@pytest.mark.usefixtures("logged_in")
def test_both_files_can_be_downloaded(ended):
    assert {"download_html", "download_csv"} <= Summary(ended.code).keys


@pytest.mark.usefixtures("logged_in")
def test_a_file_is_made_only_when_it_is_asked_for(ended):
    buttons = Summary(ended.code).app.get("download_button")

    assert [button.proto.url for button in buttons] == [""] * 3
    assert all(button.proto.deferred_file_id for button in buttons)


@pytest.mark.usefixtures("logged_in")
def test_deleting_removes_it_for_good(ended, services):
    Summary(ended.code).press("delete_now")

    with pytest.raises(SessionNotFound):
        summary_view(services, ended.code)


@pytest.mark.usefixtures("logged_in")
@pytest.mark.parametrize("state", ["lobby", "running"])
def test_a_session_that_has_not_ended_has_no_summary(room, state):
    if state == "running":
        room.do(commands.start)
    page = Summary(room.code)

    assert "The summary is made when the session has ended." in page.markup
    assert not {"download_html", "download_csv", "delete_now"} & page.keys


@pytest.mark.usefixtures("logged_in", "services")
def test_an_unknown_code_has_no_summary():
    page = Summary("ZZZZZZ")

    assert "There is no session with this code." in page.markup
    assert not {"download_html", "download_csv", "delete_now"} & page.keys


@pytest.mark.usefixtures("logged_in")
def test_a_session_in_which_nothing_was_shown_says_so(room):
    room.do(commands.end)

    assert "Nothing was shown in this session." in Summary(room.code).markup
