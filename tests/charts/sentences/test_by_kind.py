import re
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.released import Reason, WithheldPart
from drawbridge.domain.workshop.measures import Quartiles

OVERCLAIMS = (
    "significant",
    "proves",
    "effective",
    "works",
    "improved",
    "caused",
    "because of the workshop",
    "attachment style",
    "diagnosis",
    "normal",
    "abnormal",
    "healthy",
    "unhealthy",
    "percentile",
    "average",
)
KINDS = {"choice": (5, 1), "multi": (4, 1), "battery": (5, 3), "slider": (5, 2), "ladder": (4, 1)}


@st.composite
def rooms(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    n_cells, n_parts = KINDS[kind]
    counts = st.lists(st.integers(0, 20), min_size=n_cells, max_size=n_cells)
    parts = draw(st.lists(counts, min_size=n_parts, max_size=n_parts))
    return SimpleNamespace(
        kind=kind,
        sensitivity=draw(st.sampled_from(["low", "medium", "high"])),
        counts=parts,
        n_joined=draw(st.sampled_from([7, 60])),
    )


def seen(ask, released, room):
    poll = getattr(ask, room.kind)(getattr(ask, room.sensitivity))
    spread = Quartiles(low=20, median=45, high=62.5, n_people=1)
    release = released(poll, *room.counts, n_joined=room.n_joined, quartiles=spread)
    assume(isinstance(release, Released))
    return poll, release


@given(room=rooms())
def test_a_sentence_speaks_of_this_room_with_its_n_and_never_overclaims(ask, released, room):
    poll, release = seen(ask, released, room)
    told = charts.sentence(poll, release)

    assert "of us" in told or "in this room" in told
    assert any(re.search(rf"\b{part.n_answers}\b", told) for part in release.shown_parts)
    for word in OVERCLAIMS:
        assert not re.search(rf"\b{word}\b", told, re.IGNORECASE)
    assert told.endswith(".")


@given(counts=st.lists(st.integers(1, 20), min_size=5, max_size=5))
def test_a_lead_is_named_from_three_people_or_twice_as_many_or_ten_points_on(ask, released, counts):
    poll = ask.choice()
    first, second = sorted(counts, reverse=True)[:2]
    n = sum(counts)
    is_twice = first - second >= 2 and first >= 2 * second
    is_clear = first - second >= 3 or is_twice if n < 20 else 100 * (first - second) >= 10 * n

    assert ("more than any other" in charts.sentence(poll, released(poll, counts))) is is_clear


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((2, 7, 1, 2, 1), "7 of the 13 of us who answered chose “A few clouds”, more than"),
        ((3, 18, 1, 2, 1), "72 % of the 25 of us who answered chose “A few clouds”, more than"),
        ((0, 13, 0, 0, 0), "All 13 of us who answered chose “A few clouds”."),
        ((0, 399, 0, 0, 1), "Nearly all of the 400 of us who answered chose “A few clouds”, more"),
        ((4, 5, 1, 2, 1), "No single answer stands out among the 13 of us who answered."),
        (
            (6, 1, 0, 5, 1),
            "Two answers stand out among the 13 of us who answered: “Clear” (6) and “Windy” (5).",
        ),
        (
            (1, 20, 1, 20, 2),
            "Two answers stand out among the 44 of us who answered: “A few clouds” (45 %) and "
            "“Windy” (45 %).",
        ),
    ],
)
def test_the_clearest_answer_is_told(ask, released, counts, told):
    poll = ask.choice()

    assert charts.sentence(poll, released(poll, counts)).startswith(told)


def test_beside_hidden_cells_no_comparison_is_made(ask, released):
    poll = ask.choice(ask.high)

    assert charts.sentence(poll, released(poll, (8, 4, 2, 1, 0))) == (
        "8 of the 15 of us who answered chose “Clear”; some of the answers stay hidden."
    )
    assert charts.sentence(poll, released(poll, (5, 4, 2, 1, 0))) == (
        "12 of us answered, and some of the answers stay hidden."
    )


def test_two_answers_stand_out_only_where_there_is_a_third_and_nothing_is_hidden(ask, released):
    two = ask.choice(options=("Tea", "Coffee"))
    tender = ask.choice(ask.high)

    assert "No single answer" in charts.sentence(two, released(two, (6, 6)))
    assert "Two answers" not in charts.sentence(tender, released(tender, (9, 9, 1, 1, 4)))


def test_where_every_number_is_hidden_the_words_are_those_of_all_that_is_withheld(ask, released):
    poll = ask.choice(ask.high)
    hidden, of_one_mind = (6, 1, 1, 0, 0), (8, 0, 0, 0, 0)

    told = {charts.words(poll, released(poll, counts)) for counts in (hidden, of_one_mind)}
    assert told == {"We take this one in words, without numbers."}


