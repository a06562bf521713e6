"""What the console looks like beyond the theme in .streamlit/config.toml."""

from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).with_name("console.css")


def dress() -> None:
    """Give the page its type, spacing and cards, and hide what is Streamlit's own."""
    st.html(_STYLE)
