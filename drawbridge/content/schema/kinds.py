"""Every kind of step a workshop file can hold.

To add a kind, write its model beside its nearest relatives and name it in that module's `TABLES`;
nothing else of this package changes. A model says what one step must look like by itself. What has
to hold between the entries of a list or between steps is in `rules`.
"""

from collections.abc import Mapping

from drawbridge.content.raw_tables import Raw, word
from drawbridge.content.schema import (
    activity,
    choices,
    interludes,
    pictures,
    scales,
    scenarios,
    shares,
    texts,
)
from drawbridge.content.schema.steps import PollTable, StepTable

KINDS: Mapping[str, type[StepTable]] = {
    table.makes.kind: table
    for module in (interludes, activity, choices, scales, pictures, shares, scenarios, texts)
    for table in module.TABLES
}
"""Every kind of step, by the word that stands behind ``kind =``."""


def asks(step: Raw) -> bool:
    """Whether a step, as it is written, is a poll."""
    table = KINDS.get(word(step, "kind"))
    return table is not None and issubclass(table, PollTable)