def test_bands_are_not_turned_into_numbers(ask, released):
    poll = ask.choice(ask.medium)

    assert charts.sentence(poll, released(poll, (4, 2, 1, 0, 0))) == (
        "7 of us answered; the bars show roughly how many chose what."
    )


def test_the_statement_with_the_clearest_side_is_told(ask, released):
    poll = ask.battery()
    release = released(poll, (3, 2, 3, 3, 2), (1, 1, 2, 4, 5), (5, 2, 2, 2, 2))

    assert charts.sentence(poll, release) == (
        f"“{poll.items[1].statement}” "
        "9 of the 13 of us who answered chose “Often” or “Very much me”."
    )


def test_statements_without_a_clear_side_are_only_counted(ask, released):
    poll = ask.battery()
    release = released(poll, (3, 2, 3, 3, 2), (3, 3, 2, 2, 2), (3, 2, 4, 2, 2))

    assert charts.sentence(poll, release) == "Between 12 and 13 of us answered each of these."


def test_middle_halves_are_told_in_whole_points(ask, released):
    spread = Quartiles(low=20, median=45, high=62.5, n_people=1)
    one, two = ask.slider(n=1), ask.slider(n=2)
    counts = (1, 3, 5, 2, 1)

    assert charts.sentence(one, released(one, counts, quartiles=spread)) == (
        "The middle half of the 12 of us who answered lies between about 20 and 60."
    )
    assert charts.sentence(two, released(two, counts, counts, quartiles=spread)).startswith(
        "On the left, the middle half of the 12 of us who answered lies between about 20 and "
        "60. On the right, the middle half of the"
    )


def test_a_middle_half_without_width_lies_at_one_point(ask, released):
    spread = Quartiles(low=50, median=50, high=50, n_people=1)
    poll = ask.slider(n=1)

    assert charts.sentence(poll, released(poll, (0, 0, 9, 0, 0), quartiles=spread)) == (
        "The middle half of the 9 of us who answered lies at about 50."
    )


def test_an_option_that_overclaims_is_not_quoted(ask, released):
    options = ("It works", "b", "c", "d", "e")
    poll = ask.choice(options=options)

    assert charts.sentence(poll, released(poll, (9, 1, 1, 1, 1))) == "13 of us answered."


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_kind_words_for_the_room(ask, reason):
    poll = ask.choice()
    told = charts.words(poll, Withheld(step_id=poll.id, round=1, reason=reason))

    assert re.search(r"\b(We|Our)\b", told)
    assert len(told) <= 80
    assert not re.search(r"\d", told)


def test_a_first_measurement_is_looked_at_again_at_the_end(ask):
    poll = ask.slider(moment=ask.before)
    withheld = Withheld(step_id=poll.id, round=1, reason=Reason.PUT_ASIDE)

    assert charts.words(poll, withheld) == "We put this aside and look again at the end."
    assert charts.words(ask.choice(), withheld) == "We put this aside."


def test_one_withheld_part_has_words_of_its_own(ask):
    part = WithheldPart(part_id="b1", prompt="A statement.", reason=Reason.WORDS_ONLY)

    assert charts.words(ask.battery(), part) == "We take this one in words, without numbers."


def test_an_alt_text_is_two_sentences_with_question_and_n(ask, released):
    poll = ask.choice(ask.high)

    assert charts.alt_text(poll, released(poll, (6, 4, 2, 1, 0))) == (
        "Bars for “What is the weather in you?”. n = 13: Clear: 6, A few clouds: 4, "
        "Foggy: hidden, Windy: hidden, Stormy: 0."
    )


def test_names_with_commas_are_quoted_where_they_are_read_aloud(ask, released):
    poll = ask.choice(options=("Left, or let down", "Hemmed in", "Seen"))

    assert charts.alt_text(poll, released(poll, (6, 4, 3))).endswith(
        "n = 13: “Left, or let down”: 6, “Hemmed in”: 4, “Seen”: 3."
    )


@pytest.mark.parametrize("counts", [(2, 2, 2), (2, 3, 1), (0, 4, 2), (6, 0, 0)])
def test_scenes_of_a_small_room_that_are_all_in_bands_have_a_sentence(ask, released, counts):
    poll = ask.scenes()
    release = released(poll, counts, (1, 2, 3), n_joined=6)

    assert {cell.count for part in release.parts for cell in part.cells} <= {0, None}
    assert charts.sentence(poll, release) == "6 of us answered each of these."
