"""A workshop made from nothing by somebody who does not program: written, seen, rehearsed."""

import pytest
from playwright.sync_api import expect

from tests.end_to_end.people import no_stranger_was_asked
from tests.end_to_end.writer import Writer
from tests.people.axe import Inspector

pytestmark = pytest.mark.browser


def test_a_five_step_workshop_is_made_from_nothing_and_rehearsed(shared, witness):
    writer = Writer(witness, shared.url)
    writer.log_in()
    writer.begin()
    writer.writes("Title", "Doors")
    for kind in ("Slide", "One of several", "Sliders"):
        writer.adds(kind)

    writer.goes_to("One of several")
    writer.writes("Question", "")
    writer.reads("This is empty.")
    writer.writes("Question", "Where would you like a door?")
    writer.sees("The projector", "Where would you like a door?")
    writer.sees("A phone", "Where would you like a door?")
    writer.writes("Options", "At home\nAt work\nNowhere just now")
    writer.sees("A phone", "Nowhere just now")
    writer.page.reload()
    writer.goes_to("One of several")
    expect(writer.field("Question")).to_have_value("Where would you like a door?")

    writer.page.get_by_text("Rehearse it now").click()
    writer.page.locator(".st-key-editor_start_rehearsal button").click()
    writer.is_in_a_session()
    writer.reads("Doors")
    assert no_stranger_was_asked(witness)
    assert witness.errors == []


def test_a_saved_workshop_is_translated_beside_its_original_and_seen_as_a_phone_would(
    server, witness
):
    writer = Writer(witness, server.url)
    writer.log_in()
    writer.begin()
    writer.writes("Title", "Two doors")
    writer.page.locator(".st-key-editor_save button").click()
    writer.reads("Saved as two_doors")
    writer.goes_to_languages("العربية")
    writer.chooses("editor_part", "1 ")
    writer.phone_runs("rtl")
    writer.chooses("editor_language", "Deutsch")
    writer.phone_runs("ltr")
    writer.writes("First line", "Bevor es losgeht")

    writer.sees("A phone", "Bevor es losgeht")
    writer.reads("Not offered to phones")
    inspector = Inspector()
    inspector.look("other languages", writer.page)
    assert inspector.found == []
    writer.page.reload()
    writer.goes_to_languages("Deutsch")
    writer.chooses("editor_part", "1 ")
    expect(writer.field("First line")).to_have_value("Bevor es losgeht")
    assert no_stranger_was_asked(witness)
    assert witness.errors == []
