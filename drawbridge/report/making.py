"""Files of a summary being made, one after the other, outside the thread that asked for them.

What a file fails with is a value here, as it is in every `Future`: nothing is caught, the other
files are made all the same, and whoever asked says it in words.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import tzinfo

from drawbridge.domain.session.summary import SummaryView
from drawbridge.facilitator_words import speaking
from drawbridge.report.child import ChildProcess
from drawbridge.report.formats import BY_NAME, FORMATS, Format
from drawbridge.translations import ENGLISH

LOG = logging.getLogger("drawbridge")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is made."""

    format: Format
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The files of one summary, made or on their way; `futures` by the name of their format.

    `left_out` are those that would be empty.
    """

    view: SummaryView
    zone: tzinfo | None
    language: str
    futures: Mapping[str, Future[bytes]]
    left_out: tuple[Format, ...] = ()

    @property
    def n_done(self) -> int:
        """How many are made, or have failed."""
        return sum(future.done() for future in self.futures.values())

    @property
    def is_done(self) -> bool:
        """Whether nothing is on its way any more."""
        return self.n_done == len(self.futures)

    @property
    def files(self) -> tuple[File, ...]:
        """What is made; waits for what is not yet done."""
        return tuple(
            File(
                format=BY_NAME[name],
                name=BY_NAME[name].file_name(self.view, self.zone),
                content=future.result(),
            )
            for name, future in self.futures.items()
            if future.exception() is None
        )

    @property
    def failed(self) -> tuple[Format, ...]:
        """What could not be made; waits for what is not yet done."""
        futures = self.futures.items()
        return tuple(BY_NAME[name] for name, one in futures if one.exception() is not None)


def start(
    view: SummaryView,
    zone: tzinfo | None,
    executor: Executor,
    formats: Sequence[Format] = FORMATS,
    language: str = ENGLISH,
) -> Batch:
    """Have files made. What fails is logged with its traceback.

    Args:
        view: the session, with what shall be in its files.
        zone: where its day is told; None for where the server stands.
        executor: makes them; let go of here, and it ends when all are made.
        formats: which ones.
        language: of the words in them that are ours.
    """
    futures = {}
    for one in formats:
        if not one.has_content(view):
            continue
        futures[one.name] = executor.submit(made, one.name, view, zone, language)
        futures[one.name].add_done_callback(_logged(one.name))
    executor.shutdown(wait=False)
    left_out = tuple(one for one in formats if one.name not in futures)
    return Batch(view=view, zone=zone, language=language, futures=futures, left_out=left_out)


def another_process() -> Executor:
    """A process of its own for one batch: drawing keeps a console waiting even from a thread."""
    return ChildProcess()


def made(name: str, view: SummaryView, zone: tzinfo | None, language: str = ENGLISH) -> bytes:
    """One file, by the name of its format, in a language."""
    with speaking(language):
        return BY_NAME[name].make(view, zone)


def _logged(name: str) -> Callable[[Future[bytes]], None]:
    def log(future: Future[bytes]) -> None:
        error = future.exception()
        if error is not None:
            LOG.error("The %s of a summary could not be made", name, exc_info=error)

    return log
