"""How far answering is, in words that move in batches."""

from dataclasses import replace

import pytest

from drawbridge.domain.session.round import Round
from drawbridge.live.progress import REFRESH_S, ProgressBoard, ProgressWord, progress_word
from tests.conftest import Clock

WEATHER = Round(session_id="session", step_id="weather", number=1)
NONE, SOME = ProgressWord.NONE, ProgressWord.SOME
HALF, MOST, ALL = ProgressWord.ABOUT_HALF, ProgressWord.MOST, ProgressWord.ALL


@pytest.fixture
def watch():
    return Clock()


@pytest.fixture
def board(watch):
    return ProgressBoard(watch)


@pytest.mark.parametrize(
    ("n_joined", "words"),
    [
        (0, [NONE]),
        (1, [NONE, ALL]),
        (2, [NONE, HALF, ALL]),
        (4, [NONE, SOME, SOME, MOST, ALL]),
        (5, [NONE, SOME, HALF, MOST, MOST, ALL]),
        (7, [NONE, SOME, SOME, HALF, MOST, MOST, MOST, ALL]),
        (10, [NONE, SOME, SOME, SOME, HALF, HALF, MOST, MOST, MOST, MOST, ALL]),
    ],
)
def test_the_word_stands_for_the_share_of_those_who_joined(n_joined, words):
    assert [progress_word(n, n_joined) for n in range(n_joined + 1)] == words


def test_more_responses_than_people_is_still_all():
    assert progress_word(13, 12) is ALL


def test_each_word_covers_its_share_of_a_large_room():
    words = [progress_word(n, 1000) for n in range(1001)]

    assert [words.index(word) for word in ProgressWord] == [0, 1, 400, 501, 1000]


TRUE_FROM_TO = {  # shares that a word may be said of
    SOME: (0.0, 0.999),
    HALF: (0.4, 0.667),
    MOST: (0.5001, 0.999),
    ALL: (1.0, 1.0),
}


def test_whatever_number_a_word_stands_beside_it_is_true_of_it(board, watch):
    """Also while it must not move (R02): five of seven were "about half" after four."""
    wrong = []
    for n_joined in range(1, 201):
        for first in range(n_joined + 1):
            place = replace(WEATHER, step_id=f"{n_joined}/{first}")
            for n_responses in range(first, min(first + 3, n_joined + 1)):
                watch.now += REFRESH_S
                word = board.word(place, n_responses, n_joined)
                if word is NONE:  # "nobody yet" may be said of the first one alone
                    assert n_responses <= 1
                    continue
                low, high = TRUE_FROM_TO[word]
                if not low <= n_responses / n_joined <= high:
                    wrong.append((word, n_responses, n_joined))

    assert wrong == []


@pytest.mark.rule("R02")
def test_nothing_moves_within_five_seconds(board, watch):
    """R02."""
    assert board.word(WEATHER, 2, 12) is SOME
    watch.now += REFRESH_S - 0.001
    assert board.word(WEATHER, 9, 12) is SOME
    assert board.word(WEATHER, 12, 12) is SOME

    watch.now += 0.001

    assert board.word(WEATHER, 9, 12) is MOST


@pytest.mark.rule("R02")
def test_one_more_response_never_moves_the_word(board, watch):
    """R02: whoever saw one thumb tap must not see the word change with it."""
    assert board.word(WEATHER, 4, 12) is SOME
    watch.now += 60

    assert board.word(WEATHER, 5, 12) is SOME

    assert board.word(WEATHER, 6, 12) is HALF


def test_the_first_response_of_a_round_stays_unsaid(board, watch):
    assert board.word(WEATHER, 0, 12) is NONE
    watch.now += 60
    assert board.word(WEATHER, 1, 12) is NONE
    watch.now += 60
    assert board.word(WEATHER, 2, 12) is SOME


def test_responses_are_counted_from_the_last_movement_not_from_the_last_look(board, watch):
    assert board.word(WEATHER, 4, 12) is SOME
    for n_responses in (5, 5, 6):
        watch.now += 60
        word = board.word(WEATHER, n_responses, 12)

    assert word is HALF


@pytest.mark.rule("R02")
def test_a_complete_round_says_all_even_after_one_more_response(board, watch):
    """R02."""
    assert board.word(WEATHER, 11, 12) is MOST
    watch.now += REFRESH_S

    assert board.word(WEATHER, 12, 12) is ALL


def test_an_empty_room_is_not_complete(board):
    assert board.word(WEATHER, 0, 0) is NONE


def test_answers_taken_back_move_the_word_in_batches_too(board, watch):
    assert board.word(WEATHER, 6, 12) is HALF
    watch.now += 60
    assert board.word(WEATHER, 5, 12) is HALF
    assert board.word(WEATHER, 4, 12) is SOME


def test_rounds_are_told_apart(board):
    assert board.word(WEATHER, 12, 12) is ALL
    assert board.word(replace(WEATHER, number=2), 0, 12) is NONE
    assert board.word(replace(WEATHER, session_id="another"), 6, 12) is HALF


def test_the_end_of_a_session_forgets_its_rounds_and_no_other(board):
    another = replace(WEATHER, session_id="another")
    board.word(WEATHER, 12, 12)
    board.word(another, 12, 12)
    board.forget("session")

    assert board.word(another, 0, 12) is ALL
    assert board.word(WEATHER, 0, 12) is NONE
