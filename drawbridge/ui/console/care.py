"""What is prepared for people who need somebody: cards of the lobby, words for a break."""

from functools import partial
from zlib import crc32

import streamlit as st

from drawbridge import commands, content
from drawbridge.commands import HELPER_LENGTH
from drawbridge.content import SupportListing
from drawbridge.domain.facilitation.support import INTERNATIONAL, Need, SupportCard, SupportLine
from drawbridge.domain.session.session import LiveSession
from drawbridge.errors import F_
from drawbridge.facilitator_words import country_name, enumerated, tell, told_problem
from drawbridge.passages import within
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.console import words
from drawbridge.ui.dates import day
from drawbridge.views import FacilitatorView

_ANOTHER = F_("Another country")
_LOOK = F_(
    "Call or look up each number before you confirm. The numbers that come with Drawbridge may be "
    "out of date; mend them in the file {file}."
)
_ELSEWHERE = F_(
    "Phones will show two websites that find a line in any country. Find out which number to call "
    "in an emergency at this place, and say it when you begin."
)
_STALE = F_(
    "These numbers were checked more than 180 days ago. Please look once more and confirm again; "
    "you can start either way."
)
_PRIVATE = F_("Only you read this card. It is deleted when the session ends.")
_SEEN = F_("On the projector: a calm picture · On the phones: Support")
_AFTERWARDS = F_("When it ends, “{title}” is there again as it was.")
_MEANWHILE = F_(
    "Don't look for who it was, and don't ask. Whoever wants to talk will come. If somebody is in "
    "danger now, do what your host asks, and call for help."
)


def draw(view: FacilitatorView) -> None:
    """Draw the two cards that are filled before a session starts."""
    with st.container(key="care"):
        _support(view)
        _helper(view)


def draw_helper(view: FacilitatorView) -> None:
    """Draw the filled card "Who helps", nothing if it is empty."""
    prepared = view.preparation
    parts.draw(
        parts.card(tell("Who helps"), prepared.helper, "care"),
        parts.card(tell("If somebody is in danger"), prepared.protocol, "care"),
    )


def draw_break(session: LiveSession, helper: str) -> None:
    """Draw what helps during a gentle break; the step is there again when it ends.

    Args:
        session: the session that rests.
        helper: what the card "Who helps" says.
    """
    place = tell("Step {n} of {total}", n=session.position + 1, total=len(session.workshop.steps))
    after = tell(_AFTERWARDS, title=session.step.title)
    parts.draw(
        parts.wrap("p", [parts.tag("span", place), parts.tag("span", tell(_SEEN))], "kicker"),
        parts.tag("h1", tell("A gentle break"), "title"),
        parts.tag("p", within(after, [session.step.title], session.workshop.language), "lead"),
        parts.card(tell("You might say"), words.to_everybody(helper), "say"),
        parts.card(tell("Meanwhile"), tell(_MEANWHILE), "care"),
    )


# -- support lines


def _support(view: FacilitatorView) -> None:
    needs = {Need.COUNTRY, Need.CHECK} & set(view.missing)
    place = "todo" if needs or view.is_support_stale else "done"
    with st.expander(
        tell("Support on the phones"), expanded=place == "todo", key=f"support_{place}"
    ):
        _country(view)
        card = view.preparation.card
        if card is not None:
            _lines(card)
            _check(view, card)


def _country(view: FacilitatorView) -> None:
    services, session = guards.services(), view.session
    found = {it.country: it for it in content.support_listings(services.workshops)}
    usable = sorted(
        (country for country, listing in found.items() if listing.card),
        key=lambda country: (country == INTERNATIONAL, _named(found[country])),
    )
    chosen = session.support_country
    key = f"country_{chosen}_{session.revision}"
    st.selectbox(
        tell("Whose lines do the phones show?"),
        usable,
        index=usable.index(chosen) if chosen in usable else None,
        format_func=lambda country: _named(found[country]),
        placeholder=tell("Choose a country"),
        key=key,
        on_change=_choose,
        args=(services, session, key),
    )
    broken = [problem for listing in found.values() for problem in listing.problems]
    parts.draw(*(parts.tag("p", told_problem(problem), "hint") for problem in broken))


