"""A phone's page is light in every language that is offered, on every kind of step."""

from pathlib import Path

import pytest

from drawbridge import commands, content
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.design.compiled_templates import CompiledTemplates
from drawbridge.domain.workshop.steps import Poll
from drawbridge.phone import ready_templates, words
from drawbridge.phone.assets import script
from drawbridge.translations import LOCALE_DIR
from tests.people.room import Room

WORKSHOP = Path(__file__).parents[2] / "workshop_content" / "emotional_walls.toml"
"""It is the longest, and has a step of every kind."""
HEAVIEST = 25_000  # bytes, as sent, with the script


@pytest.fixture
def room(services):
    return Room(services, content.frozen(WORKSHOP, "en"))


def screens(visit, room):
    """Every screen of a session, on a phone that has joined and on one that has not."""
    joined, stranger = visit(room), visit(room)
    joined.join()
    room.do(commands.start)
    for step in room.session.workshop.steps:
        if isinstance(step, Poll):
            room.do(commands.open_step)
        yield step.id, joined
        yield f"{step.id}, stranger", stranger
        if isinstance(step, Poll):
            room.do(commands.close_step)
            yield f"{step.id}, closed", joined
        if step is not room.session.workshop.steps[-1]:
            room.do(commands.skip)
    room.do(commands.end)
    yield "ended", joined


def test_a_first_visit_weighs_less_than_25_kb_in_every_language_on_every_screen(visit, room):
    weights = {}
    for place, phone in screens(visit, room):
        for language in offered_languages():
            phone.http.headers["Accept-Language"] = language
            reply = phone.get()
            assert f'lang="{language}"' in reply.text
            weights[language, place] = int(reply.headers["content-length"])

    assert len(weights) > 500
    assert len({language for language, _ in weights}) == 10
    heavy = {at: n for at, n in weights.items() if n + len(script().compressed) > HEAVIEST}
    assert heavy == {}


class Counted(CompiledTemplates):
    """Tells which templates had to be compiled."""

    def __init__(self):
        super().__init__()
        self.compiled = []

    def dump_bytecode(self, bucket):
        self.compiled.append(bucket.key)
        super().dump_bytecode(bucket)


def test_a_template_is_compiled_once_for_all_languages(monkeypatch):
    counted = Counted()
    monkeypatch.setattr(ready_templates, "_compiled", counted)
    anew = ready_templates.environment.__wrapped__

    made = [anew(words.words(language, LOCALE_DIR)) for language in ("en", "ar", "de")]

    assert len(counted.compiled) == len(made[0].list_templates())
    drawn = {it.get_template("rehearsal.html").render() for it in made}
    assert len(drawn) == 3
