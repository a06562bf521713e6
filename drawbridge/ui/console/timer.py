"""The timer on the console: what is left, and the acts that move it."""

import streamlit as st

from drawbridge.domain.workshop.activity import Activity
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.passages import own
from drawbridge.projector.timer import DrawnTurns, drawn_turns
from drawbridge.ui import actions, countdown, guards, parts
from drawbridge.ui.console import offered_commands, planning
from drawbridge.views import FacilitatorView, TurnsView

_TONE = F_("A soft tone on this computer at the end of each turn")
_QUIET = F_("Only you see this time. It ends without a sign.")


def draw(view: FacilitatorView, turns: TurnsView) -> None:
    """Draw the timer of the current step."""
    is_activity = isinstance(view.session.step, Activity)
    told = parts.tag("p", planning.groups_sentence(view) if is_activity else tell(_QUIET), "groups")
    comes_first = is_activity and not turns.has_begun  # people look for each other then
    picture = _picture(turns, view.session.workshop.language)
    with st.container(key="timer"):
        parts.draw(told if comes_first else picture, picture if comes_first else told)
        with st.container(key="timer_acts", horizontal=True):
            _acts(view)
        tone = False
        if is_activity:
            tone = st.toggle(tell(_TONE), value=True, key="tone")
        countdown.listen(key="console_turns", tone=tone)


def _picture(view: TurnsView, language: str) -> str:
    lines = [
        f'<div class="db-timer"{one.attributes}>'
        f"{parts.tag('p', one.label, 'timer-label', language) if one.label else ''}"
        f'<p class="db-left" data-left role="timer">{one.left}</p>'
        f"{_roles(one, language)}"
        f"{_soon(one)}</div>"
        for one in drawn_turns(view, tell)
    ]
    return parts.wrap("section", lines, "timers")


def _soon(one: DrawnTurns) -> str:
    """Quiet words; quiet minutes have none, they end without a sign."""
    return f'<p class="db-soon" data-words>{parts.text(one.soon)}</p>' if one.label else ""


def _roles(one: DrawnTurns, language: str) -> str:
    items = [
        f"<li{' class=is-now' if place == one.turn else ''}{own(language)}>{parts.text(role)}</li>"
        for place, role in enumerate(one.roles)
        if role
    ]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _acts(view: FacilitatorView) -> None:
    session = view.session
    acts = (*offered_commands.timer_acts(view), *offered_commands.turn_acts(view))
    with parts.in_places("timer_acts", len(acts)):
        for act in acts:
            st.button(
                parts.plain(act.label),
                key=f"{act.place}_{session.revision}",
                on_click=actions.move,
                args=(act.move, guards.services(), session.code, session.revision, act.place),
                disabled=not act.is_allowed,
                help=act.why or None,
            )
