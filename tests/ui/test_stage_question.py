"""Questions of the kinds that are answered by pointing and weighing, as the room sees them."""

import pytest

from drawbridge import charts
from drawbridge.domain.pictures import CIRCLES, Axis, Circles7, Grid2d
from drawbridge.domain.quiet import PrivateReflection
from drawbridge.domain.scales import BeliefCards, Item
from drawbridge.domain.scenarios import Scenarios, SceneOption
from drawbridge.domain.scenarios import Scene as SmallScene
from drawbridge.domain.shares import Allocate100, Ranking
from drawbridge.ui import words
from drawbridge.ui.stage_pictures import markup
from drawbridge.ui.stage_scene import Scene
from drawbridge.views import CrowdWord, Picture, ProjectorView

HEAD = {"title": "A step", "minutes": 3}
AXIS = Axis(label="Wanting closeness", low="little", high="a lot")
GRID = Grid2d(
    id="g", question="Where?", x=AXIS, y=AXIS, corners=("Tug", "In", "Back", "Quiet"), **HEAD
)
CIRCLE = Circles7(id="c", question="Which now?", wished_question="Which wished?", **HEAD)
BELIEFS = BeliefCards(
    id="b",
    question="How true?",
    items=(Item(id="b1", statement="It will hurt."),),
    scale=("not at all", "completely"),
    rewrite_question="Which rewrite?",
    rewrites=("It has held me.",),
    **HEAD,
)
RANKING = Ranking(id="r", question="Which first?", options=("Alone", "Thin"), **HEAD)
POINTS = Allocate100(id="a", question="Share out.", options=("Fading", "Needing"), **HEAD)
SCENES = Scenarios(
    id="s",
    question="What would you do?",
    labels=("moat", "open field"),
    other="Something else",
    scenes=(
        SmallScene(
            id="a",
            prompt="It rings again.",
            options=(SceneOption(text="Hide.", label=0), SceneOption(text="Run.", label=1)),
        ),
    ),
    **HEAD,
)
ALONE = PrivateReflection(
    id="p", heading="Name it", prompt="On paper:", prompts=("It says …",), duration_s=120, **HEAD
)


def shown(step, picture=Picture.QUESTION):
    view = ProjectorView(
        code="ABCDEF",
        title="",
        subtitle="",
        credit="",
        revision=1,
        picture=picture,
        join_base="http://192.0.2.1:8501",
        crowd=CrowdWord.A_FEW,
        step=step,
        build=0,
        round=1,
        is_private=False,
        is_rehearsal=False,
    )
    return markup(Scene(view=view, language="en", theme=charts.LIGHT, join_base=view.join_base))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (GRID, ("Where?", *GRID.corners, AXIS.label, AXIS.low, AXIS.high)),
        (CIRCLE, ("Which now?", "Which wished?", *CIRCLES)),
        (BELIEFS, ("It will hurt.", *BELIEFS.scale, "Which rewrite?", *BELIEFS.rewrites)),
        (RANKING, ("Which first?", *RANKING.options)),
        (POINTS, ("Share out.", *POINTS.options)),
        (SCENES, ("What would you do?", "It rings again.", "Hide.", "Run.", "Something else")),
    ],
)
def test_a_question_stands_on_the_projector_with_all_its_answers(step, told):
    html = shown(step)

    assert all(text in html for text in told)
    assert "Passing is fine." in html


def test_what_the_sentences_of_a_scene_mean_is_not_on_the_projector_before_the_result():
    html = shown(SCENES)

    assert not any(label in html for label in SCENES.labels)


def test_a_private_reflection_is_a_quiet_card_that_nothing_is_sent_from():
    html = shown(ALONE, Picture.PAUSE)

    assert all(text in html for text in ("Name it", "On paper:", "It says …", "Nothing is sent."))


def test_the_console_names_every_kind_in_plain_words():
    told = [words.kind(step) for step in (GRID, CIRCLE, BELIEFS, RANKING, POINTS, SCENES, ALONE)]

    assert len(set(told)) == len(told)
    assert "a question for everyone" not in told
