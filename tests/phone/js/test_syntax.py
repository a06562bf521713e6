"""The script that phones get can be read by a browser of 2017: one newer sign takes all of it."""

import pytest

from drawbridge.phone.assets import script
from tests.phone.js.parser import refusals

NEWER = [
    ("a?.b", "Unexpected token (1:2)"),
    ("a ?? b", "Unexpected token (1:3)"),
    ("f = { ...a }", "Unexpected token (1:6)"),
    ("try { f() } catch { g() }", "Unexpected token (1:18)"),
    ("class A { b = 1 }", "Unexpected token (1:12)"),
    ("async () => { for await (const a of b) c() }", "Unexpected token (1:18)"),
    ("/(?<=a)b/", "Invalid regular expression: /(?<=a)b/: Invalid group (1:1)"),
]


def test_the_script_that_is_sent_is_read_by_browsers_of_2017():
    assert refusals({"phone.js": script().plain.decode()}) == {}


@pytest.mark.parametrize(("source", "reason"), NEWER)
def test_newer_javascript_would_be_found(source, reason):
    assert refusals({"newer": source, "old": "async (a) => { await a.b; }"}) == {"newer": reason}
