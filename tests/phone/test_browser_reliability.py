"""Nothing that somebody typed or sent is lost: reload, tabs, restarts, no connection."""

import pytest

from drawbridge import commands

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(live_evening):
    def go(step_id):
        live_evening.go_to(step_id)
        live_evening.do(commands.open_step)
        return live_evening

    return go


@pytest.fixture
def restart(server, live_evening):
    def again(while_down=lambda: None):
        server.stop()
        try:
            while_down()
        finally:
            server.start()  # the file's other tests play on it
        live_evening.services = server.services

    return again


def test_a_new_question_comes_by_itself_and_is_announced(handset, live_evening, opened):
    phone = handset(live_evening)
    phone.join()
    opened("weather")

    phone.reaches("poll")
    phone.page.locator("#announcer", has_text="A new question is open.").wait_for(state="attached")


def test_a_new_question_comes_with_the_news_and_a_closed_one_as_well_with_what_became_of_the_answer(
    handset, server, live_evening, opened
):
    phone = handset(live_evening, has_joined=True)
    server.wait_for_listeners(live_evening.code)
    asked = []
    phone.page.on("request", lambda one: asked.append(one.url.rpartition("/")[2]))
    opened("weather")
    phone.reaches("poll")
    assert "main" not in asked

    phone.choose(3)
    phone.send()
    phone.is_in()
    live_evening.do(commands.close_step)
    phone.reaches("closed")

    assert "main" not in asked
    phone.page.get_by_text("Your answer is in.").first.wait_for()


@pytest.mark.rule("R29")
def test_a_typed_answer_survives_reload_and_a_second_tab(handset, live_evening, opened):
    phone = handset(live_evening, has_joined=True)
    opened("weather")
    phone.reaches("poll")
    phone.choose(3)
    phone.page.reload()
    phone.has_chosen(3)

    phone.second_tab().has_chosen(3)


@pytest.mark.parametrize("step_id", ["why_walls_go_up", "how_it_goes", "where_i_start"])
def test_every_kind_of_draft_survives_a_reload(handset, live_evening, opened, step_id):
    phone = handset(live_evening, has_joined=True)
    opened(step_id)
    phone.reaches("poll")
    if step_id == "why_walls_go_up":
        phone.choose(1)
        phone.choose(4)
    if step_id == "how_it_goes":
        phone.choose(2, "hold_back")
    if step_id == "where_i_start":
        phone.page.locator("input[type=range]").first.press("ArrowRight")
        phone.choose("pass", "lower_my_guard")
    phone.page.reload()

    if step_id == "why_walls_go_up":
        phone.has_chosen(1)
        phone.has_chosen(4)
    if step_id == "how_it_goes":
        phone.has_chosen(2, "hold_back")
    if step_id == "where_i_start":
        phone.page.locator("output", has_text="55").wait_for()
        phone.has_chosen("pass", "lower_my_guard")


@pytest.mark.rule("R30")
def test_a_typed_answer_survives_a_restart_of_the_server(handset, live_evening, opened, restart):
    phone = handset(live_evening, has_joined=True)
    opened("weather")
    phone.reaches("poll")
    phone.choose(3)
    restart(while_down=lambda: phone.says("Reconnecting. Your last answer is safe."))

    phone.page.locator("#status-line").wait_for(state="hidden")
    phone.has_chosen(3)
    phone.page.reload()
    phone.has_chosen(3)


def test_a_stored_answer_clears_its_draft(handset, live_evening, opened):
    phone = handset(live_evening, has_joined=True)
    opened("weather")
    phone.reaches("poll")
    phone.choose(3)
    assert phone.kept() == ["/draft/weather/1"]
    phone.send()
    phone.is_in()

    assert phone.kept() == []


@pytest.mark.rule("R29")
def test_closing_the_question_clears_its_draft(handset, live_evening, opened):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")
    phone.choose(3)
    room.do(commands.close_step)
    phone.reaches("closed")

    assert phone.kept() == []


@pytest.mark.rule("R29")
@pytest.mark.usefixtures("short_way_back")
def test_leaving_clears_everything_and_cannot_be_undone_by_the_back_button(
    handset, live_evening, opened
):
    phone = handset(live_evening)
    phone.join()
    opened("weather")
    phone.reaches("poll")
    phone.choose(3)
    phone.page.get_by_role("button", name="Leave quietly").click()
    phone.has_left()

    assert phone.kept() == []
    kept = {one["name"] for one in phone.context.cookies()}
    assert kept <= {"drawbridge-back", "drawbridge-left"}  # for the seconds of the way back
    phone.page.get_by_role("button", name="Undo").wait_for()
    phone.page.get_by_role("button", name="Undo").wait_for(state="detached")
    assert phone.context.cookies() == []
    assert phone.page.evaluate("() => history.length") == 2  # the browser's empty page and this


def test_an_answer_given_offline_is_kept_and_sent_later(handset, live_evening, opened, ballots):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")
    phone.context.set_offline(True)
    phone.choose(2)
    phone.send()
    phone.says("Kept on this phone. It will be sent when the connection is back.")
    assert ballots(room) == []
    phone.context.set_offline(False)

    phone.is_in()
    assert ballots(room) == [{"answer": (2,)}]
    assert phone.kept() == []
    phone.page.locator("#status-line").wait_for(state="hidden")


def test_an_answer_kept_offline_is_sent_after_a_reload(
    handset, live_evening, opened, ballots, restart
):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")

    def answer():
        phone.choose(2)
        phone.send()
        phone.says("Kept on this phone.")

    restart(while_down=answer)
    phone.page.reload()

    phone.is_in()
    assert ballots(room) == [{"answer": (2,)}]


