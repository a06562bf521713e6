"""The script that Streamlit runs: it names the pages and hands over to one of them."""

import streamlit as st

from drawbridge import on_demand
from drawbridge.ui import reconnection

st.set_page_config(page_title="Drawbridge", layout="wide", initial_sidebar_state="collapsed")

page = st.navigation(
    [
        st.Page("library.py", title="Library", url_path="library", default=True),
        st.Page("facilitator.py", title="Session", url_path="facilitator"),
        st.Page("projector.py", title="Projector", url_path="projector"),
        st.Page("editor.py", title="Editor", url_path="editor"),
        st.Page("summary.py", title="Summary", url_path="summary"),
        st.Page("server.py", title="This server", url_path="server"),
    ],
    position="hidden",
)
on_demand.loaded(on_demand.AHEAD)  # may be under way on a thread, and a page imports the same
reconnection.draw_anew_after()
page.run()
