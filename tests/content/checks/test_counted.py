"""Numbers in texts about a list beside them are counted."""

import pytest

from drawbridge import content


def told(text):
    return [(it.field, it.reason, it.is_warning) for it in content.problems(text, file="w.toml")]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("purpose", "Four sentences to take home."),
        ("script", "We end. Five short lines, one breath each."),
        ("script", "Read the 4 lines slowly."),
        ("title", "All three sentences"),
    ],
)
def test_a_number_that_is_not_that_of_the_list_is_pointed_out(a_file, a_step, field, said):
    text = a_file(a_step("slide", builds=["One.", "Two."], **{field: said}))

    ((place, reason, is_warning),) = told(text)
    assert place == field
    assert reason.endswith("and there are 2 here.")
    assert is_warning


@pytest.mark.parametrize(
    "said",
    [
        "Two sentences to take home.",
        "The 2 lines.",
        "Keep one line for yourself, or read two lines.",
    ],
)
def test_a_number_that_fits_or_speaks_of_some_of_it_is_fine(a_file, a_step, said):
    assert told(a_file(a_step("slide", builds=["One.", "Two."], script=said))) == []


def test_a_cut_with_another_list_is_counted_anew(a_file, a_step):
    whole = a_file(a_step("slide", id="end", builds=["One.", "Two."], purpose="Two sentences."))
    cut = """
[[variants]]
id = "short"
title = "Short"
[variants.change.end]
builds = ["One.", "Two.", "Three."]
"""
    (found,) = [it for it in content.problems(whole + cut, file="w.toml") if it.field == "purpose"]

    assert (found.variant, found.reason) == (
        "short",
        "This says “two sentences”, and there are 3 here.",
    )
