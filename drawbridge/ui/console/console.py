"""The screen on which one person runs a session: what is now, what comes next, who is here.

`show` is one fragment. It redraws when the session moves on, whoever moved it; what changes
without a new revision (people, times, progress) is redrawn on its own by `room`.
"""

import streamlit as st

from drawbridge import views
from drawbridge.domain.session.session import Status
from drawbridge.facilitator_words import tell
from drawbridge.ui import actions, guards, live, parts, state
from drawbridge.ui.console import (
    agenda,
    buttons,
    care,
    co_facilitators,
    current_step,
    join,
    keys,
    lobby,
    moderation,
    notes,
    offered_commands,
    on_your_phone,
    rehearsing,
    room,
)
from drawbridge.views import FacilitatorView

_COLUMNS = (1, 3, 1)  # how wide they are is said in console.css beside this
_AFTER_TIME_S = 0.5  # when a timer is over, the large button goes on again
_PATIENCE_S = 0.7  # longer than a click's own drawing takes, so that it is drawn once


@st.fragment
def show(code: str) -> None:
    """Draw a session and keep it up to date.

    Args:
        code: the join code, as it stands in the page's address.
    """
    guards.require_still_facilitator()
    view, _ = actions.ask(views.facilitator_view, guards.services(), code)
    if view is None or view.session.status is Status.ENDED:
        st.rerun()  # the page says so, on a clean sheet: this fragment cannot wipe those in it
    _draw(view)


def nothing_here(sentence: str) -> None:
    """Say that there is no session to show, and the way out."""
    with st.container(key="nothing"):
        parts.draw(
            parts.tag("h1", tell("No session here"), "title"), parts.tag("p", sentence, "lead")
        )
        with st.container(horizontal=True):
            st.page_link("library.py", label=tell("To the library"))
            st.button(tell("Look again"), key="look_again")


def _draw(view: FacilitatorView) -> None:
    session = view.session
    _head(view)
    with st.container(key="board"):
        left, centre, right = st.columns(_COLUMNS)
    with left, st.container(key="agenda"):
        agenda.draw(view)
    with right, st.container(key="side"):
        _side(view)
    with centre, st.container(key="current_step"):
        _current_step(view)
    # Last, so that no news asks for another drawing before this one has arrived as a whole.
    live.pulse(
        f"/live/facilitator/{session.code}",
        revision=session.revision,
        key="pulse",
        patience_s=_PATIENCE_S,
        due_s=_due_s(view),
    )
    if state.asks_to_end() and session.is_rehearsal:
        rehearsing.ask_to_leave(session.code)
    elif state.asks_to_end():
        buttons.ask_to_end(session.code, session.revision)


def _due_s(view: FacilitatorView) -> float:
    """When to draw again by itself: a timer is over, or the last way cannot be undone any more."""
    left_s: float = view.turns.over_in_s if view.turns is not None else 0
    came_from = state.came_from(view.session.code, view.session.revision)
    undo_s = offered_commands.undo_left_s(view, came_from)
    left_s = min(filter(None, (left_s, undo_s)), default=0)
    return left_s + _AFTER_TIME_S if left_s else 0


def _head(view: FacilitatorView) -> None:
    session = view.session
    rehearsal = parts.chip(tell("Rehearsal"), "attention") if session.is_rehearsal else ""
    blank = parts.chip(tell("The projector is blank"), "attention") if session.is_blank else ""
    rest = parts.chip(tell("Gentle break"), "attention") if session.is_on_break else ""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        title = parts.tag("span", session.workshop.title, "workshop", session.workshop.language)
        parts.draw(parts.wrap("div", [title, rehearsal, blank, rest], "head"))
        st.page_link("library.py", label=tell("Library"))


def _side(view: FacilitatorView) -> None:
    session = view.session
    room.draw(session.code)
    rehearsing.draw_card(view)
    with st.container(key="join"):
        join.draw_code(view)
        if session.status is Status.RUNNING:
            with st.container(key="place_note"):
                step = session.step
                notes.draw(session.code, step, view.notes.get(step.id, ""))
            care.draw_helper(view)
        join.draw_arrangements(view)
        on_your_phone.draw(session)
        co_facilitators.draw(session)
        keys.draw()


def _current_step(view: FacilitatorView) -> None:
    with st.container(key="notice"):
        parts.notice(state.notice())
        lobby.draw_small_room(view.session)
    top = st.container(key="now")
    with st.container(key="progress"):
        room.draw_progress(view.session)
    buttons.draw(view)  # before the picture above it, so that nothing can keep the buttons away
    with top:
        if view.session.status is Status.LOBBY:
            lobby.draw(view)
        elif view.session.is_on_break:
            care.draw_break(view.session, view.preparation.helper)
            if view.moderation is not None:
                moderation.draw_cards(view.session, view.moderation)
            current_step.leave_empty()
        else:
            current_step.draw(view)
