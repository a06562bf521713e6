"""The outline of a workshop file and its head table."""

from typing import Annotated, Any, Literal

from pydantic import Field

from drawbridge.content.fields import ID_LIMIT, Identifier, Table, Text, about, several
from drawbridge.content.schema.variants import VariantTable
from drawbridge.sentences import E_


class HeadTable(Table):
    """Who the workshop is: the table ``[workshop]``."""

    id: Annotated[
        Identifier,
        about(ID_LIMIT, E_("The name saved sessions know it by."), 'id = "first_evening"'),
    ]
    title: Annotated[
        Text, about(E_("text"), E_("Title on the first picture."), 'title = "A first evening"')
    ]
    subtitle: Annotated[
        str, about(E_("text"), E_("A line below the title."), 'subtitle = "Near and free"')
    ] = ""
    suits: Annotated[
        str,
        about(
            E_("text"),
            E_("When to take this one; read in the library only."),
            'suits = "For a group that has met before."',
        ),
    ] = ""
    credit: Annotated[
        str,
        about(E_("text"), E_("Where the ideas come from."), 'credit = "Based on one essay."'),
    ] = ""
    language: Annotated[
        str,
        Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"),
        about(
            E_("a language code such as {example}", example="en, pt-BR"),
            E_("Language of the file."),
            'language = "en"',
        ),
    ]
    audience: Annotated[
        Literal["public", "workplace"],
        about(
            E_("public or workplace"),
            E_("Who comes; among colleagues more is left out, see below."),
            'audience = "workplace"',
        ),
    ] = "public"
    core: Annotated[
        tuple[Text, ...],
        several(),
        about(
            E_("a list of names from [concepts]"),
            E_("Ideas that no variant may lose."),
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
        Field(title=E_("a table headed {heading}", heading="[workshop]")),
    ]
    steps: Annotated[
        tuple[dict[str, Any], ...],
        Field(min_length=1, strict=False, title=E_("tables headed {heading}", heading="[[steps]]")),
    ]
    concepts: Annotated[
        dict[str, Text],
        about(
            E_("a table [concepts] of names and texts"),
            E_("The ideas of the source, in words of your own."),
            'concepts = { C01 = "We push away whom we long for." }',
        ),
        Field(default_factory=dict),
    ]
    variants: Annotated[
        tuple[VariantTable, ...],
        Field(strict=False, title=E_("tables headed {heading}", heading="[[variants]]")),
    ] = ()
