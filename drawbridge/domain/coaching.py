"""What the facilitator may ask next, from the shape of what may be seen.

Coaching reads the released result only, never the raw counts, so that it can tell nothing that
the picture does not. It is for the facilitator's screen alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drawbridge.domain.cells import Band, Cell, Look, Reason, ReleasedPart
from drawbridge.domain.passing import PassBand, Passing
from drawbridge.domain.pictures import GRID_SIDE, Grid2d
from drawbridge.domain.privacy import Release, Released, ReleasedLines, Withheld
from drawbridge.domain.scales import DOWN, N_WAYS, UP, Slider
from drawbridge.domain.shape import (
    Shape,
    ShapeName,
    multi_choice_shape,
    nominal_shape,
    ordinal_shape,
)
from drawbridge.domain.shares import HALF, Allocate100
from drawbridge.domain.workshop import Poll

MOST_LINES = 3
_SECOND_SHARE = 30
# People a coarsened cell stands for when only a rough shape is wanted. Source: house rule.
_STANDS_FOR = {Band.NONE: 0, Band.FEW: 1, Band.SOME: 4, Band.MANY: 7, Band.LOTS: 12}
_HIDDEN_STANDS_FOR = 1
_NOT_FEW = frozenset({Reason.PUT_ASIDE, Reason.NONE_CHOSEN, Reason.FEW_CHOSEN})
# The more a shape invites talk, the earlier its line comes. Source: house rule.
_TALK = (
    ShapeName.SPLIT,
    ShapeName.TWO_WAY,
    ShapeName.SHARED,
    ShapeName.ONE_CLEAR,
    ShapeName.CLUSTERED,
    ShapeName.LEANING_HIGH,
    ShapeName.LEANING_LOW,
    ShapeName.SCATTERED,
    ShapeName.MIXED,
    ShapeName.TOO_FEW,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """A word for the shape, whether one answer less would have given another, and lines to say.

    `shape` is None where nothing may be seen. Of a poll with several parts the most talkative
    shape is named; `about` is the prompt it belongs to, "" where there is only one.
    """

    lines: tuple[str, ...]
    shape: ShapeName | None = None
    is_borderline: bool = False
    about: str = ""


def coach(poll: Poll, release: Release, passes: Passing) -> Coaching:
    """Choose what the facilitator may say about a closed poll."""
    is_mostly_passed = passes.band is PassBand.MOST and passes.is_whole
    about_passing = _line(poll, "mostly_passed") if is_mostly_passed else ()
    if isinstance(release, Withheld):
        few = () if release.reason in _NOT_FEW else _line(poll, "too_few")
        return Coaching(lines=(*about_passing, *few))
    if isinstance(release, ReleasedLines):
        comes_again = any(line.size > 1 for line in release.lines)
        told = _line(poll, "clustered" if comes_again else "mixed")
        return Coaching(lines=(*about_passing, *told))
    found = sorted(_shapes(poll, release), key=lambda one: _TALK.index(one[1].name))
    lines = list(_change_lines(poll, release))
    lines += [line for one, seen in found for line in _lines(poll, one, seen)]
    if not found:
        return Coaching(lines=(*about_passing, *dict.fromkeys(lines))[:MOST_LINES])
    part, shape = found[0]
    return Coaching(
        lines=(*about_passing, *dict.fromkeys(lines))[:MOST_LINES],
        shape=shape.name,
        is_borderline=shape.borderline,
        about=part.prompt if len(poll.parts) > 1 else "",
    )


def _shapes(poll: Poll, release: Released) -> Iterator[tuple[ReleasedPart, Shape]]:
    if isinstance(poll, Allocate100):
        yield from _shares(release)
        return
    for part in release.shown_parts:
        if not part.is_change:
            yield (_quadrants(poll, part), _shape(_quadrants(poll, part)))


def _quadrants(poll: Poll, part: ReleasedPart) -> ReleasedPart:
    """Of a grid, the four corners; the cells on the cross in the middle belong to none."""
    if not isinstance(poll, Grid2d):
        return part
    people = [_people(cell) for cell in part.cells]
    corners = ((1, 1), (1, -1), (-1, 1), (-1, -1))  # x and y high, x high, y high, neither
    cells = tuple(
        Cell(label=label, look=Look.EXACT, count=sum(_in_corner(people, x, y)))
        for label, (x, y) in zip(poll.corners, corners, strict=True)
    )
    return replace(part, cells=cells)


def _in_corner(people: Sequence[int], x: int, y: int) -> Iterator[int]:
    middle = GRID_SIDE // 2
    for place, count in enumerate(people):
        row, column = divmod(place, GRID_SIDE)
        if (column - middle) * x > 0 and (row - middle) * y > 0:
            yield count


def _shares(release: Released) -> Iterator[tuple[ReleasedPart, Shape]]:
    """Of points shared out, which thing the middle answer gives most.

    One leads from half of the points, two from 30 points each. Source: house rule.
    """
    parts = [part for part in release.shown_parts if part.quartiles is not None]
    middles = [part.quartiles.median for part in parts if part.quartiles is not None]
    order = sorted(range(len(parts)), key=lambda place: -middles[place])
    if not order:
        return
    cells = tuple(Cell(label=part.prompt, look=Look.EXACT, count=0) for part in parts)
    whole = replace(parts[0], cells=cells, prompt="")
    if middles[order[0]] >= HALF:
        yield whole, Shape(name=ShapeName.ONE_CLEAR, leaders=tuple(order[:1]))
    elif len(order) > 1 and middles[order[1]] >= _SECOND_SHARE:
        yield whole, Shape(name=ShapeName.TWO_WAY, leaders=tuple(order[:2]))
    else:
        yield whole, Shape(name=ShapeName.SCATTERED)


def _change_lines(poll: Poll, release: Released) -> Iterator[str]:
    """A line for each slider that was moved between two measurements."""
    if not isinstance(poll, Slider):
        return
    for part in release.shown_parts:
        if part.is_change and len(part.cells) > 1:  # all joined: nothing is known of the way
            for line in _line(poll, _way(part)):
                yield line.format_map({"item": part.prompt})


def _way(part: ReleasedPart) -> str:
    """Which line fits: up, same, down, or split where many moved each way."""
    people = [cell.count or 0 for cell in part.cells]
    if len(people) == N_WAYS and min(people[0], people[-1]) * 10 >= 3 * sum(people):
        return "split"
    largest = people.index(max(people))
    label = part.cells[largest].label
    return "up" if label == UP else "down" if label == DOWN else "same"


def _shape(part: ReleasedPart) -> Shape:
    counts = [_people(cell) for cell in part.cells]
    if not sum(counts):
        return Shape(name=ShapeName.TOO_FEW)
    if part.is_ordered and len(counts) > 2:
        return ordinal_shape(counts, k=2)
    if part.is_exclusive:
        return nominal_shape(counts, k=2)
    n_people = max(part.n_answers, *counts)
    return multi_choice_shape(counts, n_people=min(n_people, max(1, sum(counts))), k=2)


def _people(cell: Cell) -> int:
    if cell.look is Look.EXACT and cell.count is not None:
        return cell.count
    if cell.look is Look.BAND and cell.band is not None:
        return _STANDS_FOR[cell.band]
    return _HIDDEN_STANDS_FOR


def _lines(poll: Poll, part: ReleasedPart, shape: Shape) -> Iterator[str]:
    yield from _filled(poll, part, shape.name, shape.leaders)
    if shape.borderline and shape.second is not None:
        yield from _filled(poll, part, shape.second, shape.second_leaders)


def _filled(
    poll: Poll, part: ReleasedPart, name: ShapeName, leaders: Sequence[int]
) -> Iterator[str]:
    if any(part.cells[place].look is Look.HIDDEN for place in leaders):
        return  # a hidden option is not named
    named = [part.cells[place].label for place in leaders]
    places = {"item": part.prompt}
    places.update(zip(("top", "second"), named, strict=False))
    key = "leaning" if name.startswith("leaning") else name.value
    for line in _line(poll, key):
        if name is ShapeName.TWO_WAY and len(named) < 2:
            continue
        yield line.format_map(places)


def _line(poll: Poll, key: str) -> tuple[str, ...]:
    line = poll.say.get(key, "")
    return (line,) if line else ()
