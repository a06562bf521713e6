"""Counts down every timer on a page, between one word of the server and the next."""

from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = Path(__file__).with_name("countdown.js")


def listen(*, key: str, tone: bool = False) -> None:
    """Count down every timer on this page.

    Args:
        key: name of the part, unique on the page.
        tone: whether a soft tone tells the end of a turn.
    """
    _part()(key=key, data={"tone": tone}, height=1)


@lru_cache(maxsize=1)
def _part() -> ComponentRenderer:
    return st.components.v2.component("drawbridge_turns", js=_SCRIPT.read_text(encoding="utf-8"))
