"""A phone counts what is written as the server does: one unit, also for emoji, marks and blanks."""

import pytest

from drawbridge.domain.workshop.free_text import length, tidy
from drawbridge.phone.assets import STATIC_DIR

pytestmark = pytest.mark.browser

TEXTS = [
    "",
    "   ",
    "wall",
    "  two  words\n\tof mine ",
    "\U0001f600" * 20,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # one picture of three, joined
    "\U0001f44d\U0001f3fd",
    "\u2764\ufe0f",
    "e\u0301a\u0308",
    "\u0928\u092e\u0938\u094d\u0924\u0947",
    "\u0645\u0631\u062d\u0628\u0627\u064b",
    "\u05d7\u05d5\u05de\u05d4\u200f",
    "a\u200bb\ufeffc\u00add\u2060e",
    "a \u200d b",
    "Zu\u031b\u0307\u0323\u0301\u0300\u0302",
    "\u3164\u2800\u115f",
    "a\x1cb\x85c\u00a0d\u3000e",
    "\U00020000\U00020001",
    "\U0001fae8\U0001fadf\u0378",  # of a Unicode that one of the two may not know yet
    "a\ufdd0\uffffb\U0001fffe\u2065\ufff0\U000e0fffc",
]


@pytest.fixture(scope="module")
def page(loaded):
    return loaded("elements.js", "store.js", "forms.js", "widgets/written.js")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_long_on_the_phone_as_on_the_server(page, text):
    assert page.evaluate("(text) => lengthOf(text)", text) == length(tidy(text))


@pytest.mark.parametrize("text", ["wall", "  two  words\n", "\U0001f600" * 20, "\u2764\ufe0f"])
def test_a_browser_that_knows_no_classes_of_letters_counts_letters_all_the_same(loaded, text):
    page = loaded("elements.js", "store.js", "forms.js")
    page.evaluate("() => { window.RegExp = class { constructor() { throw new SyntaxError(); } }; }")
    page.add_script_tag(content=(STATIC_DIR / "js/widgets/written.js").read_text("utf-8"))

    assert page.evaluate("(text) => lengthOf(text)", text) == length(tidy(text))
