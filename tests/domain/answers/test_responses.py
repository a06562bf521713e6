import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response, parse, passed
from drawbridge.domain.workshop.choices import MultiChoice
from drawbridge.domain.workshop.form_fields import PASS
from drawbridge.domain.workshop.scales import SLIDER_STEP, SLIDER_TOP, Slider
from drawbridge.errors import InvalidAnswer
from tests.rows import each, failing

KINDS = ("single_choice", "ladder", "check_out", "multi_choice", "likert_battery", "slider")
ONE_OF_SEVERAL = ("single_choice", "ladder", "check_out", "likert_battery")
# The last position a form may name, per kind in conftest.py.
LAST = {"single_choice": 3, "ladder": 3, "check_out": 2, "multi_choice": 4, "likert_battery": 4}

# Things that read as a number somewhere, but are not one that our page sends.
NOT_NUMBERS = [
    "-1", "+1", "-0", "1.0", "1e1", " 1", "1 ", "1\n", "\t1", "1_0", "0x1", "0b1", "1,0", "½",
    "²", "３", "٣", "१", "Ⅷ", "1\u200b", "1\x00", "\ud800", "NaN", "inf", "None", "True", "PASS",
    " pass", "passé", "<b>1</b>", "'; DROP TABLE ballots; --",
]  # fmt: skip
HUGE = ["1000", "9" * 20, "9" * 5_000, "0" * 5_000, "1" + "0" * 100_000]


def ascii_id(value):
    return ascii(value[:12])


def filled(poll, value):
    """A form that gives every part the same value or values."""
    values = [value] if isinstance(value, str) else value
    return {part.id: values for part in poll.parts}


def everywhere(poll, answer):
    return Response(answers={part.id: answer for part in poll.parts})


# -- what is an answer


@pytest.mark.parametrize("kind", ONE_OF_SEVERAL)
def test_every_option_can_be_chosen(polls, kind):
    for position in range(LAST[kind] + 1):
        response = parse(polls[kind], filled(polls[kind], str(position)))
        assert response == everywhere(polls[kind], (position,))


def test_each_statement_of_a_battery_has_its_own_answer(polls):
    response = parse(polls["likert_battery"], {"c": ["4"], "a": ["0"], "b": ["2"]})
    assert response.answers == {"a": (0,), "b": (2,), "c": (4,)}


@pytest.mark.parametrize("chosen", [["0"], ["4"], ["1", "3"], ["3", "1"]])
def test_up_to_as_many_as_allowed_can_be_chosen_in_any_order(polls, chosen):
    response = parse(polls["multi_choice"], {"answer": chosen})
    assert response.answers == {"answer": tuple(sorted(map(int, chosen)))}


@pytest.mark.parametrize(
    ("given_value", "kept"),
    [("0", 0), ("2", 0), ("3", 5), ("7", 5), ("8", 10), ("50", 50), ("97", 95), ("98", 100)],
)
def test_r14_a_slider_is_kept_to_the_nearest_five(polls, given_value, kept):
    response = parse(polls["slider"], filled(polls["slider"], given_value))
    assert response == everywhere(polls["slider"], (kept,))


def test_a_slider_may_come_with_leading_zeros(polls):
    assert parse(polls["slider"], {"near": ["005"], "free": ["100"]}).answers["near"] == (5,)


@pytest.mark.parametrize("kind", ["single_choice", "multi_choice", "slider"])
def test_an_empty_field_beside_an_answer_does_not_matter(polls, kind):
    response = parse(polls[kind], filled(polls[kind], ["", "0", ""]))
    assert response == everywhere(polls[kind], (0,))


@each("kind", KINDS)
def test_fields_that_the_step_does_not_ask_are_never_looked_at(polls, kind):
    form = filled(polls[kind], "1")
    stray = {"step": ["x"], "round": ["7"], "wall": ["1"], "Pass": ["yes"], "": ["9" * 5_000]}
    assert parse(polls[kind], {**stray, **form}) == parse(polls[kind], form)


# -- passing


@each("kind", KINDS)
@each("values", [[PASS], ["no"], [""], [], ["1", "1"]])
def test_the_pass_button_passes_the_whole_step_whatever_else_is_ticked(polls, kind, values):
    form = {**filled(polls[kind], "nonsense"), PASS: values}
    response = parse(polls[kind], form)
    assert response == passed(polls[kind]) == everywhere(polls[kind], None)
    assert response.is_pass


@each("kind", KINDS)
def test_passing_every_part_is_passing_the_step(polls, kind):
    assert parse(polls[kind], filled(polls[kind], PASS)) == passed(polls[kind])


@pytest.mark.parametrize(("kind", "value"), [("likert_battery", "3"), ("slider", "60")])
def test_one_part_can_be_passed_and_the_others_answered(polls, kind, value):
    first, *others = (part.id for part in polls[kind].parts)
    response = parse(polls[kind], {first: [PASS], **{part: [value] for part in others}})
    assert response.answers == {first: None, **{part: (int(value),) for part in others}}
    assert not response.is_pass


# -- what is not


@each("kind", KINDS)
@each("values", [[], [""], ["", ""]])
def test_no_answer_at_all_is_refused_with_what_to_do(polls, kind, values):
    with pytest.raises(InvalidAnswer, match="or Pass") as refusal:
        parse(polls[kind], filled(polls[kind], values))
    assert refusal.value.part == polls[kind].parts[0].id


@each("kind", KINDS)
def test_an_empty_form_is_refused(polls, kind):
    with pytest.raises(InvalidAnswer, match="or Pass"):
        parse(polls[kind], {})


