"""Draw a whole workshop as a room meets it: ``python -m gallery.workshops FOLDER FILE``."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from drawbridge import charts, content
from drawbridge.domain.session.session import Phase
from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.workshop.steps import Poll
from drawbridge.phone import cookie
from drawbridge.services import Services
from gallery import chromium, plays, rooms, sheets
from gallery.phone import HEIGHT, WIDTH, served
from gallery.projector import Projector

Pictures = list[tuple[str, bytes]]

_WORKSHOPS = Path(__file__).resolve().parents[1] / "workshop_content"
_THEMES = {"light": charts.LIGHT, "dark": charts.DARK}
_MOST_PAGES = 8  # of one form


class Play:
    """One workshop in one room, photographed on every screen.

    Args:
        browser: where.
        source: the text of the workshop.
        variant: which of its lengths, "" for the whole.
        n: how many people answer.
        temper: what they are like.
    """

    def __init__(
        self, browser: Browser, source: str, variant: str, n: int, temper: Temperament
    ) -> None:
        self._browser = browser
        self._workshop = (source, variant)
        self._people = (n, temper)

    def photographs(self, services: Services, look: str) -> tuple[Pictures, Pictures]:
        """Of the projector and of a phone, in order, each with its name."""
        hall: list[plays.Hall] = []
        projector = Projector(self._browser, _THEMES[look])
        on_projector, on_phone = [], []

        def crowd(running: Services) -> plays.Hall:
            hall.append(plays.Hall(running, *self._workshop, *self._people))
            return hall[0]

        with served(services) as address:
            page: Page | None = None
            for moment in plays.moments(services, crowd):
                page = page or _phone(self._browser, address, hall[0], look)
                on_projector.append((moment.name, projector.photograph(moment.room)))
                if _is_news(moment):
                    on_phone += [(f"{moment.name}{part}", png) for part, png in _screens(page)]
        return on_projector, on_phone


def _is_news(moment: plays.Moment) -> bool:
    """Whether a phone shows something of the step: what comes before and after is the same."""
    is_poll = isinstance(moment.session.step, Poll)
    return not is_poll or moment.session.state.phase is Phase.OPEN


def _phone(browser: Browser, address: str, hall: plays.Hall, look: str) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="dark" if look == "dark" else "light",
        reduced_motion="reduce",
    )
    path = f"/j/{hall.code}"
    context.add_cookies(
        [{"name": cookie.NAME, "value": hall.onlooker, "domain": "127.0.0.1", "path": path}]
    )
    page = context.new_page()
    page.goto(address + path)
    return page


def _screens(page: Page) -> Iterator[tuple[str, bytes]]:
    """What a phone shows now, page after page of a form."""
    page.goto(page.url)
    yield "", page.screenshot(full_page=True)
    following = page.get_by_role("button", name="Next")
    for number in range(2, _MOST_PAGES):
        if not following.is_visible():
            return
        following.click()
        yield f", page {number}", page.screenshot(full_page=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for into a folder; give an exit code."""
    options = _parser().parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    path = _WORKSHOPS / options.file
    with chromium.running() as browser:
        for n in options.people:
            for temper in options.tempers:
                play = Play(browser, content.source(path), options.variant, n, temper)
                with rooms.opened() as services:
                    taken = play.photographs(services, options.look)
                for screen, pictures in zip(("projector", "phone"), taken, strict=True):
                    name = f"{path.stem}-{options.variant or 'whole'}-{n}-{temper}-{screen}"
                    _write(options.folder, name, pictures)
    return 0


def _write(folder: Path, name: str, pictures: Pictures) -> None:
    """Single pictures in a folder of their own, and contact sheets of sixteen beside it."""
    (folder / name).mkdir(exist_ok=True)
    for title, png in pictures:
        (folder / name / f"{title.replace(', ', '.').replace(' ', '_')}.png").write_bytes(png)
    columns, width = (8, 220) if name.endswith("phone") else (4, 480)
    for number, at in enumerate(range(0, len(pictures), 4 * columns), start=1):
        sheet = sheets.sheet(pictures[at : at + 4 * columns], columns=columns, width=width)
        sheets.save(sheet, folder / f"{name}-{number}.png")
    print(f"{name}: {len(pictures)} pictures", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gallery.workshops", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="for the pictures")
    parser.add_argument("file", metavar="FILE", help="in workshop_content, such as lecture.toml")
    parser.add_argument("--variant", default="", help="the id of a length; the whole if left out")
    parser.add_argument("--people", type=int, nargs="+", default=[14])
    parser.add_argument(
        "--tempers", type=Temperament, nargs="+", default=[Temperament.MIXED], metavar="TEMPER"
    )
    parser.add_argument("--look", choices=tuple(_THEMES), default="light")
    return parser


if __name__ == "__main__":
    sys.exit(main())
