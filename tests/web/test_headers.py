import pytest

from drawbridge.web.headers import page_headers


def policy(**given):
    text = page_headers(**given)["Content-Security-Policy"]
    return dict(directive.split(" ", 1) for directive in text.split("; "))


def test_a_personal_page_is_kept_by_nobody_and_framed_by_nobody():
    headers = page_headers()

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert policy()["frame-ancestors"] == "'none'"


def test_nothing_foreign_and_nothing_inline_is_allowed():
    found = policy()

    assert found["default-src"] == "'none'"
    assert found["base-uri"] == "'none'"
    for name in ("script-src", "style-src", "font-src", "connect-src", "form-action"):
        assert found[name] == "'self'"
    assert not any("unsafe" in value or "http" in value or "*" in value for value in found.values())


def test_only_styles_that_are_known_may_stand_in_the_page():
    assert policy(style_hashes=["sha256-abc="])["style-src"] == "'self' 'sha256-abc='"


def test_other_sites_are_not_told_where_a_link_came_from():
    assert page_headers()["Referrer-Policy"] in {"same-origin", "no-referrer"}


def test_our_own_forms_can_be_told_from_foreign_ones_over_plain_http():
    """Under "no-referrer" a browser sends "Origin: null" with a form of our own.

    Over plain http in a local network it does not send Sec-Fetch-Site either, so that nobody
    without JavaScript could answer. `test_lan_forms.py` plays this in a browser.

    Source: Fetch Standard, "append a request `Origin` header"; Fetch Metadata, section 2.
    """
    assert page_headers()["Referrer-Policy"] != "no-referrer"


@pytest.mark.parametrize("name", ["camera", "microphone", "geolocation"])
def test_no_device_of_a_phone_is_asked_for(name):
    assert f"{name}=()" in page_headers()["Permissions-Policy"]
