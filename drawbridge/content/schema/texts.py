"""Kinds of poll that ask for words of one's own."""

from typing import Annotated, Any

from pydantic import Field, field_validator

from drawbridge.content.fields import about, broken
from drawbridge.content.schema.steps import PollTable, StepTable
from drawbridge.domain.workshop import texts
from drawbridge.domain.workshop.steps import Audience
from drawbridge.sentences import E_, TomlLine

SHORTEST_WORD = 8
SHORTEST_LINE = 20
_SIDE_BY_SIDE = "Lines that stand side by side. Let us read them slowly; none needs an answer."


class WrittenTable(PollTable):
    """What both have: more answers before anything is read, and somebody who reads it."""

    k: Annotated[
        int,
        Field(ge=texts.K_TEXTS, le=100),
        about(
            E_("a whole number of people from {least} to {most}", most=100, least=texts.K_TEXTS),
            E_("Fewest answers that may be read, by the facilitator too."),
            "k = 10",
        ),
    ] = texts.K_TEXTS
    audience: Annotated[
        Audience,
        Field(strict=False),
        about(E_("room or facilitator"), E_("Who may see the result."), 'audience = "facilitator"'),
    ] = Audience.ROOM

    @field_validator("audience")
    @classmethod
    def _somebody_reads(cls, audience: Audience) -> Audience:
        if audience is Audience.NOBODY:
            raise broken(
                E_("What people write must be read by somebody."),
                E_(
                    "Leave this line out, or write: {line}",
                    line=TomlLine('audience = "facilitator"'),
                ),
            )
        return audience

    def values(self) -> dict[str, Any]:
        """The same; words have no spread, so their usual line is another one."""
        values = super().values()
        if "mixed" not in self.say.model_fields_set:
            values["say"]["mixed"] = _SIDE_BY_SIDE
        return values


class WordCloudTable(WrittenTable):
    """One or two words each."""

    makes = texts.WordCloud

    longest: Annotated[
        int,
        Field(ge=SHORTEST_WORD, le=texts.LONGEST_WORD),
        about(
            E_(
                "a whole number of characters from {least} to {most}",
                least=SHORTEST_WORD,
                most=texts.LONGEST_WORD,
            ),
            E_("How long an entry may be."),
            "longest = 16",
        ),
    ] = texts.LONGEST_WORD


class OpenTextTable(WrittenTable):
    """One line each."""

    makes = texts.OpenText

    longest: Annotated[
        int,
        Field(ge=SHORTEST_LINE, le=texts.LONGEST_LINE),
        about(
            E_(
                "a whole number of characters from {least} to {most}",
                least=SHORTEST_LINE,
                most=texts.LONGEST_LINE,
            ),
            E_("How long a line may be; in a large room short ones are easier to read out."),
            "longest = 60",
        ),
    ] = texts.LONGEST_LINE


TABLES: tuple[type[StepTable], ...] = (WordCloudTable, OpenTextTable)
