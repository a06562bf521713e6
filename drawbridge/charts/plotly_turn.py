"""plotly draws while nobody loads pandas.

plotly 7.1 looks whether a value is pandas' by what stands in sys.modules, also while another
thread, as Streamlit has many, is still importing it: then a figure fails. Only the editor's live
fields need pandas, which takes half a second and 80 MB; every other page does without.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

PANDAS = "pandas"
_turn = threading.RLock()


@contextmanager
def plotly_turn() -> Iterator[None]:
    """Make and send a figure: whoever loads pandas is waited for, and waits meanwhile."""
    with _turn:
        if PANDAS in sys.modules:
            import_module(PANDAS)  # whole when this returns, whoever began with it
        yield


def load_pandas() -> None:
    """Load pandas, before Streamlit does it in the middle of a page."""
    with _turn:
        import_module(PANDAS)
