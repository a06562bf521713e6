"""What the facilitator may ask next, from the shape of what may be seen.

Coaching reads the released result only, never the raw counts, so that it can tell nothing that
the picture does not. It is for the facilitator's screen alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isqrt
from typing import assert_never

from drawbridge.domain.privacy.gate import Release, Released, ReleasedLines, Withheld
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.privacy.released import Cell, Look, Reason, ReleasedPart
from drawbridge.domain.statistics.shape import (
    CLEAR_POINTS,
    Shape,
    ShapeName,
    multi_choice_shape,
    nominal_shape,
    ordinal_shape,
)
from drawbridge.domain.workshop.pictures import Grid2d
from drawbridge.domain.workshop.scales import DOWN, N_WAYS, SAME, UP, Slider
from drawbridge.domain.workshop.shares import HALF, Allocate100
from drawbridge.domain.workshop.steps import Poll

MOST_LINES = 3
_MOST_OF_PARTS = 2  # nobody talks about six statements at once
_OF_NO_PART = frozenset({"mixed", "scattered", "too_few"})  # they sum up, and only alone
_LEANING = frozenset({ShapeName.LEANING_HIGH, ShapeName.LEANING_LOW})
_SECOND_SHARE = 30
_NOT_FEW = frozenset({Reason.PUT_ASIDE, Reason.NONE_CHOSEN, Reason.FEW_CHOSEN})
# The more a shape invites talk, the earlier its line comes. Source: house rule.
_TALK = (
    ShapeName.SPLIT,
    ShapeName.TWO_WAY,
    ShapeName.SHARED,
    ShapeName.ONE_CLEAR,
    ShapeName.LEADING,
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

    `otherwise` are lines for that other shape, `unshown` for keeping private what may be shown.
    `shape` is None where nothing may be seen, and where a change is spoken of. Of a poll with
    several parts the most talkative shape is named; `about` is the prompt it belongs to, "" where
    there is only one. `toward` is the end of the scale that the room leans to.
    """

    lines: tuple[str, ...]
    otherwise: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    shape: ShapeName | None = None
    is_borderline: bool = False
    about: str = ""
    toward: str = ""

    def told(self, say: Callable[[str], str]) -> "Coaching":
        """The same with lines that no workshop wrote, but we, as `say` brings them to the room."""
        return replace(
            self,
            lines=tuple(map(say, self.lines)),
            otherwise=tuple(map(say, self.otherwise)),
            unshown=tuple(map(say, self.unshown)),
        )


def coach(poll: Poll, release: Release, passes: Passing) -> Coaching:
    """Choose what the facilitator may say about a closed poll."""
    is_mostly_passed = passes.band is PassBand.MOST and passes.is_whole
    about_passing = _line(poll, "mostly_passed") if is_mostly_passed else ()
    match release:
        case Withheld():
            few = () if release.reason in _NOT_FEW else _line(poll, "too_few")
            return Coaching(lines=(*about_passing, *few))
        case ReleasedLines():
            comes_again = any(line.size > 1 for line in release.lines)
            told = _line(poll, "clustered" if comes_again else "mixed")
            return Coaching(lines=(*about_passing, *told))
        case Released():
            return _coach_numbers(poll, release, about_passing)
        case _:
            assert_never(release)


def _coach_numbers(poll: Poll, release: Released, about_passing: tuple[str, ...]) -> Coaching:
    found = sorted(_shapes(poll, release), key=lambda one: _TALK.index(one[1].name))
    changes = tuple(dict.fromkeys(_change_lines(poll, release)))
    if changes:
        return Coaching(lines=changes[:MOST_LINES], unshown=about_passing)
    if not found:  # a picture without a shape: of shared-out points no middle answer is told
        return Coaching(lines=about_passing or _line(poll, "too_few"))
    return replace(_coach_shapes(poll, found), unshown=about_passing)


def _coach_shapes(poll: Poll, found: Sequence[tuple[ReleasedPart, Shape]]) -> Coaching:
    part, shape = found[0]
    is_alone = len(found) == 1
    otherwise: Sequence[str] = ()
    if is_alone and shape.second is not None:
        otherwise = list(_filled(poll, part, shape.second, shape.second_leaders))
    return Coaching(
        lines=_lines(poll, found),
        otherwise=tuple(otherwise),
        shape=shape.name,
        is_borderline=shape.borderline,
        about=_named(part) if len(poll.parts) > 1 else "",
        toward=_end(poll, part, shape.name),
    )


def _lines(poll: Poll, found: Sequence[tuple[ReleasedPart, Shape]]) -> tuple[str, ...]:
    """A line for the most talkative part, and one for the next part that has another to give."""
    told: dict[str, str] = {}
    for part, shape in found:
        key = _key(shape.name, part)
        if told and key in {*told, *_OF_NO_PART}:
            continue  # the same words a second time say less
        for line in _filled(poll, part, shape.name, shape.leaders):
            told[key] = line
    return tuple(told.values())[:_MOST_OF_PARTS]


def _shapes(poll: Poll, release: Released) -> Iterator[tuple[ReleasedPart, Shape]]:
    if isinstance(poll, Allocate100):
        yield from _shares(release)
        return
    for part in release.shown_parts:
        if not part.is_change and not part.tells_nothing:
            yield (_quadrants(poll, part), _shape(_quadrants(poll, part)))


