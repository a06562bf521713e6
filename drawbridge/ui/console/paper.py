"""Slips of paper beside an open question: how many name each answer, typed in once."""

import streamlit as st

from drawbridge import commands
from drawbridge.domain.privacy.paper import MOST_SLIPS
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state
from drawbridge.views import FacilitatorView
from drawbridge.views.paper import Slips

_HOW = F_(
    "Shake the bag, open all slips, and type how many name each answer; leave out those that pass. "
    "Once only. Closing counts them if {n} phones or more have answered; else it leaves them out."
)
_DONE = F_("The slips are in: closing counts them if {n} phones or more have answered. Shred them.")


def draw(view: FacilitatorView) -> None:
    """Draw the form, or that it was used; nothing where slips are not counted."""
    slips = view.slips
    if slips is None:
        parts.clear()
        return
    if slips.are_counted:
        parts.place(parts.tag("p", tell(_DONE, n=slips.fewest_phones), "hint"))
        return
    name = f"{slips.place.step_id}_{slips.place.number}"
    with st.popover(tell("Slips of paper…"), key=f"slips_box_{name}", type="tertiary"):
        parts.draw(parts.tag("p", tell(_HOW, n=slips.fewest_phones)))
        keys = [f"slips_{name}_{place}" for place in range(len(slips.answers))]
        language = view.session.workshop.language
        with parts.fields_of_workshop(parts.Own.LABELS, language, "slips"):
            for key, label in zip(keys, slips.answers, strict=True):
                st.number_input(
                    parts.plain(label), min_value=0, max_value=MOST_SLIPS, value=0, step=1, key=key
                )
        st.button(
            tell("Count these slips"),
            key=f"count_slips_{name}",
            type="primary",
            on_click=_count,
            args=(guards.services(), view.session.code, slips, tuple(keys)),
        )


def _count(services: Services, code: str, slips: Slips, keys: tuple[str, ...]) -> None:
    counts = [state.number(key) or 0 for key in keys]
    place = (slips.place.step_id, slips.place.number)
    actions.run(commands.count_slips, services, code, place, counts)
