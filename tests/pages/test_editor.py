"""The editor page, pressed by the keys of its widgets, on a folder of own workshops."""

import errno
import os
import shutil
from dataclasses import replace

import pytest
import streamlit as st

from drawbridge import bootstrap, commands, content
from drawbridge.auth.cookie import COOKIE
from drawbridge.content import toml
from drawbridge.content.editing import read
from drawbridge.content.editing.new_steps import KIND_NAMES, new_step, new_workshop
from drawbridge.content.own_workshops import OwnWorkshops
from drawbridge.content.translation.places import translatable
from drawbridge.content.translation.skeleton import skeleton
from drawbridge.content.translation.translation_files import renewed, translation_path
from drawbridge.errors import ContentError
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor import opening
from drawbridge.ui.editor.opening import DRAFT
from tests.conftest import SMALL
from tests.pages.conftest import ENTRY
from tests.people.pages import AppTest
from tests.people.server import PASSCODE, ROOT, settings_of


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """One Drawbridge with one small workshop, and a facilitator's cookie, for all tests here."""
    folder = tmp_path_factory.mktemp("editor")
    included = folder / "included"
    shutil.copytree(ROOT / "workshop_content" / "support", included / "support")
    (included / "small.toml").write_text(SMALL)
    services = bootstrap.build(settings_of(folder))
    yield replace(services, workshops=included), services.logins.log_in(PASSCODE)
    services.hub.close()
    services.store.close()


@pytest.fixture
def services(running, tmp_path, monkeypatch):
    """The same, with nothing of one's own in it yet."""
    services = replace(running[0], own_workshops=OwnWorkshops(tmp_path / "own"))
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    yield services
    with services.store.writing() as transaction:
        for session in transaction.sessions.every():
            transaction.sessions.remove(session.id)


@pytest.fixture
def logged_in(running, monkeypatch):
    """A facilitator's cookie, in the browser of every page of the test."""
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: running[1]})


def opened(draft_id=""):
    """The page in a browser of its own."""
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.context["url"] = "http://192.168.0.7:8501/"
    if draft_id:
        app.query_params[DRAFT] = draft_id
    return ran(app.switch_page("editor.py"))


@pytest.fixture
def editor(services, logged_in):
    """The page before there is a draft."""
    return opened()


@pytest.fixture
def draft(services, logged_in):
    """A copy of the small workshop, open in the editor."""
    [small] = content.library(services.workshops)
    return opened(opening.copied(small))


def ran(acted):
    app = acted.run()
    assert not app.exception
    return app


def pressed(app, key):
    return ran(app.button(key=key).click())


def told(app):
    return " ".join(element.proto.body for element in app.get("html"))


def only_draft(services):
    [one] = services.own_workshops.drafts()
    return one


def document(services):
    return read(only_draft(services).text, "x")


def key(services, *path, table="steps", position=1):
    return f"ed-{only_draft(services).id}-{table}-{position}-{'-'.join(path)}"


def typed(app, services, text, *path, position=1):
    name = key(services, *path, position=position)
    [field] = [it for it in (*app.text_input, *app.text_area) if it.key == name]
    return ran(field.set_value(text))


def at_step(app, position):
    app.session_state["editor_place"] = str(position)  # as a press in the list does
    return ran(app)


def sessions(services):
    with services.store.reading() as transaction:
        return list(transaction.sessions.every())


def test_a_new_workshop_is_a_draft_with_an_address(services, editor):
    pressed(editor, "new_workshop")

    assert editor.query_params[DRAFT] == only_draft(services).id
    assert "A new workshop" in told(editor)


def test_an_included_workshop_is_copied_and_stays_as_it_is(services, editor):
    pressed(editor, "copied_small.toml")
    before = (services.workshops / "small.toml").read_bytes()
    typed(at_step(editor, 1), services, "Weather within", "title")

    assert document(services).table("workshop")["id"] == "small_copy"
    assert document(services).steps[1]["title"] == "Weather within"
    assert (services.workshops / "small.toml").read_bytes() == before


def test_what_is_typed_changes_one_line_of_the_draft(services, draft):
    before = only_draft(services).text.splitlines()
    typed(at_step(draft, 1), services, "How is it within?", "question")
    after = only_draft(services).text.splitlines()

    assert [line for line in after if line not in before] == ['question = "How is it within?"']
    assert len(after) == len(before)


