from dataclasses import replace

import pytest

from drawbridge import bootstrap, content
from drawbridge.domain.session.session import Status
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.ui.console import about_workshop
from drawbridge.views import SessionSummary

WALLS = content.parse(
    (bootstrap.ROOT / "workshop_content" / "first_evening.toml").read_text(), file="x"
)


def line(**fields):
    usual = {
        "code": "ABCDEF",
        "name": "",
        "people": "",
        "revision": 1,
        "title": "",
        "workshop_id": WALLS.id,
        "language": "en",
        "status": Status.ENDED,
        "created_at": 0.0,
        "ended_at": None,
        "is_rehearsal": False,
    }
    return SessionSummary(**{**usual, **fields})


def with_only(*polls):
    return replace(WALLS, steps=polls)


@pytest.fixture
def poll():
    return next(it for it in WALLS.steps if isinstance(it, Poll) and it.audience is Audience.ROOM)


def test_what_is_asked_is_counted_with_how_tender_it_is():
    asked = [it for it in WALLS.steps if isinstance(it, Poll)]
    told = about_workshop.asked_sentence(WALLS)

    assert told.startswith(f"It asks {len(asked)} questions: ")
    assert told.endswith("Nobody writes.")


def test_a_workshop_without_questions_says_so():
    assert about_workshop.asked_sentence(with_only()) == "It asks nothing."
    assert about_workshop.group_sentence(with_only()) == ""


def test_from_how_many_answers_on_there_are_pictures(poll):
    five, eight = replace(poll, k=5), replace(poll, k=8)

    assert about_workshop.group_sentence(with_only(five)) == "Pictures come from 5 answers on."
    assert (
        about_workshop.group_sentence(with_only(eight, five))
        == "Pictures come from 5 answers on, all of them from 8."
    )


def test_when_it_was_last_held_is_told_of_real_sessions_of_this_workshop_only():
    day_s = 86400.0
    held = [line(created_at=day_s), line(created_at=3 * day_s)]
    others = [
        line(created_at=9 * day_s, is_rehearsal=True),
        line(created_at=9 * day_s, workshop_id="x"),
    ]

    assert "1970" in about_workshop.held_sentence(WALLS, held)
    assert about_workshop.held_sentence(WALLS, [*held, *others]) == about_workshop.held_sentence(
        WALLS, held
    )
    assert about_workshop.held_sentence(WALLS, others) == ""


def test_a_workshop_is_found_by_words_of_its_title_and_its_questions(poll):
    assert about_workshop.is_meant(WALLS, "FIRST evening")
    assert about_workshop.is_meant(WALLS, poll.question[:20])
    assert about_workshop.is_meant(WALLS, "")
    assert not about_workshop.is_meant(WALLS, "first zebra")
