"""Whoever reads from right to left has the console's pages that way round."""

from drawbridge.ui.stylesheet import turned


def test_only_a_language_from_right_to_left_turns_the_page():
    assert [turned(language) for language in ("en", "tr")] == ["", ""]
    assert "direction:rtl" in turned("ar")
