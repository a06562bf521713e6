"""Everything in one ZIP, with a page that says what it is and how to read it."""

from collections.abc import Iterator
from datetime import tzinfo

from drawbridge.domain.session.summary import SummaryView
from drawbridge.report.bundle import bundled, unbundled
from drawbridge.report.codebook import how_to_read
from drawbridge.report.formats import NO_CHART
from drawbridge.report.making import Batch, File
from drawbridge.report.names import file_name, held_on

README = "README.txt"

_ABOUT = """\
What the room saw in this session: charts, numbers, and words where numbers were kept private. There
is no answer of one person in these files, no name, and no time of day. Rounds of one question must
not be added up or subtracted from one another.
"""


def archive(batch: Batch) -> bytes:
    """All files of a batch as one ZIP; the same bytes for the same files.

    Waits until they are made. What could not be made is named in its README.
    """
    return bundled(_entries(batch))


def archive_name(view: SummaryView, zone: tzinfo | None) -> str:
    """What the ZIP is called: workshop and day, no time."""
    return file_name(view, "zip", zone)


def _entries(batch: Batch) -> Iterator[tuple[str, bytes]]:
    yield README, "\n".join(_readme(batch)).encode()
    for file in batch.files:
        if not file.format.is_folder:
            yield file.name, file.content
            continue
        for name, content in unbundled(file.content):
            yield f"{file.format.name}/{name}", content


def _readme(batch: Batch) -> Iterator[str]:
    view, zone = batch.view, batch.zone
    yield from (" ".join(view.title.split()), held_on(view, zone).isoformat(), "", _ABOUT)
    yield "FILES"
    yield from (f"{_place(file)}: {file.format.holds}" for file in batch.files)
    for missing in batch.failed:
        yield f"Missing: {missing.label}. It could not be made; all other files are complete."
    yield from (f"{one.label}: {NO_CHART}." for one in batch.left_out)
    yield from ("", "HOW TO READ THE DATA")
    yield from how_to_read(file_name(view, "csv", zone), file_name(view, "xlsx", zone))
    yield from ("", _left_out(view), "")


def _place(file: File) -> str:
    return f"{file.format.name}/" if file.format.is_folder else file.name


def _left_out(view: SummaryView) -> str:
    notes = "The report holds the facilitator's notes: it is not for handing out."
    if not view.has_notes:
        notes = "Notes of the facilitator are not in these files."
    lines = "Lines that people wrote are in them as far as the room saw them."
    return f"{notes} {lines if view.has_lines else 'Lines that people wrote are not.'}"
