"""What is wrong with one table, in words its author can act on.

The only place that knows what the validating library reports; none of its own words get out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from drawbridge.content.fields import RULE, Table
from drawbridge.sentences import E_, E_n, Several

T = TypeVar("T", bound=Table)
Location = Sequence[str | int]

_LONGEST_ECHO = 40
_LARGEST_ECHO = 10**12

NO_SUCH_FIELD = E_("There is no field of this name here.")
_REASONS: Mapping[str, str] = {
    "missing": E_("This is missing."),
    "extra_forbidden": NO_SUCH_FIELD,
    "string_type": E_("This is {given}, but it has to be text in quotes."),
    "int_type": E_("This is {given}, but it has to be a whole number without quotes."),
    "float_type": E_("This is {given}, but it has to be a number without quotes."),
    "bool_type": E_("This is {given}, but it has to be true or false without quotes."),
    "tuple_type": E_("This is {given}, but it has to be a list."),
    "dict_type": E_("This is {given}, but it has to be a table."),
    "model_type": E_("This is {given}, but it has to be a table."),
    "string_too_short": E_("This is empty."),
    "string_pattern_mismatch": E_("{given} cannot be used here."),
    "too_short": E_("The list is too short: it has {size}."),
    "too_long": E_("The list is too long: it has {size}."),
    "greater_than": E_("{given} is too small."),
    "greater_than_equal": E_("{given} is too small."),
    "less_than_equal": E_("{given} is too large."),
    "finite_number": E_("{given} is not a number that can be used."),
    "enum": E_("{given} is not one of the words that can stand here."),
    "literal_error": E_("{given} is not one of the words that can stand here."),
}
_UNKNOWN = E_("This cannot be used here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a table.

    `field` is a dotted path in which the entries of a list count from 1. `is_warning` marks
    advice.
    """

    field: str
    reason: str
    remedy: str = ""
    is_warning: bool = False


def check(model: type[T], raw: Mapping[str, Any]) -> tuple[T | None, tuple[Finding, ...]]:
    """Read one table as a model: the model, or everything that is wrong with the table."""
    try:
        return model.model_validate(raw), ()
    except ValidationError as error:
        found = tuple(_findings(model, error))
    meant = _as_meant(model, raw)
    if meant == raw:
        return None, found
    _, more = check(model, meant)  # a misspelt name hides what is wrong below it
    return None, (*found, *(it for it in more if it not in found))


def _as_meant(model: type[BaseModel], raw: Mapping[str, Any]) -> dict[str, Any]:
    """A table with each misspelt name that has a free one close to it under that one."""
    free = [name for name in model.model_fields if name not in raw]
    meant: dict[str, Any] = {}
    for name, value in raw.items():
        close = [] if name in model.model_fields else get_close_matches(name, free, n=1)
        right = close[0] if close and close[0] not in meant else name
        info = model.model_fields.get(right)
        table = _held(info) if info else None
        meant[right] = _entries_as_meant(table, value) if table else value
    return meant


def _entries_as_meant(table: type[BaseModel], value: object) -> object:
    if isinstance(value, dict):
        return _as_meant(table, value)
    if isinstance(value, list):
        return [_as_meant(table, it) if isinstance(it, dict) else it for it in value]
    return value


def shown(value: object) -> str:
    """Name a value of a file, shortened, in words that fit into a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        whole = len(value) <= _LONGEST_ECHO
        return E_("“{text}”", text=value if whole else f"{value[:_LONGEST_ECHO]}…")
    if isinstance(value, int | float):
        # A huge whole number cannot be written out: Python refuses beyond 4,300 digits.
        return E_("a very large number") if abs(value) > _LARGEST_ECHO else str(value)
    if isinstance(value, list):
        return E_("a list")
    return E_("a table") if isinstance(value, dict) else E_("a date or time")


def _findings(model: type[BaseModel], error: ValidationError) -> Iterator[Finding]:
    for details in error.errors(include_url=False):
        if not _is_miscount(details):
            yield Finding(
                field=_dotted(details["loc"]),
                reason=_reason(details),
                remedy=_remedy(model, details),
            )


def _is_miscount(details: ErrorDetails) -> bool:
    """Whether a list only seems too short: the library leaves out entries that are wrong."""
    if details["type"] != "too_short":
        return False
    return bool(len(details["input"]) >= details["ctx"]["min_length"])


def _dotted(location: Location) -> str:
    return ".".join(str(name + 1) if isinstance(name, int) else name for name in location)


def _reason(details: ErrorDetails) -> str:
    if details["type"] == RULE:
        reason: str = details["ctx"]["reason"]
        return reason
    value = details["input"]
    size = len(value) if isinstance(value, str | list | dict) else 0
    if details["type"] == "string_too_long":
        return E_n(
            "This has {n} character, which is too many.",
            "This has {n} characters, which is too many.",
            size,
        )
    return E_(_REASONS.get(details["type"], _UNKNOWN), given=shown(value), size=size)


def _remedy(model: type[BaseModel], details: ErrorDetails) -> str:
    if details["type"] == RULE:
        remedy: str = details["ctx"]["remedy"]
        return remedy
    if details["type"] == "extra_forbidden":
        return _instead_of(model, details["loc"])
    info = _field(model, details["loc"])
    if info is None:
        return ""
    if info.examples:
        return E_("Write {what}, for example: {example}", what=info.title, example=info.examples[0])
    return E_("Write {what}.", what=info.title)


def _instead_of(model: type[BaseModel], location: Location) -> str:
    *above, name = location
    table = _table(model, above)
    known = sorted(table.model_fields)
    if name == "pass":
        return E_(
            "Pass is on every question by itself and cannot be taken away: leave the line out."
        )
    close = get_close_matches(str(name), known, n=1)
    if close:
        return E_("Did you mean “{name}”?", name=close[0])
    if above and name in model.model_fields:
        return E_(
            "It belongs to the step itself: move it above the table “{table}”.", table=above[0]
        )
    return E_("What can stand here: {names}.", names=Several(known))


def _table(model: type[BaseModel], location: Location) -> type[BaseModel]:
    info = _field(model, location)
    return (_held(info) if info else None) or model


def _field(model: type[BaseModel], location: Location) -> FieldInfo | None:
    table: type[BaseModel] | None = model
    info = None
    for name in location:
        if isinstance(name, str):
            if info is not None and table is None:
                return info  # an entry of a table with free names: its words are those above it
            info = table.model_fields.get(name) if table else None
            table = _held(info) if info else None
    return info


def _held(info: FieldInfo) -> type[BaseModel] | None:
    """The model of the tables a field holds, one or many."""
    candidates = (info.annotation, *get_args(info.annotation))
    tables = (it for it in candidates if isinstance(it, type) and issubclass(it, BaseModel))
    return next(tables, None)
