"""The dock: one large button for the next act, and the acts beside it."""

import streamlit as st

from drawbridge import commands
from drawbridge.domain.session.session import Command
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.console import keys, offered_commands, words
from drawbridge.ui.console.offered_commands import OfferedCommand
from drawbridge.views import FacilitatorView


def draw(view: FacilitatorView) -> None:
    """Draw all acts. Each stands in a place of its own that keys can press."""
    with st.container(key="dock"):
        large = offered_commands.next_act(view)
        _place(view, large, is_large=True)
        parts.place("" if large.is_allowed else parts.tag("p", large.why, "why"))
        came_from = state.came_from(view.session.code, view.session.revision)
        back, showing, skip, blank, rest = offered_commands.side_acts(view, came_from)
        with st.container(key="side_acts", horizontal=True):
            _place(view, back)
            _place(view, showing)
            with st.container(key="place_again"):
                _again(view)
            _place(view, skip)
            _place(view, blank)
            _place(view, rest)
            st.button(_out(view), key="end", on_click=state.ask_to_end, help=tell("Asks first."))
        parts.draw(parts.tag("p", tell(keys.HINT), "hint"))


def _out(view: FacilitatorView) -> str:
    return tell("Leave…") if view.session.is_rehearsal else tell("End…")


def _place(view: FacilitatorView, act: OfferedCommand, *, is_large: bool = False) -> None:
    with st.container(key=f"place_{act.place}"):
        _button(view, act, is_large=is_large)


def _button(view: FacilitatorView, act: OfferedCommand, *, is_large: bool = False) -> None:
    session = view.session
    picture = session.code, session.revision
    asks_first = act.command is Command.END
    st.button(
        parts.plain(act.label),
        # A click on a picture in which this button meant something else finds no button.
        key=f"{act.place}_{offered_commands.meaning(session, act.command)}",
        on_click=state.ask_to_end if asks_first else actions.move,
        args=() if asks_first else (act.move, guards.services(), *picture, act.place),
        disabled=not act.is_allowed,
        help=act.why or None,
        type="primary" if is_large else "secondary",
        width="stretch" if is_large else "content",
    )


def _again(view: FacilitatorView) -> None:
    act = offered_commands.again(view)
    box = f"again_box_{view.session.revision}"  # a new picture closes it
    with st.popover(tell("Ask again"), disabled=not act.is_allowed, key=box):
        parts.draw(parts.tag("p", act.why))
        _button(view, act)


def ask_to_end(code: str, revision: int) -> None:
    """Say what ending deletes and what it keeps, and ask.

    Args:
        code: the session.
        revision: where it was when the question was asked.
    """
    title = tell("End the session?")
    st.dialog(title, on_dismiss=state.stop_asking)(_ask_to_end)(code, revision)


def _ask_to_end(code: str, revision: int) -> None:
    guards.speak()  # a dialog is a fragment
    services = guards.services()
    parts.draw(
        parts.tag("p", tell("Deleted for good: every single answer, and what tells phones apart.")),
        parts.tag("p", _kept(services)),
    )
    yes, no = st.columns(2)
    yes.button(
        tell("End and delete"),
        key="end_yes",
        on_click=_end_now,
        args=(services, code, revision),
        type="primary",
        width="stretch",
    )
    no.button(tell("Not yet"), key="end_no", on_click=state.stop_asking, width="stretch")
    if not state.asks_to_end():
        st.rerun()  # closes the dialog, which is a fragment of its own


def _kept(services: Services) -> str:
    return words.kept(services.settings.retention_days)


def _end_now(services: Services, code: str, revision: int) -> None:
    state.stop_asking()
    actions.move(commands.end, services, code, revision, "end")
