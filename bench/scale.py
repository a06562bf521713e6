"""What many phones would need: a model of a process, fed with the bench's CPU, tried on its waits.

    python bench/scale.py --measure alone     # one process on SQLite; 4 minutes
    python bench/scale.py --measure workers   # processes for phones on PostgreSQL; 3 minutes
    python bench/scale.py                     # fits, prints every error, and what follows

The model is a queue: a process does one thing at a time; a group of answers is gathered and
committed together. It has three numbers, all of them processor time: for an answer, for a commit,
for a screen that a phone asks for. They are fitted to the processor time of the points marked
"fitted"; no wait is fitted to anything. What it says of waits, and of every other point, can be
wrong, and by how much is printed. Several processes are so many models, each with its share of the
phones: that they wait for each other's locks is not in it.
"""

import argparse
import heapq
import json
import os
import random
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

import numpy as np
import uvloop

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import load, room, workers  # noqa: E402 - the path comes first
from drawbridge.phone.time_steps import SPREAD_S, STEP_S  # noqa: E402
from drawbridge.store.group_commit import (  # noqa: E402
    BUSY_GATHER_S,
    GATHER_S,
    LONGEST_GATHER_S,
    MOST,
    SHARED_GATHER_S,
    next_gather_s,
)
from tests.postgres_server import a_postgres  # noqa: E402

FOLDER = Path(__file__).parent
IDLE_S = 5
SENDING, WRITING = 1 / 6, 1 / 8  # of an answer's time, by py-spy (docs/performance.md)
ACK_S, SCREEN_S = 1.0, 2.0  # what somebody who waits still takes for "at once", of 95 in 100
ALONE = ((300, 3), (1000, 3), (1000, 1), (2000, 3), (3000, 3), (3000, 10))
WORKERS = ((1, 600, 10), (1, 600, 3), (1, 1000, 3), (2, 600, 10), (2, 600, 3))
FITTED = {(0, 300, 3), (0, 2000, 3), (1, 600, 10), (1, 600, 3)}
MOST_PHONES = 16_000  # as many files as a process opens
HALLS = (10_000, 100_000, 1_000_000)
WITHIN_S = 30.0  # in which a large hall answers
BYTES_OF_NEWS = 2714  # with the screen of a question of four options
OF_A_CORE = 0.7  # is planned with: above it waits were longer than foretold (3,000 in 3 s)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Processor time in seconds, how long a group waits for others, and how a screen comes."""

    gather: float
    longest_gather: float
    is_asked_for: bool
    """Each phone asks for the screen of a closed question, a random moment later; else it comes
    with the news, which one process sends to one phone after the other."""
    answer: float
    commit: float
    screen: float


# -- the model


class Answers:
    """One process while a room answers: who has come, who waits for the commit, who is told.

    What makes the load, where it shares the machine, is a second queue before and behind it.
    """

    def __init__(self, arrivals, cost, chance, load_s):
        self._cost, self._chance = cost, chance
        self._load_s, self._load_free_at = load_s, 0.0
        self._begun = {}
        self._events = [(at, number, "begin") for number, at in enumerate(arrivals)]
        heapq.heapify(self._events)
        self._free_at = 0.0
        self._received, self._waiting = {}, []
        self._gather_s = cost.gather
        self._is_writing = False
        self.n_commits = 0
        self.acknowledged = {}

    def run(self):
        while self._events:
            at, number, what = heapq.heappop(self._events)
            getattr(self, f"_{what}")(at, number)
        return np.array([at - self._begun[number] for number, at in self.acknowledged.items()])

    def _busy(self, at, seconds):
        begun = max(at, self._free_at)
        self._free_at = begun + seconds
        return begun

    def _loading(self, at):
        begun = max(at, self._load_free_at)
        self._load_free_at = begun + self._load_s / 2
        return begun

    def _begin(self, at, number):
        self._begun[number] = self._loading(at)
        heapq.heappush(self._events, (self._load_free_at, number, "come"))

    def _come(self, at, number):
        reading = self._cost.answer * (1 - SENDING - WRITING)
        self._received[number] = self._busy(at, reading)
        heapq.heappush(self._events, (self._free_at, number, "wait"))

    def _wait(self, at, number):
        self._waiting.append(number)
        if not self._is_writing:
            self._is_writing = True
            heapq.heappush(self._events, (at + self._gather_s, -1, "write"))

    def _write(self, at, _):
        group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        self._gather_s = next_gather_s(
            len(group), self._gather_s, self._cost.gather, self._cost.longest_gather
        )
        work = self._cost.commit + len(group) * self._cost.answer * WRITING
        done = self._busy(at, work) + work
        self.n_commits += 1
        for number in group:
            n_steps = ceil((done - self._received[number]) / STEP_S)
            told = self._received[number] + n_steps * STEP_S + self._chance.uniform(0, SPREAD_S)
            heapq.heappush(self._events, (told, number, "tell"))
        heapq.heappush(self._events, (done, -1, "rest"))

    def _rest(self, at, _):
        self._is_writing = bool(self._waiting)
        if self._waiting:
            heapq.heappush(self._events, (at + self._gather_s, -1, "write"))

    def _tell(self, at, number):
        self._busy(at, self._cost.answer * SENDING)
        heapq.heappush(self._events, (self._free_at, number, "hear"))

    def _hear(self, at, number):
        self._loading(at)
        self.acknowledged[number] = self._load_free_at


