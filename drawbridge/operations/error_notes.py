"""Notes what is logged as trouble, for the operator's page and figures, without what it is about.

The sentences of our own log calls are constants of the source (a test holds that); what is filled
into them is left out. Of the server's own log only errors with a traceback are noted, under a
sentence of ours: they are what no route of ours foresaw.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from drawbridge.live.last_errors import LastErrors

_OURS, _SERVER = "drawbridge", "uvicorn.error"
_IN_A_REQUEST = "Unforeseen error in a request"
_AT_ITS_END, _WITHIN = ": %", "%s"


class _Notes(logging.Handler):
    def __init__(self, errors: LastErrors) -> None:
        super().__init__(logging.WARNING)
        self._errors = errors

    def emit(self, record: logging.LogRecord) -> None:
        raised = record.exc_info[0] if record.exc_info else None
        if record.name == _SERVER and raised is None:
            return
        said = _IN_A_REQUEST if record.name == _SERVER else str(record.msg)
        self._errors.note(
            said.partition(_AT_ITS_END)[0].replace(_WITHIN, "…"),
            raised.__name__ if raised else "",
            record.created,
            is_unforeseen=record.levelno >= logging.ERROR,
        )


@contextmanager
def noting(errors: LastErrors) -> Iterator[None]:
    """Note what is logged meanwhile."""
    notes = _Notes(errors)
    added = [(logger, one) for logger in _loggers() for one in (*_usual(logger), notes)]
    for logger, handler in added:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger, handler in added:
            logger.removeHandler(handler)


def _loggers() -> list[logging.Logger]:
    return [logging.getLogger(name) for name in (_OURS, _SERVER)]


def _usual(logger: logging.Logger) -> Iterator[logging.Handler]:
    """What Python writes warnings with where nobody has set anything up.

    It does so only for loggers without any handler, and one that takes notes writes nothing.
    """
    if not logger.hasHandlers() and logging.lastResort is not None:
        yield logging.lastResort
