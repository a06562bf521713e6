"""What is printed for those who take part: questions on paper, and a sheet to take home."""

import html
import re
from pathlib import Path

import pytest

from drawbridge import content, report
from drawbridge.domain.workshop.interludes import Consent, PrivateReflection, Slide
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from gallery.rooms import SOURCE

FOLDER = Path(__file__).parents[2] / "workshop_content"
WORKSHOPS = [
    content.listing(FOLDER / "emotional_walls.toml").workshop,
    content.listing(FOLDER / "walls_at_work.toml").workshop,
    content.parse(SOURCE.read_text("utf-8"), file=SOURCE.name),
]
CARD = content.international(FOLDER)


@pytest.fixture(scope="module", params=WORKSHOPS, ids=lambda it: it.id)
def workshop(request):
    return request.param


@pytest.fixture(scope="module")
def slips(workshop):
    return report.answer_sheets(workshop).decode()


@pytest.fixture(scope="module")
def sheet(workshop):
    return report.handout(workshop, CARD).decode()


def words(page):
    body = page.partition("</head>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def told(text):
    return " ".join(text.split())


def polls(workshop):
    return [step for step in workshop.steps if isinstance(step, Poll)]


def test_every_question_has_a_slip_of_its_own_with_a_pass(workshop, slips):
    assert slips.count('<section class="slip">') == len(polls(workshop))
    assert words(slips).count("Pass: I'd rather not say") == len(polls(workshop))
    for poll in polls(workshop):
        assert told(poll.question) in words(slips)


def test_whatever_can_be_answered_stands_on_paper(workshop, slips):
    for poll in polls(workshop):
        for part in poll.parts:
            assert told(part.prompt) in words(slips)
            if not isinstance(poll, Written | Scenarios | Allocate100) and not part.fields:
                assert all(told(cell) in words(slips) for cell in part.cells)


def test_what_a_sentence_means_stands_on_no_slip(workshop, slips):
    scenes = [poll for poll in polls(workshop) if isinstance(poll, Scenarios)]

    for poll in scenes:
        section = slips.split(html.escape(poll.question))[1].split("</section>")[0]
        told_there = words(f"</head>{section}")
        assert all(f" {label} " not in told_there for label in poll.labels)
        assert all(told(it.text) in told_there for one in poll.scenes for it in one.options)


def test_a_slip_asks_for_no_name_and_says_how_many_are_too_few(workshop, slips):
    fewest = max(poll.k for poll in polls(workshop))

    assert "No names" in words(slips)
    assert f"Say nothing of fewer than {fewest} slips" in words(slips)


def test_the_sheet_holds_slides_sentences_to_finish_and_promises(workshop, sheet):
    found = words(sheet)

    for step in workshop.steps:
        if isinstance(step, Slide):
            assert all(told(build) in found for build in step.builds)
        if isinstance(step, PrivateReflection):
            assert told(step.prompt) in found
        if isinstance(step, Consent):
            assert all(told(text) in found for text in step.statements)
    assert workshop.credit in found


def test_the_sheet_names_whom_to_call_and_leaves_room_for_a_number(workshop, sheet):
    assert all(line.name in words(sheet) for line in CARD.lines)
    assert "A number that somebody in the room gave you" in words(
        report.handout(workshop, None).decode()
    )


def test_both_are_files_without_a_script_that_ask_nobody(slips, sheet):
    for page in (slips, sheet):
        assert "<script" not in page
        assert "default-src 'none'" in page
        assert not re.search(r'(src|href|action)="', page)


def test_their_names_say_what_they_are():
    (whole, *_) = WORKSHOPS

    assert (
        report.answer_sheets_name(whole)
        == "the-paradox-of-emotional-walls-90-minutes-on-paper.html"
    )
    assert report.handout_name(whole) == "the-paradox-of-emotional-walls-90-minutes-handout.html"


def test_text_of_a_workshop_is_never_markup(small_workshop):
    hostile = small_workshop.replace("A small workshop", "<img src=x onerror=alert(1)>")
    parsed = content.parse(hostile, file="w.toml")

    for page in (report.answer_sheets(parsed), report.handout(parsed, CARD)):
        assert b"<img" not in page
