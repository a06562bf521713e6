"""Who a screen is that waits for news of a session."""

import pytest

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.errors import NotAuthorised, SessionNotFound

NOWHERE = "QQQQQQ"


def phone(room, secret):
    return views.phone_listener(room.services, room.code, secret)


def test_only_a_phone_that_takes_part_is_known_by_a_key(room):
    [participant] = room.join(1)
    [watcher] = room.join(1, Role.OBSERVER)

    key = phone(room, participant).participant_key

    assert views.takes_part(room.services, room.session.id, key)
    assert [phone(room, one).participant_key for one in (watcher, "a stranger", None)] == [None] * 3


def test_after_the_end_no_phone_is_known_any_more(room):
    [secret] = room.join(1)
    room.go_to("weather")
    before = phone(room, secret)

    room.do(commands.end)
    after = phone(room, secret)

    assert (before.has_ended, after.has_ended, after.participant_key) == (False, True, None)
    assert after.revision == before.revision + 1 == views.revision(room.services, room.code)


def test_a_projector_cannot_tell_an_unknown_code_from_a_wrong_key(room):
    said = []
    for code, key in ((NOWHERE, room.session.projector_key), (room.code, "wrong")):
        with pytest.raises(NotAuthorised) as caught:
            views.projector_listener(room.services, code, key)
        said.append(str(caught.value))

    assert said[0] == said[1]


def test_a_projector_listens_until_its_link_is_renewed(room):
    key = room.session.projector_key
    listener = views.projector_listener(room.services, room.code, key)
    assert listener.session_id == room.session.id
    assert views.may_project(room.services, room.code, key)

    commands.renew_projector_link(room.services, room.code)

    assert not views.may_project(room.services, room.code, key)
    assert views.facilitator_listener(room.services, room.code).revision == listener.revision + 1


@pytest.mark.parametrize("ask", [views.facilitator_listener, views.revision, views.rehearsal])
def test_there_is_nothing_to_hear_of_a_session_that_is_not(services, ask):
    with pytest.raises(SessionNotFound):
        ask(services, NOWHERE)


def test_rehearsals_are_found_and_real_sessions_are_not_among_them(room, small_workshop):
    code = commands.create(room.services, small_workshop, cast=SimulatedRoom(size=3))

    found = views.rehearsals(room.services)

    assert list(found) == [code]
    assert found[code] == views.rehearsal(room.services, code).id
