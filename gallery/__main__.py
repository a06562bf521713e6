"""Draw every picture there is: ``python -m gallery FOLDER``, or ``--renew`` for the two in docs."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from drawbridge import charts
from drawbridge.domain.workshop.steps import Audience, Poll, Step
from drawbridge.projector.text_fit import TALL, WIDE, ScreenShape
from drawbridge.services import Services
from gallery import chromium, exhibits, rooms, sheets
from gallery.answers import ANSWERS
from gallery.exhibits import MASKED, Exhibit
from gallery.phone import Phone, served
from gallery.projector import Projector

_IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
_THEMES = {"light": charts.LIGHT, "dark": charts.DARK}
_LONGEST = ("six_", "five_")  # steps that are there to be long, not to be shown in docs

Pictures = list[tuple[str, bytes]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the gallery into a folder, or renew the contact sheets; give an exit code."""
    options = _parser().parse_args(arguments)
    steps = [it for it in rooms.every_step() if not options.only or it.id in options.only]
    with rooms.opened() as services, chromium.running() as browser:
        if options.renew:
            _renew(services, browser)
        elif options.folder:
            options.folder.mkdir(parents=True, exist_ok=True)
            for screen in options.screens:
                for name, pictures in _DRAW[screen](services, browser, steps):
                    _write(options.folder, f"{screen}-{name}", pictures)
    return 0


def _projector(
    services: Services, browser: Browser, steps: Sequence[Step], screen: ScreenShape = WIDE
) -> Iterator[tuple[str, Pictures]]:
    """Per step and theme all its pictures; each room is played once for both themes."""
    projectors = {name: Projector(browser, theme, screen) for name, theme in _THEMES.items()}
    for step in steps:
        views = [*exhibits.scenes(services, step)]
        views += [(it.name, it.view(services)) for it in exhibits.results(step)]
        for look, projector in projectors.items():
            taken = [(name, projector.photograph(view)) for name, view in views]
            yield f"{look}-{step.id}", taken


def _phones(
    services: Services, browser: Browser, steps: Sequence[Step]
) -> Iterator[tuple[str, Pictures]]:
    with served(services) as address:
        for look in _THEMES:
            for step in steps:
                phone = Phone(browser, address, rooms.Room(services, step), look)
                taken = [(f"{step.id}, {name}", png) for name, png in phone.photographs(step)]
                phone.close()
                yield f"{look}-{step.id}", taken


_DRAW: Mapping[
    str, Callable[[Services, Browser, Sequence[Step]], Iterator[tuple[str, Pictures]]]
] = {
    "projector": _projector,
    "projector43": partial(_projector, screen=TALL),
    "phone": _phones,
}


def _write(folder: Path, name: str, pictures: Pictures) -> None:
    """Single pictures in a folder of their own, and a contact sheet beside it."""
    (folder / name).mkdir(exist_ok=True)
    for title, png in pictures:
        (folder / name / f"{title.replace(', ', '.').replace(' ', '_')}.png").write_bytes(png)
    width = 390 if name.startswith("phone") else 640
    sheets.save(sheets.sheet(pictures, columns=4, width=width), folder / f"{name}.png")
    print(f"{name}: {len(pictures)} pictures", flush=True)


def _renew(services: Services, browser: Browser) -> None:
    """The two contact sheets of docs/gallery.md."""
    steps = [it for it in rooms.every_step() if not it.id.startswith(_LONGEST)]
    projectors = [Projector(browser, charts.LIGHT), Projector(browser, charts.DARK)]
    shown = [it for step in steps for it in _three(step)]
    taken = [
        (it.name, projectors[place % 3 == 1].photograph(it.view(services)))
        for place, it in enumerate(shown)
    ]
    sheets.save(sheets.sheet(taken, columns=3, width=480), _IMAGES / "gallery-projector.webp")
    phones = [
        (name, _one_of(name, pictures)) for name, pictures in _phones(services, browser, steps)
    ]
    sheets.save(sheets.sheet(phones, columns=9, width=170), _IMAGES / "gallery-phone.webp")


def _one_of(name: str, pictures: Pictures) -> bytes:
    """Of a step on a light phone the empty form, on a dark one the answered form."""
    is_answered = name.startswith("dark") and len(pictures) > 2
    return pictures[2 if is_answered else 0][1]


def _three(step: Step) -> tuple[Exhibit, ...]:
    """Close together, apart, and with hidden cells."""
    if not isinstance(step, Poll) or step.audience is not Audience.ROOM:
        return ()
    shapes = ANSWERS[type(step)].shapes
    return (
        Exhibit(step=step, shape=shapes[0], n=14),
        Exhibit(step=step, shape=shapes[-2], n=60),
        Exhibit(step=step, shape=MASKED, n=14, sensitivity="high"),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gallery", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("folder", type=Path, metavar="FOLDER", nargs="?", help="for the pictures")
    where.add_argument("--renew", action="store_true", help="renew the two contact sheets in docs")
    parser.add_argument(
        "--only", nargs="+", metavar="STEP", help="ids of steps in gallery/every_kind.toml"
    )
    parser.add_argument(
        "--screens", nargs="+", choices=tuple(_DRAW), default=("projector", "phone")
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
