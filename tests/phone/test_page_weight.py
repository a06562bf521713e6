"""What a page carries: one script, one style, headers that let nothing else in."""

import base64
import gzip
import re
from hashlib import sha256

import pytest

from drawbridge.phone.assets import script, style

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
SCRIPT = re.compile(r'<script src="(.*?)" defer></script>')


def test_the_page_may_use_its_own_style_and_nothing_else_inline(guest):
    response = guest.get()
    policy = response.headers["content-security-policy"]
    digest = sha256(STYLE.search(response.text)[1].encode()).digest()

    assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "unsafe-inline" not in policy
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", response.text)
    assert len(re.findall("<script", response.text)) == 1


@pytest.mark.parametrize("path", ["", "/main", "/revision", "/nowhere"])
def test_personal_answers_are_not_stored_by_anybody_on_the_way(guest, path):
    headers = guest.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "referrer-policy" in headers


@pytest.mark.rule("R24")
def test_the_page_asks_for_nothing_from_outside(guest):
    text = guest.get().text

    assert not re.search(r"(?:src|href|url)\W{1,2}(?:https?:)?//", text)
    assert '<link rel="icon" href="data:,">' in text


def test_the_script_may_be_kept_for_a_year_because_its_address_changes_with_it(guest):
    address = SCRIPT.search(guest.get().text)[1]
    response = guest.http.get(address)

    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-type"].startswith("text/javascript")
    assert sha256(response.content).hexdigest().startswith(address.partition("?v=")[2])


def test_the_script_under_another_address_is_asked_for_again(guest):
    for address in ("/j/static/phone.js", "/j/static/phone.js?v=old"):
        assert guest.http.get(address).headers["cache-control"] == "no-cache"


def test_text_is_compressed_for_those_who_can_read_that(guest):
    for address in (guest.url, "/j/static/phone.js"):
        plain = guest.http.get(address, headers={"Accept-Encoding": "identity"})
        packed = guest.http.get(address, headers={"Accept-Encoding": "gzip"})

        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
        assert packed.text == plain.text


def test_everything_that_a_first_visit_needs_is_small(guest):
    page = gzip.compress(guest.get().content)

    assert len(page) + len(script().compressed) < 15_000


def test_the_style_has_no_comments_left():
    assert "/*" not in style().text
    assert "\n" not in style().text


def test_the_script_holds_no_words_for_people():
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script().plain.decode(), flags=re.DOTALL)
    texts = re.findall(r"'([A-Z][a-z]+ [a-z]+[^']*)'", code)

    assert texts == []
