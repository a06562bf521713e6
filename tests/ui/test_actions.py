import pytest
import streamlit as st

from drawbridge import bootstrap
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.session import Status
from tests.people.pages import AppTest


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    return services


@pytest.fixture(autouse=True)
def login(services, monkeypatch):
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return cookie


def notices(script, **arguments):
    """What a script wrote: the notice after each of its acts."""
    app = AppTest.from_function(script, kwargs=arguments, default_timeout=30).run()
    assert not app.exception
    return [text.value for text in app.text]


def two_clicks(code, revision):
    import streamlit as st  # AppTest runs the body of this function as a script of its own

    from drawbridge import commands
    from drawbridge.ui import actions, guards, state

    for _ in range(2):
        actions.move(commands.start, guards.services(), code, revision, "next")
        st.text(state.notice())


def two_buttons(code, revision):
    import streamlit as st

    from drawbridge import commands
    from drawbridge.ui import actions, guards, state

    for place, command in (("next", commands.start), ("skip", commands.skip)):
        actions.move(command, guards.services(), code, revision, place)
        st.text(state.notice())


def refused_then_fine(code, revision):
    import streamlit as st

    from drawbridge import commands
    from drawbridge.ui import actions, guards, state

    for command in (commands.close_step, commands.start):
        worked = actions.run(command, guards.services(), code, revision)
        st.text(f"{worked} {state.notice()}".strip())


def test_a_second_click_on_the_same_picture_is_the_same_click(room):
    said = notices(two_clicks, code=room.code, revision=room.session.revision)

    assert room.session.status is Status.RUNNING
    assert room.session.position == 0
    assert said == ["", ""]


def test_a_click_on_another_button_of_the_same_picture_is_never_swallowed(room):
    started, skipped = notices(two_buttons, code=room.code, revision=room.session.revision)

    assert started == ""
    assert "moved on in another window" in skipped


def test_a_click_on_an_old_picture_is_refused_in_words(room):
    said = notices(two_clicks, code=room.code, revision=room.session.revision - 1)

    assert room.session.status is Status.LOBBY
    assert all("moved on in another window" in sentence for sentence in said)


def test_a_refusal_is_one_sentence_until_the_next_act(room):
    refused, fine = notices(refused_then_fine, code=room.code, revision=room.session.revision)

    assert refused == "False The session has not started yet."
    assert fine == "True"


def done_but_not_wiped():
    import streamlit as st

    from drawbridge.errors import NotWiped
    from drawbridge.ui import actions, state

    def close():
        raise NotWiped

    st.text(f"{actions.run(close)} {state.notice()}")


def test_what_is_done_and_not_wiped_counts_as_done_and_is_told():
    assert notices(done_but_not_wiped)[0].startswith("True That is done and stored.")


def test_nothing_is_done_without_a_login(services, room, login):
    services.logins.log_out(login)
    said = notices(two_clicks, code=room.code, revision=room.session.revision)

    assert room.session.status is Status.LOBBY
    assert all("logged out" in sentence for sentence in said)
