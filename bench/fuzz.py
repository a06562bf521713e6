"""Fifty thousand requests that nobody should send, at the whole application, in one process.

    python bench/fuzz.py --requests 50000 --seed 1

Calls the application object of `streamlit run app.py` directly, with a temporary data folder and a
session in each phase. Stops by itself. Prints what was answered, and ends with 1 if anything
broke: a server error, a traceback in the log, a way to another host, or a change of what is stored
that no valid answer explains.
"""

import argparse
import asyncio
import json
import logging
import os
import random
import sys
import tempfile
import time
from ast import literal_eval
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402 - the path comes first

from bench.hostile import hostile  # noqa: E402
from drawbridge import commands, content  # noqa: E402
from drawbridge.domain.session.role import Role  # noqa: E402
from drawbridge.store.tables import metadata  # noqa: E402
from gallery.preparing import prepare  # noqa: E402

WORKSHOP = ROOT / "workshop_content" / "first_evening.toml"
STEP = "weather"
N_OPTIONS = 5
N_VICTIMS = 6
AT_ONCE = 8
PATIENCE_S = 20.0
CHANGING = {"participants", "ballots"}  # by phones; everything else is the facilitator's


class Target:
    """A session in each phase; victims who have answered, and players whose cookies are used."""

    def __init__(self, services):
        self.services = services
        self.victims, self.players, self.keys, self.codes = [], [], [], []
        for phase in ("lobby", "briefing", "open", "again", "closed", "revealed", "ended"):
            self._prepare(phase)

    def _prepare(self, phase):
        code = commands.create(self.services, content.source(WORKSHOP))
        prepare(self.services, code)
        self.codes.append(code)
        victims = [commands.new_secret() for _ in range(N_VICTIMS)]
        player, watcher = commands.new_secret(), commands.new_secret()
        for secret in (*victims, player):
            commands.join(self.services, code, secret, Role.PARTICIPANT)
        commands.join(self.services, code, watcher, Role.OBSERVER)
        self.players += [player, watcher]
        self.victims += victims
        self._play(phase, code, victims)
        self.keys.append(self.session(code).projector_key)

    def _play(self, phase, code, victims):
        if phase == "lobby":
            return
        self.do(commands.start, code)
        while self.session(code).step.id != STEP:
            self.do(commands.skip, code)
        if phase == "briefing":
            return
        self.do(commands.open_step, code)
        for number, secret in enumerate(victims):
            answer = {"answer": [str(number % 3)]}
            commands.submit(self.services, code, secret, (STEP, 1), answer)
        rest = {
            "open": (),
            "again": (commands.close_step, commands.reopen),
            "closed": (commands.close_step,),
            "revealed": (commands.close_step, commands.reveal),
            "ended": (commands.close_step, commands.reveal, commands.end),
        }
        for command in rest[phase]:
            self.do(command, code)

    def do(self, command, code):
        command(self.services, code, self.session(code).revision)

    def session(self, code):
        with self.services.store.reading() as transaction:
            return transaction.sessions.at(code)

    def form(self, code):
        number = 2 if code == self.codes[3] else 1
        return (("step", STEP), ("round", str(number)), ("answer", "1"))

    def cookie(self, random_):
        return f"drawbridge={random_.choice(self.players)}".encode()

    def content(self):
        """All rows of all tables."""
        with self.services.store.reading() as transaction:
            connection = transaction._connection
            return {
                name: sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}"))))
                for name in metadata.tables
            }


@dataclass
class Outcome:
    statuses: Counter = field(default_factory=Counter)
    broken: list = field(default_factory=list)
    took_s: float = 0.0


class Log(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


def scope_of(request):
    named = list(request.headers)
    if not any(name == b"host" for name, _ in named):
        named.append((b"host", b"walls.test"))
    if request.body or request.declared is not None:
        length = len(request.body) if request.declared is None else request.declared
        named.append((b"content-length", str(length).encode()))
    raw = quote(request.path, safe="/%\\.:@")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(raw, errors="replace"),
        "raw_path": raw.encode(),
        "root_path": "",
        "query_string": request.query.encode(),
        "headers": named,
        "client": (request.client, 50000),
        "server": ("127.0.0.1", 8501),
    }


