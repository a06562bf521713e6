"""Answers, from a form to a ballot, without a script and with one."""

import pytest

from drawbridge import commands, views
from tests.people.phone import Visitor
from tests.people.screen import Screen

BATTERY = ("hold_back", "notice_late", "look_for_exit", "asking_for_help", "near_and_own")


@pytest.fixture
def opened(evening):
    def go(step_id):
        evening.go_to(step_id)
        evening.do(commands.open_step)
        return evening

    return go


def test_an_answer_is_stored_and_leads_back_to_the_page(guest, opened, ballots):
    room = opened("weather")
    response = guest.answer(room, answer="1")

    assert [one.status_code for one in response.history] == [303]
    assert response.url.path == guest.url
    assert ballots(room) == [{"answer": (1,)}]


def test_a_stored_answer_is_filled_in_and_can_be_changed(guest, opened):
    room = opened("weather")
    screen = Screen(guest.answer(room, answer="1").text)

    assert screen.chosen() == ["1"]
    assert "Your answer is in. You can change it until the question closes." in screen.text
    assert "Change answer" in screen.text
    assert Screen(guest.get().text).chosen() == ["1"]


def test_a_changed_answer_is_one_ballot(guest, opened, ballots):
    room = opened("weather")
    for value in ("1", "1", "4", "pass", "2"):
        guest.answer(room, answer=value)

    assert ballots(room) == [{"answer": (2,)}]


def test_the_script_gets_the_fresh_screen_at_once(guest, opened, ballots):
    room = opened("weather")
    guest.headers["X-Drawbridge"] = "1"
    response = guest.answer(room, answer="1")

    assert response.status_code == 200
    assert not response.history
    assert Screen(response.text).chosen() == ["1"]
    assert ballots(room) == [{"answer": (1,)}]


@pytest.mark.parametrize(
    ("step_id", "fields", "stored"),
    [
        ("weather", {"answer": "pass"}, {"answer": None}),
        ("why_walls_go_up", {"answer": ["0", "2"]}, {"answer": (0, 2)}),
        ("why_walls_go_up", {"answer": "pass"}, {"answer": None}),
        ("one_rung", {"answer": "5"}, {"answer": (5,)}),
        ("leaving_well", {"answer": "3"}, {"answer": (3,)}),
        (
            "where_i_start",
            {"near_and_myself": "35", "lower_my_guard": ["", "pass"]},
            {"near_and_myself": (35,), "lower_my_guard": None},
        ),
        ("where_i_start", {"pass": "1"}, {"near_and_myself": None, "lower_my_guard": None}),
    ],
)
def test_every_kind_of_poll_stores_what_was_sent_and_shows_it_again(
    guest, opened, ballots, step_id, fields, stored
):
    room = opened(step_id)
    screen = Screen(guest.answer(room, **fields).text)

    assert ballots(room) == [stored]
    for part, answer in stored.items():
        expected = ["pass"] if answer is None else [str(value) for value in answer]
        assert [value for value in screen.chosen(part) if value] == expected


def test_a_battery_can_be_answered_line_by_line_with_passes(guest, opened, ballots):
    room = opened("how_it_goes")
    values = dict(zip(BATTERY, "01234", strict=True))
    guest.answer(room, **values, not_to_start="pass")

    (stored,) = ballots(room)
    assert stored["near_and_own"] == (4,)
    assert stored["not_to_start"] is None


def test_a_forgotten_line_is_named_and_the_rest_stays_filled_in(guest, opened, ballots):
    room = opened("how_it_goes")
    values = dict(zip(BATTERY, "01234", strict=True))
    response = guest.answer(room, **values)

    screen = Screen(response.text)
    assert response.status_code == 422
    assert [screen.chosen(part) for part in BATTERY] == [["0"], ["1"], ["2"], ["3"], ["4"]]
    assert "#f-not_to_start" in screen.links
    invalid = [one.get("id") for _, one in screen.tags if one.get("aria-invalid") == "true"]
    assert invalid == ["f-not_to_start"]
    assert ballots(room) == []


