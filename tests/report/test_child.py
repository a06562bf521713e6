"""Another process does what it is sent, and nothing of the page that sends it."""

import os
import subprocess
import sys
from concurrent.futures import wait
from functools import partial
from types import ModuleType

import pytest

from drawbridge.report.child import ChildProcess


def test_a_job_is_done_in_another_process_and_printing_harms_nothing():
    executor = ChildProcess()
    printed, process = executor.submit(print, "a word"), executor.submit(os.getpid)
    executor.shutdown()

    assert printed.result() is None
    assert process.result() == executor._process.pid != os.getpid()
    assert executor._process.returncode == 0


def test_what_a_job_raises_is_raised_here_and_the_next_one_is_done():
    executor = ChildProcess()
    failed, done = executor.submit(int, "no number"), executor.submit(partial(int, base=2), "101")
    executor.shutdown()

    with pytest.raises(ValueError, match="no number"):
        failed.result()
    assert done.result() == 5


def test_if_the_process_dies_what_is_left_fails_instead_of_waiting():
    executor = ChildProcess()
    jobs = [executor.submit(os._exit, 3), executor.submit(os.getpid)]
    executor.shutdown()
    wait(jobs, timeout=20)

    assert all(isinstance(job.exception(), EOFError | BrokenPipeError) for job in jobs)


def test_the_main_module_of_the_parent_is_not_run_again(tmp_path, monkeypatch):
    page, mark = tmp_path / "page.py", tmp_path / "mark"
    page.write_text(f"open({str(mark)!r}, 'w').close()")
    drawn = ModuleType("__main__")
    drawn.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", drawn)  # as Streamlit does for each run of a page
    executor = ChildProcess()
    done = executor.submit(os.getpid)
    executor.shutdown()

    assert done.result() != os.getpid()
    assert not mark.exists()


def test_making_files_loads_neither_database_nor_pages_nor_plotly():
    names = ("pandas", "numpy", "plotly", "sqlalchemy", "pydantic", "starlette", "streamlit")
    seen = f"print([one for one in {names} if one in sys.modules], 'typst' in sys.modules)"
    program = f"import sys, drawbridge.report; {seen}"

    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "[] True\n"