async def answer(app, request):
    """Status, headers and the beginning of the body; the sender goes away after its last byte."""
    pieces = [request.body[at : at + 65536] for at in range(0, len(request.body), 65536)] or [b""]
    begun, got = asyncio.Event(), {"status": 0, "headers": [], "body": b""}

    async def receive():
        if pieces:
            body = pieces.pop(0)
            return {"type": "http.request", "body": body, "more_body": bool(pieces)}
        await begun.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            got.update(status=message["status"], headers=message["headers"])
        elif len(got["body"]) < 100_000:
            got["body"] += message.get("body", b"")
        if message["type"] == "http.response.body":
            begun.set()

    await asyncio.wait_for(app(scope_of(request), receive, send), PATIENCE_S)
    return got


def fault(got):
    """What is wrong with an answer, "" if nothing is."""
    headers = {name.lower(): value for name, value in got["headers"]}
    target = urlsplit(headers.get(b"location", b"/").replace(b"\\", b"/"))
    if got["status"] < 100 or (got["status"] >= 500 and got["status"] != 503):
        return f"status {got['status']}"
    if target.scheme or target.netloc:
        return f"leads to {target!r}"
    if b"Traceback" in got["body"] or b"evil.test" in got["body"]:
        return "says too much"
    return ""


async def storm(app, target, n_requests, seed):
    """Send all requests, a few at a time."""
    outcome, random_, log = Outcome(), random.Random(seed), Log()
    logging.getLogger().addHandler(log)
    left = iter(range(n_requests))

    async def sender():
        for _ in left:
            request = hostile(target, random_)
            try:
                got = await answer(app, request)
            except Exception as error:  # noqa: BLE001 - whatever escapes the application is what is looked for
                outcome.broken.append(f"{type(error).__name__}: {error} at {request!r:.300}")
                continue
            outcome.statuses[got["status"]] += 1
            wrong = fault(got)
            if wrong:
                outcome.broken.append(f"{wrong} at {request!r:.300}")

    began = time.monotonic()
    await asyncio.gather(*(sender() for _ in range(AT_ONCE)))
    outcome.took_s = time.monotonic() - began
    logging.getLogger().removeHandler(log)
    outcome.broken += [f"logged: {line[:500]}" for line in log.lines]
    return outcome


def changes(target, before, after):
    """What is stored differently although no valid answer explains it."""
    still = set(before) - CHANGING
    found = [f"{name} changed" for name in sorted(still) if before[name] != after[name]]
    keys = target.services.keys
    players = set()
    for code in target.codes[:-1]:
        session = target.session(code)
        players |= {keys.participant_key(session.id, secret) for secret in target.players}
    gone = set(before["participants"]) - set(after["participants"])
    found += [f"lost {row}" for row in gone if not any(key in row for key in players)]
    if set(before["ballots"]) - set(after["ballots"]):
        found.append("a victim's answer changed")
    new = set(after["ballots"]) - set(before["ballots"])
    found += [f"stored {row}" for row in new if not is_valid(literal_eval(row))]
    return found


def is_valid(ballot):
    """Whether a row of the ballots is an answer to the question, or a pass."""
    (answer,) = json.loads(ballot[5]).values()
    return answer is None or (len(answer) == 1 and answer[0] in range(N_OPTIONS))


async def play(app, target, n_requests, seed):
    before = target.content()
    outcome = await storm(app, target, n_requests, seed)
    outcome.broken += changes(target, before, target.content())
    return outcome


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DRAWBRIDGE_DATA_DIR=folder, DRAWBRIDGE_PASSCODE="not for guessing")
        import app as launcher  # noqa: PLC0415 - reads the environment

        target = Target(launcher.services)
        outcome = asyncio.run(play(launcher.app, target, options.requests, options.seed))
        launcher.services.store.close()
    print(f"{sum(outcome.statuses.values())} answers in {outcome.took_s:.0f} s")
    for status, count in sorted(outcome.statuses.items()):
        print(f"{status}  {count}")
    for line in outcome.broken[:50]:
        print(line)
    print(f"{len(outcome.broken)} broken")
    sys.stdout.flush()
    os._exit(bool(outcome.broken))  # Streamlit's threads do not end by themselves


if __name__ == "__main__":
    main()
