"""Rehearses workshops to their end: every variant, every temper of the room, several sizes.

python bench/rehearse_all.py
python bench/rehearse_all.py workshop_content/near_with_a_gate.toml --people 4 5 6 7 8 --steps

One row for each play: how many questions there were, and what the room saw of them. Every picture
of the projector is made as well, though nobody looks at it here. A play that does not come to its
end, or leaves the facilitator without a word to a closed question, ends the script with 1.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import charts, content  # noqa: E402
from drawbridge.domain.session.session import Phase  # noqa: E402
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament  # noqa: E402
from drawbridge.domain.session.transitions import Command  # noqa: E402
from drawbridge.domain.workshop.steps import Audience, Poll  # noqa: E402
from drawbridge.projector.figure import figure_of  # noqa: E402
from drawbridge.projector.pictures import markup  # noqa: E402
from drawbridge.projector.scene import ProjectorScene  # noqa: E402
from gallery import plays, rooms  # noqa: E402

SEEN = {
    "ChartPicture": "chart",
    "LinesPicture": "lines",
    "WithoutNumbersPicture": "words",
    "WordsPicture": "words",
    "HoldingPicture": "private",
    "FarewellPicture": "private",
    "PutAsidePicture": "aside",
}
CLOSED = {Phase.CLOSED, Phase.REVEALED}
COLUMNS = ("chart", "lines", "words", "aside", "private")


def played(services, source, variant, cast, is_told):
    """What the room saw of each question, and the questions without a word to say."""
    seen, speechless, n_steps, ended = Counter(), [], 0, False
    crowd = lambda running: plays.Rehearsal(running, source, variant, cast)  # noqa: E731
    for moment in plays.moments(services, crowd):
        session = moment.session
        draw(moment.room)
        n_steps = len(session.workshop.steps)
        ended = moment.console.next_act is Command.END
        if not isinstance(session.step, Poll) or session.state.phase not in CLOSED:
            continue
        if session.is_for_room and session.state.phase is Phase.CLOSED:
            continue  # it is about to be shown
        picture = SEEN[type(moment.room.picture).__name__]
        seen[picture] += 1
        lines = moment.console.coaching.lines if moment.console.coaching else ()
        if not lines and session.step.audience is not Audience.NOBODY:
            speechless.append(session.step.id)
        if is_told:
            print(f"    {session.step.id:22} {picture:8} {' / '.join(lines)}")
    return seen, speechless, n_steps, ended


def draw(view):
    scene = ProjectorScene(
        view=view, language="en", theme=charts.LIGHT, join_base="http://walls.example.org"
    )
    markup(scene)
    figure_of(scene)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--people", type=int, nargs="+", default=[4, 6, 8, 14, 60])
    parser.add_argument("--steps", action="store_true", help="tell each question, and what to say")
    options = parser.parse_args()
    files = options.files or sorted((ROOT / "workshop_content").glob("*.toml"))
    print("workshop | variant | temper | people | steps | " + " | ".join(COLUMNS) + " | s")
    is_good = True
    with rooms.opened() as services:
        for path in files:
            for workshop in content.listing(path).workshops:
                for temper in Temperament:
                    sizes = [6] if temper is Temperament.TINY else options.people
                    for size in sizes:
                        begun = time.perf_counter()
                        cast = SimulatedRoom(size=size, temperament=temper)
                        source = content.source(path)
                        seen, speechless, n_steps, ended = played(
                            services, source, workshop.variant, cast, options.steps
                        )
                        row = [path.stem, workshop.variant or "whole", temper.value, size, n_steps]
                        row += [seen[column] for column in COLUMNS]
                        row += [f"{time.perf_counter() - begun:.1f}"]
                        trouble = "" if ended else " NO END"
                        trouble += f" NOTHING TO SAY: {speechless}" if speechless else ""
                        is_good = is_good and not trouble
                        print(" | ".join(map(str, row)) + trouble, flush=True)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
