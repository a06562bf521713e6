"""The summary's switch: whether those who were there may see the group sheet, and where it is."""

from functools import partial
from html import escape

import streamlit as st

from drawbridge import commands, qr, views
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, parts
from drawbridge.ui.addresses import best_address
from drawbridge.ui.state import is_ticked, set_value

_SWITCH = "give_sheet"
_HOLDS = F_(
    "The pictures the room saw, the last words and whom one can call: no notes, no line that "
    "somebody wrote, nothing you kept private. Whoever has the address can read it, until you turn "
    "this off or the summary is deleted."
)


def draw(services: Services, code: str) -> None:
    """Draw the switch and, while the sheet is given, its address and a code to scan."""
    offer, _refusal = actions.ask(views.sheet_offer, services, code)
    if offer is None:  # deleted in another window meanwhile; the page says so when it runs again
        return
    with st.container(key="group_sheet"):
        parts.draw(
            parts.tag("h2", tell("For those who were there"), "part-title"),
            parts.tag("p", tell(_HOLDS), "lead"),
        )
        # One key, whatever it says: drawn under another it would lose the focus of whoever set it.
        if is_ticked(_SWITCH) != offer.is_given:
            set_value(_SWITCH, offer.is_given)
        st.toggle(
            tell("Those who were there may see the group sheet"),
            key=_SWITCH,
            on_change=_give,
            args=(services, code),
        )
        if offer.is_given:
            _address(f"{offer.join_base or best_address(services)}/j/{code}/sheet")


def _give(services: Services, code: str) -> None:
    give = partial(commands.give_group_sheet, is_given=is_ticked(_SWITCH))
    actions.run(give, services, code)


def _address(link: str) -> None:
    alt = escape(tell("QR code: {link}", link=link))
    picture = f'<img src="{qr.data_uri(link)}" alt="{alt}">'
    words = parts.wrap("div", [parts.tag("span", link, "short-link")], "join-words")
    parts.draw(parts.wrap("section", [picture, words], "join"))
