"""Choose a workshop, go on with a session, look back at past ones."""

import streamlit as st

from drawbridge import content, views
from drawbridge.domain.session.session import Status
from drawbridge.ui import actions, guards, library, parts, state, stylesheet, workshop_cards
from drawbridge.ui.console import rehearsing
from drawbridge.ui.editor import opening

guards.require_facilitator()
stylesheet.dress()

if created := state.take_created():
    st.switch_page("facilitator.py", query_params={state.SESSION: created})
opening.go_on()

services = guards.services()
listings = (*services.own_workshops.listings(), *content.library(services.workshops))
lines, refusal = actions.ask(views.session_lines, services)
rehearsals = [line for line in lines or () if line.is_rehearsal]
real = [line for line in lines or () if not line.is_rehearsal]
running = [line for line in real if line.status is not Status.ENDED]
past = [line for line in real if line.status is Status.ENDED]

with st.container(key="library"):
    library.draw_head()
    parts.notice(state.notice() or refusal)
    beside, main = st.columns((1, 2))
    with beside, st.container(key="sessions"):
        library.draw_running(running)
        rehearsing.draw_list(rehearsals)
        library.draw_past(past)
    with main:
        workshop_cards.draw(listings, lines or ())
