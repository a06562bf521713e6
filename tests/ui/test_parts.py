import pytest

from tests.people.pages import AppTest


def a_list(n_rows, is_cut_off=False):
    import streamlit as st  # AppTest runs the body of this function as a script of its own

    from drawbridge.ui import parts

    with st.container(key="list"), parts.in_places("list", n_rows):
        for row in range(n_rows):
            st.text(row)
        if is_cut_off:  # as by the next press
            st.stop()


@pytest.mark.parametrize("n_now", [0, 1, 3])
def test_a_list_that_gets_shorter_draws_its_old_places_as_empty(n_now):
    app = AppTest.from_function(a_list, kwargs={"n_rows": 3}).run()
    app.kwargs = {"n_rows": n_now}
    app.run()

    places = list(app.main.children[0].children.values())
    assert [place.type for place in places] == ["text"] * n_now + ["empty"] * (3 - n_now)


def test_a_list_whose_drawing_was_cut_off_behind_its_rows_is_remembered_as_long():
    app = AppTest.from_function(a_list, kwargs={"n_rows": 3, "is_cut_off": True}).run()
    app.kwargs = {"n_rows": 1}
    app.run()

    places = list(app.main.children[0].children.values())
    assert [place.type for place in places] == ["text", "empty", "empty"]
