"""How people get in: code, short link and QR, the address phones use, and the projector's link."""

from collections.abc import Mapping
from functools import partial
from html import escape
from urllib.parse import quote, urlencode, urlsplit
from zlib import crc32

import streamlit as st

from drawbridge import commands, qr
from drawbridge.commands import NAME_LENGTH
from drawbridge.domain.session.session import LiveSession
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.rate_limits import JoinLimit
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.addresses import best_address, found_addresses
from drawbridge.ui.console import second_language
from drawbridge.views import FacilitatorView, join_limit
from drawbridge.web import own_addresses
from drawbridge.web.own_addresses import Address

_OWN_KEY = "own_address"
_ORIGINS = {
    "public": F_("set as the public address"),
    "browser": F_("as in your browser"),
    "network": F_("in this network"),
}
_ONLY_HERE = F_(
    "Phones cannot open this address: only this computer can. Choose another under "
    "“Phones cannot get in?”."
)
_CHECKS = (
    F_("Phones and this computer are in the same Wi-Fi, and not in its guest network."),
    F_(
        "The Wi-Fi lets devices talk to each other (“client isolation” is off). "
        "Your own phone's hotspot does."
    ),
    F_("This computer's firewall lets others in on this port."),
    F_("The address is not localhost: only this computer can open that."),
)
_JOIN_LIMITS = {
    JoinLimit.USUAL: F_("Enough for a hall of 3,000 (usual)"),
    JoinLimit.NONE: F_("Any number"),
    JoinLimit.FEW: F_("At most 100, then ten a minute"),
}
MOST_PEOPLE = 500


def draw_code(view: FacilitatorView) -> None:
    """Draw the way in: a picture to scan, a short link and six letters."""
    base = base_of(view.session)
    _card(view.session, base)
    parts.notice("" if _is_for_phones(base) else tell(_ONLY_HERE))


def draw_arrangements(view: FacilitatorView) -> None:
    """Draw what is arranged once: the address, how many people there are, the projector."""
    session, services = view.session, guards.services()
    base = base_of(session)
    _address(services, session, base)
    with st.container(key="alone_people"):
        _head_count(services, session)
    if not session.is_rehearsal:
        with st.container(key="alone_name"):
            _name(services, session)
    _projector(services, session, base)


def base_of(session: LiveSession) -> str:
    """The address phones are sent to, "" if none was found."""
    return session.join_base or best_address(guards.services())


def _is_for_phones(base: str) -> bool:
    found = own_addresses.addresses(public_url=base, browser_url="", lan_ip="", port=0)
    return any(not address.is_local for address in found)


def _card(session: LiveSession, base: str) -> None:
    link = f"{base}/j/{session.code}"
    short = f"{parts.text(urlsplit(base).netloc)}<wbr>/join"
    alt = escape(tell("QR code: {link}", link=link))
    picture = f'<img src="{qr.data_uri(link)}" alt="{alt}">' if base else ""
    words = [
        parts.wrap("span", [short], "short-link"),
        parts.tag("span", session.code, "code"),
    ]
    parts.draw(parts.wrap("section", [picture, parts.wrap("div", words, "join-words")], "join"))


# Streamlit may report a change of a field that nobody touched (after a dialog closes, for example).
# So a field's key carries the truth it was drawn from, and only another value is a change.


def _head_count(services: Services, session: LiveSession) -> None:
    key = f"head_count_{session.head_count}"
    st.number_input(
        tell("People in the room"),
        min_value=0,
        max_value=MOST_PEOPLE,
        value=session.head_count or None,
        placeholder=tell("not counted yet"),
        key=key,
        on_change=_set_head_count,
        args=(services, session, key),
    )


def _set_head_count(services: Services, session: LiveSession, key: str) -> None:
    if state.number(key) != session.head_count:
        actions.run(partial(commands.arrange, head_count=state.number(key)), services, session.code)


