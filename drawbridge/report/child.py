"""A process of its own that does what it is sent.

Not one of `multiprocessing`: that runs the main module of its parent once more, which under
Streamlit is the page that is being drawn (`streamlit/runtime/scriptrunner`, 1.67).
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_ROOT = Path(__file__).resolve().parents[2]
_SERVE = "from drawbridge.report.child import serve; serve()"
# Pictures are 8 MB each before they are PNGs. glibc keeps such pieces for later unless it is told
# where they begin; other systems do not read this.
_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}


class ChildProcess(ThreadPoolExecutor):
    """Does one job after the other in a process that ends with the last of them.

    A job and what it gives are pickled; what it raises is raised here. If the process dies, the
    jobs that are left fail with an EOFError or a BrokenPipeError.
    """

    def __init__(self) -> None:
        super().__init__(1)
        self._process = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env={**os.environ, **_MEMORY},
        )

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a job done."""
        return super().submit(self._passed_on, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more jobs, and let the process end when it has done those it has."""
        super().submit(self._process.communicate)
        super().shutdown(wait, cancel_futures=cancel_futures)

    def _passed_on(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        there, back = self._process.stdin, self._process.stdout
        if there is None or back is None:
            raise BrokenPipeError
        pickle.dump((fn, args, kwargs), there)
        there.flush()
        error, result = pickle.load(back)  # noqa: S301 - from our own process
        if error is not None:
            raise error
        return cast("T", result)


def serve() -> None:
    """Do what comes in until nothing comes any more."""
    back = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints is no result
    # A failure is a value in an executor; at the end of what is sent, loading says EOFError.
    with suppress(EOFError), ThreadPoolExecutor(1) as executor:
        while True:
            fn, args, kwargs = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
            done = executor.submit(fn, *args, **kwargs)
            error = done.exception()
            pickle.dump((error, None if error else done.result()), back)
            back.flush()
