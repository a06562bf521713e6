"""Counts down every timer on a page, between one word of the server and the next."""

from drawbridge.ui.components import component


def listen(*, key: str, tone: bool = False) -> None:
    """Count down every timer on this page.

    Args:
        key: name of the part, unique on the page.
        tone: whether a soft tone tells the end of a turn.
    """
    component(__file__)(key=key, data={"tone": tone}, height=1)
