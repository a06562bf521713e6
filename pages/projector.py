"""The projector: opened by its own view-only link on whatever computer shows the room."""

import streamlit as st

from drawbridge.charts import DARK, LIGHT
from drawbridge.ui import guards, projector, projector_page, state

services = guards.services()
theme = DARK if state.address_field("theme") == "dark" else LIGHT
link = projector_page.Link(code=state.session_code(), key=state.address_field("key"))

screen = projector.dress(theme, services.settings.language)
st.fragment(projector_page.ProjectorPage(services, link, theme, screen).show)()
