import dataclasses
import html
import pickle
import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from drawbridge import charts, commands, report
from drawbridge.domain.session.simulated import Temperament
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.views import summary_view
from tests.conftest import SMALL, Clock
from tests.people.room import Room
from tests.report.conftest import EVERY_PHONE, pickled

SQUARE = Path(__file__).parents[1] / "phone" / "pictures_and_shares.toml"
SVG = "{http://www.w3.org/2000/svg}"
PASSES_TAGS = {"script", "style"}


class Page(HTMLParser):
    """What stands in a page: words, tables, and everything that points outside."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.links, self.tables, self.words, self._in = [], [], [], [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"src", "href", "action"}]
        if tag not in {"meta", "br", "img", "input", "hr"}:
            self._in.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data):
        if self._in and self._in[-1] in PASSES_TAGS:
            return
        self.words.append(data)
        if self._in and self._in[-1] in {"td", "th"}:
            self.tables[-1][-1][-1] += data

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def play(services):
    room = Room(services, SMALL)
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    room.do(commands.reveal)
    room.join(2)
    why = [["0"], ["0", "1"], ["0"], ["0", "2"], ["1"], ["1", "3"], ["0", "3"], ["3"], ["0"], None]
    room.ask("why", why)
    room.do(commands.reveal)
    commands.note(room.services, room.code, "wall", "They laughed.\nThen it was quiet.")
    room.do(commands.end)
    return room.code


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """The summary of a small workshop, played once."""
    return pickle.loads(pickled(tmp_path_factory.mktemp("ended"), play, Clock()))


@pytest.fixture(scope="module")
def content(ended):
    """Its page, made once."""
    return report.html(ended)


@pytest.fixture
def page(content):
    return Page(content)


@pytest.mark.rule("R24")
def test_it_is_one_file_that_asks_nobody_for_anything(content, page):
    content = content.decode()

    assert page.links == []
    assert not {"img", "iframe", "link", "object", "embed"} & set(page.tags)
    assert "default-src 'none'" in content
    assert not re.findall(r"url\((?![\"']?data:)", content)


def test_it_holds_no_script_and_no_library(content, page):
    assert "script" not in page.tags
    assert b"plotly" not in content
    assert len(content) <= 300_000


def test_it_names_the_workshop_its_source_and_the_day(page):
    assert "A small workshop" in page.text
    assert "Written for tests" in page.text
    assert re.search(r"1[4-6] June 2025", page.text)


@pytest.mark.rule("R34")
def test_it_does_not_tell_the_hour(page):
    assert not re.search(r"\d\d:\d\d", page.text)


def test_tables_hold_what_the_pictures_show(ended, page):
    expected = [
        [[row.cell, row.shown] for row in charts.table(chapter.step, release)]
        for chapter in ended.chapters
        for release in chapter.releases
    ]

    assert [table[1:] for table in page.tables] == expected
    assert ["Foggy", "5"] in page.tables[0]


def test_empty_fields_of_a_square_are_told_in_one_row(services):
    room = Room(services, SQUARE.read_text("utf-8"))
    people = room.join(9)
    room.do(commands.start)
    room.do(commands.open_step)
    for number, secret in enumerate(people):
        who = Person(number=number, temperament=Temperament.CLUSTERED, dice=Random(number))
        room.answer(secret, **form(room.session.step, who))
    room.do(commands.close_step)
    room.do(commands.reveal)
    room.do(commands.end)
    rows = Page(report.html(summary_view(services, room.code))).tables[0][1:]

    assert rows[-1] == ["all other fields", "0"]
    assert 1 < len(rows) < 25
    assert "0" not in [shown for _, shown in rows[:-1]]


SCALE = """
[workshop]
id = "scale"
title = "One scale"
language = "en"

[[steps]]
id = "card"
kind = "consent"
title = "Before"
minutes = 1
heading = "Before"
statements = ["No name."]
agreements = ["I am 18 or older."]

