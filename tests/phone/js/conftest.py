"""The phone's source files in an empty page of Chromium, without a server."""

from pathlib import Path

import pytest

from drawbridge.phone.assets import STATIC_DIR

ADDRESS = "http://phone.test/"
DOUBLES = (Path(__file__).parent / "doubles.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def loaded(chromium):
    """Open an empty page that knows some source files; its `again` is a reload."""
    context = chromium.new_context()
    context.set_default_timeout(20_000)
    # An address of its own, because an empty page without one has no storage.
    context.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))

    def load(*names):
        page = context.new_page()
        sources = [(STATIC_DIR / "js" / name).read_text(encoding="utf-8") for name in names]

        def again():
            page.goto(ADDRESS)
            page.add_script_tag(content="\n".join([DOUBLES, *sources]))

        again()
        page.again = again
        return page

    yield load
    context.close()
