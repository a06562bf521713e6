"""A workshop full of markup is shown as it was written, everywhere, and does nothing."""

import csv
import io
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap, commands, report
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.workshop.steps import Poll
from drawbridge.ui import parts
from drawbridge.views import summary_view
from tests.people.direct_client import DirectClient
from tests.people.pages import AppTest
from tests.people.phone import EVERY_AGREEMENT
from tests.people.room import Room
from tests.people.screen import Screen
from tests.whole_app import whole_app

ROOT = Path(__file__).resolve().parents[1]
ENTRY = ROOT / "pages" / "entry.py"
BAIT = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "![p](http://evil.test/p.png)",
    "<a href='javascript:alert(1)'>b</a>",
    ":material/delete: :red[r]",
    "$x^2$ **b** `c` {{ 7 * 7 }}",
    "=HYPERLINK(1)",
    "www.evil.test a@evil.test",
)
# Words of a workshop file that nobody sees: names, references, choices of the format itself.
MACHINE = {
    "id", "kind", "sensitivity", "language", "paired_with", "moment", "core", "covers", "tags",
    "icons", "audience", "concepts", "drop", "move",
}  # fmt: skip
OTHER_KINDS = (
    ROOT / "tests" / "phone" / "pictures_and_shares.toml",
    ROOT / "tests" / "phone" / "scenes_and_turns.toml",
    ROOT / "workshop_content" / "emotional_walls.toml",
)
# What may stand in a page of ours at all; every other tag would come from the bait.
HARMLESS_LINKS = re.compile(r"(/|#|data:image/|data:,|https?://192\.168\.0\.7:8501)")


def hostile(source):
    """The workshop with bait in every text that people see; the same text gets the same bait."""
    baits = {}

    def baited(value, key, in_line):
        if key in MACHINE:
            return value
        if isinstance(value, dict):
            inner = in_line or key == "say"  # there, curly brackets are places to fill in
            return {name: baited(one, name, inner) for name, one in value.items()}
        if isinstance(value, list):
            return [baited(one, key, in_line) for one in value]
        if not isinstance(value, str):
            return value
        number = len(baits)
        bait = baits.setdefault(value, f"{BAIT[number % len(BAIT)]} {number}")
        return bait.replace("{{ 7 * 7 }}", "") if in_line else bait

    found = tomllib.loads(source)
    return "\n".join(f"{key} = {toml(baited(value, key, False))}" for key, value in found.items())


def toml(value):
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def small_workshop(small_workshop):
    return hostile(small_workshop)


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return services


class Markup(HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attributes]

    def handle_data(self, text):
        self.text += text


def harm(html, scripts=0):
    """Whatever in a piece of HTML would act, load or lead away."""
    markup = Markup(html)
    found = [tag for tag in markup.tags if tag in {"iframe", "object", "embed", "base"}]
    found += ["script"] * (markup.tags.count("script") - scripts)
    for tag, name, value in markup.attributes:
        if name.startswith("on"):
            found.append((tag, name))
        if name in {"href", "src", "action"} and not HARMLESS_LINKS.match(value):
            found.append((tag, name, value))
    return found


def is_plain(label):
    """Whether Streamlit's Markdown makes nothing of a label; the words a person reads."""
    read = re.sub(r"\\(.)", "", label)
    active = r"[*_`$<>~]|!\[|\[.*\]\(|:material/|:[a-z_]+\[|https?://|www\.|@[a-z]|^\d+[.)]|^[#+-]"
    return not re.search(active, read)


def seen_in(app):
    """All HTML and all labels of a page."""
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    kinds = ("button", "text_area", "number_input", "radio", "text_input", "expander", "markdown")
    labels = [
        getattr(element, "label", None) or getattr(element, "value", "") or ""
        for kind in kinds
        for element in app.get(kind)
    ]
    labels += [option for radio in app.radio for option in radio.options]
    figures = [json.loads(element.proto.spec) for element in app.get("plotly_chart")]
    return html, labels, figures


def texts_of(figure):
    if isinstance(figure, dict):
        for value in figure.values():
            yield from texts_of(value)
    elif isinstance(figure, list):
        for value in figure:
            yield from texts_of(value)
    elif isinstance(figure, str):
        yield figure


def page(name, **address):
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.context["url"] = "http://192.168.0.7:8501/"
    for field, value in address.items():
        app.query_params[field] = value
    return app.switch_page(f"{name}.py").run()


