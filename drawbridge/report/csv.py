"""The summary as one tidy table in CSV."""

import csv as standard
import re
import unicodedata
from dataclasses import asdict
from io import StringIO

from drawbridge.domain.session.summary import SummaryView
from drawbridge.report.columns import NAMES
from drawbridge.report.table import rows

_TEXTS = ("step", "part", "cell", "shown")
_FORMULA = frozenset("=+-@")  # what a spreadsheet program would calculate, in wide letters too
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?( ?%)?")  # what it calculates anyhow, to itself
_BREAKS = ("\t", "\r", "\n")


def csv(view: SummaryView) -> bytes:
    """The summary as CSV, one line for each `table.Row`.

    What would be a formula has an apostrophe before it, so that labels of this file are not
    always those of the workshop: `step_id`, `round`, `part_id` and `code` name a row whatever its
    labels are, and whatever a program takes them for ("NA" for nothing). UTF-8 with a byte order
    mark, without which spreadsheet programs garble dashes and accents.
    """
    kept = StringIO(newline="")
    writer = standard.DictWriter(kept, NAMES, extrasaction="ignore")
    writer.writeheader()
    for row in map(asdict, rows(view)):
        writer.writerow({**row, **{name: _inert(row[name]) for name in _TEXTS}})
    return kept.getvalue().encode("utf-8-sig", "replace")


def _inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; a number, "+5", stays as it is.

    Source: OWASP, CSV Injection.
    """
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    is_formula = first in _FORMULA and not _NUMBER.fullmatch(text)
    is_active = is_formula or text.startswith(_BREAKS)
    return f"'{text}" if is_active else text
