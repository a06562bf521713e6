"""What every column and every code of the tidy table means, as a text to read."""

from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby
from textwrap import fill

from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.report.columns import COLUMNS
from drawbridge.report.names import file_name, held_on
from drawbridge.report.reading import in_duckdb, in_pandas, in_r, in_spreadsheet
from drawbridge.report.table import Row, Telling, result_rows

_WIDTH = 100  # characters of a line
_HOW = F_(
    "One line for every answer the room saw, for every round of every question. Where the room "
    "was told something in words, one line holds the words and no number. There is no line of a "
    "person."
)
_FORM = F_("UTF-8 with a byte order mark, commas, texts in double quotes where they need them.")


def codebook(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The codebook as plain text in UTF-8.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    return ("\n".join(_lines(view, zone)) + "\n").encode()


def _lines(view: SummaryView, zone: tzinfo | None) -> Iterator[str]:
    file = file_name(view, "csv", zone)
    yield from (tell("Codebook of {file}", file=file), "")
    yield from (_one_line(view.title), held_on(view, zone).isoformat())
    yield from ("", fill(tell(_HOW), _WIDTH), fill(tell(_FORM), _WIDTH), "")
    yield from how_to_read(file, file_name(view, "xlsx", zone))
    yield from ("", tell("COLUMNS"), "")
    for column in COLUMNS:
        kind = tell("whole number or empty") if column.is_number else tell("text")
        yield f"{column.name} ({kind}): {tell(column.description)}"
    yield from ("", tell("STEPS AND CODES"))
    for chapter in view.chapters:
        if chapter.results:
            yield from _chapter(chapter)


def how_to_read(file: str, workbook: str) -> tuple[str, ...]:
    """One line for each program."""
    return (
        f"pandas: {in_pandas(file)}",
        f"R: {in_r(file)}",
        f"DuckDB: {in_duckdb(file)}",
        in_spreadsheet(workbook),
    )


def _chapter(chapter: Chapter) -> Iterator[str]:
    step = chapter.step
    yield from ("", f"{step.id} ({step.kind}): {_one_line(step.title)}")
    for picture in chapter.results:
        if chapter.has_rounds:
            heading = tell("Round {n}", n=picture.release.round)
            yield f"  {heading}"
        for _, rows in groupby(result_rows(picture), key=lambda row: row.part_id):
            yield from _part(list(rows), _one_line(picture.poll.question))


def _part(rows: list[Row], question: str) -> Iterator[str]:
    first = rows[0]
    if first.telling is Telling.WORDS:
        place, how = first.part_id or tell("(the whole step)"), tell("told in words")
        yield f"  {place}: {how}"
        return
    yield f"  {first.part_id}: {_one_line(first.part) or question}"
    if first.telling is Telling.LINE:
        meaning = tell("codes name lines, in the order of the file, which is random")
        yield f"    {meaning}"
        return
    yield from (f"    {row.code} = {_one_line(row.cell)}" for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())
