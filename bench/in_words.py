"""How much of the tender questions that come with Drawbridge is told in words.

python bench/in_words.py

Rooms are drawn (seed fixed) in which options have weights of their own, as in tests/attacks; people
tick one box or two, everybody answers, and thirty have joined.
"""

import argparse
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import content  # noqa: E402
from drawbridge.domain.answers.responses import Response  # noqa: E402
from drawbridge.domain.answers.tally import Snapshot, count  # noqa: E402
from drawbridge.domain.privacy import gate  # noqa: E402
from drawbridge.domain.privacy.gate import Released  # noqa: E402
from drawbridge.domain.privacy.released import Look  # noqa: E402
from drawbridge.domain.workshop.steps import Poll, Sensitivity  # noqa: E402
from drawbridge.domain.workshop.texts import Written  # noqa: E402

SIZES = (6, 8, 10, 12, 14, 20)
N_ROOMS = 500
N_JOINED = 30


def answered(poll: Poll, rng: random.Random, n: int) -> list[Response]:
    """One room: a row of answers for each person."""
    weights = {part.id: [rng.random() + 0.1 for _ in part.cells] for part in poll.parts}
    rows = []
    for _ in range(n):
        answers = {}
        for part in poll.parts:
            ticks = rng.choices(range(len(part.cells)), weights[part.id], k=part.at_most)
            answers[part.id] = tuple(sorted(set(ticks)))
        rows.append(Response(answers=answers))
    return rows


def in_words(poll: Poll, rng: random.Random, n: int) -> float:
    """The share of a question's lines without a number in one room."""
    snapshot = Snapshot(
        step_id=poll.id, round=1, tally=count(poll, answered(poll, rng, n)), n_joined=N_JOINED
    )
    verdict = gate.release(poll, snapshot)
    if not isinstance(verdict, Released):
        return 1.0
    told = [
        part
        for part in verdict.shown_parts
        if any(cell.count != 0 and cell.look is not Look.HIDDEN for cell in part.cells)
    ]
    return 1 - len(told) / len(verdict.parts)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    text = (ROOT / "workshop_content" / "emotional_walls.toml").read_text("utf-8")
    steps = content.parse(text, file="emotional_walls").steps
    tender = [
        step
        for step in steps
        if isinstance(step, Poll)
        and step.sensitivity is Sensitivity.HIGH
        and not isinstance(step, Written)
    ]
    print("| question | " + " | ".join(f"n = {n}" for n in SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    for poll in tender:
        rng = random.Random(poll.id)
        shares = [sum(in_words(poll, rng, n) for _ in range(N_ROOMS)) / N_ROOMS for n in SIZES]
        told = " | ".join(f"{100 * share:.0f} %" for share in shares)
        print(f"| {poll.title} (`{poll.kind}`) | {told} |")


if __name__ == "__main__":
    main()
