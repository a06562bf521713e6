"""How each field of the schema is asked for in a form: a truth value, a text, a list, a table.

Made from the schema's own models, so that a new field has its place in the form at once.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from drawbridge.content.editing import labels
from drawbridge.content.fields import Table
from drawbridge.content.schema.head import HeadTable
from drawbridge.sentences import E_, in_a_row


class Shape(StrEnum):
    """What a field holds."""

    FLAG = "flag"
    WHOLE = "whole number"
    NUMBER = "number"
    WORD = "one of several words"
    TEXT = "text"
    LONG_TEXT = "long text"
    LINES = "list of texts"
    TABLE = "table"
    TABLES = "list of tables"
    OTHER = "anything else"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShape:
    """One field of a form.

    `label` names it in words, `meaning` and `limit` are those of the schema, `example` a line of
    TOML. `words` are what can stand in a field of the shape `WORD`, `usual` what holds where the
    field is left out. `table` is the model of each table in it.
    """

    name: str
    shape: Shape
    label: str
    meaning: str
    limit: str
    example: str
    is_required: bool
    words: tuple[str, ...] = ()
    usual: Any = None
    table: type[Table] | None = None

    @property
    def help(self) -> str:
        """What it is for, and what can be written; a list of words says that itself."""
        if not self.limit or self.shape is Shape.WORD:
            return self.meaning
        return in_a_row(self.meaning, E_("Here goes: {what}.", what=self.limit))


_LONG = frozenset(
    {"credit", "farewell", "prompt", "provenance", "purpose", "safety", "script", "suits"}
)


@lru_cache
def fields_of(model: type[Table]) -> tuple[FieldShape, ...]:
    """The fields of a table, in the order of the schema."""
    is_head = model is HeadTable
    return tuple(_field(name, info, is_head) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo, is_head: bool) -> FieldShape:
    kind = _bare(info.annotation)
    shape = _shape(name, kind)
    entry = _entry(kind) if shape is Shape.TABLES else kind
    names = labels.OF_HEAD if is_head else labels.OF_STEPS
    usual = None if info.is_required() else info.get_default(call_default_factory=True)
    return FieldShape(
        name=name,
        shape=shape,
        label=names.get(name, labels.of_step(name)),
        meaning=info.description or "",
        limit=info.title or "",
        example=str((info.examples or [""])[0]),
        is_required=info.is_required(),
        words=_words(kind) if shape is Shape.WORD else (),
        usual=usual,
        table=entry if shape in {Shape.TABLE, Shape.TABLES} else None,
    )


def _shape(name: str, kind: Any) -> Shape:
    simple = {bool: Shape.FLAG, int: Shape.WHOLE, float: Shape.NUMBER}
    if kind is str:
        return Shape.LONG_TEXT if name in _LONG else Shape.TEXT
    if kind in simple:
        return simple[kind]
    if _words(kind):
        return Shape.WORD
    if get_origin(kind) is tuple:
        return Shape.TABLES if _is_table(_entry(kind)) else Shape.LINES
    return Shape.TABLE if _is_table(kind) else Shape.OTHER


def _bare(kind: Any) -> Any:
    """A type without what is said about it, and without "or nothing"."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        rest = [it for it in get_args(kind) if it is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else kind
    return kind


def _entry(kind: Any) -> Any:
    return _bare(get_args(kind)[0])


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _words(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    is_enum = isinstance(kind, type) and issubclass(kind, StrEnum)
    return tuple(it.value for it in kind) if is_enum else ()
