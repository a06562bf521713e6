"""Draw the pictures of the guides in docs, of all three screens: ``python -m gallery.guide``.

The console needs Streamlit: a server is started on the same data and photographed as people see it.
Each moment is played anew, begun so long ago that the room is there on time.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPResponse
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page

from drawbridge import bootstrap, charts, content
from drawbridge.domain.session.simulated import Temperament
from drawbridge.phone import cookie
from drawbridge.services import Services
from drawbridge.settings import Settings
from gallery import chromium, plays, sheets
from gallery.phone import HEIGHT, WIDTH
from gallery.projector import Projector

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images" / "guide"
_PASSCODE = "look-at-this"
_DRAWN_MS = 5000  # until a console stands
_PATIENCE_MS = 60_000  # until it has drawn its figure
_FIGURE = "[data-testid=stPlotlyChart]"
_INTO_IT_S = 60.0  # that a step has lasted when it is photographed
_WIDTHS = {"projector": 960, "console": 1100, "phone": 390}

# What is photographed, by the workshop, its people, and the moment of its play.
Shots = Mapping[str, tuple[str, ...]]
WALLS: Shots = {
    "00, lobby": ("projector-lobby", "console-lobby", "phone-card"),
    "02, weather, open": ("projector-question", "console-open", "phone-question"),
    "02, weather, closed": ("console-preview", "projector-closed"),
    "02, weather, revealed": ("projector-result",),
    "07, why_walls_go_up, revealed": ("projector-hidden",),
    "15, looked_after_me, shown": ("projector-talk", "phone-talk"),
    "16, one_line, closed": ("console-lines",),
    "16, one_line, revealed": ("projector-lines",),
    "23, leaving_well, closed": ("console-leaving",),
}
CIRCLE: Shots = {"05, near_and_free, revealed": ("projector-words", "console-words")}
PLAYS = (("emotional_walls.toml", 14, WALLS), ("near_with_a_gate.toml", 6, CIRCLE))
NAMES = tuple(name for *_, shots in PLAYS for names in shots.values() for name in names)


class Camera:
    """Photographs one play on all three screens, while its phones are connected.

    Args:
        browser: where.
        address: of the server that the console is on.
        hall: the people of the play, and their session.
    """

    def __init__(self, browser: Browser, address: str, hall: plays.Hall) -> None:
        self._address, self._hall, self._browser = address, hall, browser
        self._streams = [self._stream(secret) for secret in (*hall.secrets, hall.onlooker)]

    def take(self, name: str, moment: plays.Moment) -> bytes:
        """One picture, named for its screen."""
        screen = name.split("-", maxsplit=1)[0]
        if screen == "projector":
            return Projector(self._browser, charts.LIGHT).photograph(moment.room)
        if screen == "phone":
            return self._phone(is_stranger=name == "phone-card")
        return self._console()

    def close(self) -> None:
        """Let the phones go."""
        for stream in self._streams:
            stream.close()

    def _console(self) -> bytes:
        page = self._browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{self._address}/login")
        page.locator("#passcode").fill(_PASSCODE)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_load_state("load")
        return self._taken(page, f"facilitator?session={self._hall.code}", _DRAWN_MS, _FIGURE)

    def _phone(self, *, is_stranger: bool) -> bytes:
        context = self._browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        path = f"/j/{self._hall.code}"
        if not is_stranger:
            key = self._hall.onlooker
            context.add_cookies(
                [{"name": cookie.NAME, "value": key, "domain": "localhost", "path": path}]
            )
        return self._taken(context.new_page(), path[1:], 300)

    def _taken(self, page: Page, path: str, wait_ms: float, figure: str = "") -> bytes:
        page.goto(f"{self._address}/{path}")
        page.wait_for_load_state("load")
        page.wait_for_timeout(wait_ms)
        if figure and page.locator(figure).count():
            page.locator(f"{figure} .main-svg").first.wait_for(timeout=_PATIENCE_MS)
        png = page.screenshot()
        page.close()
        return png

    def _stream(self, secret: str) -> HTTPResponse:
        """A phone that listens; it counts as connected until it is closed."""
        asked = urllib.request.Request(  # noqa: S310 - loopback
            f"{self._address}/j/{self._hall.code}/events",
            headers={"Cookie": f"{cookie.NAME}={secret}"},
        )
        answered: HTTPResponse = urllib.request.urlopen(asked, timeout=60)  # noqa: S310
        return answered


def photographs(browser: Browser, wanted: Collection[str] = NAMES) -> Iterator[tuple[str, bytes]]:
    """The pictures of the guides that are wanted, each with its name."""
    with TemporaryDirectory(prefix="drawbridge-guide-") as folder, _server(folder) as address:
        environ = {"DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": _PASSCODE}
        settings = Settings.from_environ(environ, root=Path(folder), languages=("en",))
        services = bootstrap.build(settings)
        try:
            for file, n, shots in PLAYS:
                for moment, names in shots.items():
                    taken = [name for name in names if name in wanted]
                    if taken:
                        camera, seen = _reached(browser, address, services, (file, n), moment)
                        yield from ((name, camera.take(name, seen)) for name in taken)
                        camera.close()
        finally:
            services.hub.close()
            services.store.close()


def _reached(
    browser: Browser, address: str, services: Services, room: tuple[str, int], name: str
) -> tuple[Camera, plays.Moment]:
    """Play a workshop up to a moment that is now."""
    file, n = room
    source = content.source(ROOT / "workshop_content" / file)
    workshop = content.parse(source, file=file)
    n_before = max(0, int(name.split(",", maxsplit=1)[0]) - 1)
    halls: list[plays.Hall] = []

    def crowd(running: Services) -> plays.Hall:
        halls.append(plays.Hall(running, source, "", n, Temperament.MIXED))
        return halls[0]

    begin_s = time.time() - plays.planned_s(workshop, n_before) - _INTO_IT_S
    for moment in plays.moments(services, crowd, begin_s=begin_s):
        if moment.name == name:
            return Camera(browser, address, halls[0]), moment
    raise ValueError(f"no moment of {file} is called {name}")


@contextmanager
def _server(folder: str) -> Iterator[str]:
    """`streamlit run app.py` on a free port and these data; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": _PASSCODE}
    streamlit = str(Path(sys.executable).parent / "streamlit")
    process = subprocess.Popen(  # noqa: S603 - our own program
        [streamlit, "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/login")
        yield address
    finally:
        process.terminate()
        process.wait(15)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 - loopback
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer within 30 s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw every picture of the guides; give an exit code."""
    parser = argparse.ArgumentParser(prog="python -m gallery.guide", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER, metavar="FOLDER")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="NAME")
    options = parser.parse_args(arguments)
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    with chromium.running() as browser:
        for name, png in photographs(browser, options.only):
            picture = Image.open(BytesIO(png)).convert("RGB")
            width = _WIDTHS[name.split("-")[0]]
            height = round(picture.height * width / picture.width)
            small = picture.resize((width, height), Image.Resampling.LANCZOS)
            sheets.save(small, folder / f"{name}.webp")
            print(name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
