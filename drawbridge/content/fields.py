"""What every table of a workshop file has in common: strictness, and limits in plain words.

The words beside a field are the single source of three things: the sentence somebody reads who got
the field wrong, the row in `workshop_content/README.md`, and what a reader of the model sees.
"""

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from drawbridge.sentences import E_, TomlLine

RULE: Final = "rule"
"""Error type of a rule of ours, which brings its own words."""

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
ID_LIMIT = E_("small letters, digits and _, starting with a letter")

Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=ID_PATTERN)]


class Table(BaseModel):
    """One table of a workshop file: no unknown fields, and no value bent into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)


def about(limit: str, meaning: str, example: str) -> Any:
    """Describe a field in words.

    Args:
        limit: type, unit and limits, so that "Write <limit>" is a sentence.
        meaning: what it is for; a whole sentence.
        example: one line of TOML that the field accepts.
    """
    return Field(title=limit, description=meaning, examples=[TomlLine(example)])


def several(least: int | None = None, most: int | None = None) -> Any:
    """Bounds of a list in the file. It becomes a tuple, which strict types would not take it for.

    Args:
        least: fewest entries, None for no bound.
        most: most entries, None for no bound.
    """
    return Field(min_length=least, max_length=most, strict=False)


def broken(reason: str, remedy: str = "") -> PydanticCustomError:
    """The error a validator raises for a rule of ours, in words for the author of the file."""
    return PydanticCustomError(RULE, "{reason}", {"reason": reason, "remedy": remedy})
