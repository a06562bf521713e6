"""What has to be there before plotly draws."""

import subprocess
import sys


def test_pandas_is_whole_before_any_thread_draws():
    """A figure that meets pandas while another thread is importing it fails."""
    program = "import sys, drawbridge.charts.on_screen; print('pandas' in sys.modules)"

    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "True\n"
