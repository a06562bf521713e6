"""Whoever reads from right to left has the console's pages that way round."""

from drawbridge.ui.stylesheet import turned


def test_only_a_language_from_right_to_left_turns_the_page():
    assert [turned(language) for language in ("en", "tr")] == ["", ""]
    assert "direction:rtl" in turned("ar")


def test_a_segmented_control_is_rounded_at_its_ends_whichever_way_it_is_read():
    assert "first-of-type{border-start-start-radius" in turned("ar")
    assert "last-of-type{border-start-end-radius" in turned("ar")
