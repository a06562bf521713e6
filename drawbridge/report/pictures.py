"""The charts of a session as pictures, for slides and messages."""

from collections.abc import Iterator
from datetime import tzinfo

from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.summary import SummaryView
from drawbridge.report.bundle import bundled
from drawbridge.report.names import plain
from drawbridge.report.png import png


def pictures(view: SummaryView, _zone: tzinfo | None = None) -> bytes:
    """Every chart the room saw, as PNG in a ZIP."""
    return bundled(_pictures(view))


def _pictures(view: SummaryView) -> Iterator[tuple[str, bytes]]:
    for number, chapter in enumerate(view.chapters, 1):
        for picture in chapter.results:
            if isinstance(picture, ChartPicture):
                of_round = f"-round-{picture.release.round}" if chapter.has_rounds else ""
                name = f"{number:02}-{plain(chapter.step.title)}{of_round}.png"
                yield name, png(picture.poll, picture.release)
