"""The plan of a workshop on paper."""

import html
import re
from pathlib import Path

import pytest

from drawbridge import content, report

WALLS = Path(__file__).parents[2] / "workshop_content" / "emotional_walls.toml"


@pytest.fixture(scope="module", params=["", "minutes_75", "minutes_45"])
def workshop(request):
    return content.parse(content.source(WALLS), file=WALLS.name, variant=request.param)


@pytest.fixture(scope="module")
def page(workshop):
    return report.run_sheet(workshop).decode()


def words(page):
    body = page.partition("</head>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_step_stands_there_with_what_to_say_and_what_to_watch_for(workshop, page):
    told = words(page)

    for step in workshop.steps:
        for text in (step.title, step.script, step.safety, step.purpose):
            assert " ".join(text.split()) in told


def test_every_step_begins_when_those_before_it_have_passed(workshop, page):
    told = re.findall(r"<strong>(\d+):(\d\d)</strong>", page)

    minutes = [60 * int(hours) + int(rest) for hours, rest in told]
    assert minutes == [
        int(sum(it.minutes for it in workshop.steps[:place]))
        for place in range(len(workshop.steps))
    ]


def test_the_length_and_the_name_of_the_cut_are_told(workshop, page):
    told = words(page)

    assert f"{workshop.minutes:g} minutes" in told
    assert workshop.variant_title in told
    assert report.run_sheet_name(workshop) == (
        f"the-paradox-of-emotional-walls-{workshop.minutes:g}-minutes.html"
    )


def test_what_may_be_left_out_is_marked(workshop, page):
    droppable = [step for step in workshop.steps if step.drop_when_late]

    assert words(page).count("Leave out when time is short") == len(droppable)


def test_it_is_one_file_without_a_script_that_asks_nobody(page):
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(src|href|action)="', page)
    assert all(address.startswith("data:") for address in re.findall(r'url\("([^"]*)"\)', page))


def test_everything_on_the_sheet_is_in_a_landmark(page):
    body = page.partition("<body>")[2]
    outside = re.sub(r"<(header|main|footer)>.*?</\1>", "", body, flags=re.DOTALL)

    assert body.count("<main>") == 1
    assert re.findall(r"<\w+", outside) == []


def test_text_of_a_workshop_is_never_markup(small_workshop):
    hostile = small_workshop.replace("A small workshop", "<img src=x onerror=alert(1)>")

    page = report.run_sheet(content.parse(hostile, file="w.toml")).decode()

    assert "<img" not in page
    assert "&lt;img src=x" in page