@pytest.mark.parametrize(
    ("step_id", "fields", "sentence"),
    [
        ("weather", {}, "Please choose one, or Pass."),
        ("weather", {"answer": ""}, "Please choose one, or Pass."),
        ("weather", {"answer": "9"}, "not one of the choices"),
        ("weather", {"answer": "-1"}, "not one of the choices"),
        ("weather", {"answer": "٣"}, "not one of the choices"),
        ("weather", {"answer": "<b>"}, "not one of the choices"),
        ("weather", {"answer": ["1", "2"]}, "Please choose only one."),
        ("why_walls_go_up", {"answer": ["0", "1", "2"]}, "Please choose at most 2."),
        ("why_walls_go_up", {"answer": ["0", "pass"]}, "either answers or Pass"),
        ("where_i_start", {"near_and_myself": "50"}, "Please move every slider"),
        ("where_i_start", {"near_and_myself": "101"}, "whole number from 0 to 100"),
        ("where_i_start", {"near_and_myself": "-5"}, "whole number from 0 to 100"),
        ("where_i_start", {"near_and_myself": "4.5"}, "whole number from 0 to 100"),
        ("where_i_start", {"near_and_myself": ["40", "pass"]}, "choose only one"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(
    guest, opened, ballots, step_id, fields, sentence
):
    room = opened(step_id)
    response = guest.answer(room, **fields)

    assert response.status_code == 422
    assert sentence in Screen(response.text).text
    assert "<b>" not in response.text
    assert ballots(room) == []


def test_a_refused_change_leaves_the_stored_answer(guest, opened, ballots):
    room = opened("why_walls_go_up")
    guest.answer(room, answer="3")
    response = guest.answer(room, answer=["0", "1", "2"])

    assert Screen(response.text).chosen() == ["0", "1", "2"]
    assert ballots(room) == [{"answer": (3,)}]


def test_a_slider_that_was_not_touched_the_second_time_leaves_the_stored_answer(
    guest, opened, ballots
):
    room = opened("where_i_start")
    answer = {"near_and_myself": "40", "lower_my_guard": "70"}
    guest.answer(room, **answer)
    before = ballots(room)
    response = guest.answer(room, near_and_myself="55")

    assert response.status_code == 422
    assert "Please move every slider" in Screen(response.text).text
    assert ballots(room) == before != []


def test_a_typed_number_that_is_wrong_comes_back(guest, opened):
    room = opened("where_i_start")
    screen = Screen(guest.answer(room, near_and_myself="101", lower_my_guard="20").text)

    assert screen.chosen("near_and_myself") == ["101"]
    assert screen.chosen("lower_my_guard") == ["20"]
    assert "#f-near_and_myself" in screen.links


def test_an_answer_to_a_closed_round_is_refused_and_the_present_screen_is_shown(
    guest, opened, ballots
):
    room = opened("weather")
    form = {"step": "weather", "round": "1", "answer": "1"}
    room.do(commands.close_step)
    response = guest.post("/answer", form)

    screen = Screen(response.text)
    assert response.status_code == 409
    assert screen.name == "closed"
    assert "This question has closed, so the answer was not counted." in screen.text
    assert ballots(room) == []


def test_an_answer_to_an_earlier_round_is_refused(guest, opened, ballots):
    room = opened("weather")
    room.do(commands.close_step)
    room.do(commands.reopen)
    response = guest.post("/answer", {"step": "weather", "round": "1", "answer": "1"})

    assert response.status_code == 409
    assert Screen(response.text).name == "poll"
    assert ballots(room) == []


def test_an_answer_after_the_end_is_refused(guest, opened):
    room = opened("weather")
    room.do(commands.end)
    response = guest.post("/answer", {"step": "weather", "round": "1", "answer": "1"})

    assert response.status_code == 410
    assert Screen(response.text).name == "ended"


def test_a_phone_without_a_cookie_is_asked_to_join(visit, opened, ballots):
    room = opened("weather")
    response = visit(room).answer(room, answer="1")

    assert response.status_code == 409
    assert Screen(response.text).name == "consent"
    assert "Please join first" in Screen(response.text).text
    assert ballots(room) == []


def test_who_watches_never_counts(visit, opened, ballots):
    room = opened("weather")
    watcher = visit(room)
    watcher.join("observer")

    assert watcher.answer(room, answer="1").status_code == 409
    assert ballots(room) == []
    assert views.facilitator_view(room.services, room.code).n_joined == 0


def test_two_phones_are_two_ballots(guest, visit, opened, ballots):
    room = opened("weather")
    second = visit(room)
    second.join()
    guest.answer(room, answer="1")
    second.answer(room, answer="1")

    assert len(ballots(room)) == 2


@pytest.mark.rule("R27")
def test_the_same_phone_in_two_tabs_is_one_ballot(guest, opened, ballots):
    room = opened("weather")
    tab = Visitor(guest.http, guest.code)
    guest.answer(room, answer="1")
    tab.answer(room, answer="2")

    assert ballots(room) == [{"answer": (2,)}]
    assert guest.screen().chosen() == ["2"]


def test_unknown_fields_are_ignored(guest, opened, ballots):
    room = opened("weather")
    guest.answer(room, answer="1", colour="red")

    assert ballots(room) == [{"answer": (1,)}]


def test_a_new_round_starts_empty(guest, opened):
    room = opened("weather")
    guest.answer(room, answer="1")
    room.do(commands.close_step)
    room.do(commands.reopen)

    assert guest.screen().name == "poll"
    assert guest.screen().chosen() == []
    assert "We ask this once more" in guest.screen().text


def test_a_first_round_is_not_called_another(guest, opened):
    room = opened("weather")
    guest.answer(room, answer="1")

    assert "once more" not in guest.screen().text


def test_the_second_measurement_does_not_show_the_first(guest, opened):
    room = opened("where_i_start")
    guest.answer(room, near_and_myself="35", lower_my_guard="85")
    room.do(commands.close_step)
    opened("where_i_am_now")

    assert not any(guest.screen().chosen("near_and_myself"))
    assert "35" not in guest.screen().text


def test_a_change_that_comes_too_late_says_that_the_earlier_answer_stands(guest, opened, ballots):
    room = opened("weather")
    guest.answer(room, answer="1")
    form = {"step": "weather", "round": "1", "answer": "3"}
    room.do(commands.close_step)
    screen = Screen(guest.post("/answer", form).text)

    assert "so the change was not counted. Your earlier answer is in." in screen.text
    assert "Your answer is in." not in screen.texts
    assert ballots(room) == [{"answer": (1,)}]


def test_without_a_script_a_refusal_is_a_page_that_a_reload_only_asks_for(guest, opened, ballots):
    room = opened("where_i_start")
    refused = guest.answer(room, near_and_myself="40", lower_my_guard="")
    again = [guest.get() for _ in range(2)]

    assert [one.status_code for one in refused.history] == [303]
    assert refused.url.fragment == "notice"
    for response in (refused, *again):
        screen = Screen(response.text)
        assert response.request.method == "GET"
        assert response.status_code == 422
        assert screen.chosen("near_and_myself") == ["40"]
        assert "#f-lower_my_guard" in screen.links
    assert ballots(room) == []
    guest.answer(room, near_and_myself="40", lower_my_guard="20")
    assert guest.get().status_code == 200
    assert set(guest.http.cookies) == {"drawbridge"}


def test_what_is_to_be_mended_goes_with_its_question_and_with_its_phone(guest, opened):
    room = opened("where_i_start")
    guest.answer(room, near_and_myself="40")
    assert set(guest.http.cookies) == {"drawbridge", "drawbridge-form"}
    room.do(commands.close_step)
    assert guest.get().status_code == 200
    assert set(guest.http.cookies) == {"drawbridge"}
    room.do(commands.reopen)
    guest.answer(room, near_and_myself="40")
    guest.post("/leave", {})

    assert "drawbridge-form" not in guest.http.cookies
    assert "drawbridge" not in guest.http.cookies


@pytest.mark.parametrize("value", ["", "%", "AAAA", "W10", "bnVsbA", "eyJzdGVwIjoxfQ", "W1tbW1tb"])
def test_a_forged_form_to_mend_is_no_form(guest, opened, value):
    opened("weather")
    guest.headers["Cookie"] = f"drawbridge={guest.secret}; drawbridge-form={value}"

    assert guest.get().status_code == 200


def test_a_text_that_is_too_long_to_keep_is_refused_on_the_spot(guest, opened):
    room = opened("weather")
    refused = guest.answer(room, answer="x" * 5000)

    assert refused.status_code == 422
    assert refused.request.method == "POST"


def test_without_a_script_a_closed_question_is_a_page_that_a_reload_only_asks_for(guest, opened):
    room = opened("weather")
    form = {"step": "weather", "round": "1", "answer": "3"}
    room.do(commands.close_step)
    refused = guest.post("/answer", form)
    again = guest.http.get(refused.url)

    assert [one.status_code for one in refused.history] == [303]
    assert refused.url.fragment == "notice"
    for response in (refused, again):
        screen = Screen(response.text)
        assert (response.request.method, response.status_code) == ("GET", 409)
        assert screen.name == "closed"
        assert "so the answer was not counted" in screen.text
    assert guest.get().status_code == 200
    room.do(commands.reveal)
    moved_on = guest.http.get(refused.url)
    assert moved_on.status_code == 200
    assert "not counted" not in moved_on.text


@pytest.mark.parametrize("query", ["refused=late", "refused=late&at=1", "refused=x&at=1", "at=1"])
def test_a_forged_address_says_nothing(guest, opened, query):
    opened("weather")

    assert guest.http.get(f"{guest.url}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/answer", {"step": "weather", "round": "1"}),
        ("/ask", {"wish": "rest"}),
        ("/join", {"role": "observer"}),
    ],
)
def test_after_the_end_no_form_is_sent_twice(guest, evening, path, form):
    evening.do(commands.end)
    refused = guest.post(path, form)

    assert [one.status_code for one in refused.history] == [303]
    assert (refused.request.method, refused.status_code) == ("GET", 410)
