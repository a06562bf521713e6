"""Simulated participants send forms that every poll accepts, in the shapes they are asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawbridge.domain.answers.tally import count
from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.statistics.change import Movement
from drawbridge.domain.statistics.shape import (
    ShapeName,
    multi_choice_shape,
    nominal_shape,
    ordinal_shape,
)
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Axis, Circles7, Grid2d
from drawbridge.domain.workshop.scales import (
    BeliefCards,
    Item,
    LikertBattery,
    Measurement,
    Slider,
    SliderItem,
)
from drawbridge.domain.workshop.scenarios import Scenarios, Scene, SceneOption
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.texts import OpenText, WordCloud
from drawbridge.rehearsal.sample_answers import A_WORRY, AN_ADDRESS, LINES, WORDS

GENTLE = settings(max_examples=40)


def names(n, stem="option"):
    return tuple(f"{stem} {place}" for place in range(n))


ids = st.sampled_from(["weather", "why_walls", "near", "x", "how_it_goes"])
frame = {"id": ids, "title": st.just("A question"), "minutes": st.just(1), "question": st.just("?")}
sizes = st.integers(2, 12)
scales = st.integers(3, 7).map(lambda n: names(n, "step"))
items = st.integers(1, 8).map(
    lambda n: tuple(Item(id=f"line{place}", statement="?") for place in range(n))
)
sliders = st.integers(1, 6).map(
    lambda n: tuple(SliderItem(id=f"s{place}", prompt="?", low="-", high="+") for place in range(n))
)
axis = st.just(Axis(label="a", low="-", high="+"))
POLLS = {
    "single_choice": st.builds(SingleChoice, options=sizes.map(names), **frame),
    "ladder": st.builds(
        Ladder, options=sizes.map(names), off_ladder=st.sampled_from(["", "none"]), **frame
    ),
    "check_out": st.builds(CheckOut, options=sizes.map(names), **frame),
    "multi_choice": sizes.flatmap(
        lambda n: st.builds(
            MultiChoice, options=st.just(names(n)), at_most=st.integers(1, n), **frame
        )
    ),
    "likert_battery": st.builds(LikertBattery, items=items, scale=scales, **frame),
    "belief_cards": st.builds(
        BeliefCards,
        items=items,
        scale=scales,
        rewrite_question=st.just("?"),
        rewrites=sizes.map(names),
        **frame,
    ),
    "slider": st.builds(
        Slider, sliders=sliders, moment=st.sampled_from([None, *Measurement]), **frame
    ),
    "grid2d": st.builds(Grid2d, x=axis, y=axis, corners=st.just(names(4)), **frame),
    "circles7": st.builds(Circles7, wished_question=st.just("?"), **frame),
    "ranking": st.builds(Ranking, options=st.integers(2, 8).map(names), **frame),
    "allocate100": st.builds(Allocate100, options=st.integers(2, 6).map(names), **frame),
    "scenarios": st.builds(
        Scenarios,
        scenes=st.integers(1, 6).map(
            lambda n: tuple(
                Scene(
                    id=f"scene{place}",
                    prompt="?",
                    options=tuple(SceneOption(text=f"{it}", label=it) for it in range(4)),
                )
                for place in range(n)
            )
        ),
        labels=st.just(names(4, "label")),
        other=st.sampled_from(["", "something else"]),
        **frame,
    ),
    "word_cloud": st.builds(WordCloud, longest=st.integers(3, 24), **frame),
    "open_text": st.builds(OpenText, longest=st.integers(20, 140), **frame),
}
ORDINAL = ["likert_battery", "belief_cards", "slider", "circles7"]


def ordered_counts(poll, responses):
    tally = count(poll, responses)
    return [
        found.counts
        for part, found in zip(poll.parts, tally.parts, strict=False)
        if part.is_ordered
    ]


@GENTLE
@given(data=st.data(), seed=st.integers(0, 2**32))
@pytest.mark.parametrize("temperament", Temperament)
def test_every_form_is_accepted(ask, temperament, data, seed):
    poll = data.draw(st.one_of(*POLLS.values()))

    responses, _ = ask(poll, temperament, n=8, seed=seed)

    assert all(set(response.answers) == {part.id for part in poll.parts} for response in responses)


@GENTLE
@given(data=st.data(), seed=st.integers(0, 2**32))
@pytest.mark.parametrize("kind", ORDINAL)
def test_thirty_people_of_a_split_room_split_every_scale(ask, kind, data, seed):
    poll = data.draw(POLLS[kind].filter(is_asked_once))

    responses, _ = ask(poll, Temperament.SPLIT, seed=seed)

    for counts in ordered_counts(poll, responses):
        assert ordinal_shape(counts, k=5).name is ShapeName.SPLIT


@GENTLE
@given(data=st.data(), seed=st.integers(0, 2**32))
@pytest.mark.parametrize("kind", ORDINAL)
def test_thirty_people_of_a_clustered_room_stand_close_together(ask, kind, data, seed):
    poll = data.draw(POLLS[kind].filter(is_asked_once))

    responses, _ = ask(poll, Temperament.CLUSTERED, seed=seed)

    for counts in ordered_counts(poll, responses):
        assert ordinal_shape(counts, k=5).name is ShapeName.CLUSTERED


def is_asked_once(poll):
    return getattr(poll, "moment", None) is None


@GENTLE
@given(poll=POLLS["single_choice"], seed=st.integers(0, 2**32))
def test_of_options_a_clustered_room_takes_one_and_a_split_room_two(ask, poll, seed):
    def shape(temperament):
        responses, _ = ask(poll, temperament, seed=seed)
        return nominal_shape(count(poll, responses).parts[0].counts, k=5).name

    assert shape(Temperament.CLUSTERED) is ShapeName.ONE_CLEAR
    assert shape(Temperament.SPLIT) is ShapeName.TWO_WAY


@GENTLE
@given(poll=POLLS["multi_choice"].filter(lambda poll: poll.at_most < 4), seed=st.integers(0, 99))
def test_a_clustered_room_shares_one_of_several(ask, poll, seed):
    responses, _ = ask(poll, Temperament.CLUSTERED, seed=seed)
    tally = count(poll, responses)

    shape = multi_choice_shape(tally.parts[0].counts, n_people=tally.n_answers, k=5)
    assert shape.name is ShapeName.SHARED


@GENTLE
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_a_cautious_room_mostly_passes(ask, data, seed):
    poll = data.draw(st.one_of(*POLLS.values()))

    tally = count(poll, ask(poll, Temperament.CAUTIOUS, seed=seed)[0])

    assert tally.n_passes > tally.n_answers


def test_other_people_pass_on_another_question(ask):
    def who_passed(name):
        poll = SingleChoice(id=name, title="?", minutes=1, question="?", options=names(3))
        responses, _ = ask(poll, Temperament.CAUTIOUS)
        return [response.is_pass for response in responses]

    assert who_passed("weather") != who_passed("why")


def test_the_same_dice_give_the_same_room(ask):
    poll = LikertBattery(
        id="habits",
        title="?",
        minutes=1,
        question="?",
        items=(Item(id="a", statement="?"),),
        scale=names(5),
    )

    assert ask(poll, Temperament.MIXED, seed=4) == ask(poll, Temperament.MIXED, seed=4)
    assert ask(poll, Temperament.MIXED, seed=4) != ask(poll, Temperament.MIXED, seed=5)


@pytest.fixture
def twice():
    asked = (SliderItem(id="near", prompt="?", low="-", high="+"),)
    text = {"title": "?", "minutes": 1, "question": "?", "sliders": asked}
    before = Slider(id="first", moment=Measurement.BEFORE, **text)
    return before, Slider(id="then", moment=Measurement.AFTER, paired_with="first", **text)


def movements(twice, ask, temperament, seed):
    before, after = twice
    first, forms = ask(before, temperament, n=40, seed=seed)
    then, _ = ask(after, temperament, n=40, seed=f"{seed}/then", before=forms)
    pairs = zip(first, then, strict=True)
    return [
        cells[0]
        for one, other in pairs
        for cells in after.change(one.answers, other.answers).values()
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_second_answer_begins_from_the_first(twice, ask, seed):
    moves = movements(twice, ask, Temperament.MIXED, seed)
    up, same, down = (moves.count(place) for place, _ in enumerate(Movement))

    assert up > down > 0
    assert same > 0


def test_a_split_room_moves_apart(twice, ask):
    moves = movements(twice, ask, Temperament.SPLIT, 0)

    assert {0, 2} <= set(moves)


def test_who_passed_first_answers_afresh(twice, ask):
    _, after = twice

    responses, _ = ask(after, Temperament.MIXED, before=[{"pass": ["1"]}] * 30)

    assert sum(not response.is_pass for response in responses) > 20


def test_some_rank_only_the_beginning(ask):
    poll = Ranking(id="costs", title="?", minutes=1, question="?", options=names(5))

    lengths = {len(one.answers["order"] or ()) for one in ask(poll, Temperament.MIXED, n=60)[0]}

    assert 5 in lengths
    assert lengths & {1, 2, 3, 4}


def written(ask, poll, temperament=Temperament.MIXED):
    forms = ask(poll, temperament, n=30)[1]
    return [poll.line(form) for form in forms if "pass" not in form]


def test_words_repeat_so_that_a_cloud_grows(ask):
    words = written(ask, WordCloud(id="made_of", title="?", minutes=1, question="?"))

    assert set(words) <= set(WORDS)
    assert max(map(words.count, words)) >= 3


def test_two_lines_are_there_to_practise_reading_before_showing(ask):
    lines = written(ask, OpenText(id="one_line", title="?", minutes=1, question="?"))

    assert lines.count(AN_ADDRESS) == 1
    assert lines.count(A_WORRY) == 1
    assert {*lines} - {AN_ADDRESS, A_WORRY} <= {*LINES}
