"""Questions of the kinds that are answered by pointing and weighing, as the room sees them."""

import pytest

from drawbridge import charts
from drawbridge.domain.workshop.activity import Activity, Grouping, Turn
from drawbridge.domain.workshop.interludes import Choice, PrivateReflection
from drawbridge.domain.workshop.pictures import CIRCLES, Axis, Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, Item
from drawbridge.domain.workshop.scenarios import Scenarios, SceneOption
from drawbridge.domain.workshop.scenarios import Scene as SmallScene
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.projector.pictures import markup
from drawbridge.projector.question import only_on_phones as only
from drawbridge.projector.scene import ProjectorScene
from drawbridge.ui.console import kinds
from drawbridge.views import GroupTimer, ProjectorView, TurnsView
from drawbridge.views.pictures import ActivityPicture, QuestionPicture, ReflectionPicture

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


def drawn(picture):
    view = ProjectorView(
        code="ABCDEF",
        title="",
        revision=1,
        join_base="http://192.0.2.1:8501",
        is_rehearsal=False,
        picture=picture,
    )
    return markup(
        ProjectorScene(view=view, language="en", theme=charts.LIGHT, join_base=view.join_base)
    )


def shown(poll):
    return drawn(QuestionPicture(poll=poll, round=1))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (GRID, ("Where?", *GRID.corners, AXIS.label, AXIS.low, AXIS.high)),
        (CIRCLE, ("Which now?", "Which wished?", *CIRCLES)),
        (BELIEFS, ("It will hurt.", *BELIEFS.scale, "Which rewrite?")),
        (RANKING, ("Which first?", *RANKING.options)),
        (POINTS, ("Share out.", *POINTS.options)),
        (SCENES, ("What would you do?", "It rings again.", "stands on your phone")),
    ],
)
def test_a_question_stands_on_the_projector(step, told):
    html = shown(step)

    assert all(text in html for text in told)
    assert "Passing is fine." in html


def test_the_square_has_its_corners_where_they_are_on_phones_however_people_write():
    html = shown(GRID)

    assert '<div class="projector-square" dir="ltr">' in html


def test_what_would_be_too_small_for_the_back_row_is_read_out_from_the_console():
    asked = {question: answers for step in (BELIEFS, SCENES) for question, answers in only(step)}
    left_out = [answer for answers in asked.values() for answer in answers]

    assert asked == {
        "Which rewrite?": BELIEFS.rewrites,
        "It rings again.": ("Hide.", "Run.", "Something else"),
    }
    assert not any(answer in shown(BELIEFS) + shown(SCENES) for answer in left_out)
    assert not only(RANKING)


def test_what_the_sentences_of_a_scene_mean_is_not_on_the_projector_before_the_result():
    html = shown(SCENES)

    assert not any(label in html for label in SCENES.labels)


def test_a_private_reflection_is_a_quiet_card_that_nothing_is_sent_from():
    html = drawn(ReflectionPicture(reflection=ALONE))

    assert all(text in html for text in ("Name it", "On paper:", "It says …", "Nothing is sent."))


def test_the_console_names_every_kind_in_plain_words():
    told = [kinds.kind(step) for step in (GRID, CIRCLE, BELIEFS, RANKING, POINTS, SCENES, ALONE)]

    assert len(set(told)) == len(told)
    assert all(told)


TALK = Activity(
    id="t",
    heading="In twos or threes",
    prompt="Tell about <a wall>.",
    listener="Say thank you.",
    ways=(Choice(label="Pair", text="two of you"), Choice(label="Sit it out", text="is fine")),
    groups=(
        Grouping(
            label="In pairs",
            size=2,
            turns=(Turn(roles=("One tells", "one listens"), duration_s=180),) * 2,
        ),
        Grouping(
            label="In threes", size=3, turns=(Turn(roles=("Two listen",), duration_s=120),) * 3
        ),
    ),
    **HEAD,
)


def turns(ends_in_s, turn, roles, label):
    return GroupTimer(
        label=label,
        roles=(roles,) * len(ends_in_s),
        ends_in_s=ends_in_s,
        turn=turn,
        longest_s=max(ends_in_s),
    )


def test_an_activity_shows_the_task_every_way_and_both_timers():
    view = TurnsView(
        lines=(
            turns((65, 245), 0, ("One tells", "one listens"), "In pairs"),
            turns((0, 125, 245), 1, ("Two listen",), "In threes"),
        ),
        is_running=True,
        has_begun=True,
    )
    html = drawn(ActivityPicture(activity=TALK, turns=view))

    for text in ("In twos or threes", "Say thank you.", "Sit it out", "One tells · one listens"):
        assert text in html
    assert "Tell about &lt;a wall&gt;." in html
    assert [text for text in ("1:05", "2:05") if f">{text}<" in html] == ["1:05", "2:05"]
    assert html.count('class="is-now"') == 2
    assert 'data-turns="0 125 245"' in html