def _name(services: Services, session: LiveSession) -> None:
    key = f"name_{crc32(session.name.encode())}"
    st.text_input(
        tell("Name of this session"),
        value=session.name,
        max_chars=NAME_LENGTH,
        placeholder=tell("optional"),
        help=tell("It tells sessions apart in your library. No phone and no projector shows it."),
        key=key,
        on_change=_set_name,
        args=(services, session, key),
    )


def _set_name(services: Services, session: LiveSession, key: str) -> None:
    if state.text(key).strip() != session.name:
        actions.run(partial(commands.arrange, name=state.text(key)), services, session.code)


def _address(services: Services, session: LiveSession, base: str) -> None:
    found = {address.url: address for address in found_addresses(services)}
    box = parts.folded(tell("Phones cannot get in?"), key="address")
    if box is None:
        return
    with box:
        _choice(services, session, base, found)
        _own_address(services, session)
        _join_limit(services, session.code)
        parts.draw(
            parts.tag("p", tell("What to check"), "card-head"),
            parts.wrap("ul", [parts.tag("li", tell(line)) for line in _CHECKS], "checks"),
        )


def _choice(
    services: Services, session: LiveSession, base: str, found: Mapping[str, Address]
) -> None:
    key = f"base_{crc32(base.encode())}"
    st.radio(
        tell("Address in the QR code"),
        [base, *(url for url in found if url != base)] if base else list(found),
        format_func=lambda url: _described(url, found),
        key=key,
        on_change=_choose_base,
        args=(services, session.code, base, key),
    )


def _described(url: str, found: Mapping[str, Address]) -> str:
    origin = f" ({tell(_ORIGINS[found[url].origin])})" if url in found else ""
    host = urlsplit(url).netloc.replace(".", "\\.")  # a label is Markdown and would make it a link
    return f"{host}{origin}"


def _choose_base(services: Services, code: str, base: str, key: str) -> None:
    if state.text(key) not in {"", base}:
        actions.run(partial(commands.arrange, join_base=state.text(key)), services, code)


def _own_address(services: Services, session: LiveSession) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="own"):
        st.text_input(
            tell("Or another address"), placeholder="http://192.168.0.7:8501", key=_OWN_KEY
        )
        st.button(
            tell("Use"), key="use_own_address", on_click=_use_own, args=(services, session.code)
        )


def _use_own(services: Services, code: str) -> None:
    address = state.text(_OWN_KEY).strip()
    if address:
        actions.run(partial(commands.arrange, join_base=address), services, code)


def _join_limit(services: Services, code: str) -> None:
    now = join_limit(services, code)
    key = f"join_limit_{now.value}"
    st.radio(
        tell("New phones from one network"),
        list(_JOIN_LIMITS),
        index=list(_JOIN_LIMITS).index(now),
        format_func=lambda one: tell(_JOIN_LIMITS[one]),
        key=key,
        help=tell(
            "All phones in one Wi-Fi mostly count as one network. Fewer keep a stranger's script "
            "out; any number is for a room that is larger still. Phones that have joined stay."
        ),
        on_change=_choose_join_limit,
        args=(services, code, now, key),
    )


def _choose_join_limit(services: Services, code: str, now: JoinLimit, key: str) -> None:
    chosen = state.text(key)
    if chosen not in {"", now.value}:
        actions.run(commands.limit_joins, services, code, JoinLimit(chosen))


def _projector(services: Services, session: LiveSession, base: str) -> None:
    query = urlencode({"session": session.code, "key": session.projector_key}, quote_via=quote)
    second_language.draw(session)
    st.link_button(tell("Open the projector"), f"/projector?{query}", width="stretch")
    box = parts.folded(tell("Projector on another computer"), key="projector")
    if box is None:
        return
    with box:
        parts.draw(parts.tag("p", tell("This link can only show, so it is safe on any computer.")))
        st.code(f"{base}/projector?{query}", language=None, wrap_lines=True)
        st.button(
            tell("New projector link"),
            key=f"new_link_{session.revision}",
            on_click=actions.do,
            args=(commands.renew_projector_link, services, session.code),
            help=tell("The link above stops at once, also on a screen where it is open now."),
        )
