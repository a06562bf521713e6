"""Sentences about squares, circles, orders, shared-out points and changes.

Each gives "" where what may be seen does not carry a sentence of its own. They speak of this room
only and obey the rules of `drawbridge.charts.sentences.by_kind`.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drawbridge.charts.drawing.shown_numbers import middles, shown, spread
from drawbridge.charts.drawing.translation import Say, cell_name, enumerated
from drawbridge.charts.drawing.writing_direction import isolated
from drawbridge.charts.sentences.agreement import agreement
from drawbridge.charts.sentences.choices import PUT_FIRST, on_choice
from drawbridge.domain.privacy.released import Band, Cell, ReleasedPart
from drawbridge.domain.statistics.shape import CLEAR_POINTS
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import POINTS, Allocate100, Ranking
from drawbridge.errors import N_

_BANDS: Mapping[Band | None, str] = MappingProxyType(
    {
        Band.NONE: N_("none"),
        Band.FEW: N_("one or two"),
        Band.SOME: N_("three to five"),
        Band.MANY: N_("six to nine"),
        Band.LOTS: N_("ten or more"),
    }
)
# Bands that would go on where nobody is left.
_ENDING: Mapping[tuple[Band, int], str] = MappingProxyType(
    {
        (Band.SOME, 4): N_("three or four"),
        (Band.MANY, 7): N_("six or seven"),
        (Band.MANY, 8): N_("six to eight"),
    }
)
_ORDINALS = (
    N_("on the first line {moves}"),
    N_("on the second {moves}"),
    N_("on the third {moves}"),
    N_("on the fourth {moves}"),
)


def on_flat(part: ReleasedPart, say: Say) -> str:
    """What stands instead of bars that are all alike."""
    told = say(N_("Our answers are spread over all {k} of these. At each: {band}."))
    return told.format(k=len(part.cells), band=_counted(part.cells[0], part, say))


def on_grid(poll: Grid2d, parts: Sequence[ReleasedPart], say: Say) -> str:
    """Where the two middle answers lie; only that people answered where two groups stand apart."""
    (part,) = parts
    found = middles(part)
    if not found:
        told = say(N_("{n} of us answered; the fields show roughly how many are where."))
        return told.format(n=part.n_answers)
    x, y = (int(middle + 0.5) for middle in found)
    told = say(
        N_(
            "For the {n} of us who answered, the middle answers are about {x} of 100 for "
            "“{across}” and {y} of 100 for “{upward}”."
        )
    )
    n = part.marks.n_people if part.marks else part.n_answers
    return told.format(n=n, x=x, y=y, across=isolated(poll.x.label), upward=isolated(poll.y.label))


def beside_grid(_poll: Grid2d, part: ReleasedPart, say: Say) -> str:
    """What the alt text of a grid adds to its fields."""
    found = middles(part)
    if not found:
        return say(N_(", nobody elsewhere"))
    x, y = (int(middle + 0.5) for middle in found)
    told = say(N_(", nobody elsewhere; middle answers {x} across and {y} up, of 100"))
    return told.format(x=x, y=y)


def on_changes(parts: Sequence[ReleasedPart], say: Say) -> str:
    """Who moved which way between start and end, one clause per line of the picture."""
    clauses = [_pieces(part, say) for part in parts]
    if len(clauses) > len(_ORDINALS):
        return ""
    if len(clauses) > 1:
        clauses = [say(_ORDINALS[row]).format(moves=one) for row, one in enumerate(clauses)]
    told = say(N_("Between start and end, {moves}."))
    return told.format(moves="; ".join(clauses))


def on_wishes(_poll: Circles7, parts: Sequence[ReleasedPart], say: Say) -> str:
    """Who wished what, roughly."""
    changes = [part for part in parts if part.is_change]
    if len(changes) != 1:
        return ""
    wishes = _pieces(changes[0], say)
    return f"{wishes[0].upper()}{wishes[1:]}."


def on_order(_poll: Ranking, parts: Sequence[ReleasedPart], say: Say) -> str:
    """What was put first, and how alike the orders are."""
    (part,) = parts
    first = on_choice(part, say, PUT_FIRST)
    alike = agreement(part, say)
    if part.alike is None:
        return first
    if part.alike.n_people < part.n_answers:  # "taken whole" would speak for all
        return f"{first} {alike[0].upper()}{alike[1:]}."
    whole = say(N_("Taken whole: {alike}."))  # inside an f-string Babel would not see it
    return f"{first} {whole.format(alike=alike)}"


def mean_places(_poll: Ranking, part: ReleasedPart, say: Say) -> str:
    """What the alt text of a ranking adds to its cells."""
    if part.marks is None:
        alone = say(N_("so many put it first"))
        return f"; {alone}"
    told = say(N_("so many put it first; mean places in this order: {places}"))
    if part.marks.n_people < part.n_answers:
        told = say(
            N_(
                "so many put it first; mean places of the {n} who ordered all {k}, "
                "in this order: {places}"
            )
        )
    places = enumerated((f"{mark:.1f}" for mark in part.marks.values), say)
    return f"; {told.format(n=part.marks.n_people, k=len(part.cells), places=places)}"


def on_points(_poll: Allocate100, parts: Sequence[ReleasedPart], say: Say) -> str:
    """The thing whose middle answer is clearly the highest."""
    found = [(points[1], part) for part in parts if (points := spread(part)) is not None]
    found.sort(key=lambda one: one[0], reverse=True)
    if len(found) < 2 or found[0][0] - found[1][0] < CLEAR_POINTS:
        return ""
    middle, part = found[0]
    told = say(
        N_(
            "For the {n} of us who answered, “{thing}” has the highest middle answer, "
            "about {points} of {whole} points."
        )
    )
    return told.format(
        n=part.n_answers, thing=isolated(part.prompt.strip("“”")), points=middle, whole=POINTS
    )


def beside_scene(poll: Scenarios, part: ReleasedPart, _say: Say) -> str:
    """What the alt text of a scene adds: on the phones its sentences had no labels."""
    return f" ({'; '.join(meant(poll, part))})"


def meant(poll: Scenarios, part: ReleasedPart) -> tuple[str, ...]:
    """What each label stood for in a scene, where people chose among texts without labels."""
    return tuple(meanings(poll, part).values())


def meanings(poll: Scenarios, part: ReleasedPart) -> dict[str, str]:
    """The same by label."""
    options = next(scene.options for scene in poll.scenes if scene.id == part.part_id)
    told = sorted(options, key=lambda option: option.label)
    labels = [(poll.labels[option.label], option.text) for option in told]
    return {label: f"{label}: {isolated(text)}" for label, text in labels}


def _pieces(part: ReleasedPart, say: Say) -> str:
    """A change in words: "8 of the 14 of us who answered both moved up, 3 stayed, 3 moved down"."""
    first, *rest = part.cells
    told = say(N_("{count} of the {n} of us who answered both {moved}")).format(
        count=_counted(first, part, say), n=part.n_answers, moved=cell_name(first.label, say)
    )
    other = say(N_("{count} {moved}"))
    others = (
        other.format(count=_counted(cell, part, say), moved=cell_name(cell.label, say))
        for cell in rest
    )
    return enumerated((told, *others), say)


def _counted(cell: Cell, part: ReleasedPart, say: Say) -> str:
    """A number of people, a band as it is said and not as it is written."""
    band = Band.NONE if cell.count == 0 else cell.band
    if band is not None and band.least == part.n_answers:
        return say(N_("all"))
    if band is not None and (band, part.n_answers) in _ENDING:
        return say(_ENDING[band, part.n_answers])
    return say(_BANDS[band]) if band in _BANDS else shown(cell, part, say)
