"""The Chromium that draws: which program, and how it is started."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# The headless shell of Debian takes half the processor time of its `chromium`, whose headless mode
# also draws the browser's own pages.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def program() -> str | None:
    """The path of the lightest Chromium of this machine, None if there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@contextmanager
def running(*more_flags: str) -> Iterator[Browser]:
    """The Chromium of this machine, or the one that Playwright brings."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=[*FLAGS, *more_flags])
        yield browser
        browser.close()
