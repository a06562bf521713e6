"""What changes without a click: who is here, what time it is, how far answering is.

Two fragments redraw these few words every few seconds, and nothing else. They stand in places that
are there in every phase: Streamlit 1.67 breaks down when a redraw overtakes the first drawing of
a fragment's surroundings.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from drawbridge import commands, views
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.facilitator_words import tell
from drawbridge.passages import within
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts
from drawbridge.ui.console import lobby, offered_commands, phone_words, planning, words
from drawbridge.views import PresenceView, ProgressView

View = TypeVar("View")

_REFRESH_S = 5  # R02
_REHEARSAL_REFRESH_S = 1  # nobody real is told of, and nobody wants to wait


def draw_progress(session: LiveSession) -> None:
    """Draw how far answering is, and before the start how far preparing is."""
    every = _REHEARSAL_REFRESH_S if session.is_rehearsal else _REFRESH_S
    st.fragment(_draw_progress, run_every=every)(session.code)


def _draw_progress(code: str) -> None:
    view = _asked(views.progress_view, code)
    if view is None:
        return
    _draw_pause(view)
    if view.to_prepare is not None:
        lobby.draw_list(view.session, view.to_prepare)
    if view.progress is not None:
        eyes = parts.tag("p", tell(words.NEEDS_EYES), "eyes") if view.needs_eyes else ""
        parts.draw(parts.tag("p", words.progress(view.progress), "progress"), eyes)


def _draw_pause(view: ProgressView) -> None:
    """That somebody wishes for a pause, until it is dismissed (R36, R38)."""
    with st.container(key="pause", horizontal=True, vertical_alignment="center"):
        if view.pause is None:
            return
        parts.notice(words.pause(view.pause))
        st.button(
            tell("Dismiss"),
            key="dismiss_pause",
            on_click=actions.do,
            args=(commands.dismiss_pauses, guards.services(), view.session.code),
        )


@st.fragment(run_every=_REFRESH_S)
def draw(code: str) -> None:
    """Draw times and people of a session."""
    view = _asked(views.presence_view, code)
    if view is None:
        return
    warnings = [parts.tag("p", line, "warning") for line in phone_words.room_warnings(view)]
    people = parts.tag("p", phone_words.people(view), "people")
    breath = parts.tag("p", tell(planning.BREATH), "breath") if view.wants_breath else ""
    parts.draw(
        parts.wrap("section", [*_times(view), breath, people, *warnings], "card db-room"),
    )
    _draw_plan(view)


def _draw_plan(view: PresenceView) -> None:
    """What to leave out to end on time, with the one click that does it."""
    plan, session = view.plan, view.session
    with st.container(key="plan"):
        if plan is None:
            return
        titles = [it.title for it in session.workshop.steps]
        told = within(planning.plan_sentence(plan, session), titles, session.workshop.language)
        parts.draw(parts.tag("p", told, "plan"))
        act = offered_commands.leaving_out(view)
        if act is not None:
            st.button(
                act.label,
                key=f"{act.place}_{session.revision}",
                on_click=actions.move,
                args=(act.move, guards.services(), session.code, session.revision, act.place),
                disabled=not act.is_allowed,
                help=act.why,
            )


def _asked(query: Callable[[Services, str], View], code: str) -> View | None:
    guards.require_still_facilitator()
    view, _ = actions.ask(query, guards.services(), code)
    return view


def _times(view: PresenceView) -> list[str]:
    session = view.session
    planned = session.workshop.minutes * 60
    if session.status is not Status.RUNNING:
        return [
            parts.tag(
                "p",
                tell("Planned: {minutes}", minutes=words.whole_minutes(round(planned / 60))),
                "pace",
            )
        ]
    here = _of(view.step_elapsed_s, session.step.minutes * 60)
    whole = _of(view.elapsed_s, planned)
    return [
        parts.tag("p", words.pace(view.behind_s), "pace"),
        parts.wrap("p", [parts.tag("span", tell("This step")), parts.tag("span", here)], "time"),
        parts.wrap("p", [parts.tag("span", tell("Session")), parts.tag("span", whole)], "time"),
    ]


def _of(passed_s: float, planned_s: float) -> str:
    return tell(
        "{passed} of {planned}", passed=words.clock(passed_s), planned=words.clock(planned_s)
    )