def test_the_last_of_several_offline_answers_counts(handset, live_evening, opened, ballots):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")
    phone.context.set_offline(True)
    for value in (0, 4):
        phone.choose(value)
        phone.send()
    phone.says("Kept on this phone.")
    phone.context.set_offline(False)

    phone.is_in()
    phone.has_chosen(4)
    assert ballots(room) == [{"answer": (4,)}]


def answered_too_late_offline(phone, opened):
    room = opened("weather")
    phone.reaches("poll")
    phone.context.set_offline(True)
    phone.choose(2)
    phone.send()
    phone.says("Kept on this phone.")
    room.do(commands.close_step)
    return phone, room


def test_an_offline_answer_to_a_closed_question_is_reported_and_dropped(
    handset, live_evening, opened, ballots
):
    phone, room = answered_too_late_offline(handset(live_evening, has_joined=True), opened)
    phone.context.set_offline(False)

    phone.says("This question has closed, so the answer was not counted.")
    phone.reaches("closed")
    assert ballots(room) == []
    assert phone.kept() == []


def test_a_refusal_stays_although_the_phone_has_not_heard_that_the_question_closed(
    handset, live_evening, opened
):
    phone, _ = answered_too_late_offline(handset(live_evening, has_joined=True), opened)
    unheard = []

    def hold(route):
        unheard.append(route)

    phone.context.route("**/events*", hold)
    phone.context.set_offline(False)

    phone.says("This question has closed, so the answer was not counted.")
    phone.page.wait_for_timeout(1000)
    assert unheard
    assert phone.page.get_by_text("so the answer was not counted.").count() == 1


def test_a_double_tap_sends_once_and_stores_once(handset, live_evening, opened, ballots, server):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")
    phone.choose(2)
    phone.page.locator("button.send").dblclick()
    phone.is_in()

    assert ballots(room) == [{"answer": (2,)}]
    sent = [path for method, path in server.requests if method == "POST" and "answer" in path]
    assert len(sent) == 1


def test_an_answer_in_one_tab_is_seen_in_the_other(handset, live_evening, opened):
    phone = handset(live_evening, has_joined=True)
    opened("weather")
    phone.reaches("poll")
    second = phone.second_tab()
    second.choose(1)
    second.send()
    second.is_in()
    phone.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")

    phone.is_in()
    phone.has_chosen(1)


@pytest.mark.parametrize(
    "obstacle",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('private') }})",
        "Storage.prototype.setItem = () => { throw new Error('full') }",
    ],
    ids=["forbidden", "full"],
)
def test_without_storage_everything_still_works(handset, live_evening, opened, ballots, obstacle):
    phone = handset(live_evening, script=obstacle)
    phone.join()
    room = opened("weather")
    phone.reaches("poll")
    phone.choose(1)
    phone.context.set_offline(True)
    phone.send()
    phone.says("Kept on this phone.")
    phone.context.set_offline(False)

    phone.is_in()
    assert ballots(room) == [{"answer": (1,)}]


def test_without_streams_the_phone_asks_now_and_then(handset, live_evening, opened, server):
    phone = handset(live_evening, script="delete window.EventSource")
    phone.page.clock.install()
    phone.join()
    opened("weather")
    phone.page.clock.run_for(6_000)

    phone.reaches("poll")
    assert ("GET", f"/j/{live_evening.code}/events") not in server.requests
    assert ("GET", f"/j/{live_evening.code}/revision") in server.requests


def test_a_stream_that_is_held_back_on_the_way_is_given_up(handset, live_evening, opened):
    phone = handset(live_evening)
    phone.context.route("**/events*", lambda _: None)
    phone.page.clock.install()
    phone.join()
    opened("weather")
    for _ in range(3):
        phone.page.clock.run_for(8_000)

    phone.reaches("poll")


def test_without_a_script_everything_works_by_forms(handset, live_evening, opened, ballots):
    phone = handset(live_evening, java_script_enabled=False)
    phone.join()
    room = opened("how_it_goes")
    phone.page.get_by_role("link", name="Refresh").click()
    for part in room.session.step.parts:
        phone.choose("pass" if part.id == "hold_back" else 1, part.id)
    phone.send()
    phone.is_in()

    (stored,) = ballots(room)
    assert stored["hold_back"] is None
    assert stored["near_and_own"] == (1,)


def test_a_change_that_is_typed_while_another_tab_saves_is_not_lost_on_news(
    handset, live_evening, opened
):
    phone = handset(live_evening, has_joined=True)
    room = opened("weather")
    phone.reaches("poll")
    phone.choose(1)
    room.do(commands.blank)  # news that changes nothing on phones
    room.do(commands.blank)

    phone.has_chosen(1)
    room.do(commands.close_step)
    phone.reaches("closed")


@pytest.mark.rule("R29")
def test_the_end_reaches_every_phone_and_forgets_its_drafts(handset, live_evening, opened):
    phone = handset(live_evening, has_joined=True)
    room = opened("leaving_well")
    phone.reaches("poll")
    phone.choose(1)
    room.do(commands.end)

    phone.reaches("ended")
    assert phone.kept() == []


def test_a_session_that_has_gone_is_said_after_waking(handset, live_evening):
    phone = handset(live_evening, has_joined=True)
    live_evening.do(commands.end)
    phone.reaches("ended")
    commands.delete(live_evening.services, live_evening.code)
    phone.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")

    phone.reaches("error")
    phone.says("There is no session with this code.")
