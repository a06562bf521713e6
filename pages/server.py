"""How this server is, for whoever runs it. Not called "operator": that is a module of Python's."""

import streamlit as st

from drawbridge.ui import guards, server, stylesheet

guards.require_facilitator()
stylesheet.dress()

with st.container(key="server"):
    server.draw_head()
    st.fragment(server.show, run_every=server.EVERY_S)()
    server.draw_foot()
