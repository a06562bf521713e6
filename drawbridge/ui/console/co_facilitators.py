"""A second person who helps to lead: inviting them, seeing who is in, taking it back."""

from html import escape

import streamlit as st

from drawbridge import commands, qr, views
from drawbridge.domain.session.permission import Permission
from drawbridge.domain.session.session import LiveSession
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.console import join

_REFRESH_S = 5  # whether somebody who is awaited has come in
_SELDOM_S = 60  # for one that another console has made: each look draws the page's state anew
_AS = "invite_as"
_MAY = {
    Permission.SEE: F_("May see"),
    Permission.MODERATE: F_("May see and moderate"),
    Permission.RUN: F_("May run the session"),
}
_ONCE = F_("For one person, once. Nothing but its role is kept; it ends with the session.")


def draw(session: LiveSession) -> None:
    """Draw who is invited, and the way to invite somebody."""
    awaited, _ = actions.ask(views.invitations, guards.services(), session.code)
    st.fragment(_draw_list, run_every=_REFRESH_S if awaited else _SELDOM_S)(session.code)
    box = parts.folded(tell("A second person"), key="co_facilitators")
    if box is None:
        return
    with box:
        st.radio(tell("They"), list(_MAY), format_func=lambda one: tell(_MAY[one]), key=_AS)
        st.button(
            tell("Make an invitation"),
            key="invite",
            on_click=actions.do,
            args=(_invite, guards.services(), session.code),
        )
        _draw_link(session)


def _draw_list(code: str) -> None:
    guards.require_still_facilitator()
    found, _ = actions.ask(views.invitations, guards.services(), code)
    with st.container(key="invitations"), parts.in_places("invitations", len(found or ())):
        for one in found or ():
            name = one.invitation_hash[:12]
            with st.container(key=f"invitation_{name}", horizontal=True):
                here = parts.chip(tell("has come in") if one.is_used else tell("not used yet"))
                parts.draw(
                    parts.wrap("p", [parts.text(tell(_MAY[one.permission])), " ", here], "kicker")
                )
                st.button(
                    tell("Take back"),
                    key=f"revoke_{name}",
                    on_click=actions.do,
                    args=(commands.revoke, guards.services(), code, one.invitation_hash),
                )


def _draw_link(session: LiveSession) -> None:
    """The link that was made last; it is known in this tab only, and nowhere kept."""
    key, base = state.invitation(session.code), join.base_of(session)
    if not key or not base:
        return
    link = f"{base}/remote/{session.code}/invited?key={key}"
    parts.draw(
        parts.tag("p", tell(_ONCE)),
        f'<img class="db-remote-code" src="{qr.data_uri(link)}" alt="{_alt(link)}">',
    )
    st.code(link, language=None, wrap_lines=True)


def _alt(link: str) -> str:
    return escape(tell("QR code: {link}", link=link))


def _invite(services: Services, code: str) -> None:
    permission = Permission(state.text(_AS) or Permission.SEE)
    state.note_invitation(code, commands.invite(services, code, permission))
