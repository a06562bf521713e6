"""Every figure in a real browser: no word outside the picture, no word over another."""

import pytest

from drawbridge import charts
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.workshop.steps import Poll
from drawbridge.projector.text_fit import TALL
from gallery import exhibits, rooms
from gallery.projector import Projector
from tests.people.axe import Inspector

pytestmark = pytest.mark.browser

STEPS = [step for step in rooms.every_step() if isinstance(step, Poll)]
N = 14  # counts, masked cells and withheld parts; larger rooms differ in their numbers
OVERLAP_PX = 3  # boxes are a little higher than their letters
WORDS = """() => [...document.querySelectorAll("#figure text")]
  .filter((it) => it.textContent.trim())
  .map((it) => { const box = it.getBoundingClientRect();
                 return [it.textContent, box.left, box.top, box.right, box.bottom]; })"""


@pytest.fixture(scope="module")
def services():
    with rooms.opened() as running:
        yield running


@pytest.fixture(scope="module")
def projector(chromium):
    return Projector(chromium, charts.LIGHT)


@pytest.fixture(scope="module")
def projectors(chromium, projector):
    return projector, Projector(chromium, charts.DARK, page=projector.page)


@pytest.fixture(scope="module")
def narrow(chromium, projector):
    return Projector(chromium, charts.LIGHT, TALL, projector.page)


def outside(words, width):
    return [
        word for word, left, top, right, bottom in words
        if left < 0 or top < 0 or right > width or bottom > 920
    ]  # fmt: skip


def overlapping(words):
    found = []
    for place, (one, left, top, right, bottom) in enumerate(words):
        for other, left2, top2, right2, bottom2 in words[:place]:
            across = min(right, right2) - max(left, left2)
            down = min(bottom, bottom2) - max(top, top2)
            if across > OVERLAP_PX and down > OVERLAP_PX:
                found.append((one, other))
    return found


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_no_word_of_a_figure_is_cut_off_or_covered(services, projector, narrow, step):
    shown = [(one.name, one.view(services)) for one in exhibits.results(step) if one.n == N]
    wrong = {}
    for hung in (projector, narrow):
        for name, view in shown:
            if not isinstance(view.picture, ChartPicture):
                continue
            hung.show(view)
            words = hung.page.evaluate(WORDS)
            assert words
            bad = outside(words, hung.screen.figure) + overlapping(words)
            wrong.update({(name, hung.screen.name): bad} if bad else {})

    assert wrong == {}


def test_no_screen_of_the_projector_has_a_barrier(services, projectors):
    """Every picture in one of the two themes, shared out by step and state."""
    rules = ["color-contrast", "image-alt", "svg-img-alt", "list", "empty-heading"]
    themes = [(Inspector(turn), projector) for turn, projector in enumerate(projectors)]
    for step in rooms.every_step():
        for number, (_, view) in enumerate(exhibits.scenes(services, step)):
            for inspector, projector in themes:
                if inspector.is_due(step.id, number):
                    projector.show(view)
                    inspector.look(
                        step.id, projector.page, state=number, context=".projector", rules=rules
                    )

    assert min(inspector.n_seen for inspector, _ in themes) > 30
    assert [inspector.found for inspector, _ in themes] == [[], []]
