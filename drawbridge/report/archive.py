"""Everything in one ZIP, with a page that says what it is and how to read it."""

from collections.abc import Iterator
from datetime import tzinfo
from textwrap import fill

from drawbridge.domain.session.summary import SummaryView
from drawbridge.errors import F_
from drawbridge.facilitator_words import speaking, tell
from drawbridge.report.bundle import bundled, unbundled
from drawbridge.report.codebook import how_to_read
from drawbridge.report.formats import FAILED, NO_CHART
from drawbridge.report.making import Batch, File
from drawbridge.report.names import file_name, held_on

README = "README.txt"

_WIDTH = 100  # characters of a line
_ABOUT = F_(
    "What the room saw in this session: charts, numbers, and words where numbers were kept "
    "private. There is no answer of one person in these files, no name, and no time of day. "
    "Rounds of one question must not be added up or subtracted from one another."
)


def archive(batch: Batch) -> bytes:
    """All files of a batch as one ZIP; the same bytes for the same files.

    Waits until they are made. What could not be made is named in its README.
    """
    return bundled(_entries(batch))


def archive_name(view: SummaryView, zone: tzinfo | None) -> str:
    """What the ZIP is called: workshop and day, no time."""
    return file_name(view, "zip", zone)


def _entries(batch: Batch) -> Iterator[tuple[str, bytes]]:
    with speaking(batch.language):
        yield README, "\n".join(_readme(batch)).encode()
    for file in batch.files:
        if not file.format.is_folder:
            yield file.name, file.content
            continue
        for name, content in unbundled(file.content):
            yield f"{file.format.name}/{name}", content


def _readme(batch: Batch) -> Iterator[str]:
    view, zone = batch.view, batch.zone
    yield from (
        " ".join(view.title.split()),
        held_on(view, zone).isoformat(),
        "",
        fill(tell(_ABOUT), _WIDTH),
        "",
    )
    yield tell("FILES")
    yield from (f"{_place(file)}: {tell(file.format.holds)}" for file in batch.files)
    yield from (tell(FAILED, file=tell(one.label)) for one in batch.failed)
    yield from (tell(NO_CHART, file=tell(one.label)) for one in batch.left_out)
    yield from ("", tell("HOW TO READ THE DATA"))
    yield from how_to_read(file_name(view, "csv", zone), file_name(view, "xlsx", zone))
    yield from ("", _left_out(view), "")


def _place(file: File) -> str:
    return f"{file.format.name}/" if file.format.is_folder else file.name


def _left_out(view: SummaryView) -> str:
    notes = tell("Notes of the facilitator are not in these files.")
    if view.has_notes:
        notes = tell("The report holds the facilitator's notes: it is not for handing out.")
    lines = tell("Lines that people wrote are not in these files.")
    if view.has_lines:
        lines = tell("Lines that people wrote are in these files, as far as the room saw them.")
    return f"{notes} {lines}"
