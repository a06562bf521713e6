"""The files of an ended session, written into a folder from the command line.

A module of its own, so that other commands do not load what makes files.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from drawbridge import bootstrap, report, views
from drawbridge.errors import NotFound, Refused, SettingsError, StoreUnavailable


def export(options: argparse.Namespace) -> int:
    """Write the files of an ended session into a folder, one line per file.

    Args:
        options: `code`, `to`, `format`, `with_notes`, `with_lines`, and `refuse`, which ends the
            program on wrong usage.

    Returns:
        0 if all were written, 1 if not.
    """
    wanted = _wanted(options)
    try:
        view = views.summary_view(bootstrap.services(), options.code.strip().upper())
    except (NotFound, Refused, SettingsError, StoreUnavailable) as error:
        print(error, file=sys.stderr)
        return 1
    view = view if options.with_notes else view.without_notes()
    view = view if options.with_lines else view.without_lines()
    written = [_put(options.to, *file) for file in _files(view, wanted)]
    return 0 if all(written) else 1


def _files(view: views.SummaryView, wanted: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
    """The files one after the other; None for the content of one that could not be made."""
    whole = report.EVERYTHING in wanted
    formats = [one for one in report.FORMATS if whole or one.name in wanted]
    batch = report.start(view, None, ThreadPoolExecutor(1), formats)
    for file in batch.files:
        if file.format.name in wanted:
            yield file.name, file.content
    for one in batch.left_out:
        print(report.NO_CHART.format(file=one.file_name(view, None)))
    for one in batch.failed:
        yield one.file_name(view, None), None
    if whole:
        yield report.archive_name(view, None), report.archive(batch)


def _put(folder: Path, name: str, content: bytes | None) -> bool:
    if content is None:
        print(report.FAILED.format(file=name), file=sys.stderr)
        return False
    try:
        report.put(folder, name, content)
    except OSError as error:
        reason = error.strerror or "the disk refused it"
        print(f"{name} was not written to {folder}: {reason}.", file=sys.stderr)
        return False
    print(f"{folder / name}: {len(content):,} bytes")
    return True


def _wanted(options: argparse.Namespace) -> tuple[str, ...]:
    """The names of the formats that were asked for, all if none was."""
    known = (*report.BY_NAME, report.EVERYTHING)
    wanted = tuple(name.strip() for name in options.format.split(",")) if options.format else known
    if not set(wanted) <= set(known):
        options.refuse(f"argument --format: has to be some of {','.join(known)}")
    return wanted