def _named(listing: SupportListing) -> str:
    if listing.card is None:
        return listing.file
    elsewhere = listing.card.country == INTERNATIONAL and listing.card.name == _ANOTHER
    return tell(_ANOTHER) if elsewhere else country_name(listing.card.country, listing.card.name)


def _choose(services: Services, session: LiveSession, key: str) -> None:
    if state.text(key) not in {"", session.support_country}:
        actions.run(commands.choose_support, services, session.code, state.text(key))


def _lines(card: SupportCard) -> None:
    danger = [_row(tell("In danger"), enumerated(card.emergency))] if card.emergency else []
    rows = [*danger, *(_row(line.name, _reached(line)) for line in card.lines)]
    parts.draw(parts.wrap("ul", rows, "numbers"))


def _row(name: str, numbers: str) -> str:
    inner = [parts.tag("span", name), parts.tag("span", numbers, "number")]
    return parts.wrap("li", inner, "row")


def _reached(line: SupportLine) -> str:
    ways = (line.phone, line.text and tell("text {number}", number=line.text), line.site)
    return " · ".join(way for way in ways if way)


def _check(view: FacilitatorView, card: SupportCard) -> None:
    session, checked_at = view.session, view.preparation.readiness.checked_at
    is_elsewhere = card.country == INTERNATIONAL
    if checked_at is not None:
        parts.draw(parts.chip(tell("Confirmed on {day}", day=day(checked_at))))
        parts.notice(tell(_STALE) if view.is_support_stale else "")
    else:
        told = (
            tell(_ELSEWHERE) if is_elsewhere else tell(_LOOK, file=f"support/{card.country}.toml")
        )
        parts.draw(parts.tag("p", told))
    if checked_at is None or view.is_support_stale:
        st.button(
            tell("I know whom to call here")
            if is_elsewhere
            else tell("I have checked these numbers"),
            key="confirm_support",
            on_click=actions.do,
            args=(commands.confirm_support, guards.services(), session.code, session.revision),
        )


# -- who helps


def _helper(view: FacilitatorView) -> None:
    place = _open_or_not(view)
    prepared = view.preparation
    keys = [_key("helper", prepared.helper), _key("protocol", prepared.protocol)]
    with st.expander(tell("Who helps"), expanded=place == "todo", key=f"helps_{place}"):
        st.text_input(
            tell("Who helps today, and where are they? (Alone? Say how long you stay.)"),
            value=prepared.helper,
            key=keys[0],
            max_chars=HELPER_LENGTH,
            placeholder=tell("Sam, by the door"),
        )
        st.text_input(
            tell("What does your host ask you to do when somebody is in danger?"),
            value=prepared.protocol,
            key=keys[1],
            max_chars=HELPER_LENGTH,
            placeholder=tell("Optional"),
        )
        parts.draw(parts.tag("p", tell(_PRIVATE), "hint"))
        st.button(
            tell("Keep this card"),
            key="keep_helper",
            on_click=_keep_helper,
            args=(guards.services(), view.session.code, *keys),
        )


def _open_or_not(view: FacilitatorView) -> str:
    """One form at a time is open: this one once the support lines are there."""
    if Need.HELPER not in view.missing:
        return "done"
    return "todo" if view.missing[0] is Need.HELPER else "later"


def _key(name: str, kept: str) -> str:
    return f"{name}_{crc32(kept.encode())}"


def _keep_helper(services: Services, code: str, helper: str, protocol: str) -> None:
    card = partial(commands.set_helper, helper=state.text(helper), protocol=state.text(protocol))
    actions.run(card, services, code)
