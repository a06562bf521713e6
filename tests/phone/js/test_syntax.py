"""The script that phones get can be read by a browser of 2017: one newer sign takes all of it."""

import re

import pytest

from drawbridge.phone.assets import SOURCES, STATIC_DIR, TAKE_HOME_NAME, compact, script, take_home
from drawbridge.phone.short_names import shortened
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


def test_the_script_for_after_the_end_is_read_by_them_too_and_has_every_word_of_its_source():
    source = (STATIC_DIR / TAKE_HOME_NAME).read_text(encoding="utf-8")
    said = read(
        {"written": f"(()=>{{'use strict';{source}}})();", "sent": take_home().plain.decode()}
    )

    assert said["sent"]["tokens"] == said["written"]["tokens"]


def test_each_source_file_is_read_by_itself_too():
    said = read({name: source(name) for name in SOURCES})

    assert {name: one["refusal"] for name, one in said.items() if "refusal" in one} == {}


@pytest.mark.parametrize(("newer", "reason"), NEWER)
def test_newer_javascript_would_be_found(newer, reason):
    assert read({"newer": newer}) == {"newer": {"refusal": reason}}


@pytest.fixture(scope="module")
def compared():
    """What a parser reads in the sources, and in what is sent without the function around it."""
    written = "".join(source(name) for name in SOURCES)
    said = read({"written": written, "sent": script().plain.decode()})
    opening = read({"opening": "(()=>{'use strict';})();"})["opening"]["tokens"]
    at, sent = opening.index("}"), said["sent"]["tokens"]
    end = at - len(opening)
    assert sent[:at] + sent[end:] == opening
    return said["written"], sent[at:end]


@pytest.fixture(scope="module")
def short(compared):
    """What became of each word and sign that is sent as another one."""
    written, sent = compared
    pairs = zip(written["tokens"], sent, strict=True)
    return {(word, became) for word, became in pairs if word != became}


def test_what_is_sent_has_every_word_and_sign_of_the_sources_but_shorter_names(short):
    assert 50 < len(short) == len(dict(short)) == len({became for _, became in short})
    assert all(re.fullmatch(r"[A-Za-z_]\w{3,}", word) for word, _ in short)


def test_a_shortened_name_is_shortened_everywhere_and_to_one_that_nobody_has(short, compared):
    written, sent = compared

    assert not set(dict(short)) & set(sent)
    assert not {became for _, became in short} & {*written["tokens"], *written["properties"]}


@pytest.mark.browser
def test_no_name_is_shortened_that_somebody_outside_may_know(short, compared, loaded):
    written, _ = compared
    declared = re.compile(r"^(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)
    everywhere = {name for one in SOURCES for name in declared.findall(source(one))}
    of_browsers = loaded().evaluate(
        "names => names.filter(one => one in window)", list(dict(short))
    )

    assert not set(dict(short)) & set(written["properties"])
    assert set(of_browsers) <= everywhere  # what stands for one of ours wherever it is written


@pytest.mark.parametrize(
    "use", ["const {button,other}=a;", "a.button=1;", "f({button:1});", "f({x,button});"]
)
def test_names_that_are_keys_or_properties_stay(use):
    assert shortened(f"const button=1;{use}") == f"const button=1;{use}"


def test_words_in_strings_stay():
    assert shortened("const button=1;f('button',button);") == "const a=1;f('button',a);"


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
