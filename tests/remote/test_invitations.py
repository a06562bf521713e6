"""A second person who helps to lead: a link that opens once, a role, and an end."""

import pytest
from starlette.requests import Request

from drawbridge import commands, remote, views
from drawbridge.domain.session.permission import Permission
from drawbridge.errors import Refused, StaleRevision
from drawbridge.remote.holder import INVITED
from drawbridge.remote.reply import refused
from tests.people.screen import Screen
from tests.remote.conftest import Remote


@pytest.fixture
def invited(app, services, room):
    """Somebody who came by an invitation, with the permission that is asked for."""

    def come(permission):
        key = commands.invite(services, room.code, permission)
        helper = Remote(app, room.code, {})
        done = helper.http.post(f"/remote/{room.code}/invited", data={"key": key})
        assert done.status_code == 200
        return helper

    return come


def test_looking_at_an_invitation_uses_nothing_up_and_coming_in_does(app, services, room):
    key = commands.invite(services, room.code, Permission.RUN)
    link = f"/remote/{room.code}/invited"
    first, second = Remote(app, room.code, {}), Remote(app, room.code, {})
    for _ in range(2):
        assert "Come in" in first.http.get(link, params={"key": key}).text

    assert Screen(first.http.post(link, data={"key": key}).text).name == "remote"
    late = second.http.post(link, data={"key": key})

    assert late.status_code == 403
    assert "has been used already" in late.text
    assert INVITED not in second.http.cookies


def test_only_hashes_are_kept_and_nothing_says_who_came_or_when(invited, services, room):
    helper = invited(Permission.SEE)
    [kept] = views.invitations(services, room.code)

    assert (kept.permission, kept.is_used) == (Permission.SEE, True)
    database = services.settings.data_dir.glob("drawbridge.sqlite3*")
    lying = b"".join(path.read_bytes() for path in database)
    assert helper.http.cookies[INVITED].encode() not in lying


def test_who_may_run_moves_the_session_and_reads_no_notes(invited, room):
    room.go_to("weather")
    commands.note(room.services, room.code, "weather", "Quieter than last time.")
    helper = invited(Permission.RUN)

    assert helper.press("next").status_code == 200
    assert room.session.state.phase == "open"
    assert "Quieter" not in helper.get().text
    assert helper.post("note", step="weather", text="x").status_code == 403


@pytest.mark.parametrize("permission", [Permission.SEE, Permission.MODERATE])
def test_who_may_not_run_has_no_button_and_a_press_is_refused(invited, remote, room, permission):
    room.go_to("weather")
    mark = remote.marks()["next"]
    helper = invited(permission)

    assert helper.marks() == {}
    assert helper.press("next", mark).status_code == 403
    assert room.session.state.phase == "briefing"


def test_an_invitation_is_taken_back_at_once(invited, services, room):
    helper = invited(Permission.RUN)
    [kept] = views.invitations(services, room.code)

    commands.revoke(services, room.code, kept.invitation_hash)

    assert helper.get().status_code == 403
    assert "your invitation was taken back" in Screen(helper.get("/main").text).text
    assert views.invitations(services, room.code) == ()


def test_a_refusal_that_meets_an_invitation_taken_back_shows_nothing_of_the_session(
    app, services, room
):
    key = commands.invite(services, room.code, Permission.RUN)
    cookie = f"{INVITED}={key}".encode()
    [kept] = views.invitations(services, room.code)
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/remote/{room.code}/act",
        "path_params": {"code": room.code},
        "headers": [(b"cookie", cookie)],
        "app": remote.remote(lambda: services),
    }
    commands.revoke(services, room.code, kept.invitation_hash)

    reply = refused(Request(scope), StaleRevision())

    assert reply.status_code == 409
    assert b"Someone else has just moved on" in reply.body
    assert b'name="act"' not in reply.body


def test_the_end_of_the_session_ends_every_invitation(invited, services, room):
    helper = invited(Permission.RUN)
    unused = commands.invite(services, room.code, Permission.RUN)
    room.go_to("weather")
    room.do(commands.end)

    late = Remote(helper.http.app, room.code, {}).http.post(
        f"/remote/{room.code}/invited", data={"key": unused}
    )

    assert helper.get().status_code == 403
    assert late.status_code == 403
    assert "not good any more" in late.text
    assert views.invitations(services, room.code) == ()


def test_an_invitation_opens_no_other_session(app, services, room, small_workshop):
    other = type(room)(services, small_workshop)
    key = commands.invite(services, room.code, Permission.RUN)

    tried = Remote(app, other.code, {}).http.post(
        f"/remote/{other.code}/invited", data={"key": key}
    )

    assert tried.status_code == 403


def test_there_are_never_more_than_twelve(services, room):
    for _ in range(12):
        commands.invite(services, room.code, Permission.SEE)

    with pytest.raises(Refused, match="twelve"):
        commands.invite(services, room.code, Permission.SEE)
