"""Rankings and shared-out points: where each thing lies, and how many people stand behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import band_paint
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing, Mark
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import Panel, panels
from drawbridge.charts.drawing.shown_numbers import answers_text, spread
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT
from drawbridge.charts.drawing.tracks import (
    BOX_WIDTH,
    AxisLine,
    ColumnHead,
    PlacedMark,
    as_high_as,
    draw_bars,
    draw_boxes,
    draw_line,
    heads,
    write_names,
)
from drawbridge.charts.figures.plain import horizontal_bars
from drawbridge.charts.sentences.agreement import ordered_all
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Look, ReleasedPart
from drawbridge.domain.workshop.shares import POINTS, Allocate100, Ranking
from drawbridge.domain.workshop.two_languages import joined
from drawbridge.errors import N_

_NAMES_SHARE, _LONG_NAMES_SHARE = 0.34, 0.46  # of the width
_LINE_SHARE = 0.6  # of what is left beside the names
_COLUMN_GAP = 56
_HEAD_LINES = 1.7  # above the rows, in small lines


def ranking(poll: Ranking, release: Released, sheet: Sheet) -> Drawing:
    """Mean places on a line from first to last, and how many put each thing first.

    What came first stands on top: by mean place, without one by how many put it first.
    """
    panel = panels(release, sheet)[0]
    marks, alike = panel.part.marks, panel.part.alike
    if marks is None or alike is None:
        first = sheet.say(N_("how many put each first; what came after is not shown"))
        return horizontal_bars(poll, release, sheet, first, drawn=(_by_first_places(panel),))
    part = panel.part
    canvas = Canvas(sheet, poll.question, answers_text(part, sheet.say))
    order = sorted(range(len(part.cells)), key=lambda place: marks.values[place])
    panel, values = _in_order(panel, order), [marks.values[place] for place in order]
    columns = _columns(canvas, [cell.label for cell in panel.part.cells], sheet)
    top = heads(canvas, _heads_of_order(columns, part, sheet), sheet)
    columns = columns.below(top, len(order), sheet)
    write_names(canvas, columns.names, [cell.label for cell in panel.part.cells], columns.words)
    places = [PlacedMark(at=mark, told=f"{mark:.1f}") for mark in values]
    k = len(order)
    ticks = range(1, k + 1) if columns.has_ticks else ()
    draw_line(canvas, columns.line, places, AxisLine(low=1, high=k, ticks=ticks), sheet)
    draw_bars(canvas, columns.bars, panel.marks(), panel.top, sheet)
    return canvas.drawing


def allocation(poll: Allocate100, release: Released, sheet: Sheet) -> Drawing:
    """Middle answer and middle half of the points, and how many gave half or more."""
    drawn = panels(release, sheet)
    has_line = any(_points(panel) for panel in drawn)  # not of few people, nor of tender things
    if has_line:
        drawn = tuple(sorted(drawn, key=_by_points))
    note = [_note(drawn)]
    if has_line:
        told = sheet.say(N_("dot: middle answer, band: middle half"))
        note.append(told)
    canvas = Canvas(sheet, poll.question, joined(" · ", note))
    names = [panel.part.prompt for panel in drawn]
    columns = _columns(canvas, names, sheet, bars=sheet.px(BOX_WIDTH))
    top = heads(canvas, _heads_of_points(columns, sheet, has_line=has_line), sheet)
    if not has_line:
        columns = replace(columns, bars=columns.line)
    columns = columns.below(top, len(drawn), sheet)
    write_names(canvas, columns.names, names, columns.words)
    if has_line:
        ticks = (0, POINTS // 2, POINTS) if columns.has_ticks else ()
        scale = AxisLine(low=0, high=POINTS, ticks=ticks)
        draw_line(canvas, columns.line, [_points(panel) for panel in drawn], scale, sheet)
    boxes = [_half(panel, row) for row, panel in enumerate(drawn)]
    draw_boxes(canvas, columns.bars, boxes, sheet)
    return canvas.drawing


def _heads_of_order(columns: "_Columns", part: ReleasedPart, sheet: Sheet) -> list[ColumnHead]:
    n = part.marks.n_people if part.marks else 0
    long, short = sheet.say(N_("Mean place, 1 is first")), sheet.say(N_("Mean place"))
    if ordered_all(part, sheet.say):
        long = sheet.say(N_("Mean place of the {n}, 1 is first")).format(n=n)
        short = sheet.say(N_("Mean place of the {n}")).format(n=n)
    line, bars = columns.heads
    first, told = sheet.say(N_("How many put it first")), sheet.say(N_("Put it first"))
    return [
        ColumnHead(slot=line, full=long, short=short),
        ColumnHead(slot=bars, full=first, short=told),
    ]


def _heads_of_points(columns: "_Columns", sheet: Sheet, *, has_line: bool) -> list[ColumnHead]:
    full, short = sheet.say(N_("How many gave it 50 points or more")), sheet.say(N_("50 or more"))
    if not has_line:
        return [ColumnHead(slot=columns.wide, full=full, short=short)]
    line, bars = columns.heads
    points = sheet.say(N_("Points out of 100"))
    return [
        ColumnHead(slot=line, full=points, short=points),
        ColumnHead(slot=bars, full=full, short=short),
    ]


def _by_first_places(panel: Panel) -> Panel:
    """The most often put first on top; hidden things last, as they were written."""
    cells = panel.part.cells
    order = sorted(
        range(len(cells)),
        key=lambda place: (
            -(
                panel.ruler.length(cells[place], panel.part)
                if cells[place].look is not Look.HIDDEN
                else -1
            )
        ),
    )
    return _in_order(panel, order)


def _in_order(panel: Panel, order: Sequence[int]) -> Panel:
    cells = tuple(panel.part.cells[place] for place in order)
    return replace(panel, part=replace(panel.part, cells=cells))


def _by_points(panel: Panel) -> float:
    points = panel.part.quartiles
    return -points.median if points is not None else 1.0


def _half(panel: Panel, row: int) -> Mark:
    """How many gave half or more: a band, the deeper the more people."""
    cell = panel.part.cells[-1]
    return panel.mark(cell, place=row, paint=band_paint(cell.band, panel.sheet.theme))


def _note(drawn: tuple[Panel, ...]) -> str:
    part = max((panel.part for panel in drawn), key=lambda part: part.n_answers)
    return answers_text(part, drawn[0].sheet.say)


def _points(panel: Panel) -> PlacedMark | None:
    points = spread(panel.part)
    if points is None:
        return None
    low, middle, high = points
    return PlacedMark(at=middle, told=str(middle), band=(low, high))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Names, the line, and the bars. `words` are the names in lines."""

    names: Slot
    line: Slot
    bars: Slot
    words: Labels
    has_ticks: bool = True

    @property
    def heads(self) -> tuple[Slot, Slot]:
        """Where each of the two is named; the first may go on to the second."""
        return replace(self.line, width=self.bars.left - self.line.left - 8), self.bars

    @property
    def wide(self) -> Slot:
        """The line and all that is on its right."""
        return replace(self.line, width=self.bars.right - self.line.left)

    def below(self, head: float, n_rows: int, sheet: Sheet) -> "_Columns":
        """What is left under the heads and above the numbers of the line."""
        ticks = sheet.size.number * LINE_HEIGHT * self.has_ticks
        names, line, bars = (
            as_high_as(slot.inset(top=head, bottom=ticks), n_rows, sheet)
            for slot in (self.names, self.line, self.bars)
        )
        return replace(self, names=names, line=line, bars=bars)


def _columns(canvas: Canvas, names: list[str], sheet: Sheet, bars: float = 0) -> _Columns:
    """Columns whose last one is `bars` px wide, or a share of what is left beside the names."""
    body = canvas.body
    rows = body.height - _HEAD_LINES * sheet.size.small
    ticks = sheet.size.number * LINE_HEIGHT
    words = _names(names, rows - ticks, sheet)
    has_ticks = not words.is_squeezed
    if not has_ticks:  # every dot has its number anyhow, and names need the height
        words = _names(names, rows, sheet)
    gap = sheet.px(_COLUMN_GAP)
    rest = body.inset(left=words.room + 0.5 * gap)
    line = replace(rest, width=rest.width - gap - bars if bars else _LINE_SHARE * rest.width)
    return _Columns(
        names=replace(body, width=words.room),
        line=line,
        bars=rest.inset(left=line.width + gap),
        words=words,
        has_ticks=has_ticks,
    )


def _names(names: Sequence[str], rows: float, sheet: Sheet) -> Labels:
    room = Room(
        width=_NAMES_SHARE * sheet.width,
        most=_LONG_NAMES_SHARE * sheet.width,
        row=rows / max(1, len(names)),
    )
    return labels(names, sheet, room)
