"""Every template of a poll is used."""

from pathlib import Path

from drawbridge.phone.kinds import FORMS
from drawbridge.phone.ready_templates import TEMPLATES_DIR


def test_every_template_of_a_poll_is_used():
    files = {f"polls/{path.name}" for path in Path(TEMPLATES_DIR, "polls").glob("*.html")}

    assert files == {row.template for row in FORMS.values()}
