"""The sheet for everyone: the pictures of the room, last words and help, on two pages at most."""

import dataclasses
import io
import re

import pypdf
import pytest

from drawbridge import charts, commands, report
from drawbridge.domain.facilitation.support import SupportCard, SupportLine
from drawbridge.domain.privacy.result_pictures import ChartPicture, LinesPicture
from drawbridge.report.group_sheet import N_PAGES, SIZE
from drawbridge.views import summary_view
from tests.report.structure import descriptions, text_of

NOTE = "A note of mine."
MAKERS = (report.group_sheet_html, report.group_sheet_pdf)


@pytest.fixture(scope="module")
def walls(evening):
    """A whole evening with notes everywhere."""
    view = evening(14)
    chapters = tuple(dataclasses.replace(one, note=NOTE) for one in view.chapters)
    return dataclasses.replace(view, chapters=chapters)


def pictures(view):
    return [
        picture
        for chapter in view.chapters
        for picture in chapter.results
        if isinstance(picture, ChartPicture)
    ]


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def words_of(content):
    """What a page or a file says, beside its pictures."""
    if content.startswith(b"%PDF"):
        return " ".join(text_of(content).split())
    page = re.sub(r"<svg .*?</svg>|<style>.*?</style>", "", content.decode(), flags=re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def with_pictures(view, times):
    return dataclasses.replace(view, chapters=view.chapters * times)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_it_has_two_pages_at_most(walls, times):
    content = report.group_sheet_pdf(with_pictures(walls, times))

    assert len(read(content).pages) <= N_PAGES
    assert len(descriptions(read(content))) == times * len(pictures(walls))


def test_every_picture_of_the_room_is_in_both_files(walls):
    told = sorted(charts.alt_text(one.poll, one.release) for one in pictures(walls))
    page = report.group_sheet_html(walls).decode()

    assert sorted(descriptions(read(report.group_sheet_pdf(walls)))) == told
    assert page.count('role="img"') == len(told)


@pytest.mark.parametrize("make", MAKERS)
def test_last_words_and_help_are_in_it(walls, make):
    told = words_of(make(walls))

    assert " ".join(walls.farewell.split())[:60] in told
    for line in walls.support.card.lines:
        assert line.name in told
        assert line.phone in told
    for number in walls.support.card.emergency:
        assert number in told


@pytest.mark.parametrize("make", MAKERS)
def test_notes_statistics_and_lines_of_people_are_not(walls, make):
    told = words_of(make(walls))
    lines = [
        line.text
        for chapter in walls.chapters
        for picture in chapter.results
        if isinstance(picture, LinesPicture)
        for line in picture.release.lines
        if len(line.text) > 12
    ]

    assert lines
    assert not [line for line in lines if line in told]
    for secret in (NOTE, "Consensus", "kept private", "planned:", "14 people"):
        assert secret not in told


def test_the_page_asks_nobody_for_anything(walls):
    page = report.group_sheet_html(walls).decode()

    assert "<script" not in page
    assert not re.search(r"(src|href)=", page)
    assert "default-src 'none'" in page
    assert len(page) <= 300_000


def test_the_same_session_gives_the_same_bytes(walls):
    for make in MAKERS:
        assert make(walls) == make(walls)


@pytest.mark.parametrize("make", MAKERS)
def test_without_a_picture_it_says_so_and_still_names_help(room, make):
    room.do(commands.end)
    told = words_of(make(summary_view(room.services, room.code)))

    assert "No picture was shown in this session." in told
    assert "If somebody is in danger now" in told


@pytest.mark.parametrize("make", MAKERS)
def test_a_country_of_strange_signs_stops_nothing(walls, make):
    odd = "<b>👍</b> 投票 = x"
    line = SupportLine(name=odd, phone="1", text="2", url="https://a.example", hours=odd)
    card = SupportCard(country="xx", name=odd, lines=(line,) * 9, emergency=("112",))
    support = dataclasses.replace(walls.support, card=card)
    view = dataclasses.replace(walls, support=support, farewell=odd, title=odd)

    assert "112" in words_of(make(view))
    assert b"<b>" not in report.group_sheet_html(view)
    assert "no letters for some characters" in words_of(report.group_sheet_pdf(view))


@pytest.mark.parametrize("make", MAKERS)
def test_last_words_that_fill_pages_are_not_cut(walls, make):
    content = make(dataclasses.replace(walls, farewell="word " * 3000 + "theend"))

    assert "theend" in words_of(content)


def test_it_speaks_the_language_of_those_who_were_there(walls):
    page = report.group_sheet_html(walls, say=lambda text: f"«{text}»", language="de")
    told = words_of(page)

    assert '<html lang="de"' in page.decode()
    for words in ("What the room said", "Last words", "Somebody to talk to"):
        assert f"«{words}»" in told
    assert "«If somebody is in danger now: " in told
    assert re.search(r"\d{1,2}\. [A-Z][a-zä]+ \d{4}", told)
    assert f"«{14} answers»" in page.decode()


def test_from_right_to_left_its_numbers_and_pictures_stay_as_they_are(walls):
    page = report.group_sheet_html(walls, language="ar").decode()
    from_left = report.group_sheet_html(walls, language="de").decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert '<html lang="de">' in from_left
    for line in walls.support.card.lines:
        assert f"<bdi>{line.phone}</bdi>" in page
    assert re.search(r"\.chart > svg {[^}]*direction: ltr", page)


def test_the_words_of_its_pictures_can_be_read_on_a_phone(walls):
    """9 px at 390 px of width, but for a few long lines; a picture of the projector has 7 there."""
    page = report.group_sheet_html(walls).decode()
    widths = re.findall(r'<svg [^>]*viewBox="0 0 (\d+) \d+"[^>]*role="img"', page)
    shown = 374 / SIZE.width
    sizes = [float(one) * shown for one in re.findall(r'font-size="([\d.]+)"', page)]

    assert set(widths) == {str(SIZE.width)}
    assert min(sizes) >= 7
    assert sum(one < 9 for one in sizes) < len(sizes) / 20
