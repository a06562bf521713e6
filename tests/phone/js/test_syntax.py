"""The script that phones get can be read by a browser of 2017: one newer sign takes all of it."""

import pytest

from drawbridge.phone.assets import SOURCES, STATIC_DIR, compact, script
from tests.phone.js.parser import read

NEWER = [
    ("a?.b", "Unexpected token (1:2)"),
    ("a ?? b", "Unexpected token (1:3)"),
    ("f = { ...a }", "Unexpected token (1:6)"),
    ("try { f() } catch { g() }", "Unexpected token (1:18)"),
    ("class A { b = 1 }", "Unexpected token (1:12)"),
    ("async () => { for await (const a of b) c() }", "Unexpected token (1:18)"),
    ("/(?<=a)b/", "Invalid regular expression: /(?<=a)b/: Invalid group (1:1)"),
]


def source(name):
    return (STATIC_DIR / "js" / name).read_text(encoding="utf-8")


def test_the_script_that_is_sent_is_read_by_browsers_of_2017():
    sent = read({"phone.js": script().plain.decode()})["phone.js"]

    assert "refusal" not in sent
    assert len(sent["tokens"]) > 5000


def test_each_source_file_is_read_by_itself_too():
    said = read({name: source(name) for name in SOURCES})

    assert {name: one["refusal"] for name, one in said.items() if "refusal" in one} == {}


@pytest.mark.parametrize(("newer", "reason"), NEWER)
def test_newer_javascript_would_be_found(newer, reason):
    assert read({"newer": newer}) == {"newer": {"refusal": reason}}


def test_what_is_sent_has_every_word_and_sign_of_the_sources_and_no_others():
    written = "".join(source(name) for name in SOURCES)
    said = read({"written": written, "sent": script().plain.decode()})
    opening = read({"opening": "(()=>{'use strict';})();"})["opening"]["tokens"]

    at = opening.index("}")
    assert said["sent"]["tokens"] == opening[:at] + said["written"]["tokens"] + opening[at:]


def test_strings_are_sent_as_they_are_written():
    kept = "f('a  // b', '/* c */', ' => ', 'it\\'s  , ')"

    assert compact(kept + "; // d\n") == kept.replace("', '", "','") + ";\n"


def test_comments_and_indents_are_not_sent():
    assert (
        compact("/* a\n   b */\n  if (c) {\n\n    // d\n    e(); // f\n  }\n")
        == "if(c){\ne();\n}\n"
    )


def test_no_source_file_is_forgotten():
    folder = STATIC_DIR / "js"

    assert sorted(SOURCES) == sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.js")
    )
