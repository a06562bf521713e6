"""The README for authors is compared with the models, so that it cannot fall behind them."""

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel

from drawbridge import content
from drawbridge.content.findings import check
from drawbridge.content.schema.activity import GroupingTable, TurnTable
from drawbridge.content.schema.coaching_lines import PLACES, SayTable
from drawbridge.content.schema.head import HeadTable
from drawbridge.content.schema.interludes import (
    ChoiceTable,
)
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.pictures import AxisTable
from drawbridge.content.schema.scales import (
    ItemTable,
    ScaledTable,
    SliderItemTable,
)
from drawbridge.content.schema.scenarios import SceneOptionTable, SceneTable
from drawbridge.content.schema.steps import OptionsTable, PollTable, StepTable
from drawbridge.content.schema.variants import VariantTable
from tests.rows import each, failing

README = Path(__file__).parents[2] / "workshop_content" / "README.md"
HEADING = (
    "| Field | What to write | Meaning | If left out | Example |\n| --- | --- | --- | --- | --- |"
)
# Below which comment of the README which model is described; every kind has one of its own name.
SHARED: dict[str, type[BaseModel]] = {
    "head": HeadTable,
    "variant": VariantTable,
    "step": StepTable,
    "poll": PollTable,
    "say": SayTable,
    "choice": ChoiceTable,
    "scaled": ScaledTable,
    "item": ItemTable,
    "slider_item": SliderItemTable,
    "axis": AxisTable,
    "grouping": GroupingTable,
    "turn": TurnTable,
    "scene": SceneTable,
    "scene_option": SceneOptionTable,
}
TABLES: dict[str, type[BaseModel]] = {**SHARED, **KINDS}


def above(model):
    """The nearest model whose fields are described in a table of their own."""
    others = set(TABLES.values()) - {model}
    return next((it for it in model.__mro__ if it in others), BaseModel)


def expected_table(model):
    elsewhere = above(model)
    inherited = elsewhere.model_fields if elsewhere is not BaseModel else {}
    rows = [
        row(name, info)
        for name, info in model.model_fields.items()
        if repr(info) != repr(inherited.get(name))
    ]
    return "\n".join([HEADING, *rows])


def row(name, info):
    example = f"`{info.examples[0]}`"
    return f"| `{name}` | {info.title} | {info.description} | {fallback(info)} | {example} |"


def fallback(info):
    if info.is_required():
        return "has to be there"
    if isinstance(info.default, SayTable):
        return "the defaults below"
    if isinstance(info.default, bool):
        return str(info.default).lower()
    default = info.get_default(call_default_factory=True)
    return str(default) if default else "nothing"


def written_table(name):
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- fields: {name} -->\n\n((?:\|.*\n)+)", text)
    return found.group(1).strip() if found else ""


def every_field():
    models = {id(model): model for model in TABLES.values()}
    return [(model, name) for model in models.values() for name in model.model_fields]


@each("name", TABLES)
def test_every_field_is_described_as_the_models_have_it(name):
    assert written_table(name) == expected_table(TABLES[name])


def test_every_kind_is_in_the_list_of_kinds():
    text = README.read_text(encoding="utf-8")
    found = re.search(r"^The kinds are (.*?)\.$", text, re.MULTILINE | re.DOTALL)

    assert sorted(re.findall(r"`(\w+)`", found.group(1))) == sorted(KINDS)


def test_every_poll_is_in_the_table_of_shapes_that_can_come_up():
    text = README.read_text(encoding="utf-8")
    table = text.split("Which shapes can come up:")[1].split("\n\n")[1]

    polls = {name for name, model in KINDS.items() if issubclass(model, PollTable)}
    assert set(re.findall(r"`(\w+)`", table)) == polls


def test_no_table_describes_something_that_is_not_there():
    text = README.read_text(encoding="utf-8")

    assert set(re.findall(r"<!-- fields: (\w+) -->", text)) == set(TABLES)


def test_every_example_is_accepted_by_its_field():
    def is_accepted(model, name):
        example = tomllib.loads(model.model_fields[name].examples[0])

        assert list(example) == [name]
        assert not findings_for(model, name, example[name])

    rows = every_field()
    assert len(rows) > 400
    assert failing(rows, is_accepted) == {}


def findings_for(model, name, value):
    """What validation says about one field, when all that is missing is left aside."""
    _, found = check(model, {name: value})
    return [it for it in found if it.field.split(".")[0] == name]


def test_the_small_workshop_can_be_copied():
    text = README.read_text(encoding="utf-8")
    [block] = re.findall(r"```toml\n(.*?)```", text, flags=re.DOTALL)

    workshop = content.parse(block, file="README.md")

    assert [step.id for step in workshop.steps] == ["opening", "tallest"]


def test_the_table_of_shapes_knows_every_key():
    text = README.read_text(encoding="utf-8")
    shapes = text.split("Which shapes can come up")[1].split("In curly brackets")[0]

    assert set(re.findall(r"\b[a-z_]+\b", shapes)) >= set(SayTable.model_fields)


def test_places_named_in_words_are_the_places_allowed():
    for name, info in SayTable.model_fields.items():
        assert set(re.findall(r"\{(\w+)\}", info.title)) == PLACES.get(name, frozenset())


def test_options_are_described_for_every_kind_that_has_them():
    kinds = [kind for kind, model in KINDS.items() if issubclass(model, OptionsTable)]

    assert all("| `options` |" in written_table(kind) for kind in kinds)