def test_the_checker_speaks_beside_the_field_while_one_types(services, draft):
    typed(at_step(draft, 1), services, "", "question")

    assert "This is empty." in told(draft)
    assert "1 place to mend" in told(draft)
    assert draft.button(key="editor_save").disabled
    assert "A new picture comes when what is marked beside it is right." in told(draft)
    typed(draft, services, "Now?", "question")
    assert "This is empty." not in told(draft)


def test_the_checker_speaks_of_fields_as_the_form_has_them(services, draft):
    typed(at_step(draft, 1), services, "", "question")
    assert "for example: “" in told(draft)
    typed(draft, services, "Who thinks of suicide?", "question")

    assert "“Keep the tender wording”: on" in told(draft)
    assert "acknowledge" not in told(draft)
    ran(draft.toggle(key=key(services, "acknowledge")).set_value(True))
    assert "suicide" not in told(draft)


def test_a_list_is_written_one_entry_a_line(services, draft):
    typed(at_step(draft, 1), services, "Clear\n\n Rainy \nStormy\n", "options")

    assert document(services).steps[1]["options"] == ["Clear", " Rainy ", "Stormy"]


def test_a_number_and_a_choice_are_kept(services, draft):
    at_step(draft, 1)
    ran(draft.number_input(key=key(services, "minutes")).set_value(2.5))
    ran(draft.selectbox(key=key(services, "sensitivity")).set_value("high"))
    ran(draft.toggle(key=key(services, "talk")).set_value(True))

    step = document(services).steps[1]
    assert (step["minutes"], step["sensitivity"], step["talk"]) == (2.5, "high", True)


def test_a_change_is_taken_back_and_made_again(services, draft):
    before = only_draft(services).text
    typed(at_step(draft, 1), services, "Other", "title")
    after = only_draft(services).text

    pressed(draft, "editor_undo")
    assert only_draft(services).text == before
    pressed(draft, "editor_redo")
    assert only_draft(services).text == after


def test_a_step_is_added_moved_copied_and_removed(services, draft):
    n_steps = len(document(services).steps)
    at_step(draft, 1)
    ran(draft.selectbox(key="new_step_kind").set_value("slider"))
    pressed(draft, "add_step")
    assert document(services).steps[2]["kind"] == "slider"
    pressed(draft, "step_up")
    assert document(services).steps[1]["kind"] == "slider"
    pressed(draft, "step_copy")
    assert document(services).steps[2]["id"] == "slider_copy"
    pressed(draft, "step_remove")
    pressed(draft, "step_remove")
    assert len(document(services).steps) == n_steps
    assert all(it.is_warning for it in content.problems(only_draft(services).text, file="x"))


def test_entries_of_a_list_of_tables_are_added_and_removed(services, draft):
    at_step(draft, 1)
    ran(draft.selectbox(key="new_step_kind").set_value("likert_battery"))
    pressed(draft, "add_step")
    pressed(draft, key(services, "add", "items", position=2))
    typed(draft, services, "I wait.", "items", "1", "statement", position=2)
    assert [it["statement"] for it in document(services).steps[2]["items"]][1] == "I wait."
    pressed(draft, key(services, "Remove", "items", "0", position=2))
    assert [it["statement"] for it in document(services).steps[2]["items"]] == ["I wait."]


def test_every_kind_of_step_has_a_form_and_a_picture(services, logged_in):
    written = read(new_workshop("en"), "x")
    for kind in KIND_NAMES:
        written = written.with_step(1, new_step(kind, [it["id"] for it in written.steps]))
    app = opened(drafts.begin(written.text))

    for place in range(len(written.steps)):
        at_step(app, place)
        assert "A new picture comes" not in told(app)
        assert len(app.text_input) + len(app.text_area) > 3


def test_a_second_measurement_names_the_first_by_its_title(services, logged_in):
    written = read(new_workshop("en"), "x")
    for position in (1, 2):
        written = written.with_step(
            position, new_step("slider", [it["id"] for it in written.steps])
        )
    app = opened(drafts.begin(written.with_field("steps", "title", "Where I start", 1).text))
    box = f"ed-{only_draft(services).id}-box-more-about-how-it-is-asked"
    app.session_state[box] = True
    at_step(app, 2)
    choice = app.selectbox(key=key(services, "paired_with", position=2))
    ran(choice.select("Where I start"))

    first, second = document(services).steps[1:3]
    assert second["paired_with"] == first["id"]


