"""The editor page in a language nobody speaks."""

import re

import pytest

from drawbridge import content, facilitator_words
from drawbridge.content.editing.new_steps import KIND_NAMES
from drawbridge.translations import DOMAINS, ENGLISH
from drawbridge.ui import guards
from drawbridge.ui.editor import opening
from tests.conftest import SMALL
from tests.pages.test_editor import (  # noqa: F401
    at_step,
    logged_in,
    opened,
    pressed,
    ran,
    running,
    services,
)
from tests.people.made_up_language import outside, put_catalogue

LABELLED = ("button", "text_input", "text_area", "number_input", "selectbox", "multiselect",
            "toggle", "checkbox", "expander")  # fmt: skip


def shown(app):
    """Labels, tooltips, choices and texts of a page."""
    for kind in LABELLED:
        for one in app.get(kind):
            proto = getattr(one, "proto", None)
            yield one.label
            yield getattr(proto, "help", "") or ""
            yield from getattr(proto, "options", ())
    for one in app.get("html"):
        if "<style>" not in one.proto.body:
            yield from re.split(r"<[^>]+>", one.proto.body)


def of_the_file(text):
    plain = text.replace("\\", "")
    return not plain.strip() or plain in SMALL or plain in {"A small workshop (copy)", "Thoughtful"}


def unmarked(app):
    texts = [it for it in shown(app) if not of_the_file(it.strip())]
    return [it for it in texts if re.search(r"[^\W\d_]{2}", outside(it))]


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """Every page speaks the made-up language, and so does the test that reads its choices."""
    for domain in DOMAINS:
        put_catalogue(tmp_path, "ar", domain)
    monkeypatch.setattr(guards, "speak", lambda: facilitator_words.speak("ar", tmp_path))
    facilitator_words.speak("ar", tmp_path)
    yield
    facilitator_words.speak(ENGLISH)


def test_the_editor_says_nothing_unmarked(made_up, services, logged_in):  # noqa: F811
    [small] = content.library(services.workshops)
    seen = {"before": unmarked(opened())}
    page = opened(opening.copied(small))
    for place in ("workshop", "cuts", "languages"):
        page.session_state["editor_place"] = place
        seen[place] = unmarked(ran(page))
    for position in range(6):
        seen[position] = unmarked(at_step(page, position))
    for kind in KIND_NAMES:
        page.session_state["new_step_kind"] = kind
        seen[kind] = unmarked(pressed(page, "add_step"))

    assert {place: texts for place, texts in seen.items() if texts} == {}
