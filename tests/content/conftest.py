"""Small workshop files to change: every kind once, as little as can be written."""

import json

import pytest

HEAD = {"id": "w", "title": "A workshop", "language": "en"}
POLL = {"question": "How is it?", "purpose": "To see.", "tags": ["practice"], "talk": True}
SLIDER = {"id": "a", "prompt": "How far?", "low": "near", "high": "far"}
LEAST = {
    "consent": {"heading": "Before.", "statements": ["We keep little."], "agreements": ["Yes."]},
    "slide": {"builds": ["One."]},
    "pause": {
        "heading": "Choose.",
        "duration_s": 60,
        "choices": [{"label": "Rest", "text": "do nothing"}],
    },
    "single_choice": {**POLL, "options": ["A", "B", "C"]},
    "multi_choice": {**POLL, "options": ["A", "B", "C"], "at_most": 2},
    "likert_battery": {
        **POLL,
        "scale": ["low", "middle", "high"],
        "items": [{"id": "a", "statement": "I do."}, {"id": "b", "statement": "I do not."}],
    },
    "slider": {**POLL, "sliders": [SLIDER]},
    "ladder": {**POLL, "options": ["A", "B", "C"]},
    "check_out": {**POLL, "options": ["A", "B", "C"]},
    "grid2d": {
        **POLL,
        "x": {"label": "Near", "low": "little", "high": "lot"},
        "y": {"label": "Free", "low": "little", "high": "lot"},
        "corners": ["A", "B", "C", "D"],
    },
    "circles7": {**POLL, "wished_question": "And wished?"},
    "ranking": {**POLL, "options": ["A", "B", "C"]},
    "allocate100": {**POLL, "options": ["A", "B"]},
    "belief_cards": {
        **POLL,
        "scale": ["low", "middle", "high"],
        "items": [{"id": "a", "statement": "I do."}, {"id": "b", "statement": "I do not."}],
        "rewrite_question": "Which one?",
        "rewrites": ["A", "B"],
    },
    "activity": {
        "heading": "In pairs.",
        "prompt": "Tell.",
        "ways": [{"label": "Pair", "text": "two"}, {"label": "Rest", "text": "on your own"}],
        "groups": [
            {
                "label": "Pairs",
                "size": 2,
                "turns": [{"roles": ["One tells", "one listens"], "duration_s": 180}],
            }
        ],
    },
    "scenarios": {
        **POLL,
        "labels": ["wall", "gate"],
        "scenes": [
            {
                "id": "a",
                "prompt": "It rings.",
                "options": [
                    {"text": "Answer later.", "label": "gate"},
                    {"text": "Hide.", "label": "wall"},
                ],
            }
        ],
    },
    "word_cloud": {**POLL},
    "open_text": {**POLL},
    "private_reflection": {"heading": "On paper.", "prompt": "I ...", "duration_s": 60},
}


def as_toml(value):
    if isinstance(value, dict):
        fields = (f"{json.dumps(name)} = {as_toml(it)}" for name, it in value.items())
        return "{ " + ", ".join(fields) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(it) for it in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def as_table(heading, fields):
    rows = (f"{json.dumps(name)} = {as_toml(value)}" for name, value in fields.items())
    return "\n".join([heading, *rows, ""])


@pytest.fixture
def kinds():
    """Every kind that is known here; a new kind belongs into `LEAST`."""
    return tuple(LEAST)


@pytest.fixture
def a_step():
    """Make a step of a kind with as little as can be written; None takes a field away."""

    def make(kind, /, **changes):
        fields = {"id": kind, "kind": kind, "title": "T", "minutes": 2, **LEAST[kind], **changes}
        return {name: value for name, value in fields.items() if value is not None}

    return make


@pytest.fixture
def a_file():
    """Make the text of a file from its steps, its ideas and its head."""

    def make(*steps, concepts=None, **head):
        fields = {name: value for name, value in {**HEAD, **head}.items() if value is not None}
        tables = [as_table("[[steps]]", step) for step in steps]
        ideas = as_table("[concepts]", concepts or {})
        return "\n".join([as_table("[workshop]", fields), ideas, *tables])

    return make