def test_a_cut_leaves_a_step_out_and_gives_another_fewer_minutes(services, draft):
    at_step(draft, "cuts")
    pressed(draft, "add_cut")
    name = f"ed-{only_draft(services).id}-cut-0-wall-in"
    ran(draft.checkbox(key=name).uncheck())
    ran(draft.number_input(key=name.replace("wall-in", "why-minutes")).set_value(2.0))

    [cut] = document(services).variants
    assert cut["drop"] == ["wall"]
    assert cut["change"] == {"why": {"minutes": 2.0}}
    assert "9 minutes · Shorter" in told(draft)


def test_ideas_are_written_one_a_line(services, draft):
    draft.session_state[f"ed-{only_draft(services).id}-box-sources-and-ideas"] = True
    ran(draft)
    name = f"ed-{only_draft(services).id}-ideas"
    ran(draft.text_area(key=name).set_value("C01: We guard.\nWe long."))

    assert document(services).table("concepts") == {"C01": "We guard.", "C02": "We long."}


def test_a_draft_survives_a_reload_and_a_restart(services, draft):
    typed(at_step(draft, 1), services, "Kept", "title")
    again = opened(only_draft(services).id)

    assert "A small workshop (copy)" in told(again)
    at_step(again, 1)
    assert again.text_input(key=key(services, "title")).value == "Kept"


def test_a_saved_draft_stands_in_the_folder_of_own_workshops(services, draft):
    pressed(draft, "editor_save")

    [own] = services.own_workshops.listings()
    assert own.file == "small_copy.toml"
    assert own.workshop.title == "A small workshop (copy)"
    assert "Saved as small_copy.toml" in told(draft)


def test_a_new_workshop_is_saved_under_a_name_made_of_its_title(services, editor):
    pressed(editor, "new_workshop")
    name = f"ed-{only_draft(services).id}-workshop-0-title"
    ran(editor.text_input(key=name).set_value("Türen, für alle!"))
    assert "Draft kept" in told(editor)
    pressed(editor, "editor_save")

    [own] = services.own_workshops.listings()
    assert (own.file, own.workshop.id) == ("turen_fur_alle.toml", "turen_fur_alle")
    assert "Draft kept" not in told(editor)


def test_the_second_of_two_who_save_is_told_in_a_sentence_and_keeps_the_draft(services, draft):
    pressed(draft, "editor_save")
    path = services.own_workshops.folder / "small_copy.toml"
    path.write_text(path.read_text() + "# by somebody else\n")
    typed(at_step(draft, 1), services, "Mine", "title")
    pressed(draft, "editor_save")

    assert "Somebody else has saved or deleted this workshop" in told(draft)
    assert "# by somebody else" in path.read_text()
    assert document(services).steps[1]["title"] == "Mine"
    pressed(draft, "editor_save_copy")
    assert len(services.own_workshops.listings()) == 2


