"""Sets templates with typst: our fonts only, texts as values only, the same bytes each time.

A text that stood in the markup of a template would be read as markup: "-5" as a minus sign, "= x"
as a heading. So everything that is told goes in as JSON. Source: typst 0.15, measured.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from drawbridge.design.palette import LIGHT
from drawbridge.report.letters import FOLDER, printable, unmarked

_TEMPLATES = Path(__file__).parent / "templates"
_ACCESSIBLE: Literal["ua-1"] = "ua-1"


def pdf(template: str, told: Mapping[str, Any], day: date) -> bytes:
    """A PDF that can be read aloud (PDF/UA-1).

    Args:
        template: the name of a file of `templates`.
        told: what it reads; of texts, numbers, lists and mappings.
        day: when it was made, as the file says; never an hour.
    """
    made_at = datetime.combine(day, time(), UTC)
    made = _compiler(template, _with_plain_pictures(told)).compile(
        format="pdf", pdf_standards=[_ACCESSIBLE], timestamp=made_at
    )
    return _whole(made)


def png(template: str, told: Mapping[str, Any], ppi: float) -> bytes:
    """A picture of a page; `ppi` are its pixels per inch."""
    return _whole(_compiler(template, told).compile(format="png", ppi=ppi))


def n_pages(template: str, told: Mapping[str, Any]) -> int:
    """How many pages a template with a `<pages>` label has."""
    (found,) = json.loads(_compiler(template, told).query("<pages>", field="value"))
    return int(found)


def _whole(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("The template has more than one page, or none.")
    return made


def _compiler(template: str, told: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        (_TEMPLATES / template).read_bytes(),
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"told": json.dumps({**in_letters(told), "colours": asdict(LIGHT)})},
    )


def _with_plain_pictures(told: Any) -> Any:
    """The same with pictures that a PDF/UA-1 file can hold."""
    match told:
        case Mapping():
            return {
                name: unmarked(value) if name == "svg" else _with_plain_pictures(value)
                for name, value in told.items()
            }
        case list() | tuple():
            return [_with_plain_pictures(value) for value in told]
        case _:
            return told


def in_letters(told: Any) -> Any:
    """The same with every text in characters that the fonts have."""
    match told:
        case str():
            return printable(told)
        case Mapping():
            return {name: in_letters(value) for name, value in told.items()}
        case list() | tuple():
            return [in_letters(value) for value in told]
        case _:
            return told


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )
