"""Every kind of poll has a form."""

from pathlib import Path

from drawbridge.domain.workshop.steps import Poll
from drawbridge.phone import polls
from drawbridge.phone.page import TEMPLATES_DIR


def kinds(parent=Poll):
    for kind in parent.__subclasses__():
        if kind.__module__.startswith("drawbridge.") and kind.kind:
            yield kind.kind
        yield from kinds(kind)


def test_every_kind_of_poll_has_a_template():
    assert set(polls.TEMPLATES) == set(kinds())


def test_every_template_of_a_poll_is_used():
    files = {f"polls/{path.name}" for path in Path(TEMPLATES_DIR, "polls").glob("*.html")}

    assert files == set(polls.TEMPLATES.values())
