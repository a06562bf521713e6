"""A workshop on paper: what comes when, what to say first, and what to watch for."""

from typing import Any

from drawbridge.domain.workshop.steps import Poll, Step, Workshop
from drawbridge.facilitator_words import spoken, tell_minutes
from drawbridge.report.assets import in_language, own_words, style, templates
from drawbridge.report.names import plain


def run_sheet(workshop: Workshop) -> bytes:
    """The plan of a workshop as one HTML page to print, in the language that is spoken here."""
    page = templates().get_template("run_sheet.html")
    return page.render(
        own=own_words(workshop.language),
        workshop=workshop,
        length=tell_minutes(workshop.minutes),
        rows=_rows(workshop),
        style=style("run_sheet.css"),
        **in_language(spoken()),
    ).encode()


def run_sheet_name(workshop: Workshop) -> str:
    """What the file is called, in small ASCII letters, digits and "-"."""
    return f"{plain(workshop.title)}-{workshop.minutes:g}-minutes.html"


def _rows(workshop: Workshop) -> list[dict[str, Any]]:
    passed, rows = 0.0, []
    for step in workshop.steps:
        rows.append({"begins": _clock(passed), "step": step, "asks": _asks(step)})
        passed += step.minutes
    return rows


def _clock(minutes: float) -> str:
    """Minutes since the start as hours and whole minutes: 83.5 is "1:23"."""
    hours, rest = divmod(int(minutes), 60)
    return f"{hours}:{rest:02d}"


def _asks(step: Step) -> str:
    return step.question if isinstance(step, Poll) else ""
