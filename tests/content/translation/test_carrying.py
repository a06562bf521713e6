"""What of a translation still holds once the workshop says something else."""

from drawbridge.content.translation.carrying import carried

BEFORE = {
    "workshop.title": "Small",
    "steps.asked.question": "Which?",
    "steps.asked.options.1": "A wall",
    "steps.asked.options.2": "A gate",
}
SAID = {
    "workshop.title": "Klein",
    "steps.asked.question": "Welches?",
    "steps.asked.options.1": "Eine Mauer",
    "steps.asked.options.2": "Ein Tor",
}


def test_what_has_not_changed_is_said_as_before():
    assert carried(SAID, BEFORE, BEFORE) == SAID


def test_a_text_that_says_something_else_now_has_no_translation():
    after = {**BEFORE, "steps.asked.question": "Which not?"}

    assert "steps.asked.question" not in carried(SAID, BEFORE, after)


def test_an_option_keeps_its_translation_in_another_place_of_the_list():
    after = {**BEFORE, "steps.asked.options.1": "A moat", "steps.asked.options.2": "A wall"}
    kept = carried(SAID, BEFORE, after)

    assert "steps.asked.options.1" not in kept
    assert kept["steps.asked.options.2"] == "Eine Mauer"


def test_a_step_of_another_id_keeps_its_translation():
    after = {place.replace("asked", "chosen"): text for place, text in BEFORE.items()}

    assert carried(SAID, BEFORE, after) == {
        place.replace("asked", "chosen"): text for place, text in SAID.items()
    }


def test_a_workshop_of_another_title_keeps_its_name_in_other_languages():
    assert carried(SAID, BEFORE, {**BEFORE, "workshop.title": "Large"}) == SAID


def test_the_same_words_in_another_field_are_not_taken_for_it():
    after = {**BEFORE, "steps.asked.note": "A gate"}

    assert "steps.asked.note" not in carried(SAID, BEFORE, after)
