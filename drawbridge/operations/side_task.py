"""Work that goes on beside whatever is served, and that nobody waits for."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

LOG = logging.getLogger("drawbridge")


def side_task(work: Coroutine[Any, Any, object]) -> asyncio.Task[object]:
    """Begin some work as a task; if it fails, that is logged now.

    Of a task that is kept and that nobody asks, Python tells when the process ends.
    """
    task = asyncio.create_task(work)
    task.add_done_callback(_tell)
    return task


def _tell(task: asyncio.Task[object]) -> None:
    error = None if task.cancelled() else task.exception()
    if error is not None:
        LOG.error("Unforeseen error in work beside serving", exc_info=error)
