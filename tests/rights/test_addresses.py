"""Every address of ours, asked in every role and phase, answers what the grid says."""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from starlette.routing import Mount

from drawbridge import auth, commands, operations, phone, remote, report
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.role import Role
from tests.people.phone import EVERY_AGREEMENT
from tests.people.screen import Screen
from tests.rights import page
from tests.rights.grid import HTTP, PAGES, PHASES, ROLES, STREAMLIT, expected

ROOT = Path(__file__).resolve().parents[2]
SHELLS = {"GET /", "GET /facilitator", "GET /editor"} | {
    "GET /summary",
    "GET /server",
    "GET /projector",
}
FORMS = {
    "/j/{code}/join": {"role": "participant", "agree": EVERY_AGREEMENT},
    "/j/{code}/answer": {"step": "weather", "round": "1", "answer": "0"},
    "/j/{code}/ask": {"wish": "rest"},
    "/login": {"passcode": "not the passcode"},
    "/remote/{code}/invited": {"key": "no-such-key"},
    "/remote/{code}/act": {"act": "next", "mark": "what-it-was"},
    "/remote/{code}/line": {"line": "0" * 64, "decision": "hold"},
    "/remote/{code}/note": {"step": "weather", "text": "Quieter than last time."},
}
CHANGING = {f"POST /j/{{code}}/{name}" for name in ("join", "leave", "erase")}
LISTING = """
import json, app
routes = app.app._others._build_starlette_app().routes
print(json.dumps([[route.path, sorted(getattr(route, "methods", None) or [])] for route in routes]))
"""


def named(routes, under=""):
    """Method and path of routes; a mount and a path parameter with a type are simplified."""
    for route in routes:
        if isinstance(route, Mount):
            yield f"GET {route.path}"
            continue
        for method in (route.methods or {"GET"}) - {"HEAD"}:
            yield f"{method} {under}{re.sub(r':[a-z]+}', '}', route.path)}"


def test_the_grid_names_every_address_of_ours():
    def none():
        raise AssertionError("no service is needed to list addresses")

    ours = (phone.phones(none, report.group_sheet_html).routes, auth.routes(none))
    found = {one for routes in (*ours, operations.routes(none)) for one in named(routes)}
    found |= set(named(remote.remote(none).routes, "/remote"))

    assert found == set(HTTP) - SHELLS


def test_the_grid_names_every_page():
    entry = ast.parse((ROOT / "pages" / "entry.py").read_text("utf-8"))
    paths = {
        keyword.value.value
        for call in ast.walk(entry)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "url_path"
    }

    assert paths == set(PAGES) == {path.stem for path in (ROOT / "pages").glob("*.py")} - {"entry"}
    assert {f"GET {path}" for path in auth.CONSOLE_PAGES} == SHELLS - {"GET /projector"} | {
        "GET /library"
    }


