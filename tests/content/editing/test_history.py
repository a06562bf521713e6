from drawbridge.content.editing import History
from drawbridge.content.editing.history import MOST


def test_a_change_can_be_taken_back_and_made_again():
    history = History.of("a").after("b").after("c")

    assert history.undone().text == "b"
    assert history.undone().undone().undone().text == "a"
    assert history.undone().redone().text == "c"


def test_a_new_change_forgets_what_was_taken_back():
    history = History.of("a").after("b").undone().after("c")

    assert history.texts == ("a", "c")
    assert not history.can_redo


def test_what_changes_nothing_is_no_change():
    assert not History.of("a").after("a").can_undo


def test_only_the_last_changes_are_kept():
    history = History.of("0")
    for number in range(2 * MOST):
        history = history.after(str(number))

    assert len(history.texts) == MOST
    assert history.text == str(2 * MOST - 1)
