"""A file that names a version of its format. Files for this Drawbridge name none."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from drawbridge.content.findings import NO_SUCH_FIELD, Finding
from drawbridge.sentences import E_

_NAMES = frozenset({"schema", "schema_version", "version", "format", "format_version"})
OTHER_VERSION = (
    E_("This file says that it was written for another version of Drawbridge."),
    E_("Open it with the Drawbridge it comes from; files for this one have no such line."),
)


def names_version(raw: Mapping[str, Any]) -> bool:
    """Whether a file says, above its tables, for which version it was written."""
    return not _NAMES.isdisjoint(raw)


def told(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, where a version is no longer called a field that nobody knows."""
    reason, remedy = OTHER_VERSION
    return tuple(
        replace(it, reason=reason, remedy=remedy)
        if it.field in _NAMES and it.reason == NO_SUCH_FIELD
        else it
        for it in found
    )
