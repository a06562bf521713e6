"""Both painters draw the same picture; the one that is kept is plain XML, whatever people write."""

import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.text_wrap import text_width
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from drawbridge.domain.workshop.texts import Written
from gallery import rooms
from tests.charts.boxes import Measured, unescaped
from tests.charts.long_texts import SCRIPTS, rewritten, texts, through_the_gate

POLLS = [
    step
    for step in rooms.every_step()
    if isinstance(step, Poll) and not isinstance(step, Written) and step.audience is Audience.ROOM
]
ROOMS = ((7, 0), (14, 1), (14, 2), (60, 0), (200, 1))  # people, and which shape their answers have
SVG = "{http://www.w3.org/2000/svg}"
INVISIBLE = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
SHARES = {"start": 0, "middle": 0.5, "end": 1}
TENTH = 0.11  # lengths are written in tenths of a px
ELEMENTS = {"svg", "title", "desc", "rect", "path", "circle", "g", "text", "tspan"}
NASTY = (
    "<script>alert(1)</script>",
    "</text></svg><b>",
    "R&D &amp; &lt;",
    "a \"b\" 'c'",
    "]]><!--",
    "null\x00bell\x07",
    "\ud800 half",
    "\ufffe\uffff",
    "مرحبا بالعالم",
    "Donaudampfschifffahrt" * 5,
    "👩‍👩‍👧 🇩🇪 👍🏽",
    "投票結果",
    "url(javascript:x)",
    "{{ 7 * 7 }} %s {0}",
)


@dataclass(frozen=True)
class Told:
    text: str
    left: float
    top: float
    px: float


class Painted:
    """What stands in an SVG."""

    def __init__(self, content):
        self.root = ElementTree.fromstring(content)

    def every(self, name):
        return list(self.root.iter(SVG + name))

    @property
    def rectangles(self):
        names = ("x", "y", "width", "height")
        areas = [one for one in self.every("rect") if "db-bar" in one.get("class")]
        return [tuple(float(one.get(name)) for name in names) for one in areas]

    @property
    def words(self):
        return [self._told(one) for one in self.every("text")]

    def _told(self, text):
        lines = list(text)
        px = float(text.get("font-size"))
        told = [line.text.translate(INVISIBLE) for line in lines]
        width = max(text_width(line, px) for line in told)
        left = float(lines[0].get("x")) - SHARES[text.get("text-anchor", "start")] * width
        return Told(text="\n".join(told), left=left, top=float(lines[0].get("y")) - px, px=px)


def gap(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def corner(box):
    return box.left, box.top


def results(poll, rooms_of=ROOMS):
    for n, shape in rooms_of:
        release = through_the_gate(poll, n, shape)
        if isinstance(release, Released):
            yield release


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_both_painters_draw_bars_and_areas_at_the_same_places(poll):
    for release in results(poll):
        size = charts.size(0.5)
        seen = Measured(on_screen.figure(poll, release, scale=0.5), size.width, size.height)
        drawn = Painted(charts.svg(poll, release, sized=charts.size(0.5))).rectangles

        areas = seen.areas
        assert len(drawn) == len(areas)
        for one in drawn:
            nearest = min(areas, key=lambda other: gap(one, other))
            areas.remove(nearest)
            assert one == pytest.approx(nearest, abs=TENTH)


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_both_painters_write_the_same_words_at_the_same_places(poll):
    for release in results(poll):
        size = charts.size(0.5)
        seen = Measured(on_screen.figure(poll, release, scale=0.5), size.width, size.height)
        words = Painted(charts.svg(poll, release, sized=charts.size(0.5))).words
        boxes = [(unescaped(box.text), box) for box in seen.words]

        assert sorted(one.text for one in words) == sorted(text for text, _ in boxes)
        for one in words:
            alike = [pair for pair in boxes if pair[0] == one.text]
            nearest = min(alike, key=lambda pair: gap((one.left, one.top), corner(pair[1])))
            boxes.remove(nearest)
            assert (one.left, one.top) == pytest.approx(corner(nearest[1]), abs=0.45 * one.px)


def test_what_is_hidden_is_hatched_and_has_no_area_of_its_own():
    hidden = hatched = 0
    for poll in POLLS:
        for release in results(replace(poll, sensitivity=Sensitivity.HIGH), ((24, 2),)):
            painted = Painted(charts.svg(poll, release))
            hatched += sum(one.get("class") == "db-hatch" for one in painted.every("path"))
            empty = [one for one in painted.every("rect") if one.get("fill") == "none"]
            hidden += len(empty)

    assert hidden == hatched > 0


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_every_picture_has_a_name_and_a_description_and_nothing_that_runs(poll):
    for release in results(poll):
        content = charts.svg(poll, release, language="pl")
        root = ElementTree.fromstring(content)

        assert (root.get("role"), root.get("lang")) == ("img", "pl")
        assert [one.tag for one in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert root[0].text == poll.question
        assert root[1].text == charts.alt_text(poll, release)
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= ELEMENTS
        assert not re.search(r"\b(id|style|href|on\w+)=", content)


@pytest.mark.parametrize("theme", [charts.LIGHT, charts.DARK])
def test_colours_are_those_of_the_theme(theme):
    known = set(re.findall(r"#[0-9A-F]{6}", repr(theme)))
    for poll in POLLS:
        for release in results(poll, ((14, 0),)):
            assert set(re.findall(r"#\w+", charts.svg(poll, release, theme=theme))) <= known


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_whatever_people_write_is_a_text_of_the_picture(poll, data):
    in_a_script = st.sampled_from(sorted(SCRIPTS)).flatmap(texts)
    text = data.draw(st.sampled_from(NASTY) | in_a_script | st.text(min_size=1))
    other = rewritten(poll, text)
    for release in results(other, ((14, 0),)):
        root = ElementTree.fromstring(charts.svg(other, release))

        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= ELEMENTS


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_a_drawing_within_a_picture_is_no_picture_of_its_own(poll):
    for release in results(poll):
        painted = Painted(charts.svg(poll, release))
        assert painted.root.get("role") == "img"
        assert all(one.get("aria-hidden") for one in painted.every("svg")[1:])
