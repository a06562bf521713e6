"""plotly must not meet pandas while another thread is importing it, and so mostly does without."""

import subprocess
import sys
import threading

from drawbridge.charts.plotly_turn import load_pandas, plotly_turn

LOADED = "import sys, drawbridge.ui.ahead; print({'pandas', 'pyarrow', 'numpy'} & {*sys.modules})"
HALF = """
import sys, threading
from importlib import import_module
from drawbridge.charts.plotly_turn import plotly_turn
other = threading.Thread(target=import_module, args=("pandas",))
other.start()
while "pandas" not in sys.modules and other.is_alive():
    pass
with plotly_turn():
    print(hasattr(sys.modules["pandas"], "Series"))
other.join()
"""


def said_by(program):
    return subprocess.check_output([sys.executable, "-c", program], text=True).strip()


def test_pages_with_figures_load_no_pandas():
    assert said_by(LOADED) == "set()"


def test_a_figure_waits_until_pandas_is_whole():
    assert said_by(HALF) == "True"


def test_nobody_loads_pandas_while_a_figure_is_made():
    loading = threading.Thread(target=load_pandas)
    with plotly_turn():
        loading.start()
        loading.join(0.2)
        assert loading.is_alive()
    loading.join(20)
    assert not loading.is_alive()
