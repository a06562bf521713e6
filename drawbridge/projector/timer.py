"""A timer on the projector and the console: told once by the server, counted down in the page.

What the page needs stands in attributes of its element: seconds until each turn ends, whether time
passes, and the words for the end. `ui/countdown.js` reads them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from drawbridge.domain.workshop.two_languages import in_one_line, joined
from drawbridge.errors import N_
from drawbridge.views import GroupTimer, TurnsView

SOON_S = range(106, 121)  # "two minutes left", for as long as that is nearly true
_SOON = N_("Two minutes left")
_OVER = N_("Time is up. Come to an end in your own time.")
_STANDS = N_("The time stands still for a moment.")
_WAITS = N_("Find each other first; then the time begins.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTurns:
    """The turns of one grouping, ready to be drawn. `attributes` are for its element."""

    label: str
    roles: tuple[str, ...]
    turn: int
    left: str
    soon: str
    attributes: Markup


def drawn_turns(view: TurnsView, say: Callable[[str], str]) -> tuple[DrawnTurns, ...]:
    """All groupings of a timer, in the language of a page."""
    return tuple(_drawn(line, view, say) for line in view.lines)


def clock(seconds: int) -> str:
    """Minutes and seconds: "2:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _drawn(line: GroupTimer, view: TurnsView, say: Callable[[str], str]) -> DrawnTurns:
    names = {
        "turns": " ".join(map(str, line.ends_in_s)),
        "soon": in_one_line(say(_SOON)) if _tells_soon(line) else "",
        "soon-from": str(SOON_S[-1]),
        "soon-to": str(SOON_S[0]),
        "over": in_one_line(say(_OVER)),
    }
    if view.is_running:
        names["runs"] = ""
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in names.items())
    return DrawnTurns(
        label=line.label,
        roles=tuple(joined(" · ", roles) for roles in line.roles),
        turn=line.turn if not line.is_over else len(line.roles),
        left=clock(line.left_s),
        soon=in_one_line(_soon(line, view, say)),
        attributes=Markup(attributes),  # noqa: S704 - every text in it is escaped above
    )


def _soon(line: GroupTimer, view: TurnsView, say: Callable[[str], str]) -> str:
    """The quiet words below the numbers."""
    if line.is_over:
        return say(_OVER)
    if not view.has_begun:
        return say(_WAITS)
    if not view.is_running:
        return say(_STANDS)
    return say(_SOON) if line.left_s in SOON_S and _tells_soon(line) else ""


def _tells_soon(line: GroupTimer) -> bool:
    """Whether a turn is longer than that; a turn of two minutes would begin with it."""
    return line.longest_s > SOON_S[-1]