def _quadrants(poll: Poll, part: ReleasedPart) -> ReleasedPart:
    """Of a grid, the four corners; the cells on the cross in the middle belong to none."""
    if not isinstance(poll, Grid2d):
        return part
    people = [_people(cell) for cell in part.cells]  # 25 cells, or nine wider ones
    corners = ((1, 1), (1, -1), (-1, 1), (-1, -1))  # x and y high, x high, y high, neither
    cells = tuple(
        Cell(label=label, look=Look.EXACT, count=sum(_in_corner(people, x, y)))
        for label, (x, y) in zip(poll.corners, corners, strict=True)
    )
    return replace(part, cells=cells)


def _in_corner(people: Sequence[int], x: int, y: int) -> Iterator[int]:
    side = isqrt(len(people))
    middle = side // 2
    for place, count in enumerate(people):
        row, column = divmod(place, side)
        if (column - middle) * x > 0 and (row - middle) * y > 0:
            yield count


def _shares(release: Released) -> Iterator[tuple[ReleasedPart, Shape]]:
    """Of points shared out, which thing the middle answer gives most.

    One leads from half of the points, or by a clear difference, as the sentence under the picture
    has it; two from 30 points each. Source: house rule.
    """
    parts = [part for part in release.shown_parts if part.quartiles is not None]
    middles = [part.quartiles.median for part in parts if part.quartiles is not None]
    order = sorted(range(len(parts)), key=lambda place: -middles[place])
    if not order:
        return
    cells = tuple(Cell(label=part.prompt, look=Look.EXACT, count=0) for part in parts)
    whole = replace(parts[0], cells=cells, prompt="")
    runner_up = middles[order[1]] if len(order) > 1 else 0
    if middles[order[0]] - runner_up >= CLEAR_POINTS:
        name = ShapeName.ONE_CLEAR if middles[order[0]] >= HALF else ShapeName.LEADING
        yield whole, Shape(name=name, leaders=tuple(order[:1]))
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
                yield line.format_map({"item": _named(part)})


def _way(part: ReleasedPart) -> str:
    """Which line fits: up, same, down, or split where many moved each way.

    None fits where most are in two ways joined into one.
    """
    people = [cell.count or 0 for cell in part.cells]
    if len(people) == N_WAYS and min(people[0], people[-1]) * 10 >= 3 * sum(people):
        return "split"
    largest = people.index(max(people))
    return {UP: "up", SAME: "same", DOWN: "down"}.get(part.cells[largest].label, "")


def _shape(part: ReleasedPart) -> Shape:
    counts = _counts(part)
    if not sum(counts):
        return Shape(name=ShapeName.TOO_FEW)
    if part.is_ordered and len(counts) > 2:
        return ordinal_shape(counts, k=2)
    if part.is_exclusive:
        return nominal_shape(counts, k=2)
    n_people = max(part.n_answers, *counts)
    return multi_choice_shape(counts, n_people=min(n_people, max(1, sum(counts))), k=2)


def _counts(part: ReleasedPart) -> list[int]:
    """People per cell; hidden cells share who is left, so that none of them looks smaller."""
    seen = [_people(cell) for cell in part.cells]
    hidden = [place for place, cell in enumerate(part.cells) if cell.look is Look.HIDDEN]
    if not hidden:
        return seen
    left = max(len(hidden), part.n_answers - sum(seen)) if part.is_exclusive else len(hidden)
    each, more = divmod(left, len(hidden))
    for turn, place in enumerate(hidden):
        seen[place] = each + (turn < more)
    return seen


def _people(cell: Cell) -> int:
    if cell.look is Look.EXACT and cell.count is not None:
        return cell.count
    if cell.look is Look.BAND and cell.band is not None:
        return int(cell.band.middle)
    return 0


def _filled(
    poll: Poll, part: ReleasedPart, name: ShapeName, leaders: Sequence[int]
) -> Iterator[str]:
    if any(part.cells[place].look is Look.HIDDEN for place in leaders):
        return  # a hidden option is not named
    named = [_inside(part.cells[place].label) for place in leaders]
    places = {"item": _named(part)}
    places.update(zip(("top", "second"), named, strict=False))
    for line in _line(poll, _key(name, part)):
        if name is ShapeName.TWO_WAY and len(named) < 2:
            continue
        yield line.format_map(places)


def _key(name: ShapeName, part: ReleasedPart) -> str:
    """Under which key a workshop has the line for a shape.

    One answer ahead with less than half of the people is spoken of as the spread that it is.
    """
    if name is ShapeName.LEADING:
        name = ShapeName.SCATTERED if part.is_exclusive else ShapeName.MIXED
    return "leaning" if name in _LEANING else name.value


def _named(part: ReleasedPart) -> str:
    return _inside(part.prompt)


def _inside(text: str) -> str:
    """A prompt or an option inside a sentence, which has a full stop of its own."""
    return text.removesuffix(".")


def _end(poll: Poll, part: ReleasedPart, name: ShapeName) -> str:
    """The words at the end of the scale that the room leans to, "" where it does not."""
    if name not in _LEANING:
        return ""
    is_high = name is ShapeName.LEANING_HIGH
    if isinstance(poll, Slider):
        slider = next(one for one in poll.sliders if one.id == part.part_id)
        return slider.high if is_high else slider.low
    return part.cells[-1 if is_high else 0].label


def _line(poll: Poll, key: str) -> tuple[str, ...]:
    line = poll.say.get(key, "")
    return (line,) if line else ()
