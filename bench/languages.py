"""What ten languages in one room cost: the weight of a phone's page, and the server's time.

    python bench/languages.py
    python bench/languages.py --plays 4 --phones 300

The longest workshop, which has a step of every kind, is played from the lobby to its end; phones
ask ask the real application in this process. Four tables:

- *Weight*: at each moment the page is asked for in each language, packed and not, with its headers;
  the heaviest of each. Beside it a first visit: that page with its script, packed.
- *One screen*: processor time of the first phone of a language after a change, whose screen is
  drawn, and of the next ones, which get what is kept. The languages take turns in an order that is
  thrown anew at each moment; ratios are of the same moments, with their standard error.
- *Projector*: the same workshop in rooms of each language, moment by moment: processor time of one
  picture, its words and its figure.
- *One room*: all phones in one language, then spread over ten, in turn from moment to moment and
  the other way round in the next play: processor time per screen.

Bounded: at most 10 plays and 1,000 phones.
"""

import argparse
import asyncio
import math
import os
import random
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import charts, commands, content, phone, report  # noqa: E402
from drawbridge.catalogue_gaps import offered_languages  # noqa: E402
from drawbridge.domain.session.role import Role  # noqa: E402
from drawbridge.domain.session.simulated import Temperament  # noqa: E402
from drawbridge.phone.assets import script, take_home  # noqa: E402
from drawbridge.phone.cookie import NAME  # noqa: E402
from drawbridge.projector.figure import figure_of  # noqa: E402
from drawbridge.projector.pictures import markup  # noqa: E402
from drawbridge.projector.scene import ProjectorScene  # noqa: E402
from gallery import plays, rooms  # noqa: E402

WORKSHOP = ROOT / "workshop_content" / "emotional_walls.toml"
BASE = "http://10.0.0.5:8501"
PEOPLE = 12
KEPT = 50  # screens from memory that are timed together
MOST_PLAYS, MOST_PHONES = 10, 1000


class Asking:
    """The phones' application, asked without a network, in one event loop."""

    def __init__(self, app):
        self._app = app
        self._loop = asyncio.new_event_loop()

    def get(self, code, language, *, secret="", path="", packed=True):
        """Headers and body, in bytes, of one answer."""
        return self._loop.run_until_complete(self._asked(code, language, secret, path, packed))

    def timed(self, code, phones):
        """Milliseconds of processor time for one screen of each phone, as the script asks."""
        asked = self._in_turn(code, phones)
        began = time.process_time()
        self._loop.run_until_complete(asked)
        return 1000 * (time.process_time() - began)

    async def _in_turn(self, code, phones):
        for language, secret in phones:
            await self._asked(code, language, secret, "/main", packed=True)

    async def _asked(self, code, language, secret, path, packed):
        headers = [
            (b"host", b"localhost"),
            (b"accept-language", language.encode()),
            (b"accept-encoding", b"gzip" if packed else b"identity"),
        ]
        headers += [(b"cookie", f"{NAME}={secret}".encode())] if secret else []
        headers += [(b"x-drawbridge", b"1")] if path else []
        address = f"/j/{code}{path}"
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": address,
            "raw_path": address.encode(),
            "root_path": "",
            "scheme": "http",
            "query_string": b"",
            "headers": headers,
            "client": ("127.0.0.1", 50000),
            "server": ("localhost", 80),
            "state": {},
        }
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await self._app(scope, receive, send)
        if sent[0]["status"] != 200:
            raise SystemExit(f"{address} in {language}: {sent[0]['status']}")
        head = sum(len(name) + len(value) + 4 for name, value in sent[0]["headers"])
        return head, b"".join(it.get("body", b"") for it in sent[1:])


@dataclass
class Heaviest:
    """The heaviest page of a language so far, in bytes, and where it was met."""

    packed: int = 0
    plain: int = 0
    place: str = ""

    def weigh(self, packed, plain, place):
        if packed > self.packed:
            self.packed, self.place = packed, place
        self.plain = max(self.plain, plain)


def application(services):
    phones = phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)
    return Asking(phone.in_front(phones, phones))


class Hall(plays.Hall):
    """A session of the workshop in all its languages; everybody answers but the onlookers."""

    def __init__(self, services, n_onlookers, language="en"):
        frozen = content.frozen(WORKSHOP, language)
        super().__init__(services, frozen, "", PEOPLE, Temperament.MIXED)
        self.onlookers = [commands.new_secret() for _ in range(n_onlookers)]
        for secret in self.onlookers:
            commands.join(services, self.code, secret, Role.PARTICIPANT)


def played(services, n_onlookers):
    """The moments of one play: their names, the code, and those who look on."""
    halls = []

    def hall(running):
        halls.append(Hall(running, n_onlookers))
        return halls[0]

    for moment in plays.moments(services, hall):
        yield moment.name, halls[0]
    yield "ended", halls[0]


