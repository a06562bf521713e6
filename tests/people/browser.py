"""One Chromium for all browser tests of a process: starting one takes seconds."""

import os
import warnings
from contextlib import ExitStack

import pytest

from tests.people.patience import LONGEST_MS

# Names that are not localhost: plain http to them is as untrusted as to 192.168.0.7.
NAMES = "--host-resolver-rules=MAP *.test 127.0.0.1"
# Otherwise it keeps a process ready for the next page, and so starts two for each: a sixth of all.
ONE_PROCESS = "--renderer-process-limit=1"
_ABSENT = "no Chromium is installed (Debian: apt-get install chromium-headless-shell)"


class SharedChromium:
    """The Chromium of this process, started when a test first asks for it."""

    def __init__(self):
        self._browser = None
        self._closing = ExitStack()

    def browser(self):
        """The running browser; a new one where the last has gone."""
        from gallery import chromium

        if self._browser is None or not self._browser.is_connected():
            self.close()
            _must_be_installed(chromium.program())
            self._browser = self._closing.enter_context(chromium.running(NAMES, ONE_PROCESS))
            _wait_long()
        return self._browser

    def put_pages_away(self):
        """Close what the tests of one file have opened."""
        for context in self._browser.contexts if self._browser else ():
            context.close()

    def close(self):
        """End the browser and its driver, with which no other event loop can run here."""
        self._browser = None
        self._closing.close()


def _wait_long():
    """Playwright gives up on what it expects after five seconds, a moment for a busy machine."""
    from playwright.sync_api import expect

    expect.set_options(timeout=LONGEST_MS)


def _must_be_installed(program):
    if program:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{_ABSENT}; the browser tests must run here")
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.warn(f"BROWSER TESTS ARE SKIPPED: {_ABSENT}", stacklevel=1)
    pytest.skip(_ABSENT)


SHARED = SharedChromium()
