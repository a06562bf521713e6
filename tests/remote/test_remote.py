"""The facilitator's own phone: what it shows, and what a press on it does."""

import pytest

from drawbridge import commands, views
from drawbridge.auth.cookie import COOKIE
from drawbridge.live.pause_requests import LATEST_S, PauseRequestBoard, Wish
from drawbridge.remote.acts import SLID, meant, remote_acts
from drawbridge.views import facilitator_view
from tests.people.screen import Screen
from tests.remote.conftest import Remote
from tests.ui.console.test_offered_commands import sessions_of_a_whole_evening

ANSWERS = ["0", "1", "1", "1", "2", "2", "2", "1"]
OVERTAKEN = "Someone else has just moved on"


def test_the_large_button_leads_through_a_question(remote, room):
    room.go_to("weather")

    remote.press("next")
    assert room.session.state.phase == "open"
    remote.press("next")
    assert room.session.state.phase == "closed"
    remote.press("next")
    assert room.session.state.phase == "revealed"
    told = Screen(remote.press("next").text)

    assert room.session.step.id == "wall"
    assert "A wall is a job" in told.text


def test_a_remote_of_a_stranger_is_the_way_to_log_in_and_back(app, room):
    reply = Remote(app, room.code.lower(), {}).http.get(
        f"/remote/{room.code.lower()}", follow_redirects=False
    )

    assert reply.headers["location"] == f"/login?next=/remote/{room.code}"


def test_a_login_leads_to_the_remote_that_was_asked_for(app, room):
    http = Remote(app, room.code, {}).http
    form = {"passcode": "open-the-bridge"}

    reply = http.post(f"/login?next=/remote/{room.code}", data=form, follow_redirects=False)

    assert reply.headers["location"] == f"/remote/{room.code}"


@pytest.mark.parametrize("way", ["//evil.example", "/remote/ABCDEF/../..", "/remote/abc"])
def test_a_login_leads_nowhere_else(app, room, way):
    http = Remote(app, room.code, {}).http
    form = {"passcode": "open-the-bridge"}

    reply = http.post("/login", params={"next": way}, data=form, follow_redirects=False)

    assert reply.headers["location"] == "/"


def test_of_two_who_press_at_once_one_moves_the_session_and_the_other_reads_why_not(remote, room):
    room.go_to("weather")
    mark = remote.marks()["next"]

    first, second = remote.press("next", mark), remote.press("next", mark)

    assert (first.status_code, second.status_code) == (200, 409)
    assert room.session.state.phase == "open"
    assert OVERTAKEN in Screen(second.text).text
    assert "Close the question" in second.text


def test_two_who_end_the_same_turn_end_it_once(services, app, timers_room):
    login = services.logins.log_in("open-the-bridge")
    remote = Remote(app, timers_room.code, {COOKIE: login})
    timers_room.do(commands.start)
    while not remote.marks().get("timer_next_0"):
        remote.press("next")
    mark = remote.marks()["timer_next_0"]

    first, second = remote.press("timer_next_0", mark), remote.press("timer_next_0", mark)

    assert (first.status_code, second.status_code) == (200, 409)


def test_what_somebody_else_changes_beside_the_session_does_not_cost_a_press(remote, room):
    room.go_to("weather")
    mark = remote.marks()["next"]
    commands.arrange(room.services, room.code, head_count=9)

    assert remote.press("next", mark).status_code == 200


def test_every_button_that_is_not_dimmed_is_carried_out_and_says_what_the_console_says(room):
    for _ in sessions_of_a_whole_evening(room):
        view = facilitator_view(room.services, room.code)
        acts = remote_acts(view)
        drawn = (acts.large, *acts.in_reach, *acts.timer, *acts.more)
        places = [act.offered.place for act in drawn]

        assert len(places) == len(set(places))
        for act in drawn:
            refused = view.session.refusal(act.offered.command, view.now)
            assert act.offered.is_allowed == (refused is None) or act is acts.large
            assert meant(view, act.offered.place, act.mark) == act
            assert act.is_slid == (act.offered.command in SLID)


