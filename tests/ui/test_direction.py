"""Whoever reads from right to left has the console's pages that way round."""

from drawbridge.ui import shell
from drawbridge.ui.stylesheet import turned


def test_only_a_language_from_right_to_left_turns_the_page():
    assert ['dir="rtl"' in shell.page_in(language) for language in ("en", "tr", "ar")] == [
        False,
        False,
        True,
    ]


def test_there_texts_of_a_workshop_keep_a_direction_of_their_own():
    assert [turned(language) for language in ("en", "tr")] == ["", ""]
    assert "unicode-bidi:plaintext" in turned("ar")


def test_a_segmented_control_is_rounded_at_its_ends_whichever_way_it_is_read():
    assert "first-of-type{border-start-start-radius" in turned("ar")
    assert "last-of-type{border-start-end-radius" in turned("ar")
