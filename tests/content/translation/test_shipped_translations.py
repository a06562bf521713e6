"""The translations beside the included workshops: none is wrong, and each plays as the original."""

import tomllib
from pathlib import Path

from drawbridge.content.translation.reading import translated
from drawbridge.content.translation.translation_files import translation

CONTENT = Path(__file__).parents[3] / "workshop_content"
FILES = sorted(CONTENT.glob("translations/*/*.toml"))
MARKS = ("# No native speaker has read this file yet.", "# Read by a native speaker: ")


def test_every_translation_fits_its_workshop():
    wrong = [str(it) for path in FILES for it in translation(path).problems]

    assert wrong == []


def test_every_translation_says_who_has_read_it():
    unmarked = [it for it in FILES if not it.read_text("utf-8").startswith(MARKS)]

    assert unmarked == []


def test_in_another_language_everything_but_the_words_is_the_same():
    for path in FILES:
        raw = tomllib.loads((CONTENT / path.name).read_text("utf-8"))
        language = path.parent.name
        said = translation(path).texts
        for name in ("", *(it["id"] for it in raw.get("variants", ()))):
            one = translated(raw, said, variant=name, language=language)
            other = translated(raw, {}, variant=name, language=language)
            assert _bones(one) == _bones(other)


def _bones(workshop):
    """What decides: parts, the number of their cells, minutes, thresholds."""
    return [
        (
            step.id,
            step.kind,
            step.minutes,
            step.n_builds,
            [(it.id, len(it.cells), it.at_most, it.k) for it in getattr(step, "parts", ())],
            getattr(step, "unsettled", ()),
            [[it.label for it in one.options] for one in getattr(step, "scenes", ())],
        )
        for step in workshop.steps
    ]
