"""What a facilitator sees of rehearsals: the offer beside a workshop, the list, the card."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from drawbridge import commands
from drawbridge.content import Listing
from drawbridge.domain.session.simulated import MOST_PEOPLE, AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, room_language, state
from drawbridge.ui.addresses import best_address
from drawbridge.ui.console import cast_words
from drawbridge.views import FacilitatorView, SessionSummary

_USUAL = 14
_WIFI = F_("Their phones are cut off, and send what they hold when they are back.")
_LATE = F_("Somebody comes late and joins now.")
_TRY_OUT = F_(
    "A try-out with simulated participants. Nothing of it is kept, and your own phone may join in."
)
_LEAVING = F_(
    "Everything in it is deleted at once: answers, results and your notes. Nothing is kept."
)


def draw_offer(listing: Listing, slug: str, variant_field: str) -> None:
    """Draw the way to rehearse a workshop.

    Args:
        listing: the workshop's file.
        slug: what its fields are named after.
        variant_field: the field that holds the chosen variant.
    """
    is_broken = listing.workshop is None
    with st.popover(tell("Rehearse…"), key=f"rehearse_box_{slug}", disabled=is_broken):
        parts.draw(parts.tag("p", tell(_TRY_OUT)))
        st.number_input(
            tell("Simulated participants"),
            min_value=0,
            max_value=MOST_PEOPLE,
            value=_USUAL,
            key=f"cast_size_{slug}",
            help=tell("0 leaves the room to phones of your own."),
        )
        st.selectbox(
            tell("The room is"),
            list(Temperament),
            format_func=cast_words.temperament,
            key=f"temperament_{slug}",
        )
        st.radio(
            tell("They answer"),
            list(AnswerSpeed),
            format_func=cast_words.cast_pace,
            key=f"pace_{slug}",
        )
        st.button(
            tell("Start the rehearsal"),
            key=f"rehearse_{slug}",
            type="primary",
            on_click=actions.do,
            args=(_create, guards.services(), listing, slug, variant_field),
        )


def _create(services: Services, listing: Listing, slug: str, variant_field: str) -> None:
    cast = SimulatedRoom(
        size=state.number(f"cast_size_{slug}"),
        temperament=Temperament(state.text(f"temperament_{slug}")),
        pace=AnswerSpeed(state.text(f"pace_{slug}")),
    )
    code = commands.create(
        services,
        room_language.begun_with(listing, slug),
        variant=state.text(variant_field),
        head_count=cast.n_people + 1,  # whoever rehearses may join with a phone
        join_base=best_address(services),
        cast=cast,
    )
    state.note_created(code)


def draw_list(lines: Sequence[SessionSummary]) -> None:
    """Draw the rehearsals there are, apart from real sessions."""
    if not lines:
        return
    with st.container(key="rehearsals"):
        parts.draw(parts.tag("h2", tell("Rehearsals"), "part-title"))
        for line in lines:
            _line(line)


def _line(line: SessionSummary) -> None:
    with st.container(key=f"rehearsal_{line.code}", horizontal=True, vertical_alignment="center"):
        title = parts.tag("span", line.title, "line-title", line.language)
        told = tell("Code {code}, a try-out, nothing of it is kept", code=line.code)
        detail = parts.tag("span", told, "line-detail")
        parts.draw(parts.wrap("p", [title, detail], "session-line"))
        st.page_link("facilitator.py", label=tell("Go on"), query_params={state.SESSION: line.code})
        with st.popover(tell("Leave"), key=f"leave_box_{line.code}", type="tertiary"):
            parts.draw(parts.tag("p", tell(_LEAVING)))
            st.button(
                tell("Leave and delete"),
                key=f"leave_{line.code}",
                on_click=actions.do,
                args=(commands.leave_rehearsal, guards.services(), line.code),
            )


def draw_card(view: FacilitatorView) -> None:
    """Draw who plays along and what can be tried with them; nothing in a real session."""
    cast, code = view.session.cast, view.session.code
    if cast is None:
        return
    with st.container(key="cast"):
        parts.draw(
            parts.wrap(
                "section",
                [
                    parts.tag("h2", tell("Rehearsal"), "card-head"),
                    parts.tag("p", cast_words.cast(cast)),
                ],
                "card db-rehearsal",
            )
        )
        if cast.n_people:
            _changes(code, cast)


def _changes(code: str, cast: SimulatedRoom) -> None:
    key = f"recast_{cast.temperament}_{cast.pace}"
    is_tiny = cast.temperament is Temperament.TINY  # a room cannot shrink or grow by its mood
    offered: list[Temperament] = [
        one for one in Temperament if (one is Temperament.TINY) is is_tiny
    ]
    st.selectbox(
        tell("From the next answer on, the room is"),
        offered,
        index=offered.index(cast.temperament),
        format_func=cast_words.temperament,
        key=key,
        disabled=len(offered) == 1,
        on_change=_change_temperament,
        args=(code, key),
    )
    with st.container(key="cast_acts", horizontal=True):
        _button(
            tell("Wi-Fi back") if cast.is_offline else tell("Wi-Fi off"), "wifi", code, tell(_WIFI)
        )
        _button(tell("One more"), "late", code, tell(_LATE))


_CHANGES: dict[str, Callable[[SimulatedRoom], SimulatedRoom]] = {
    "wifi": lambda cast: replace(cast, is_offline=not cast.is_offline),
    "late": lambda cast: replace(cast, n_late=cast.n_late + 1),
}


def _button(label: str, change: str, code: str, why: str) -> None:
    st.button(
        label,
        key=f"cast_{change}",
        help=why,
        width="stretch",
        on_click=actions.do,
        args=(commands.recast, guards.services(), code, _CHANGES[change]),
    )


def _change_temperament(code: str, key: str) -> None:
    chosen = Temperament(state.text(key))
    actions.do(
        commands.recast, guards.services(), code, lambda cast: replace(cast, temperament=chosen)
    )


def ask_to_leave(code: str) -> None:
    """Say that nothing stays, and ask."""
    title = tell("Leave the rehearsal?")
    st.dialog(title, on_dismiss=state.stop_asking)(_ask_to_leave)(code)


def _ask_to_leave(code: str) -> None:
    guards.speak()  # a dialog is a fragment
    parts.draw(parts.tag("p", tell(_LEAVING)))
    yes, no = st.columns(2)
    yes.button(
        tell("Leave and delete"),
        key="leave_yes",
        on_click=_leave_now,
        args=(guards.services(), code),
        type="primary",
        width="stretch",
    )
    no.button(tell("Not yet"), key="leave_no", on_click=state.stop_asking, width="stretch")
    if not state.asks_to_end():
        st.rerun()  # closes the dialog, which is a fragment of its own


def _leave_now(services: Services, code: str) -> None:
    state.stop_asking()
    if actions.run(commands.leave_rehearsal, services, code):
        state.note_left(code)  # this tab goes to the library
