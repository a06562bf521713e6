"""Support files: what is shipped, what is refused and in which words, and their README."""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.content.findings import check
from drawbridge.content.support import SupportLineTable, SupportTable
from drawbridge.domain.facilitation.support import dialled, fingerprint
from drawbridge.errors import ContentError
from tests.content.test_workshop_readme import expected_table
from tests.rows import each

WORKSHOPS = Path(__file__).parents[2] / "workshop_content"
README = (WORKSHOPS / "support" / "README.md").read_text(encoding="utf-8")
TABLES = {"support": SupportTable, "support_line": SupportLineTable}
SHIPPED = content.support_listings(WORKSHOPS)
COUNTRIES = {
    "at", "au", "br", "ca", "ch", "de", "es", "fr", "gb", "ie", "in", "lb", "nl", "nz", "pl", "pt",
    "tr", "us",
}  # fmt: skip

LEAST = 'country = "ie"\nname = "Ireland"\n[[lines]]\nname = "A line"\nphone = "116 123"\n'


def problems_of(text, file="ie.toml"):
    with pytest.raises(ContentError) as refusal:
        content.support_card(text, file=file)
    return [str(problem) for problem in refusal.value.problems]


def test_there_are_eighteen_countries_and_an_entry_for_all_others():
    assert [listing.problems for listing in SHIPPED if listing.problems] == []
    assert {listing.card.country for listing in SHIPPED} == COUNTRIES | {"international"}
    assert SHIPPED[-1].card.country == "international"


@each("listing", SHIPPED)
def test_numbers_as_shipped_count_as_never_checked(listing):
    assert (listing.card.verified_at, listing.card.verified_by) == (None, "")


@each("listing", SHIPPED[:-1])
def test_every_country_has_an_emergency_number_and_somebody_to_call(listing):
    assert all(dialled(number) for number in listing.card.emergency)
    assert listing.card.emergency
    assert any(line.phone for line in listing.card.lines)


def test_the_entry_for_all_others_finds_a_line_anywhere():
    card = content.international(WORKSHOPS)

    assert [line.site for line in card.lines] == ["findahelpline.com", "befrienders.org"]


def test_a_folder_without_that_entry_has_none(tmp_path):
    assert content.international(tmp_path) is None
    assert content.support_listings(tmp_path) == ()


def test_the_file_of_one_country_is_the_one_that_is_listed():
    found = [content.support_listing_of(WORKSHOPS, one.country) for one in SHIPPED]

    assert found == list(SHIPPED)
    assert content.support_listing_of(WORKSHOPS, "xx") is None


@pytest.mark.parametrize("country", ["", "../support/gb", "gb.toml", ".gb", "*"])
def test_what_somebody_names_as_a_country_is_never_a_path(country):
    assert content.support_listing_of(WORKSHOPS, country) is None


def test_the_day_of_a_check_is_read_as_its_beginning():
    text = LEAST.replace("[[lines]]", "verified_on = 2026-11-25\n[[lines]]")

    card = content.support_card(text, file="ie.toml")

    assert card.verified_at == datetime(2026, 11, 25, tzinfo=UTC).timestamp()


@each(
    ("change", "said"),
    [
        (('phone = "116 123"\n', ""), ["ie.toml, lines: “A line” cannot be reached."]),
        (('"116 123"', '"call me"'), ["ie.toml, lines.1.phone: “call me” cannot be used here."]),
        (('phone = "116 123"', 'url = "javascript:alert(1)"'), ["ie.toml, lines.1.url: "]),
        (('phone = "116 123"', 'url = "http://x.example"'), ["ie.toml, lines.1.url: "]),
        (('"ie"', '"Ireland"'), ["ie.toml, country: “Ireland” cannot be used here."]),
        (('"ie"', '"fr"'), ["ie.toml, country: The file is called ie.toml"]),
        (('name = "Ireland"\n', ""), ["ie.toml, name: This is missing."]),
        (("name =", "verified_on = 'soon'\nname ="), ["ie.toml, verified_on: "]),
        (("phone", "fone"), ["ie.toml, lines.1.fone: There is no field of this name here."]),
        (("[[lines]]", "[[lines"), ["ie.toml: Line 3 cannot be read"]),
    ],
)
def test_a_mistake_is_told_with_file_field_and_mend(change, said):
    found = problems_of(LEAST.replace(*change, 1))

    assert [start for start in said if not any(it.startswith(start) for it in found)] == []


def test_an_edit_changes_the_fingerprint():
    assert fingerprint(LEAST) != fingerprint(LEAST.replace("116 123", "116 124"))
    assert fingerprint(LEAST) == fingerprint(str(LEAST))


def test_a_file_that_cannot_be_used_is_listed_with_what_is_wrong(tmp_path):
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "ie.toml").write_text(LEAST.replace('"Ireland"', "Ireland"))

    (listing,) = content.support_listings(tmp_path)

    assert listing.card is None
    assert "Line 2 cannot be read" in str(listing.problems[0])


@pytest.mark.parametrize(
    ("written", "number"),
    [("0800 111 0 111", "08001110111"), ("9-8-8", "988"), ("+31 (0)113", "+310113")],
)
def test_a_number_is_dialled_without_what_makes_it_readable(written, number):
    assert dialled(written) == number


@pytest.mark.parametrize("name", TABLES)
def test_every_field_is_described_as_the_models_have_it(name):
    found = re.search(rf"<!-- fields: {name} -->\n\n((?:\|.*\n)+)", README)

    assert found.group(1).strip() == expected_table(TABLES[name])


@each(
    ("model", "name"), [(model, name) for model in TABLES.values() for name in model.model_fields]
)
def test_every_example_is_accepted_by_its_field(model, name):
    example = tomllib.loads(model.model_fields[name].examples[0])
    _, found = check(model, example)

    assert list(example) == [name]
    assert [it for it in found if it.field.split(".")[0] == name] == []


def test_the_complete_file_can_be_copied():
    [block] = re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)

    assert content.support_card(block, file="ie.toml").emergency == ("112", "999")
