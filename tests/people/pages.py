"""Streamlit's test of a page, without looking through all installed packages for each.

They are the same as long as a process lives, and Streamlit reads the description of every one when
a page is first drawn: 0.15 s of each test.
"""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

__all__ = ["AppTest"]
