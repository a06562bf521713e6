"""A rehearsal of the whole 90-minute workshop, from the library to the last step and out again.

One person alone with simulated people, who presses the one large button and sees every picture
that the evening can have. When they leave, nothing of it is left.
"""

import re
import sqlite3
from contextlib import closing
from io import BytesIO

import httpx2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from drawbridge import content
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from tests.end_to_end.people import (
    WORKSHOPS,
    Facilitator,
    Projector,
    no_stranger_was_asked,
)
from tests.people.patience import LONGEST_S

pytestmark = pytest.mark.browser

FILE = "emotional_walls.toml"
BLANK_PERCENT = 1.0  # of the pixels; a title alone paints less
TABLES = ("sessions", "participants", "ballots", "lines", "snapshots", "notes", "care")


@pytest.fixture(scope="module")
def workshop():
    return content.listing(WORKSHOPS / FILE).workshop


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
    """Play one step with the large button until it leads on; what the room came to see of it."""
    facilitator.is_at(step.title)
    nothing_is_left_over(facilitator)
    if not isinstance(step, Poll):
        walk_through(facilitator, step)
        return sees(projector, *last_picture_of(step))
    sees(projector, "coming", step.title)
    facilitator.open_question()
    sees(projector, "question", step.question)
    facilitator.reads("Everyone who joined has answered.")
    facilitator.close_question()
    held = sees(projector, "calm", "")
    if step.audience is not Audience.ROOM:
        return held
    if isinstance(step, Written):
        choose_lines(facilitator, step)
    facilitator.press("^Show the (chosen lines|result)$")
    facilitator.says("^(Next|Leave)")
    if isinstance(step, Written):
        return sees(projector, "written", step.question)
    return sees_chart(projector, step)


def nothing_is_left_over(facilitator):
    """No result and no line of the step before stands on the console."""
    expect(facilitator.page.locator(".st-key-preview, .st-key-moderation")).to_have_count(0)
    expect(facilitator.page.locator(".st-key-dock .db-hint")).to_have_count(1)


def reaches_beyond_the_screen(facilitator):
    """By how much the console is wider than its screen; what is beside it cannot be scrolled to."""
    return facilitator.page.get_by_test_id("stAppViewContainer").evaluate(
        "page => page.scrollWidth - page.clientWidth"
    )


def walk_through(facilitator, step):
    for number in range(2, step.n_builds + 1):
        facilitator.press(rf"^Next line \({number} of {step.n_builds}\)$")
    if step.turn_lengths and not step.starts_by_itself:
        facilitator.press("^Start the timer$")
    # While a timer runs the large button waits.
    large = facilitator.page.locator(".st-key-place_next button:visible")
    large.filter(has_text=re.compile("^(Next:|Leave)")).wait_for()


def choose_lines(facilitator, step):
    """Choose what the rule asks for; a line that may be a sign of danger stays where it is."""
    if not step.is_by_line:
        facilitator.click("choose_rest")
        facilitator.says("^Show the chosen lines$")
        return
    moderation = facilitator.page.locator(".st-key-moderation")
    for number in range(1, 4):
        held = moderation.locator("[class*='st-key-line_held_']").first
        held.get_by_role("button", name="Choose", exact=True).click()
        expect(moderation.get_by_text("Chosen", exact=True)).to_have_count(number)


def last_picture_of(step):
    """Which picture a step that asks nothing ends with, and words that stand in it."""
    return {
        "consent": ("card", lambda: step.heading),
        "slide": ("slide", lambda: step.builds[-1]),
        "pause": ("pause", lambda: step.choices[-1].text),
        "activity": ("activity", lambda: step.prompt),
        "private_reflection": ("slide", lambda: step.prompt),
    }[step.kind]


def sees(projector, picture, words):
    """Wait until the projector shows a picture with these words; what it says.

    It is a picture of a rehearsal, and something is to be seen.
    """
    words = words() if callable(words) else words
    shown = projector.page.locator(f".projector.projector-{picture}").filter(has_text=words)
    expect(shown).to_be_visible()
    expect(shown.locator(".projector-ribbon")).to_have_text("Rehearsal")
    expect(shown.locator(".projector-ribbon")).to_be_visible()
    return shown.text_content()


def sees_chart(projector, step):
    """Wait until the chart of a step is drawn and has come in; its words."""
    told = sees(projector, "chart", step.question)
    projector.page.wait_for_function(
        """(release) => {
            const figure = document.querySelector(".st-key-projector_chart .js-plotly-plot");
            const isThere = figure?.layout?.meta === release;
            return isThere && !document.documentElement.dataset.chart;
        }""",
        arg=f"{step.id}.1",
    )
    assert painted_percent(projector.page.locator(".st-key-projector_chart")) > BLANK_PERCENT
    return told


def painted_percent(locator):
    """How much of what is on the screen differs from the paper that it stands on."""
    picture = Image.open(BytesIO(locator.screenshot())).convert("RGB").reduce(4)
    paper = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    ink = ImageChops.difference(picture, paper).convert("L").point(lambda light: light > 8 and 255)
    return 100 * ink.histogram()[255] / (picture.width * picture.height)


def charts_of(pictures, workshop):
    """The polls whose picture was before the room with how many answered, by id."""
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
    sees(projector, "lobby", "Nearly everyone is in.")
    facilitator.press("^Start$")

    pictures = {}
    for number, step in enumerate(workshop.steps, start=1):
        pictures[step.id] = play(facilitator, projector, step)
        if number < len(workshop.steps):
            facilitator.press("^Next: ")
    assert reaches_beyond_the_screen(facilitator) == 0

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
    assert httpx2.get(f"{server.url}/j/{code}", timeout=LONGEST_S).status_code == 404
    with closing(sqlite3.connect(server.folder / "data" / "drawbridge.sqlite3")) as database:
        for table in TABLES:
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert list((server.folder / "data" / "keys").iterdir()) == []
    assert no_stranger_was_asked(witness)
    assert witness.errors == []
    assert "Traceback" not in server.log()
