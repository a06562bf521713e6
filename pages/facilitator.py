"""Run one session. Its code stands in the address, so reload and a second device agree."""

import streamlit as st

from drawbridge import views
from drawbridge.domain.session.session import Status
from drawbridge.ui import actions, guards, state, stylesheet
from drawbridge.ui.console import console, ended, keys
from drawbridge.ui.editor import opening

guards.require_facilitator()
stylesheet.dress()

code = state.session_code()
view, refusal = actions.ask(views.facilitator_view, guards.services(), code)

if not code:
    console.nothing_here("Choose a workshop, or a session to go on with, in the library.")
elif view is None and state.last_left() == code:
    draft = state.rehearsed(code)  # whoever has tried out a draft goes on writing
    if draft:
        st.switch_page("editor.py", query_params={opening.DRAFT: draft})
    st.switch_page("library.py")
elif view is None:
    console.nothing_here(refusal)
elif view.session.status is Status.ENDED:
    ended.draw(view)
else:
    console.show(code)
    keys.listen()
