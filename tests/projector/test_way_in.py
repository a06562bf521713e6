"""The address that people type, in every direction of writing and on every screen."""

import html
import re

import pytest

from drawbridge import charts
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.views import CrowdWord, ProjectorView
from drawbridge.views.pictures import LobbyPicture, QuestionPicture
from tests.charts.conftest import choice
from tests.projector.test_pictures import SCREENS, empty_page

PICTURES = (
    LobbyPicture(subtitle="", crowd=CrowdWord.NEARLY_EVERYONE),
    QuestionPicture(poll=choice(), round=1),
)
# Every letter of the address, from left to right and from top to bottom.
AS_SEEN = """() => {
  const link = document.querySelector('.projector-link'), letters = [];
  const walk = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) for (let at = 0; at < walk.currentNode.length; at++) {
    range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 1);
    const box = range.getBoundingClientRect();
    letters.push([Math.round(box.top), box.left, walk.currentNode.data[at]]);
  }
  letters.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return letters.reduce((lines, [top, , letter]) => {
    if (lines.top !== top) { lines.push(''); lines.top = top; }
    lines[lines.length - 1] += letter;
    return lines;
  }, []).join('\\n').trim();
}"""


def drawn(picture, *, base="http://192.168.178.27:8501", language="en"):
    view = ProjectorView(
        code="QKWNBM",
        title="Walls",
        revision=1,
        join_base=base,
        is_rehearsal=False,
        picture=picture,
    )
    return markup(ProjectorScene(view=view, language=language, theme=charts.LIGHT, join_base=base))


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda it: type(it).__name__)
def test_an_address_is_read_from_left_to_right_whichever_way_the_room_writes(
    chromium, tmp_path, picture, language
):
    file = tmp_path / "page.html"
    file.write_text(empty_page())
    seen = set()
    for width, height in SCREENS:
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.goto(file.as_uri())
        page.evaluate("document.fonts.load('28px \"Atkinson Hyperlegible Next\"')")
        page.evaluate("it => { document.body.innerHTML = it; }", drawn(picture, language=language))
        seen.add(page.evaluate(AS_SEEN))
        page.close()

    assert seen <= {"192.168.178.27:8501/join", "192.168.178.27:8501\n/join"}


@pytest.mark.parametrize(
    ("base", "pieces"),
    [
        ("http://192.168.178.27:8501", ["192.168.178.27", ":8501", "/join"]),
        ("https://walls.example.org", ["walls.", "example.", "org", "/join"]),
        ("https://example.org/evenings", ["example.", "org", "/evenings", "/join"]),
    ],
)
def test_a_line_of_the_address_ends_before_a_mark_and_never_within_the_four_numbers(base, pieces):
    told = drawn(PICTURES[1], base=base).split('<p class="projector-link">')[1].split("</p>")[0]

    assert re.sub(r"<(?!wbr)[^>]+>", "", html.unescape(told)).split("<wbr>")[:-1] == pieces
