"""Tables with one row per kind of step, the same for every face: phone, projector, charts, ...

Each face has its rows in one module; `tests/test_kinds.py` holds that none forgets a kind.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from drawbridge.domain.workshop.steps import Poll, Step


class RowOfKind(Protocol):
    """What one face needs of one kind of step.

    A row is a frozen dataclass without slots: in Python 3.11 a class with both and a type parameter
    cannot be called as `Row[Ladder](...)`, which lets mypy hold the row's functions to its kind.
    """

    @property
    def kind(self) -> type[Step]:
        """The class of the steps the row is for, never that of their relatives."""


Row = TypeVar("Row", bound=RowOfKind)
P = TypeVar("P", bound=Poll)  # the kind of poll a row is for
S = TypeVar("S", bound=Step)  # the kind of step a row is for


def by_kind(*rows: Row) -> Mapping[type[Step], Row]:
    """Rows under the kind each is for; there is none to fall back on.

    Raises:
        ValueError: if a kind has two.
    """
    table: dict[type[Step], Row] = {}
    for row in rows:
        if row.kind in table:
            raise ValueError(f"{row.kind.kind} has two rows")
        table[row.kind] = row
    return MappingProxyType(table)