def answers(n_phones, within_s, cost, load_s=0.0, seed=1):
    """Waits in seconds, processor time for each answer, and how many commits there were."""
    chance = random.Random(seed)
    model = Answers([chance.uniform(0, within_s) for _ in range(n_phones)], cost, chance, load_s)
    waits = model.run()
    return waits, cost.answer + cost.commit * model.n_commits / n_phones, model.n_commits


def screens(n_phones, cost, load_s=0.0, seed=1):
    """When each phone has the screen of a closed question."""
    chance = random.Random(seed)
    latest_s = load.JITTER_S if cost.is_asked_for else 0.0
    moments = sorted(chance.uniform(0, latest_s) for _ in range(n_phones))
    slower, free_at, done = max(cost.screen, load_s), 0.0, []
    for at in moments:  # of two queues one behind the other the slower one makes the wait
        free_at = max(at, free_at) + slower
        done.append(free_at)
    return np.array(done)


# -- fitting and trying


def name_of(point):
    return point.get("workers", 0), point["phones"], point["within_s"]


def fitted(points):
    """The costs that give the processor time of these points, of one process each."""
    sizes = [one["phones"] for one in points]
    screen = np.average([one["cpu_ms_per_closed_screen"] for one in points], weights=sizes) / 1000
    is_shared = bool(name_of(points[0])[0])
    cost = Cost(
        gather=SHARED_GATHER_S if is_shared else GATHER_S,
        longest_gather=LONGEST_GATHER_S if is_shared else BUSY_GATHER_S,
        is_asked_for=is_shared,
        answer=0.001,
        commit=0.002,
        screen=screen,
    )
    for _ in range(5):  # how many commits there are depends on what they cost
        rows = [
            (n, answers(n, one["within_s"], cost)[2]) for n, one in zip(sizes, points, strict=True)
        ]
        spent = [n * one["cpu_ms_per_answer"] / 1000 for n, one in zip(sizes, points, strict=True)]
        per_answer, per_commit = np.linalg.lstsq(np.array(rows), np.array(spent), rcond=None)[0]
        cost = replace(cost, answer=per_answer, commit=max(0.0, per_commit))
    return cost


def p95(seconds):
    return float(1000 * np.percentile(seconds, 95))


def tried(point, cost):
    """What was measured, and what the model says, by name."""
    each = point["phones"] // max(1, point.get("workers", 0))
    n_others = point["phones"] / each
    load_s = n_others * point["load_cpu_ms_per_answer"] / 1000
    waits, cpu_s, _ = answers(each, point["within_s"], cost, load_s)
    load_s = n_others * point["load_cpu_ms_per_closed_screen"] / 1000
    return {
        "CPU of an answer": (point["cpu_ms_per_answer"], 1000 * cpu_s),
        "acknowledged, p50": (point["ack_ms"][0], float(1000 * np.median(waits))),
        "acknowledged, p95": (point["ack_ms"][1], p95(waits)),
        "closed screen, p95": (point["close_screen_ms"][1], p95(screens(each, cost, load_s))),
    }


