"""The projector: opened by its own view-only link on whatever computer shows the room."""

import streamlit as st

from drawbridge.charts import DARK, LIGHT
from drawbridge.ui import guards, projection, stage, state

services = guards.services()
theme = DARK if state.address_field("theme") == "dark" else LIGHT
link = projection.Link(code=state.session_code(), key=state.address_field("key"))

screen = stage.dress(theme, services.settings.language)
st.fragment(projection.Projection(services, link, theme, screen).show)()