def test_the_grid_names_every_address_of_streamlit(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LISTING],
        cwd=ROOT,
        env={**os.environ, "DRAWBRIDGE_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    routes = json.loads(done.stdout.splitlines()[-1])
    listed = {re.sub(r":[a-z]+}", "}", path) for path, _ in routes}
    ours = {"/join", "/join/{path}", "/j", "/j/{path}", "/login", "/logout", "/assets"}
    ours |= {"/live/facilitator/{code}", "/live/projector/{code}", "/healthz", "/readyz"}
    ours |= {"/remote", "/library", "/console-language"}

    named_in_the_grid = {address.removeprefix("GET ") for address in STREAMLIT} - {"/static"}
    # Everything else is one mount that answers with the frontend's files.
    assert listed - ours - {""} == named_in_the_grid


def cookies_of(role, evening, logins):
    if role in logins:
        return f"{COOKIE}={logins[role]()}"
    if role in evening.invited:
        return f"drawbridge_invited={evening.invited[role]}"
    secret = {"participant": evening.participant, "observer": evening.observer}.get(role, "")
    return f"drawbridge={secret}" if secret else ""


def link_key(role, evening, evenings):
    foreign = evenings["open" if evening is not evenings["open"] else "lobby"].key
    keys = {"projector": evening.key, "old link": evening.old_key, "foreign link": foreign}
    return keys.get(role, "")


def request_of(client, address, role, evening, evenings, logins):
    method, path = address.split(" ")
    path = path.replace("{code}", evening.code)
    path = "/assets/login.js" if path == "/assets" else path
    headers = {"cookie": cookies_of(role, evening, logins)}
    query = {"key": link_key(role, evening, evenings)} if path.startswith("/live") else {}
    if method == "POST":
        form = FORMS.get(path.replace(evening.code, "{code}"), {})
        headers["content-type"] = "application/x-www-form-urlencoded"
        return client.build_request("POST", path, data=form, headers=headers)
    is_stream = "/live/" in path or path.endswith("/events")
    method = "HEAD" if is_stream else "GET"
    return client.build_request(method, path, params=query, headers=headers)


WORDS = {
    "sheet": 'http-equiv="Content-Security-Policy"',
    "login": 'name="passcode"',
    "logout": "Log out?",
    "language": 'action="/console-language',
    "shell": "Streamlit",
}


def told(reply, code):
    """An answer in the words of the grid."""
    if "location" in reply.headers:
        target, _, query = reply.headers["location"].replace(code, "{code}").partition("?")
        why = re.search(r"refused=(\w+)", query)
        return f"{reply.status_code} {target}" + (f" refused: {why[1]}" if why else "")
    return f"{reply.status_code} {what(reply)}".strip()


def what(reply):
    kind = reply.headers.get("content-type", "").split(";")[0]
    if kind == "text/plain":
        return "number" if reply.text.isdigit() else ""
    if kind != "text/html":
        return {"text/event-stream": "stream", "text/javascript": "script"}.get(kind, "")
    word = next((word for word, sign in WORDS.items() if sign in reply.text), None)
    return word or screen_name(reply.text) or ""


@cache  # most roles see in a phase what the others see
def screen_name(html):
    return Screen(html).name


@pytest.mark.parametrize("address", sorted(HTTP))
def test_an_address_answers_every_role_in_every_phase_as_the_grid_says(
    client, services, evenings, logins, address
):
    replies = iter(client.in_turn(every_request(client, address, evenings, logins)))
    wrong = []
    for role in ROLES:
        for phase, cell in zip(PHASES, expected(HTTP[address], role), strict=True):
            found = told(next(replies), evenings[phase].code)
            if found != cell:
                wrong.append((role, phase, found, cell))
    if address == "POST /j/{code}/erase":  # whose answers are gone where nobody can answer again
        evenings.update({phase: type(one)(services, phase) for phase, one in evenings.items()})

    assert wrong == []


def every_request(client, address, evenings, logins):
    for role in ROLES:
        for phase in PHASES:
            yield request_of(client, address, role, evenings[phase], evenings, logins)
        if address in CHANGING:
            as_before(evenings)


def as_before(evenings):
    """Everybody is what they were, for the tests that follow in any order."""
    for phase, evening in evenings.items():
        if phase != "ended":
            services = evening.room.services
            commands.join(services, evening.code, evening.participant, Role.PARTICIPANT)
            commands.join(services, evening.code, evening.observer, Role.OBSERVER)


def test_a_form_from_another_website_is_refused_in_every_role(client, evenings, logins):
    evening = evenings["open"]
    asked = [(one, role) for one in HTTP if one.startswith("POST") for role in ROLES]

    def requests():
        for address, role in asked:
            path = address.split(" ")[1].replace("{code}", evening.code)
            headers = {
                "cookie": cookies_of(role, evening, logins),
                "sec-fetch-site": "cross-site",
                "content-type": "application/x-www-form-urlencoded",
            }
            yield client.build_request("POST", path, content="role=observer", headers=headers)

    for who, reply in zip(asked, client.in_turn(requests()), strict=True):
        assert reply.status_code == 403, who
        assert "set-cookie" not in reply.headers, who


def test_every_cell_of_the_grid_belongs_to_a_role_that_exists():
    for row in (*HTTP.values(), *PAGES.values()):
        assert set(row.who) - {"everybody else"} <= set(ROLES)
        assert all(len(cells) == len(PHASES) for cells in row.who.values())


def test_the_page_about_rights_is_what_the_grid_says():
    assert page.PAGE.read_text("utf-8") == page.markdown(), "run: python -m tests.rights.page"
