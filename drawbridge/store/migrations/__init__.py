"""How tables of an older version become those of the next: one module each, never changed again.

A step names the tables as they were and as they became, and never takes them from `tables`, which
goes on changing. It runs inside the transaction that also writes the new version.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection

from drawbridge.store.migrations import version_2, version_3, version_4, version_5, version_6

STEPS: Mapping[int, Callable[[Connection], None]] = MappingProxyType(
    {
        2: version_2.upgrade,
        3: version_3.upgrade,
        4: version_4.upgrade,
        5: version_5.upgrade,
        6: version_6.upgrade,
    }
)
"""What leads to a version from the one before it."""
