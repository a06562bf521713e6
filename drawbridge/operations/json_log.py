"""Logs as lines of JSON, for what collects logs. Nothing is in them that plain ones do not hold."""

import json
import logging
from datetime import UTC, datetime
from typing import TextIO

_OURS = ("drawbridge", "uvicorn.error")


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, message, and error and traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as_json(stream: TextIO) -> None:
    """Write what this program and its server log to a stream, as JSON and nowhere else.

    Args:
        stream: such as standard error.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
