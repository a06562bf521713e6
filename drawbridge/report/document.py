"""What stands in a report, before it is a page or a PDF: both say the same in the same words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from types import MappingProxyType
from typing import assert_never

from drawbridge import charts
from drawbridge.domain.facilitation.scale_measures import ScaleMeasures, scale_measures
from drawbridge.domain.privacy.gate import Released, ReleasedLines
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import F_
from drawbridge.facilitator_words import spoken, tell, tell_people
from drawbridge.report.kept_private import kept_private
from drawbridge.report.names import held_on, long_date

_SIZE = charts.size(0.5)  # 960 px wide
_KEPT = F_(
    "What the room said, as it was shown. No single answer was kept, and no time of an answer. "
    "Questions and answers are worded as on the day, whatever has become of the workshop’s file."
)
_NUMBERS = F_(
    "Numbers are people; from 20 answers on they are whole per cents, halves rounded up. One room "
    "on one day: it stands for nobody else."
)
_CHANGE = F_(
    "“More” and “less” tell how many moved between start and end by more than the width that the "
    "picture names. There is no group to compare with, answers of one day lean toward what people "
    "think is hoped for, and the yardstick itself may shift."
)
_SCALES = F_(
    "Middle: interpolated median, the first answer counted as 1. Where answers stood at both ends "
    "there is none. Agreement: van der Eijk’s A, from −1 (half of the answers at each end) over 0 "
    "(evenly spread) to 1 (all alike). Consensus: Tastle and Wierman, from 0 (half at each end) "
    "to 1 (all alike)."
)

_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "line": F_("Line"),
        "answer": F_("Answer"),
        "shown": F_("As shown"),
        "note": F_("Note"),
        "scales": F_("Scales in figures"),
        "about_scales": F_(
            "For readers who want them. Worked out from the tables above, of scales that were "
            "shown with every number, so they tell nothing more."
        ),
        "scale": F_("Scale"),
        "answers": F_("Answers"),
        "middle": F_("Middle"),
        "agreement": F_("Agreement"),
        "consensus": F_("Consensus"),
        "reading": F_("How to read this"),
        "private": F_("What was kept private, and why"),
        "missing": F_("Characters that could not be printed"),
        "page": F_("{page} of {pages}"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table. `part` and `n` are set where a part begins, in results of several."""

    part: str
    n: str
    cell: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line or a word of somebody's own. `many`: how many wrote it, "" for one."""

    text: str
    size: int
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was shown of one round; what it does not have is empty.

    heading: which round, where there was more than one. svg, alt: the picture. is_cloud: the lines
    are words by size. has_parts: the rows have a part each.
    """

    sentence: str
    heading: str = ""
    svg: str = ""
    alt: str = ""
    n: str = ""
    rows: tuple[Row, ...] = ()
    has_parts: bool = False
    lines: tuple[Line, ...] = ()
    is_cloud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One step: what was asked, what was shown, and the facilitator's note."""

    title: str
    question: str
    note: str
    results: tuple[Result, ...]

    @property
    def has_chart(self) -> bool:
        """Whether a picture shows the question too."""
        return any(result.svg for result in self.results)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """A row of the appendix."""

    title: str
    line: str
    n_answers: str
    middle: str
    agreement: str
    consensus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report.

    facts: what stands beside the day. nothing: what is said where there is nothing to show.
    private: what was kept private and why, one sentence per reason. reading: how it came about.
    headings: those of its parts and columns, by name.
    """

    language: str
    text_language: str
    title: str
    subtitle: str
    credit: str
    day: str
    facts: tuple[str, ...]
    nothing: str
    sections: tuple[Section, ...]
    measures: tuple[Measures, ...]
    private: tuple[str, ...]
    reading: tuple[str, ...]
    headings: Mapping[str, str]


def document(view: SummaryView, zone: tzinfo | None = None) -> Document:
    """The report of an ended session.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    return Document(
        language=spoken(),
        text_language=view.language,
        title=view.title,
        subtitle=view.subtitle,
        credit=view.credit,
        day=day(view, zone),
        facts=tuple(_facts(view)),
        nothing=_nothing(view),
        sections=tuple(map(_section, view.chapters)),
        measures=tuple(row for chapter in view.chapters for row in _measures(chapter)),
        private=kept_private(view),
        reading=tuple(_reading(view)),
        headings={name: tell(heading) for name, heading in _HEADINGS.items()},
    )


def day(view: SummaryView, zone: tzinfo | None) -> str:
    """The day of a session, as people write it."""
    return long_date(held_on(view, zone), spoken())


def _facts(view: SummaryView) -> Iterator[str]:
    if view.group_size:
        yield tell_people(view.group_size)
    if view.variant:
        yield view.variant
    planned = f"{view.minutes_planned:g}"
    if view.minutes_taken is None:
        yield tell("planned: {planned} min", planned=planned)
        return
    yield tell(
        "planned: {planned} min, taken: {taken} min", planned=planned, taken=view.minutes_taken
    )


