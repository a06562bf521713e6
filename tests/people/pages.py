"""Streamlit's test of a page, without what costs more than the page.

All installed packages are looked through once: they are the same as long as a process lives, and
Streamlit reads the description of every one when a page is first drawn, 0.15 s of each test. And
the end of a script is waited for, where Streamlit asks for it a thousand times a second.
"""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, local_script_runner

from tests.people.patience import LONGEST_S

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def _awaited(runner, timeout=3):
    runner._script_thread.join(max(timeout, LONGEST_S))
    if not runner.script_stopped():
        runner.request_stop()
        runner.join()
        raise RuntimeError(f"AppTest script run timed out after {LONGEST_S}(s)")


local_script_runner.require_widgets_deltas = _awaited

__all__ = ["AppTest"]
