"""Parts of a page that are a script: Streamlit's custom components, second version."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


@cache
def component(module: str) -> ComponentRenderer:
    """The component whose script stands beside a module and has its name.

    Registered once per process: with each registration Streamlit would send the script again.

    What it is given holds texts, numbers and tuples, and no list or table on its first level: with
    one of these Streamlit (1.67) asks whether it is a data frame, for which it loads pandas and
    pyarrow, half a second and 80 MB.

    Args:
        module: the module's own ``__file__``.
    """
    script = Path(module).with_suffix(".js")
    return st.components.v2.component(
        f"drawbridge_{script.stem}", js=script.read_text(encoding="utf-8")
    )


def nothing() -> None:
    """A trigger or a state needs a callback to be known; the rerun itself is the point."""