def stages(room):
    """The room, at every place of the workshop and in every phase of its questions."""
    yield room
    room.join(8)
    room.do(commands.start)
    while True:
        yield room
        if room.session.step.id in {"weather", "why"}:
            room.do(commands.open_step)
            yield room
            for secret, value in zip(room.phones, "00011122", strict=True):
                room.answer(secret, answer=value)
            room.do(commands.close_step)
            yield room
            room.do(commands.reveal)
            yield room
        if room.session.is_last_step:
            return
        room.do(commands.skip)


def test_console_and_projector_show_what_was_written(room):
    words = ""
    for _ in stages(room):
        for app in (
            page("facilitator", session=room.code),
            page("projector", session=room.code, key=room.session.projector_key),
        ):
            html, labels, figures = seen_in(app)
            words += Markup(html).text
            assert harm(html) == []
            assert [label for label in labels if not is_plain(label)] == []
            for text in texts_of(figures):
                assert not re.search(r"<(a|img|script)\b|javascript:[^:]*'>", text), text

    assert set(BAIT) - {bait for bait in BAIT if bait in words} == set()


def asked(room):
    """The room at every step of a workshop; what can be asked is being asked."""
    yield
    room.join(1)
    room.do(commands.start)
    while True:
        if isinstance(room.session.step, Poll):
            room.do(commands.open_step)
        yield
        if isinstance(room.session.step, Poll):
            room.do(commands.close_step)
        if room.session.is_last_step:
            return
        room.do(commands.skip)


@pytest.mark.parametrize("path", OTHER_KINDS[:2], ids=lambda path: path.stem)
def test_every_kind_of_step_is_shown_as_written(services, path):
    room = Room(services, hostile(path.read_text("utf-8")))
    for _ in asked(room):
        key = room.session.projector_key
        for app in (
            page("facilitator", session=room.code),
            page("projector", session=room.code, key=key),
        ):
            html, labels, _ = seen_in(app)
            assert harm(html) == []
            assert [label for label in labels if not is_plain(label)] == []


@pytest.mark.parametrize("path", OTHER_KINDS, ids=lambda path: path.stem)
def test_every_kind_of_step_is_shown_on_phones_as_written(services, path):
    room = Room(services, hostile(path.read_text("utf-8")))
    client, words = DirectClient(whole_app(services)), ""
    n_agreements = client.get(f"/j/{room.code}").text.count('name="agree"')
    agree = [str(number) for number in range(n_agreements)]
    client.post(f"/j/{room.code}/join", data={"role": "participant", "agree": agree})
    for _ in asked(room):
        html = client.get(f"/j/{room.code}").text
        words += Screen(html).text
        assert harm(html, scripts=1) == []

    assert "<img src=x onerror=alert(1)>" in words


def test_the_library_shows_what_was_written(services, room, tmp_path, small_workshop, monkeypatch):
    (tmp_path / "hostile.toml").write_text(small_workshop, "utf-8")
    (tmp_path / "broken.toml").write_text(small_workshop.replace("minutes = 3", BAIT[0]), "utf-8")
    object.__setattr__(services, "workshops", tmp_path)
    html, labels, _ = seen_in(page("library"))

    assert harm(html) == []
    assert [label for label in labels if not is_plain(label)] == []
    assert BAIT[0] in Markup(html).text


def test_phones_show_what_was_written(services, room):
    client = DirectClient(whole_app(services))
    url = f"/j/{room.code}"
    words = Screen(client.get(url).text).text
    client.post(f"{url}/join", data={"role": "participant", "agree": EVERY_AGREEMENT})
    for _ in stages(room):
        html = client.get(url).text
        words += Screen(html).text
        assert harm(html, scripts=1) == []
    room.do(commands.end)
    words += Screen(client.get(url).text).text

    assert len([bait for bait in BAIT if bait in words]) > 5


def test_downloads_hold_what_was_written(room):
    for _ in stages(room):
        pass
    note = f"{BAIT[0]} {BAIT[1]}"
    commands.note(room.services, room.code, "weather", note)
    room.do(commands.end)
    view = summary_view(room.services, room.code)
    html = report.html(view).decode()
    body = html[html.index("<body>\n<header>") :]
    table = list(csv.reader(io.StringIO(report.csv(view).decode("utf-8-sig"))))

    assert "<figure>" in html
    assert note in Markup(html).text
    assert "<img src=x" not in html
    assert harm(body) == []
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "text", [*BAIT, "1. one", "10) ten", "# head", "- item", "a\n\n# b", "= x"]
)
def test_a_label_reads_as_it_was_written(text):
    label = parts.plain(text)

    assert is_plain(label)
    assert re.sub(r"\\(.)", r"\1", label).replace("\u2060", "") == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["Next: A wall is a job", "Next line (2 of 2)", "Lost? Found. 3-5"]
)
def test_an_ordinary_label_is_left_alone(text):
    assert parts.plain(text) == text
