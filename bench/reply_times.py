"""How long replies to a Pass and to an answer take, for every kind of question.

    python bench/reply_times.py --each 500

One phone sends both in turn, in random order, over one connection to a server of its own on a free
loopback port. Prints per kind the medians and the area under the ROC curve (AUC) of telling a Pass
from an answer by the time alone: 0.5 is chance, and its standard error is printed beside it
(Hanley and McNeil 1982, at 0.5). Bounded: `--each` of both for each kind, at most 1,000.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import commands  # noqa: E402
from drawbridge.domain.session.simulated import Temperament  # noqa: E402
from drawbridge.domain.workshop.steps import Poll  # noqa: E402
from drawbridge.rehearsal.answer_model import Person  # noqa: E402
from drawbridge.rehearsal.forms import form  # noqa: E402
from tests.people.phone import HttpPhone  # noqa: E402
from tests.people.room import Room  # noqa: E402
from tests.people.server import PhoneServer, settings_of  # noqa: E402

MOST = 1000
SCRIPT = {"X-Drawbridge": "1"}


def area(passes, answers):
    """The chance that a Pass takes longer than an answer; equal times count half."""
    ranks = {}
    ordered = sorted([*passes, *answers])
    for place, value in enumerate(ordered, start=1):
        ranks.setdefault(value, []).append(place)
    total = sum(statistics.fmean(ranks[value]) for value in passes)
    n = len(passes)
    return (total - n * (n + 1) / 2) / (n * len(answers))


def error(n):
    return ((2 * n + 1) / (12 * n * n)) ** 0.5


def timed(phone, room, fields):
    state = room.session
    place = {"step": state.step.id, "round": str(state.state.round)}
    began = time.perf_counter()
    reply = phone.http.post(f"/j/{room.code}/answer", data={**place, **fields}, headers=SCRIPT)
    took = time.perf_counter() - began
    if reply.status_code != 200:
        raise SystemExit(f"{state.step.id}: {reply.status_code} {reply.text[:200]}")
    return took * 1000


def measured(phone, room, poll, n_each, dice):
    person = Person(number=1, temperament=Temperament.MIXED, dice=dice)
    turns = [True, False] * n_each
    dice.shuffle(turns)
    took = {True: [], False: []}
    for is_pass in turns:
        fields = {"pass": ["1"]} if is_pass else form(poll, person)
        took[is_pass].append(timed(phone, room, fields))
    return took[True], took[False]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--only", default="", help="one kind, by its name")
    options = parser.parse_args()
    n_each, dice, seen = min(MOST, options.each), random.Random(1), set()
    with tempfile.TemporaryDirectory() as name:
        server = PhoneServer(settings_of(Path(name)))
        server.start()
        room = Room(server.services, (ROOT / "gallery" / "every_kind.toml").read_text("utf-8"))
        phone = HttpPhone(server.url, room.code)
        phone.join()
        print(f"{n_each} of each, load {os.getloadavg()[0]:.1f}; AUC 0.5 +- {error(n_each):.3f}")
        for poll in room.session.workshop.steps:
            kind = type(poll).kind
            if not isinstance(poll, Poll) or kind in seen or options.only not in {"", kind}:
                continue
            seen.add(kind)
            room.go_to(poll.id)
            room.do(commands.open_step)
            passes, answers = measured(phone, room, poll, n_each, dice)
            room.do(commands.close_step)
            print(
                f"{kind:20} pass {statistics.median(passes):6.1f} ms  answer "
                f"{statistics.median(answers):6.1f} ms  AUC {area(passes, answers):.3f}"
            )
        server.stop()


if __name__ == "__main__":
    main()
