"""An alternative text names what is drawn, and not what its kind is drawn as elsewhere."""

from dataclasses import replace

import pytest

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.sentences import picture_names
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.workshop.shares import Ranking
from drawbridge.domain.workshop.steps import Sensitivity

ORDER = Ranking(
    id="costs",
    title="What it costs",
    minutes=3,
    question="What weighs most?",
    sensitivity=Sensitivity.LOW,
    options=("Alpha", "Beta", "Gamma"),
)


def released(poll, orders):
    tally = count(poll, [Response(answers={"order": order}) for order in orders])
    return gate.release(poll, Snapshot(step_id="costs", round=1, tally=tally, n_joined=len(orders)))


WHOLE = [(0, 1, 2)] * 8 + [(1, 0, 2)] * 4
BEGUN = [(0,)] * 8 + [(1,)] * 4


@pytest.mark.parametrize(
    ("orders", "name", "detail"),
    [
        (
            WHOLE,
            "Places on a line, and bars for first places",
            " so many put it first; mean places",
        ),
        (BEGUN, "Bars", "; so many put it first."),
    ],
)
def test_an_order_has_a_line_only_where_places_are_on_one(orders, name, detail):
    said = charts.alt_text(ORDER, released(ORDER, orders))

    assert said.startswith(f"{name} for “What weighs most?”.")
    assert detail in said


def test_how_alike_orders_are_is_said_once_in_the_sentence():
    release = released(ORDER, WHOLE)
    notes = [note.text for note in on_screen.figure(ORDER, release).layout.annotations]

    assert "much alike" in charts.sentence(ORDER, release)
    assert not any("alike" in text for text in notes)


def test_where_only_first_places_are_drawn_the_picture_says_so():
    drawn = on_screen.figure(ORDER, released(ORDER, BEGUN)).layout.annotations
    told = " ".join(note.text.replace("<br>", " ") for note in drawn)

    assert "how many put each first; what came after is not shown" in told


def test_what_stands_in_words_is_called_words():
    """Two of six at each: bars of one length, in place of which a sentence stands."""
    medium = replace(ORDER, sensitivity=Sensitivity.MEDIUM)
    release = released(medium, [(0,), (1,), (2,)] * 2)

    assert picture_names.is_in_words(release)
    assert charts.alt_text(medium, release).startswith("Words for “What weighs most?”.")
