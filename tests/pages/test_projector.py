import json
import re
from pathlib import Path

import pytest

from drawbridge import bootstrap, charts, commands
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.errors import StoreUnavailable
from drawbridge.projector.bridge_picture import Bridge, gate
from drawbridge.store.store import Store
from drawbridge.views import projector_view
from tests.people.pages import AppTest

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"


@pytest.fixture
def services(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAWBRIDGE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DRAWBRIDGE_PASSCODE", "open-the-bridge")
    monkeypatch.setenv("DRAWBRIDGE_PUBLIC_URL", "https://walls.example.org")
    bootstrap.services.cache_clear()
    yield bootstrap.services()
    bootstrap.services().store.close()
    bootstrap.services.cache_clear()


class Projector:
    """The projector's page, opened by a link."""

    def __init__(self, **address):
        self.app = AppTest.from_file(str(ENTRY), default_timeout=30)
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.switch_page("projector.py")
        self.look()

    def look(self):
        self.app.run()
        assert not self.app.exception
        return self

    @property
    def markup(self):
        bodies = [element.proto.body for element in self.app.get("html")]
        (shown,) = [body for body in bodies if 'class="projector ' in body]
        return shown

    @property
    def picture(self):
        return re.search(r'class="projector projector-(\w+)"', self.markup).group(1)

    @property
    def words(self):
        return " ".join(re.sub(r"<[^>]+>", " ", self.markup).split())

    @property
    def bars(self):
        """What stands at the bars of the figure."""
        spec = json.loads(self.app.get("plotly_chart")[0].proto.spec)
        return [word for trace in spec["data"] for word in trace.get("text", [])]

    @property
    def listens_for(self):
        """Revisions the page knows it has drawn, one for every stream it listens to."""
        parts = [element.proto for element in self.app.get("bidi_component")]
        known = [json.loads(part.mixed.json or part.json) for part in parts]
        return [state["revision"] for state in known if "revision" in state]


@pytest.fixture
def projector(room):
    return Projector(session=room.code, key=room.session.projector_key)


def test_the_lobby_tells_how_to_join(room, projector):
    assert projector.picture == "lobby"
    assert "walls.example.org/join" in projector.words
    assert "https://" not in projector.words
    assert room.code in projector.words
    assert "A small workshop" in projector.words


def test_the_lobby_tells_the_crowd_without_a_number(room, projector):
    nobody = projector.words
    room.join(2)
    two = projector.look().words
    room.join(1)
    three = projector.look().words

    assert nobody != two
    assert two == three


def test_a_link_works_with_a_code_in_small_letters(room):
    projector = Projector(session=room.code.lower(), key=room.session.projector_key)

    assert projector.picture == "lobby"


@pytest.mark.parametrize("key", ["", "wrong", "Ä"])
def test_a_wrong_key_shows_one_sentence_and_nothing_of_the_session(room, key):
    projector = Projector(session=room.code, key=key)

    assert room.code not in projector.markup
    assert "A small workshop" not in projector.markup
    assert not projector.listens_for


def test_a_link_that_was_replaced_stops_where_it_is_open(room, projector):
    room.ask("weather", ["0"])
    commands.renew_projector_link(room.services, room.code)
    projector.look()

    assert projector.words == Projector(session="ZZZZZZ", key="x").words
    assert not projector.listens_for
    assert Projector(session=room.code, key=room.session.projector_key).listens_for


def test_an_unknown_code_looks_like_a_wrong_key(room):
    unknown = Projector(session="ZZZZZZ", key=room.session.projector_key)
    wrong = Projector(session=room.code, key="wrong")

    assert unknown.markup == wrong.markup


def test_the_card_shows_what_people_are_told(room, projector):
    room.do(commands.start)

    assert projector.look().picture == "card"
    assert "We do not ask your name." in projector.words


def test_earlier_builds_of_a_slide_stay(room, projector):
    room.go_to("wall")
    first = projector.look().words
    room.do(commands.advance)
    second = projector.look().words

    assert "One." in first
    assert "Two." not in first
    assert "One." in second
    assert "Two." in second


def test_a_poll_that_is_not_open_shows_its_title_only(room, projector):
    room.go_to("weather")

    assert projector.look().picture == "coming"
    assert "Inner weather" in projector.words
    assert "Foggy" not in projector.words


def test_an_open_question_shows_everything_that_can_be_answered(room, projector):
    room.go_to("weather")
    room.do(commands.open_step)

    assert projector.look().picture == "question"
    assert "What is the weather like in you?" in projector.words
    for option in ("Clear", "Foggy", "Stormy"):
        assert option in projector.words
    assert room.code in projector.words


@pytest.mark.rule("R01")
def test_nothing_changes_on_the_projector_while_answers_come_in(room, projector):
    room.join(6)
    room.go_to("weather")
    room.do(commands.open_step)
    before = projector.look().markup
    for secret in room.phones:
        room.answer(secret, answer="1")

    assert projector.look().markup == before
    assert projector.bars == []


def test_a_closed_question_shows_the_holding_picture_without_numbers(room, projector):
    room.join(6)
    room.ask("weather", ["0", "1", "1", "1", "2", "2"])

    assert projector.look().picture == "calm"
    assert not re.search(r"\d", projector.words)
    assert projector.bars == []


def test_a_result_that_is_shown_is_the_released_one(room, projector, services):
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    view = projector_view(services, room.code, room.session.projector_key)

    assert isinstance(view.picture.release, Released)
    assert projector.look().picture == "chart"
    assert projector.bars == ["1", "5", "2"]
    assert charts.alt_text(view.picture.poll, view.picture.release) in projector.words.replace(
        "&#34;", '"'
    )


def test_a_result_that_is_withheld_is_told_in_words(room, projector, services):
    room.join(6)
    room.ask("why", [["0"], ["0", "1"], ["0"], ["1"], ["2"], ["0"]])
    room.do(commands.reveal)
    view = projector_view(services, room.code, room.session.projector_key)

    assert isinstance(view.picture.release, Withheld)
    assert projector.look().picture == "calm"
    assert charts.words(view.picture.poll, view.picture.release) in projector.words
    assert projector.bars == []


def test_a_result_that_is_kept_private_is_taken_down(room, projector):
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    projector.look()
    room.do(commands.keep_private)

    assert projector.look().picture == "calm"
    assert projector.bars == []


def test_a_second_round_is_marked(room, projector):
    room.go_to("weather")
    room.do(commands.open_step)
    first = projector.look().words
    room.do(commands.close_step)
    room.do(commands.reopen)

    assert projector.look().words != first
    assert "Asked again" in projector.words


def test_how_people_leave_never_comes_to_the_projector(room, projector):
    room.join(8)
    room.ask("out", ["0", "1", "1", "0", "0", "0", "0", "0"])

    assert projector.look().picture == "calm"
    assert "Heavy" not in projector.words
    assert projector.bars == []


def test_the_pause_shows_its_choices(room, projector):
    room.go_to("settle")

    assert projector.look().picture == "pause"
    assert "Rest do nothing" in projector.words


def test_a_blank_screen_has_no_words(room, projector):
    room.go_to("weather")
    room.do(commands.blank)

    assert projector.look().picture == "calm"
    assert projector.words == ""


def test_the_end_says_thank_you_and_names_the_source(room, projector):
    room.do(commands.start)
    room.do(commands.end)

    assert projector.look().picture == "calm"
    assert "Written for tests" in projector.words


def test_the_tree_of_elements_is_the_same_for_every_picture(room, projector):
    def tree():
        return [
            (kind, len(projector.app.get(kind))) for kind in ("html", "plotly_chart", "container")
        ]

    in_the_lobby = tree()
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    projector.look()

    assert tree() == in_the_lobby


def test_the_page_listens_from_the_revision_it_has_drawn(room, projector):
    assert projector.listens_for == [room.session.revision]
    room.do(commands.start)
    projector.look()

    assert projector.listens_for == [room.session.revision]


@pytest.mark.parametrize(("asked", "theme"), [("", charts.LIGHT), ("dark", charts.DARK)])
def test_the_link_can_ask_for_the_dark_theme(room, asked, theme):
    room.do(commands.blank)
    projector = Projector(session=room.code, key=room.session.projector_key, theme=asked)

    assert gate(Bridge.HALF, theme) in projector.markup


def test_without_a_store_the_projector_asks_for_a_moment(room, monkeypatch):
    def fail(_store):
        raise StoreUnavailable

    key = room.session.projector_key
    with monkeypatch.context() as patch:
        patch.setattr(Store, "reading", fail)
        projector = Projector(session=room.code, key=key)
        sentence = projector.words

    assert sentence
    assert projector.listens_for == [-1]
    assert projector.look().picture == "lobby"


class TestAnAuthorWhoWritesMarkup:
    @pytest.fixture
    def small_workshop(self, small_workshop):
        return (
            small_workshop.replace("A small workshop", "<script>alert(1)</script>")
            .replace('"Foggy"', "'<img src=x onerror=alert(1)>'")
            .replace("Written for tests", "</div data-x><script>")
            .replace('"One."', '"<b>One</b>"')
        )

    @pytest.mark.parametrize("step", [None, "weather", "wall"])
    def test_is_shown_as_written(self, room, step):
        if step:
            room.go_to(step)
            if step == "weather":
                room.do(commands.open_step)
        projector = Projector(session=room.code, key=room.session.projector_key)

        assert "<script" not in projector.markup
        assert "<img src=x" not in projector.markup
        assert "<b>One" not in projector.markup
        assert "</div data-x>" not in projector.markup

    def test_is_shown_as_written_at_the_end(self, room):
        room.do(commands.end)
        projector = Projector(session=room.code, key=room.session.projector_key)

        assert "<script" not in projector.markup
        assert "</div data-x>" not in projector.markup