@pytest.mark.parametrize("kind", ["likert_battery", "slider"])
def test_the_refusal_names_the_first_part_that_is_missing(polls, kind):
    first, second, *_ = (part.id for part in polls[kind].parts)
    with pytest.raises(InvalidAnswer) as refusal:
        parse(polls[kind], {first: ["1"]})
    assert refusal.value.part == second


@each("kind", LAST)
def test_one_beyond_the_last_option_is_refused(polls, kind):
    with pytest.raises(InvalidAnswer, match="not one of the choices"):
        parse(polls[kind], filled(polls[kind], str(LAST[kind] + 1)))


def test_only_a_position_as_we_write_it_is_an_option(polls):
    def is_refused(kind, value):
        with pytest.raises(InvalidAnswer, match="not one of the choices"):
            parse(polls[kind], filled(polls[kind], value))

    rows = list(product(LAST, [*NOT_NUMBERS, *HUGE, "00", "01"]))
    assert len(rows) == 190
    assert failing(rows, is_refused) == {}


def test_only_a_whole_number_on_the_scale_is_a_slider_value(polls):
    def is_refused(value):
        with pytest.raises(InvalidAnswer, match="whole number from 0 to 100"):
            parse(polls["slider"], filled(polls["slider"], value))

    rows = [(value,) for value in ("101", "999", *NOT_NUMBERS, *HUGE)]
    assert len(rows) == 38
    assert failing(rows, is_refused) == {}


@each("kind", [*ONE_OF_SEVERAL, "slider"])
@each("values", [["0", "0"], ["0", "1"], ["0", PASS], [PASS, PASS]])
def test_a_doubled_field_is_refused_where_one_answer_is_asked(polls, kind, values):
    with pytest.raises(InvalidAnswer, match="only one"):
        parse(polls[kind], filled(polls[kind], values))


@pytest.mark.parametrize("values", [["2", "2"], ["0", PASS], [PASS, PASS], [PASS, "1", "2"]])
def test_a_choice_of_several_is_neither_doubled_nor_mixed_with_a_pass(polls, values):
    with pytest.raises(InvalidAnswer, match="either answers or Pass"):
        parse(polls["multi_choice"], {"answer": values})


def test_more_than_allowed_is_refused_with_the_limit(polls):
    with pytest.raises(InvalidAnswer, match="at most 2") as refusal:
        parse(polls["multi_choice"], {"answer": ["0", "1", "2"]})
    assert refusal.value.places == {"limit": 2}


def test_one_wrong_option_among_right_ones_spoils_the_answer(polls):
    with pytest.raises(InvalidAnswer, match="not one of the choices"):
        parse(polls["multi_choice"], {"answer": ["0", "9"]})


@each("kind", KINDS)
def test_a_refusal_never_repeats_what_was_sent(polls, kind):
    with pytest.raises(InvalidAnswer) as refusal:
        parse(polls[kind], filled(polls[kind], "sentinel {part} %s"))
    assert not re.search("sentinel", f"{refusal.value!r}{refusal.value.places}")


# -- any form

numbers = st.integers(-5, 120).map(str)
values = st.lists(
    numbers | st.sampled_from([PASS, "", *NOT_NUMBERS, "9" * 5_000]) | st.text(max_size=5),
    max_size=4,
)


def forms(poll):
    """Forms whose fields mostly have names that matter."""
    names = st.sampled_from([part.id for part in poll.parts])
    return st.dictionaries(names | st.sampled_from(["step", "round"]) | st.text(), values)


def outcome(poll, form):
    try:
        return parse(poll, form)
    except InvalidAnswer as refusal:
        return refusal


@pytest.fixture(scope="module")
def any_forms(polls):
    return {kind: forms(polls[kind]) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_any_form_is_an_answer_within_the_cells_or_refused(polls, any_forms, kind, choices):
    poll = polls[kind]
    result = outcome(poll, choices.draw(any_forms[kind]))
    if isinstance(result, InvalidAnswer):
        assert result.part in {part.id for part in poll.parts}
    else:
        assert_within_cells(poll, result)


def assert_within_cells(poll, response):
    assert list(response.answers) == [part.id for part in poll.parts]
    most = poll.at_most if isinstance(poll, MultiChoice) else 1
    for part in poll.parts:
        answer = response.answers[part.id]
        if answer is None:
            continue
        assert 1 <= len(answer) <= most
        assert list(answer) == sorted(set(answer))
        if isinstance(poll, Slider):
            assert set(answer) <= set(range(0, SLIDER_TOP + 1, SLIDER_STEP))
        else:
            assert set(answer) <= set(range(len(part.cells)))


def answers_of(poll, part):
    """Answers that a page of ours could send for a part."""
    if isinstance(poll, Slider):
        return st.integers(0, 20).map(lambda step: (5 * step,))
    positions = st.integers(0, len(part.cells) - 1)
    most = poll.at_most if isinstance(poll, MultiChoice) else 1
    several = st.lists(positions, min_size=1, max_size=most, unique=True)
    return several.map(lambda chosen: tuple(sorted(chosen)))


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_whatever_our_page_can_send_is_understood_as_it_was_meant(polls, kind, choices):
    poll = polls[kind]
    meant = {
        part.id: choices.draw(st.none() | answers_of(poll, part), label=part.id)
        for part in poll.parts
    }
    form = {
        part: [PASS] if answer is None else [str(value) for value in answer]
        for part, answer in meant.items()
    }
    assert parse(poll, form) == Response(answers=meant)