def _reading(view: SummaryView) -> Iterator[str]:
    """How what is told came about, as far as it is told."""
    yield tell(_KEPT)
    pictures = [one for chapter in view.chapters for one in chapter.results]
    charted = [one.release for one in pictures if isinstance(one, ChartPicture)]
    parts = [part for release in charted for part in release.shown_parts]
    if parts:
        yield tell(_NUMBERS)
    if any(part.is_change for part in parts):
        yield tell(_CHANGE)
    if any(True for chapter in view.chapters for _ in _measures(chapter)):
        yield tell(_SCALES)


def _nothing(view: SummaryView) -> str:
    if any(chapter.results for chapter in view.chapters):
        return ""
    if view.minutes_taken is None:
        return tell("This session was ended in the lobby. Nothing was asked.")
    if view.has_notes:
        return tell("Nothing was shown to the room in this session. What is left are the notes.")
    return tell("Nothing was shown in this session, and there are no notes.")


def _section(chapter: Chapter) -> Section:
    step = chapter.step
    return Section(
        title=step.title,
        question=step.question if isinstance(step, Poll) else "",
        note=chapter.note,
        results=tuple(_result(picture, _heading(chapter, picture)) for picture in chapter.results),
    )


def _heading(chapter: Chapter, picture: ResultPicture) -> str:
    """Rounds are told apart only where there was more than one."""
    return tell("Round {n}", n=picture.release.round) if chapter.has_rounds else ""


def _result(picture: ResultPicture, heading: str) -> Result:
    match picture:
        case WordsPicture():
            told = charts.words(picture.poll, picture.release, tell)
            return Result(heading=heading, sentence=told)
        case LinesPicture():
            return _written(picture.poll, picture.release, heading)
        case ChartPicture():
            return _numbers(picture.poll, picture.release, heading)
        case WithoutNumbersPicture():
            sentence = charts.sentence(picture.poll, picture.release, tell)
            return Result(heading=heading, sentence=f"{charts.without_numbers(tell)} {sentence}")
        case _:
            assert_never(picture)


def _written(poll: Written, release: ReleasedLines, heading: str) -> Result:
    lines = tuple(
        Line(text=one.text, size=one.size, many=charts.how_many_wrote(one, tell))
        for one in charts.lines_in_order(poll, release)
    )
    sentence = charts.lines_sentence(poll, release, tell)
    return Result(heading=heading, sentence=sentence, lines=lines, is_cloud=not poll.is_by_line)


def _numbers(poll: Poll, release: Released, heading: str) -> Result:
    return Result(
        heading=heading,
        sentence=charts.sentence(poll, release, tell),
        svg=charts.svg(poll, release, sized=_SIZE, say=tell),
        alt=charts.alt_text(poll, release, tell),
        n=_n(release),
        rows=tuple(_rows(poll, release)),
        has_parts=len(release.shown_parts) > 1,
    )


def _n(release: Released) -> str:
    counts = [part.n_answers for part in release.shown_parts]
    low, high = min(counts), max(counts)
    told = f"n = {low}" if low == high else tell("n = {low} to {high}", low=low, high=high)
    if not release.n_paper:
        return told
    return tell("{n}, {paper} of them on paper", n=told, paper=release.n_paper)


def _rows(poll: Poll, release: Released) -> Iterator[Row]:
    """The table beside a picture; of a square of 25 fields those that are not empty."""
    table = charts.table(poll, release, tell)
    told = table if charts.tells_empty(poll) else [row for row in table if row.shown != "0"]
    before = ("", "")
    for row in told:
        now = (row.part, row.n)
        part, n = now if now != before else ("", "")
        yield Row(part=part, n=n, cell=row.cell, shown=row.shown)
        before = now
    if len(told) < len(table):
        yield Row(part="", n="", cell=tell("all other fields"), shown="0")


def _measures(chapter: Chapter) -> Iterator[Measures]:
    """What can be worked out of a scale that the room saw whole."""
    for picture in chapter.results:
        if not isinstance(picture, ChartPicture):
            continue
        poll, heading = picture.poll, _heading(chapter, picture)
        title = f"{poll.title} ({heading})" if heading else poll.title
        for one in scale_measures(poll, picture.release):
            yield _in_figures(one, title, one.prompt if len(poll.parts) > 1 else "")


def _in_figures(one: ScaleMeasures, title: str, line: str) -> Measures:
    middle = tell("split")
    if one.middle is not None:
        middle = tell("{middle} of {n}", middle=f"{one.middle:.1f}", n=one.n_cells)
    return Measures(
        title=title,
        line=line,
        n_answers=str(one.n_answers),
        middle=middle,
        agreement=f"{one.agreement:.2f}".replace("-", "−"),
        consensus=f"{one.consensus:.2f}",
    )
