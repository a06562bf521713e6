"""The outline of a workshop file and its head table."""

from typing import Annotated, Any, Literal

from pydantic import Field

from drawbridge.content.fields import ID_LIMIT, Identifier, Table, Text, about, several
from drawbridge.content.schema.variants import VariantTable


class HeadTable(Table):
    """Who the workshop is: the table ``[workshop]``."""

    id: Annotated[
        Identifier, about(ID_LIMIT, "The name saved sessions know it by.", 'id = "first_evening"')
    ]
    title: Annotated[
        Text, about("text", "Title on the first picture.", 'title = "A first evening"')
    ]
    subtitle: Annotated[
        str, about("text", "A line below the title.", 'subtitle = "Near and free"')
    ] = ""
    suits: Annotated[
        str,
        about(
            "text",
            "When to take this one; read in the library only.",
            'suits = "For a group that has met before."',
        ),
    ] = ""
    credit: Annotated[
        str,
        about("text", "Where the ideas come from.", 'credit = "Based on one essay."'),
    ] = ""
    language: Annotated[
        str,
        Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"),
        about("a language code such as en or pt-BR", "Language of the file.", 'language = "en"'),
    ]
    audience: Annotated[
        Literal["public", "workplace"],
        about(
            "public or workplace",
            "Who comes; among colleagues more is left out, see below.",
            'audience = "workplace"',
        ),
    ] = "public"
    core: Annotated[
        tuple[Text, ...],
        several(),
        about(
            "a list of names from [concepts]",
            "Ideas that no variant may lose.",
            'core = ["C01"]',
        ),
    ] = ()

    def values(self) -> dict[str, Any]:
        """What the workshop itself knows of its head."""
        return self.model_dump(exclude={"audience", "core"})


class OutlineTable(Table):
    """What a file consists of, whatever is in its steps."""

    workshop: Annotated[
        dict[str, Any],
        Field(title="a table headed [workshop]"),
    ]
    steps: Annotated[
        tuple[dict[str, Any], ...],
        Field(min_length=1, strict=False, title="a table headed [[steps]] for every step"),
    ]
    concepts: Annotated[
        dict[str, Text],
        about(
            "a table [concepts] of names and texts",
            "The ideas of the source, in words of your own.",
            'concepts = { C01 = "We push away whom we long for." }',
        ),
        Field(default_factory=dict),
    ]
    variants: Annotated[
        tuple[VariantTable, ...],
        Field(strict=False, title="a table headed [[variants]] for every cut"),
    ] = ()
