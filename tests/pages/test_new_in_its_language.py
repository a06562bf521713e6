"""What the editor puts into a workshop is in the workshop's language, a new one in the writer's."""

import tomllib
from functools import partial

import pytest

from drawbridge import content, facilitator_words
from drawbridge.catalogue_gaps import is_for_the_editor
from drawbridge.content.editing import read
from drawbridge.content.editing.new_steps import new_step, new_workshop
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.session.transitions import Command
from drawbridge.facilitator_words import language_of_texts
from drawbridge.translations import DOMAINS, EDITOR, ENGLISH, catalogue_path, languages
from drawbridge.ui import guards
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor import opening
from drawbridge.ui.editor.new_words import saying, saying_in
from gallery import plays
from tests.conftest import SMALL
from tests.pages.test_editor import (  # noqa: F401
    document,
    editor,
    key,
    logged_in,
    opened,
    pressed,
    ran,
    running,
    services,
)
from tests.people.made_up_language import put_catalogue, spoken
from tests.rows import failing

ASKED = ("single_choice", "slider", "word_cloud")


@pytest.fixture
def in_spanish(monkeypatch):
    """Every page speaks Spanish, and so does the test that reads its choices."""
    monkeypatch.setattr(guards, "speak", lambda: facilitator_words.speak("es"))
    facilitator_words.speak("es")
    yield
    facilitator_words.speak(ENGLISH)


def of_five_steps(language):
    written = read(new_workshop(language, saying_in(language)), "x")
    for kind in ASKED:
        taken = [it["id"] for it in written.steps]
        step = new_step(kind, taken, saying(written))
        written = written.with_step(len(taken) - 1, step)
    return written.text


def test_a_new_workshop_is_in_the_language_of_whoever_writes_it(in_spanish, services, editor):  # noqa: F811
    pressed(editor, "new_workshop")

    head = document(services).table("workshop")
    assert (head["title"], head["language"]) == ("Un taller nuevo", "es")
    assert document(services).steps[1]["question"] == "¿Cómo te vas?"


def test_a_new_step_and_a_new_cut_are_in_the_language_of_their_workshop(
    in_spanish,
    services,  # noqa: F811
    logged_in,  # noqa: F811
):
    app = opened(drafts.begin(new_workshop("it", saying_in("it"))))
    app.session_state["new_step_kind"] = "pause"
    pressed(app, "add_step")
    pressed(app, key(services, "add", "choices"))
    app.session_state["editor_place"] = "cuts"
    pressed(ran(app), "add_cut")

    [_, pause, _] = document(services).steps
    assert (pause["title"], pause["heading"]) == ("Pausa", "Scegline una.")
    assert [it["text"] for it in pause["choices"]] == ["come ti viene"] * 2
    assert document(services).variants[0]["title"] == "Più breve"


def test_a_copy_is_called_one_in_the_language_of_what_is_copied(in_spanish, services, logged_in):  # noqa: F811
    (services.workshops / "small.toml").write_text(SMALL.replace('"en"', '"pt-BR"'))
    [small] = content.library(services.workshops)
    opened(opening.copied(small))
    (services.workshops / "small.toml").write_text(SMALL)

    assert document(services).table("workshop")["title"] == "A small workshop (cópia)"


def test_words_come_in_english_where_not_all_of_them_are_there(tmp_path):
    for language in ("tr", "pl"):
        for domain in DOMAINS:
            put_catalogue(tmp_path, language, domain)
    path = catalogue_path("pl", tmp_path, EDITOR)
    path.write_text(path.read_text("utf-8").replace('msgid "Heavy"', 'msgid "Light"'), "utf-8")

    with spoken("tr", tmp_path):
        known = [language_of_texts(it) for it in ("", "tr", "tr-TR", "pl", "cs")]
    with spoken("pl", tmp_path):
        assert language_of_texts() == ENGLISH
    assert known == ["tr", "tr", "tr", ENGLISH, ENGLISH]


def test_a_new_workshop_of_five_steps_is_played_to_its_end_in_every_language(services):  # noqa: F811
    crowd = partial(plays.Rehearsal, cast=SimulatedRoom(size=9))

    def is_played(language):
        text = of_five_steps(language)
        seen = [*plays.moments(services, lambda it: crowd(it, text, ""))]

        assert tomllib.loads(text)["workshop"]["language"] == language
        assert len(seen[-1].session.workshop.steps) == 5
        assert seen[-1].console.next_act is Command.END

    rows = [(language,) for language in languages() if is_for_the_editor(language)]
    assert len(rows) >= 10
    assert failing(rows, is_played) == {}