def test_nothing_that_cannot_be_undone_lies_beside_the_large_button(room):
    for _ in sessions_of_a_whole_evening(room):
        acts = remote_acts(facilitator_view(room.services, room.code))
        assert not [act for act in acts.in_reach if act.is_slid]


def test_a_press_without_a_script_leads_back_to_the_page(remote, room):
    room.go_to("weather")
    form = {"act": "next", "mark": remote.marks()["next"]}

    reply = remote.http.post(f"/remote/{room.code}/act", data=form, follow_redirects=False)

    assert (reply.status_code, reply.headers["location"]) == (303, f"/remote/{room.code}")
    assert room.session.state.phase == "open"


# -- what it shows


@pytest.mark.rule("R02")
def test_while_a_question_is_open_it_tells_roughly_how_many_answered_and_nothing_else(remote, room):
    room.go_to("weather")
    room.do(commands.open_step)
    for secret in room.phones[:4]:
        room.answer(secret, answer="1")

    told = remote.look().text

    assert any(word in told for word in ("Some have answered", "About half", "Nobody has"))
    assert "Foggy" not in told


def test_a_closed_question_is_previewed_in_words_and_the_room_does_not_see_it(remote, room):
    room.ask("weather", ANSWERS)

    told = remote.look().text

    assert "The room does not see this" in told
    assert "Foggy" in told
    room.do(commands.reveal)
    assert "The room sees this now" in remote.look().text


@pytest.mark.rule("R01")
def test_too_few_answers_are_no_more_on_the_remote_than_anywhere(remote, room):
    room.ask("weather", ["0", "1", "1"])

    told = remote.look().text

    assert "We kept this one private." in told
    assert "Foggy" not in told


def test_a_wish_for_a_pause_is_told_and_dismissed(remote, room, services, monkeypatch):
    moment = iter(range(0, 10**6, int(LATEST_S) + 1))
    board = PauseRequestBoard(lambda: float(next(moment)), lambda least, _most: least)
    object.__setattr__(services, "pauses", board)
    room.go_to("weather")
    commands.ask_for_pause(services, room.code, room.phones[0], Wish.BREAK)

    assert "asked for a pause" in remote.look().text

    told = Screen(remote.post("dismiss").text).text
    assert "asked for a pause" not in told


def test_an_ended_session_says_so_and_where_the_summary_is(remote, room):
    room.go_to("weather")
    room.do(commands.end)

    ended = remote.look()

    assert ended.name == "ended"
    assert f"/summary?session={room.code}" in ended.links
    assert remote.get("/events").status_code == 204


def test_an_address_without_a_session_says_so(remote):
    reply = remote.http.get("/remote/ZZZZZZ")

    assert reply.status_code == 404
    assert "There is no session with this code" in reply.text


# -- notes


def notes(room):
    return views.facilitator_view(room.services, room.code).notes


def test_a_note_is_added_below_what_another_window_has_written(remote, room):
    room.go_to("weather")
    commands.note(room.services, room.code, "weather", "Quieter than last time.")

    told = remote.post("note", step="weather", text="  Long silence. ").text

    assert notes(room)["weather"] == "Quieter than last time.\nLong silence."
    assert "Long silence." in told


def test_a_note_for_which_there_is_no_room_is_refused_and_nothing_is_cut_off(remote, room):
    room.go_to("weather")
    commands.note(room.services, room.code, "weather", "x" * commands.NOTE_LENGTH)

    reply = remote.post("note", step="weather", text="more")

    assert reply.status_code == 409
    assert "full" in Screen(reply.text).text
    assert len(notes(room)["weather"]) == commands.NOTE_LENGTH


def test_a_form_that_means_nothing_changes_nothing(remote, room):
    before = room.session.revision

    assert remote.post("line", line="x", decision="burn").status_code == 400
    assert remote.post("act", act="end", mark="end-1").status_code == 409
    assert remote.post("note", step="nowhere", text="x").status_code == 404
    assert room.session.revision == before
