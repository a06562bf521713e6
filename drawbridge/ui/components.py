"""Parts of a page that are a script: Streamlit's custom components, second version."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


@cache
def component(module: str) -> ComponentRenderer:
    """The component whose script stands beside a module and has its name.

    Registered once per process: with each registration Streamlit would send the script again.

    Args:
        module: the module's own ``__file__``.
    """
    script = Path(module).with_suffix(".js")
    return st.components.v2.component(
        f"drawbridge_{script.stem}", js=script.read_text(encoding="utf-8")
    )


def nothing() -> None:
    """A trigger or a state needs a callback to be known; the rerun itself is the point."""