def weigh(services, asking, languages):
    found = {it: Heaviest() for it in languages}
    n = 0
    for name, hall in played(services, 1):
        for secret, place in ((hall.onlookers[0], name), ("", f"{name}, not joined")):
            n += 1
            for language in languages:
                head, packed = asking.get(hall.code, language, secret=secret)
                _, plain = asking.get(hall.code, language, secret=secret, packed=False)
                found[language].weigh(head + len(packed), len(plain), place)
    return n, found


def time_screens(services, asking, languages, n_plays, dice):
    drawn, kept = {it: [] for it in languages}, {it: [] for it in languages}
    for _ in range(n_plays):
        for name, hall in played(services, len(languages)):
            if name in {"00, lobby", "ended"}:  # the first of all; and what comes from the store
                continue
            asking.get(hall.code, "en")  # the room is in memory
            order = list(zip(languages, hall.onlookers, strict=True))
            for times, n in ((drawn, 1), (kept, KEPT)):
                dice.shuffle(order)
                for one in order:
                    times[one[0]].append(asking.timed(hall.code, [one] * n) / n)
    return drawn, kept


def time_rooms(services, asking, languages, n_plays, n_phones):
    took = {1: [], len(languages): []}
    for play in range(n_plays):
        for number, (_, hall) in enumerate(played(services, n_phones)):
            n = len(languages) if (number + play) % 2 else 1
            spoken = [languages[it % n] for it in range(n_phones)]
            asking.get(hall.code, "en")
            asked = list(zip(spoken, hall.onlookers, strict=True))
            took[n].append(asking.timed(hall.code, asked) / n_phones)
    return {n: statistics.fmean(some) for n, some in took.items()}


def told_weights(n, found):
    scripts, copies = len(script().compressed), len(take_home().compressed)
    print(f"\nWeight of a phone's page in bytes, the heaviest of {n} pages in each language")
    print("| language | as sent, packed | not packed | with its script | heaviest |")
    print("|---|---|---|---|---|")
    for language, it in found.items():
        first = it.packed + scripts
        print(f"| `{language}` | {it.packed:,} | {it.plain:,} | {first:,} | {it.place} |")
    print(f"once for all pages, packed: script {scripts:,}; for those who keep a copy {copies:,}")


def time_projectors(services, languages, dice):
    took = {it: [] for it in languages}
    together = [
        plays.moments(services, lambda running, it=it: Hall(running, 0, it)) for it in languages
    ]
    for moments in zip(*together, strict=True):
        scenes = [
            (it, ProjectorScene(view=moment.room, language=it, theme=charts.LIGHT, join_base=BASE))
            for it, moment in zip(languages, moments, strict=True)
        ]
        if not took["en"]:
            markup(scenes[0][1])  # the template is ready
        dice.shuffle(scenes)
        for language, scene in scenes:
            began = time.process_time()
            markup(scene)
            figure_of(scene)
            took[language].append(1000 * (time.process_time() - began))
    return took


def against(mine, first):
    """The geometric mean of ratios that were measured at the same moments, and its error."""
    logs = [math.log(one / other) for one, other in zip(mine, first, strict=True)]
    error = statistics.stdev(logs) / math.sqrt(len(logs))
    return f"{math.exp(statistics.fmean(logs)):.2f} ± {error:.2f}"


def told_times(drawn, kept, projected):
    n, n_projected = len(drawn["en"]), len(projected["en"])
    print("\nProcessor time of a screen in ms, and against the first: medians of")
    print(f"{n} moments, on the projector {n_projected}")
    print("| language | drawn | ratio | from memory | ratio | projector | ratio |")
    print("|---|---|---|---|---|---|---|")
    for language in drawn:
        cells = []
        for some in (drawn, kept, projected):
            cells += [f"{statistics.median(some[language]):.3f}"]
            cells += [against(some[language], some["en"])]
        print(f"| `{language}` | {' | '.join(cells)} |")


def told_rooms(took, n_plays, n_phones):
    print(f"\n{n_phones} phones, {n_plays} plays, ms of processor time per screen")
    first = took[1]
    for n, mean in took.items():
        print(f"in {n} languages: {mean:.3f}, ratio {mean / first:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plays", type=int, default=3)
    parser.add_argument("--phones", type=int, default=300)
    options = parser.parse_args()
    n_plays, n_phones = min(MOST_PLAYS, options.plays), min(MOST_PHONES, options.phones)
    languages = offered_languages()
    with rooms.opened() as services:
        asking = application(services)
        print(f"load {os.getloadavg()[0]:.1f}")
        print("\nThe first page in a language, with its templates, in ms of processor time")
        for language in languages:
            began = time.process_time()
            phone.prepare(language)
            print(f"{language} {1000 * (time.process_time() - began):.0f}", end="  ")
        print()
        told_weights(*weigh(services, asking, languages))
        dice = random.Random(17)
        drawn, kept = time_screens(services, asking, languages, n_plays, dice)
        told_times(drawn, kept, time_projectors(services, languages, dice))
        took = time_rooms(services, asking, languages, n_plays, n_phones)
        told_rooms(took, n_plays, n_phones)
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
