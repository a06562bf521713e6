#!/usr/bin/env bash
# CPython 3.11: an instance of a generic dataclass that is frozen and has slots cannot be made by
# calling the class with its type argument.
#
# Expected: `Row[int](value=1)` is `Row(value=1)`; for a frozen dataclass without slots it is.
# Seen: TypeError from `super()` in the `__setattr__` that `frozen=True` writes. `typing` sets
# `__orig_class__` on the new object and forgives an AttributeError only; with `slots=True` the
# dataclass is a second class, and the `super()` of its `__setattr__` still means the first one.
# The cure is to annotate (`row: Row[int] = Row(value=1)`), not to call the subscripted class.
#
# Needs no package. Fails if the call works, or fails in another way.
set -euo pipefail
python3 - <<'PY'
import sys
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Plain(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class Slotted(Generic[T]):
    value: T


assert Plain[int](value=1) == Plain(value=1)
assert Slotted(value=1).value == 1
try:
    Slotted[int](value=1)
except TypeError as error:
    print(f"Python {sys.version.split()[0]}: {error}")
else:
    sys.exit("Slotted[int](value=1) works now.")
PY