[[steps]]
id = "walls"
kind = "likert_battery"
title = "On walls"
minutes = 3
purpose = "Find out."
sensitivity = "low"
question = "How true is it?"
scale = ["never", "seldom", "at times", "often", "always"]
items = [{ id = "high", statement = "Mine are high." }, { id = "old", statement = "Mine are old." }]
"""


def test_a_scale_that_was_shown_whole_stands_in_figures_at_the_end(services):
    room = Room(services, SCALE)
    room.join(14)
    room.go_to("walls")
    room.do(commands.open_step)
    for place, secret in enumerate(room.phones):
        high = [1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4][place]
        room.answer(secret, high=str(high), old="0" if place % 2 else "4")
    room.do(commands.close_step)
    room.do(commands.reveal)
    room.do(commands.end)
    page = Page(report.html(summary_view(services, room.code)))
    high, old = page.tables[-1][1:]

    assert high == ["On walls", "14", "3.9 of 5", "0.64", "0.75"]
    assert old == ["On walls", "14", "split", "−1.00", "0.00"]


def pictures(content):
    """The SVGs of a page, as XML."""
    return [ElementTree.fromstring(one) for one in re.findall(r"<svg .*?</svg>", content.decode())]


def drawn(content):
    """Every text of every picture, one list per picture."""
    return [
        ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
        for picture in pictures(content)
    ]


def test_pictures_are_those_of_the_room(ended, content):
    expected = [
        [row.shown for row in charts.table(chapter.step, release)]
        for chapter in ended.chapters
        for release in chapter.releases
    ]
    found = drawn(content)

    assert len(found) == len(expected)
    for texts, shown in zip(found, expected, strict=True):
        assert [text for text in texts if text in shown] == shown


def test_sentences_and_descriptions_stand_beside_the_pictures(ended, content, page):
    content = html.unescape(content.decode())
    for chapter in ended.chapters:
        for release in chapter.releases:
            assert charts.sentence(chapter.step, release) in page.text
            assert content.count(f"<desc>{charts.alt_text(chapter.step, release)}</desc>") == 1
    assert "n = 8" in page.text
    assert "n = 9" in page.text


def test_notes_are_in_it(page):
    assert "They laughed. Then it was quiet." in page.text


def test_a_withheld_result_is_told_in_words(room):
    room.join(3)
    room.ask("weather", ["0", "1", "1"])
    room.do(commands.reveal)
    room.do(commands.end)
    view = summary_view(room.services, room.code)
    page = Page(report.html(view))
    (chapter,) = view.chapters

    assert charts.words(chapter.step, chapter.releases[0]) in page.text
    assert page.tables == []
    assert "n =" not in page.text


def test_rounds_are_named_only_where_there_was_more_than_one(page):
    assert "Round" not in page.text


def test_two_rounds_are_named(of_two_rounds):
    page = Page(report.html(of_two_rounds))

    assert "Round 1" in page.text
    assert "Round 2" in page.text
    assert page.tables[0] != page.tables[1]


def test_how_people_left_is_not_in_it(room):
    room.join(8)
    room.ask("out", ["0", "1", "1", "0", "0", "0", "0", "0"])
    room.do(commands.end)

    assert "Heavy" not in report.html(summary_view(room.services, room.code)).decode()


class TestAnAuthorWhoWritesMarkup:
    @pytest.fixture
    def small_workshop(self, small_workshop):
        return (
            small_workshop.replace("A small workshop", "<script>alert(1)</script>")
            .replace('"Foggy"', "'</script><img src=x onerror=alert(1)>'")
            .replace("Inner weather", "<b>Inner</b>")
            .replace("What is the weather like in you?", "<i>What?</i></script>")
        )

    def test_is_shown_as_written(self, room):
        room.join(8)
        room.ask("weather", EVERY_PHONE)
        room.do(commands.reveal)
        commands.note(room.services, room.code, "weather", "</p><script>alert(2)</script>")
        room.do(commands.end)
        content = report.html(summary_view(room.services, room.code))
        page = Page(content)

        assert b"<script>alert" not in content
        assert b"<img src=x" not in content
        assert page.tags.count("b") == 0
        assert "</p><script>alert(2)</script>" in page.text
        assert "<b>Inner</b>" in page.text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A small workshop", "a-small-workshop"),
        ("Über Mauern: ein Abend", "uber-mauern-ein-abend"),
        ("../../etc/passwd", "etc-passwd"),
        ('"; rm -rf /', "rm-rf"),
        ("壁", "session"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_file_name_is_safe_everywhere(ended, title, name):
    named = dataclasses.replace(ended, title=title).without_notes()

    assert re.fullmatch(re.escape(name) + r"-2025-06-1[4-6]\.html", report.file_name(named, "html"))


def test_a_page_with_notes_says_so_in_its_name(ended):
    assert ended.has_notes
    assert report.file_name(ended, "html").endswith("-with-my-notes.html")
    assert "notes" not in report.file_name(ended, "csv")
    assert "notes" not in report.file_name(ended.without_notes(), "html")