def most_phones(is_in_time):
    """The largest room, to 50, for which something holds that holds for smaller ones."""
    holds, too_many = 0, MOST_PHONES
    while too_many - holds > 50:
        middle = (holds + too_many) // 2
        holds, too_many = (middle, too_many) if is_in_time(middle) else (holds, middle)
    return 50 * (holds // 50)


def most_acknowledged(cost, within_s):
    """Phones whose answers keep a process busy for no more than `OF_A_CORE`, and are in time."""

    def is_in_time(n_phones):
        waits, cpu_s, _ = answers(n_phones, within_s, cost)
        return p95(waits) < 1000 * ACK_S and n_phones * cpu_s / within_s < OF_A_CORE

    return most_phones(is_in_time)


def most_screens(cost):
    return most_phones(lambda n: p95(screens(n, cost)) < 1000 * SCREEN_S * OF_A_CORE)


def errors(points, cost):
    print(
        f"fitted: {1000 * cost.answer:.2f} ms an answer, {1000 * cost.commit:.2f} ms a commit, "
        f"{1000 * cost.screen:.2f} ms a screen\n\n"
        "| processes for phones | phones | within | | measured | model | error |\n"
        "|---|---|---|---|---|---|---|"
    )
    for point in points:
        n_workers, n_phones, within_s = name_of(point)
        for name, (measured, said) in tried(point, cost).items():
            is_fitted = name_of(point) in FITTED and name.startswith("CPU")
            error = "fitted" if is_fitted else f"{100 * (said - measured) / measured:+.0f} %"
            print(
                f"| {n_workers or 'none'} | {n_phones:,} | {within_s} s | {name} | "
                f"{measured:,.1f} ms | {said:,.1f} ms | {error} |"
            )


def halls(points, cost, memory):
    """What follows for large halls, on PostgreSQL behind nginx.

    Args:
        points: what was measured there.
        cost: of a process there.
        memory: of a process that draws screens from memory, for what that would change.
    """
    by_answers = most_acknowledged(cost, WITHIN_S)
    each = [min(by_answers, most_screens(one)) for one in (cost, memory)]
    print(f"| phones | processes of {each[0]:,} | of {each[1]:,} | PostgreSQL | nginx | news |")
    print("|---|---|---|---|---|---|")
    for n_phones in HALLS:
        database, proxy = (
            n_phones * max(one[name] for one in points) / 1000 / WITHIN_S / OF_A_CORE
            for name in ("postgresql_cpu_ms", "nginx_cpu_ms")
        )
        now, then = (ceil(n_phones / most) for most in each)
        print(
            f"| {n_phones:,} | {now:,} | {then:,} | {database:.1f} cores | {proxy:.1f} cores | "
            f"{8 * n_phones * BYTES_OF_NEWS / 1e9:.1f} Gbit |"
        )


def report(alone, shared):
    costs = []
    for points in (alone, shared):
        cost = fitted([one for one in points if name_of(one) in FITTED])
        costs.append(cost)
        errors(points, cost)
        print("\n| one process does in time | phones |\n|---|---|")
        print(f"| all see a question closed | {most_screens(cost):,} |")
        for within_s in (3, 10, 30):
            most = most_acknowledged(cost, within_s)
            print(f"| all answer within {within_s} s | {most:,} |")
        print()
    halls(shared, costs[1], costs[0])


# -- measuring


async def measured_alone():
    for n_phones, within_s in ALONE:
        point = await room.measured(ROOT, n_phones, within_s, IDLE_S)
        yield {"within_s": within_s, **point}


async def measured_workers():
    for n_workers, n_phones, within_s in WORKERS:
        with a_postgres() as postgres:
            point = await workers.measured(n_workers, postgres.url, n_phones, within_s)
        yield {"phones": n_phones, "within_s": within_s, **point}


async def measure(which):
    found = []
    async for point in {"alone": measured_alone, "workers": measured_workers}[which]():
        found.append({**point, "load": round(os.getloadavg()[0], 1)})
        print(json.dumps(found[-1]), flush=True)
    file_of(which).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def file_of(which):
    return FOLDER / f"scale_{which}.json"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measure", choices=["alone", "workers"], help="measure anew, and no more")
    which = parser.parse_args().measure
    if which:
        load.allow_connections()
        with suppress(PermissionError):
            os.nice(-15)  # before whatever else this computer does; children inherit it
        uvloop.run(measure(which))
    else:
        report(*(json.loads(file_of(one).read_text("utf-8")) for one in ("alone", "workers")))
