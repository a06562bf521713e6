"""A rehearsal of the whole 90-minute workshop, from the library to the last step and out again.

One person alone with simulated people, who presses the one large button and sees every picture
that the evening can have. When they leave, nothing of it is left.
"""

import re
import sqlite3
from contextlib import closing

import httpx2
import pytest
from playwright.sync_api import expect

from drawbridge import content
from drawbridge.domain.texts import Written
from drawbridge.domain.workshop import Audience, Poll
from tests.end_to_end.people import (
    WORKSHOPS,
    Facilitator,
    Projector,
    no_stranger_was_asked,
)

pytestmark = pytest.mark.browser

FILE = "emotional_walls.toml"
TABLES = ("sessions", "participants", "ballots", "lines", "snapshots", "notes", "care")


@pytest.fixture(scope="module")
def workshop():
    return content.load(WORKSHOPS / FILE)


@pytest.fixture(scope="module")
def facilitator(server, witness):
    alone = Facilitator(witness, server.url)
    alone.log_in()
    return alone


def begin(facilitator):
    """Press Rehearse beside the workshop, with people who answer all at once."""
    slug = FILE.replace(".", "_")
    page = facilitator.page
    page.locator(f".st-key-rehearse_box_{slug} button").click()
    page.locator(f".st-key-pace_{slug}").get_by_text("all at once", exact=True).click()
    page.locator(f".st-key-rehearse_{slug} button").click()
    code = facilitator.is_in_a_session()
    facilitator.says("^Start$")
    return code


def play(facilitator, projector, step):
    """Play one step with the large button until it leads on; what the projector came to show."""
    facilitator.is_at(step.title)
    if not isinstance(step, Poll):
        walk_through(facilitator, step)
        return projector.text()
    facilitator.open_question()
    projector.sees(step.question)
    facilitator.reads("Everyone who joined has answered.")
    facilitator.close_question()
    if step.audience is not Audience.ROOM:
        return projector.text()
    if isinstance(step, Written):
        choose_lines(facilitator, step)
    facilitator.press("^Show the (chosen lines|result)$")
    facilitator.says("^(Next|Leave)")
    return told_to_the_room(projector, step)


def walk_through(facilitator, step):
    for number in range(2, step.n_builds + 1):
        facilitator.press(rf"^Next line \({number} of {step.n_builds}\)$")
    if step.turn_lengths and not step.starts_by_itself:
        facilitator.press("^Start the timer$")
    facilitator.says("^(Next:|Leave)")


def choose_lines(facilitator, step):
    desk = facilitator.page.locator(".st-key-desk")
    if not step.is_by_line:
        facilitator.click("choose_rest")
        return
    for number in range(1, 4):
        desk.get_by_role("button", name="Choose", exact=True).first.click()
        expect(desk.get_by_text("Chosen", exact=True)).to_have_count(number)


def told_to_the_room(projector, step):
    """The picture in words; the sentence instead of it where there is none."""
    page = projector.page
    shown = page.locator(":is(.stage-chart, .stage-written, .stage-calm)")
    shown.filter(has_text=step.question).wait_for(state="attached")
    return shown.text_content()


def charts_of(pictures, workshop):
    """The polls whose picture was before the room, by id."""
    return {
        step.id
        for step in workshop.steps
        if isinstance(step, Poll)
        and re.search(rf"“{re.escape(step.question)}”.*n = \d", pictures[step.id])
    }


def test_the_whole_workshop_is_rehearsed_every_picture_is_seen_and_nothing_is_kept(
    server, witness, facilitator, workshop
):
    code = begin(facilitator)
    projector = Projector(witness, facilitator.projector_link())
    projector.sees("Nearly everyone is in.")
    projector.sees("Rehearsal")
    facilitator.press("^Start$")

    pictures = {}
    for number, step in enumerate(workshop.steps, start=1):
        pictures[step.id] = play(facilitator, projector, step)
        if number < len(workshop.steps):
            facilitator.press("^Next: ")

    polls = [step for step in workshop.steps if isinstance(step, Poll)]
    of_the_room = [step for step in polls if step.audience is Audience.ROOM]
    drawn = {step.id for step in of_the_room if not isinstance(step, Written)}
    assert charts_of(pictures, workshop) == drawn
    for step in of_the_room:
        assert step.id in drawn or "of us wrote" in pictures[step.id]

    facilitator.press("^Leave the rehearsal…$")
    facilitator.page.locator(".st-key-leave_yes button").click()
    facilitator.reads("Choose a workshop")
    projector.sees("There is nothing to show behind this link.")
    assert httpx2.get(f"{server.url}/j/{code}").status_code == 404
    with closing(sqlite3.connect(server.folder / "data" / "drawbridge.sqlite3")) as database:
        for table in TABLES:
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert list((server.folder / "data" / "keys").iterdir()) == []
    assert no_stranger_was_asked(witness)
    assert witness.errors == []
    assert "Traceback" not in server.log()