def test_on_a_full_disk_the_tab_keeps_what_was_typed_and_says_so(services, draft, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    at_step(draft, 1)
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", full)
    typed(draft, services, "Typed", "title")
    assert "the disk is full" in told(draft)
    assert "Not kept in its file yet" in told(draft)
    monkeypatch.setattr(os, "fsync", fsync)
    typed(draft, services, "Asked", "question")
    assert document(services).steps[1]["title"] == "Typed"
    assert "Draft kept" in told(draft)


def test_a_change_of_another_window_is_shown(services, draft):
    at_step(draft, 1)
    one = only_draft(services)
    other = read(one.text, "x").with_field("steps", "title", "Theirs", 1)
    services.own_workshops.keep(type(one)(id=one.id, file="", begun_from="", text=other.text))
    draft.run()

    assert draft.text_input(key=key(services, "title")).value == "Theirs"


def test_a_rehearsal_plays_the_draft_as_it_is(services, draft):
    typed(at_step(draft, 1), services, "As it is", "title")
    pressed(draft, "editor_start_rehearsal")

    [session] = sessions(services)
    assert session.is_rehearsal
    assert session.workshop.steps[1].title == "As it is"
    assert draft.query_params["session"] == session.code


def test_a_session_keeps_the_workshop_it_was_begun_with(services, draft):
    pressed(draft, "editor_save")
    code = commands.create(services, services.own_workshops.text("small_copy.toml"))
    typed(at_step(draft, 1), services, "Changed later", "title")
    pressed(draft, "editor_save")
    services.store.forget(sessions(services)[0].id)

    with services.store.reading() as transaction:
        assert transaction.sessions.at(code).workshop.steps[1].title == "Inner weather"


def test_a_thrown_away_draft_is_gone(services, draft):
    pressed(draft, "editor_discard")

    assert services.own_workshops.drafts() == ()
    assert "Choose a workshop" in told(draft)


def test_there_is_a_word_for_an_address_without_a_draft(services, logged_in):
    assert "There is no such draft." in told(opened("nosuchdraft"))


HOSTILE = """
[workshop]
id = "h"
title = "<script>alert(1)</script>"
language = "en"

[[steps]]
id = "a"
kind = "single_choice"
title = "<img src=x onerror=alert(1)>"
minutes = 1
purpose = "</style><script>alert(1)</script>"
tags = ["[x](javascript:alert(1))"]
question = "<script>alert(1)</script>"
options = ["<b>1</b>", ":material/home: **bold** $x$"]
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#" * 10_000_000, "larger than 1 MB"),
        ("a = " + "[" * 3000 + "]" * 3000, "too large to read"),
        ('schema = 99\nsteps = [{ id = "a" }]', "another version of Drawbridge"),
        ("[[steps]\n", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(services, text, sentence):
    with pytest.raises(ContentError) as refused:
        opening.imported(text)
    assert sentence in str(refused.value)
    assert services.own_workshops.drafts() == ()


def test_a_file_in_another_encoding_is_refused_with_its_line_and_loses_no_letter(services):
    # What a browser makes of “Innere Wetter für alle” in Latin-1.
    text = '[workshop]\ntitle = "Wetter f\N{REPLACEMENT CHARACTER}r alle"\n'
    with pytest.raises(ContentError, match="Line 2 holds a letter that is not in UTF-8"):
        opening.imported(text)

    assert services.own_workshops.drafts() == ()


def test_text_of_a_stranger_is_text_everywhere(services, logged_in):
    editor = at_step(opened(drafts.begin(HOSTILE)), 0)

    assert "<script" not in told(editor)
    assert "<img" not in told(editor)
    assert "alert(1)" in told(editor)


# -- other languages


@pytest.fixture
def translating(services, draft):
    """The saved copy of the small workshop, with its other languages before the tab."""
    return at_step(pressed(draft, "editor_save"), "languages")


def in_german(services):
    """What the German translation says, by place."""
    own = services.own_workshops
    found = content.translations_of(
        own.folder / "small_copy.toml", own.text("small_copy.toml"), "en"
    )
    return {place: text for it in found if it.language == "de" for place, text in it.texts.items()}


def place_key(services, place):
    return f"tr-{only_draft(services).id}-de-{place}"


def says(app, services, place, text):
    name = place_key(services, place)
    [field] = [it for it in (*app.text_input, *app.text_area) if it.key == name]
    return ran(field.set_value(text))


def test_a_translation_is_written_beside_the_original(services, translating):
    ran(translating.selectbox(key="editor_language").select("de"))
    ran(translating.selectbox(key="editor_part").select("steps.weather"))
    question = document(services).steps[1]["question"]
    says(translating, services, "steps.weather.question", "Wie ist es heute? ")

    assert question in told(translating)
    assert in_german(services) == {"steps.weather.question": "Wie ist es heute?"}
    assert only_draft(services).is_saved
    says(translating, services, "steps.weather.question", "")
    assert in_german(services) == {}


def test_a_language_is_offered_to_phones_once_all_that_people_read_is_written(
    services, translating
):
    ran(translating.selectbox(key="editor_language").select("de"))
    assert "Not offered to phones" in told(translating)
    originals = translatable(document(services).raw)
    while open_places := [it for it in originals if it not in in_german(services)]:
        part = ".".join(open_places[0].split(".")[: 1 if "workshop." in open_places[0] else 2])
        assert translating.session_state["editor_part"] == part
        for place in [it for it in open_places if it.startswith(f"{part}.")]:
            says(translating, services, place, f"~ {originals[place]}")
        if not translating.button(key="translation_next").disabled:
            pressed(translating, "translation_next")

    assert "Whole: phones are offered it." in told(translating)
    [own] = services.own_workshops.listings()
    assert content.whole_languages(own.path, "en") == ("de",)


def test_what_is_wrong_with_a_translation_is_said_beside_its_field(services, translating):
    ran(translating.selectbox(key="editor_language").select("de"))
    ran(translating.selectbox(key="editor_part").select("steps.weather"))
    says(translating, services, "steps.weather.question", "Wie ist {name}?")

    assert "“{name}” is not in the original. Take it out." in told(translating)
    assert "db-wrong" in told(translating)
    says(translating, services, "steps.weather.question", "Wie ist es?")
    assert "is not in the original" not in told(translating)


def test_a_translation_waits_until_the_workshop_is_saved(services, translating):
    ran(translating.selectbox(key="editor_language").select("de"))
    ran(translating.selectbox(key="editor_part").select("steps.weather"))
    typed(at_step(translating, 1), services, "Another one", "title")
    at_step(translating, "languages")

    assert "Save what you have changed" in told(translating)
    assert not any(it.key.startswith("tr-") for it in translating.text_area)
    at_step(pressed(translating, "editor_save"), "languages")
    says(translating, services, "steps.weather.title", "Ein anderer")
    assert in_german(services) == {"steps.weather.title": "Ein anderer"}


def test_a_translation_is_not_written_beside_what_somebody_else_has_saved(services, translating):
    ran(translating.selectbox(key="editor_language").select("de"))
    ran(translating.selectbox(key="editor_part").select("steps.weather"))
    path = services.own_workshops.folder / "small_copy.toml"
    path.write_text(path.read_text() + "# by somebody else\n")
    says(translating, services, "steps.weather.title", "Wetter")

    assert "Somebody else has saved or deleted this workshop" in told(translating)
    assert in_german(services) == {}


def test_a_translation_that_cannot_be_written_anew_says_so_and_stays(services, draft):
    saved = pressed(draft, "editor_save")
    own = services.own_workshops
    strange = '[workshop]\ntitel = "Klein"\n'
    own.keep_translations("small_copy.toml", {"de": strange})
    at_step(saved, "languages")
    ran(saved.selectbox(key="editor_part").select("steps.weather"))
    says(saved, services, "steps.weather.title", "Wetter")

    assert "The workshop has no such text." in told(saved)
    path = translation_path(own.folder / "small_copy.toml", "de")
    assert path.read_text("utf-8") == strange


def test_the_editor_says_what_a_translation_lacks(services, draft):
    saved = pressed(draft, "editor_save")
    own = services.own_workshops
    [file] = [it.file for it in own.listings()]
    own.keep_translations(file, {"de": renewed(own.folder / file, "de")})
    shown = told(at_step(saved, "languages"))

    assert "texts that people read" in shown
    assert "Not offered to phones" in shown


def test_a_language_that_nobody_knows_the_name_of_is_written_as_any_other(services, draft):
    saved = pressed(draft, "editor_save")
    services.own_workshops.keep_translations("small_copy.toml", {"xx": "[workshop]\n"})
    at_step(saved, "languages")
    ran(saved.selectbox(key="editor_language").select("xx"))
    ran(saved.selectbox(key="editor_part").select("steps.weather"))
    name = f"tr-{only_draft(services).id}-xx-steps.weather.title"
    ran(saved.text_input(key=name).set_value("Wxx"))

    own = services.own_workshops
    assert '"Wxx"' in translation_path(own.folder / "small_copy.toml", "xx").read_text("utf-8")


def test_before_a_copy_is_saved_the_editor_says_which_languages_come_along(services, draft):
    [small] = content.library(services.workshops)
    originals = toml.tables(small.path.read_text(), file="small.toml")
    path = translation_path(small.path, "de")
    path.parent.mkdir(parents=True)
    said = {place: f"~ {text}" for place, text in translatable(originals).items()}
    path.write_text(skeleton(originals, said, file="small.toml", language="de"), "utf-8")
    shown = told(at_step(draft, "languages"))
    shutil.rmtree(path.parents[1])

    assert "Save what you have changed" in shown
    assert "Deutsch" in shown
    assert "Whole: phones are offered it." in shown
