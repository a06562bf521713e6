"""The agenda beside the console: all steps, where the room is, and what became of each poll.

What lies more than two steps back is folded, so that a long workshop's current step and the next
ones stand on the screen without scrolling.
"""

from collections.abc import Sequence

import streamlit as st

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.passages import within
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.console import offered_commands, words
from drawbridge.ui.console.offered_commands import OfferedCommand
from drawbridge.views import FacilitatorView

_BACK = 2  # steps before the current one that stay in sight


def draw(view: FacilitatorView) -> None:
    """Draw the agenda."""
    session = view.session
    rows = [_row(session, position) for position in range(len(session.workshop.steps))]
    with st.container(key="agenda_head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.tag("h2", tell("Agenda"), "side-head"))
        _going_to(view)
    with st.container(key="left_out"):  # above the list, which may be longer than the screen
        acts = offered_commands.taking_back(view)
        with parts.in_places("left_out", len(acts)):
            for act in acts:
                _take_back(session, act)
    n_past = session.position - _BACK if session.status is Status.RUNNING else 0
    n_earlier = n_past if n_past > 1 else 0  # one row folded is one row
    parts.draw(_earlier(rows[:n_earlier]), parts.wrap("ol", rows[n_earlier:], "agenda"))


def _going_to(view: FacilitatorView) -> None:
    """A way to any step: which, what that means, and only then the button."""
    session = view.session
    if session.status is not Status.RUNNING:
        parts.clear()
        return
    titles = [step.title for step in session.workshop.steps]
    others = [one for one in range(len(titles)) if one != session.position]
    picture = session.revision  # a new picture closes it
    with st.popover(
        tell("Go to…"), key=f"go_to_box_{picture}", type="tertiary", disabled=not others
    ):
        with parts.fields_of_workshop(parts.Own.VALUES, session.workshop.language, "go_to"):
            chosen = st.selectbox(
                tell("Step"),
                others,
                index=None,
                format_func=lambda one: f"{one + 1}. {parts.plain(titles[one])}",
                key=f"go_to_step_{picture}",
                placeholder=tell("Choose a step"),
            )
        if chosen is None:
            return
        act = offered_commands.going_to(view, chosen)
        parts.draw(parts.tag("p", within(act.why, titles, session.workshop.language)))
        st.button(
            parts.plain(act.label),
            key=f"go_to_{picture}",
            on_click=_go,
            args=(guards.services(), session, act),
            disabled=not act.is_allowed,
            type="primary",
        )


def _go(services: Services, session: LiveSession, act: OfferedCommand) -> None:
    code, revision = session.code, session.revision
    actions.move(act.move, services, code, revision, act.place)
    if state.has_acted_on(code, revision, act.place):
        state.note_jump(code, revision + 1, session.position)


def _earlier(rows: Sequence[str]) -> str:
    if not rows:
        return ""
    told = parts.tag("summary", tell_n("{n} earlier step", "{n} earlier steps", len(rows)))
    return parts.wrap("details", [told, parts.wrap("ol", rows, "agenda")], "earlier")


def _take_back(session: LiveSession, act: OfferedCommand) -> None:
    st.button(
        parts.plain(act.label),
        key=f"{act.place}_{session.revision}",
        on_click=actions.move,
        args=(act.move, guards.services(), session.code, session.revision, act.place),
        disabled=not act.is_allowed,
    )


def _row(session: LiveSession, position: int) -> str:
    step = session.workshop.steps[position]
    is_now = session.status is Status.RUNNING and position == session.position
    here = ' aria-current="step"' if is_now else ""
    is_past = position < session.position
    was_skipped = is_past and session.steps[position].is_skipped
    outcome = words.outcome(session, position) or (tell("skipped") if was_skipped else "")
    left_out = " db-left-out" if position in session.dropped else ""
    skipped = " db-skipped" if outcome == tell("skipped") else ""
    return (
        f'<li class="db-{_when(session, position)}{left_out}{skipped}"{here}>'
        f"{parts.tag('span', step.title, 'step', session.workshop.language)}"
        f'<span class="db-minutes">{words.minutes(step.minutes)}</span>'
        f"{parts.tag('span', outcome, 'outcome') if outcome else ''}</li>"
    )


def _when(session: LiveSession, position: int) -> str:
    if session.status is Status.LOBBY:
        return "later"
    if session.status is Status.ENDED or position < session.position:
        return "past"
    return "now" if position == session.position else "later"
