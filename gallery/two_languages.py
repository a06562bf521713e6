"""The projector in two languages: ``python -m gallery.two_languages FOLDER en+de de+ar pl+tr``.

The longest workshop, which has a step of every kind, rehearsed to its end in each pair. What stands
outside the screen, or outside the place it was measured for, is told by name.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from drawbridge import charts, commands, content
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from drawbridge.projector.text_fit import SCREENS
from drawbridge.services import Services
from gallery import chromium, plays, rooms, sheets
from gallery.projector import Projector

_WORKSHOP = Path(__file__).resolve().parents[1] / "workshop_content" / "emotional_walls.toml"
_PER_SHEET = 12
_OUTSIDE = """() => {
  const told = [];
  const shown = (it) => it.getClientRects().length && !it.closest(".projector-hidden");
  for (const it of document.querySelectorAll(".projector *, #figure text")) {
    if (!it.textContent.trim() || !shown(it)) continue;
    const box = it.getBoundingClientRect();
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      told.push(it.textContent.trim().slice(0, 40));
  }
  const foot = document.querySelector(".projector footer");
  for (const it of document.querySelectorAll(".projector > section > *, .projector > header > *"))
    if (foot && it.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1)
      told.push("over the foot: " + it.textContent.trim().slice(0, 40));
  return told;
}"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Photograph the pairs that are named; give 1 if anything stands where it should not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("pairs", nargs="+", metavar="FIRST+SECOND")
    parser.add_argument("--screen", choices=sorted(SCREENS), default="wide")
    parser.add_argument("--people", type=int, default=14)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    is_good = True
    with rooms.opened() as services, chromium.running() as browser:
        for pair in options.pairs:
            projector = Projector(browser, charts.LIGHT, SCREENS[options.screen])
            is_good = _photographed(services, projector, pair, options) and is_good
            projector.page.close()
    return 0 if is_good else 1


def _photographed(
    services: Services, projector: Projector, pair: str, options: argparse.Namespace
) -> bool:
    first, second = pair.split("+")
    taken: list[tuple[str, bytes]] = []
    is_good = True
    for moment in plays.moments(services, lambda it: _room(it, first, second, options.people)):
        taken.append((f"{pair} {moment.name}", projector.photograph(moment.room)))
        outside = projector.page.evaluate(_OUTSIDE)
        if outside:
            is_good = False
            sys.stdout.write(f"{pair} {moment.name}: {outside}\n")
    for name, png in taken:
        (options.folder / f"{name.replace(', ', '.').replace(' ', '_')}.png").write_bytes(png)
    for start in range(0, len(taken), _PER_SHEET):
        some = taken[start : start + _PER_SHEET]
        sheets.save(
            sheets.sheet(some, columns=3, width=640),
            options.folder / f"sheet-{pair}-{start:02d}.png",
        )
    return is_good


def _room(services: Services, first: str, second: str, n_people: int) -> plays.Rehearsal:
    cast = SimulatedRoom(size=n_people, temperament=Temperament.MIXED)
    room = plays.Rehearsal(services, content.frozen(_WORKSHOP, first), "", cast)
    commands.arrange(services, room.code, second_language=second)
    return room


if __name__ == "__main__":
    sys.exit(main())
