"""Support files: whom people can call, one file per country.

How to write one is told in `workshop_content/support/README.md`.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, field_validator

from drawbridge.content import toml
from drawbridge.content.fields import Table, Text, about, broken, several
from drawbridge.content.findings import check
from drawbridge.domain.facilitation.support import SupportCard, SupportLine
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_

_NUMBER = r"^\+?[0-9][0-9 ()/.-]*$"
_NUMBER_OR_NOTHING = r"^(\+?[0-9][0-9 ()/.-]*)?$"

Number = Annotated[str, Field(pattern=_NUMBER)]


class SupportLineTable(Table):
    """One line: the table ``[[lines]]``."""

    name: Annotated[Text, about(E_("text"), "What the line is called.", 'name = "Samaritans"')]
    phone: Annotated[
        str,
        Field(pattern=_NUMBER_OR_NOTHING),
        about(E_("a number in quotes"), "Whom to call.", 'phone = "116 123"'),
    ] = ""
    text: Annotated[
        str,
        Field(pattern=_NUMBER_OR_NOTHING),
        about(E_("a number in quotes"), "Where to send a text message.", 'text = "988"'),
    ] = ""
    hours: Annotated[
        str, about(E_("text"), "When somebody answers.", 'hours = "day and night"')
    ] = ""
    languages: Annotated[
        tuple[Text, ...],
        several(),
        about(E_("a list of texts"), "What is spoken there.", 'languages = ["English", "Welsh"]'),
    ] = ()
    for_whom: Annotated[
        str, about(E_("text"), "Whom it is for.", 'for_whom = "Anybody who wants to talk"')
    ] = ""
    url: Annotated[
        str,
        Field(pattern=r"^(https://[^\s\"'<>]+)?$"),
        about(E_("an address with https://"), "Its website.", 'url = "https://findahelpline.com"'),
    ] = ""


class SupportTable(Table):
    """The support lines of one country: a whole file."""

    country: Annotated[
        str,
        Field(pattern=r"^([a-z]{2}|international)$"),
        about(
            E_("the country's two small letters, or international"),
            "The same as the file's name.",
            'country = "ie"',
        ),
    ]
    name: Annotated[Text, about(E_("text"), "The country in words.", 'name = "Ireland"')]
    emergency: Annotated[
        tuple[Number, ...],
        several(),
        about(
            E_("a list of numbers in quotes"),
            "Whom to call in danger; the first one first.",
            'emergency = ["112", "999"]',
        ),
    ] = ()
    lines: Annotated[
        tuple[SupportLineTable, ...],
        several(1),
        about(
            E_("tables headed {heading}", heading="[[lines]]"),
            "The lines, the most helpful one first.",
            'lines = [{ name = "Samaritans", phone = "116 123" }]',
        ),
    ]
    verified_on: Annotated[
        date | None,
        about(
            E_("a date without quotes"),
            "The day on which somebody checked every number.",
            "verified_on = 2026-11-25",
        ),
    ] = None
    verified_by: Annotated[
        str,
        about(E_("text"), "Who checked: an organisation or a role.", 'verified_by = "The host"'),
    ] = ""

    @field_validator("lines")
    @classmethod
    def _can_be_reached(cls, lines: tuple[SupportLineTable, ...]) -> tuple[SupportLineTable, ...]:
        for line in lines:
            if not (line.phone or line.text or line.url):
                raise broken(
                    E_("“{name}” cannot be reached.", name=line.name),
                    E_("Write a phone, a text or a url for it."),
                )
        return lines

    def to_card(self) -> SupportCard:
        """The same as the domain knows it."""
        fields: dict[str, Any] = self.model_dump(exclude={"lines", "verified_on"})
        lines = tuple(SupportLine(**line.model_dump()) for line in self.lines)
        return SupportCard(**fields, lines=lines, verified_at=_moment(self.verified_on))


def _moment(day: date | None) -> float | None:
    """The beginning of a day, in seconds since the epoch, UTC."""
    return None if day is None else datetime.combine(day, time(), tzinfo=UTC).timestamp()


@lru_cache(maxsize=64)
def support_card(text: str, *, file: str) -> SupportCard:
    """Read a support file; the same text always gives an equal card.

    Args:
        text: what the file holds.
        file: name of the file, for messages, and because it is the country's.

    Raises:
        ContentError: with everything that is wrong.
    """
    table, found = check(SupportTable, toml.tables(text, file=file))
    problems = [
        Problem(file=file, step="", field=it.field, reason=it.reason, remedy=it.remedy)
        for it in found
    ]
    if table is None:
        raise ContentError(problems)
    if table.country != file.removesuffix(".toml"):
        raise ContentError(
            [
                Problem(
                    file=file,
                    step="",
                    field="country",
                    reason=E_(
                        "The file is called {file}, but its country is “{country}”.",
                        file=file,
                        country=table.country,
                    ),
                    remedy=E_("Use the same two letters for both."),
                )
            ]
        )
    return table.to_card()
