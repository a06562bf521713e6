"""What a press on the console costs: processor seconds of the pages, of Chromium and of the server.

    python bench/presses.py --against main --rounds 3
    python bench/presses.py --roots ../before . --presses 11

An evening that is prepared by commands, a console (1440 x 900) and a projector (1920 x 1080), each
in a Chromium of its own so that its renderer is the page's alone; nine phones answer over HTTP
between the presses. Every state plays once in each round, in turn. Counted is from before a press
until the page has stood still for a while, what both pages do by themselves meanwhile included.
Bounded: at most 40 presses and 10 rounds.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import clicks
import suite

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from gallery import chromium  # noqa: E402 - the path comes first
from tests.people.phone import HttpPhone  # noqa: E402
from tests.people.server import PASSCODE, free_port  # noqa: E402

MOST_PRESSES, MOST_ROUNDS = 40, 10
N_PHONES = 9
WORKSHOP = "emotional_walls.toml"
SETTLED_MS = 1500
LOOK_MS = 50
PATIENCE_MS = 15_000
STREAMLIT = Path(sys.executable).parent / "streamlit"
TICK = os.sysconf("SC_CLK_TCK")
ONE_RENDERER = "--renderer-process-limit=1"
PARTS = ("console", "its Chromium", "projector", "its Chromium, too", "server")
# Whatever the tree is called: a session that can start, made where its server will find it.
PREPARED = """
import os
import sys
from pathlib import Path
from drawbridge import bootstrap, commands, content
from drawbridge.settings import Settings
from gallery.preparing import prepare
services = bootstrap.build(Settings.from_environ(os.environ, root=Path.cwd(), languages=("en",)))
code = commands.create(services, content.source(services.workshops / sys.argv[1]))
prepare(services, code)
with services.store.reading() as transaction:
    print(code, transaction.sessions.at(code).projector_key)
services.hub.close()
services.store.close()
"""
IS_DRAWN = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app?.dataset.testScriptState === 'notRunning'
    ? document.querySelector('.st-key-place_next')?.textContent ?? '' : '';
}"""


def worked_s(pid):
    """Processor seconds of one process since it began, its ended threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


class Screen:
    """One page in a Chromium of its own."""

    def __init__(self, browser, width, height):
        size = {"width": width, "height": height}
        self.page = browser.new_context(viewport=size).new_page()
        self._cdp = browser.new_browser_cdp_session()

    def open(self, url, address, waits_for):
        form = {"passcode": PASSCODE}
        sent = self.page.context.request.post(f"{url}/login", form=form, max_redirects=0)
        assert sent.status == 303, sent.status
        self.page.goto(f"{url}{address}")
        self.page.locator(waits_for).first.wait_for()
        self.page.wait_for_timeout(2 * SETTLED_MS)

    def worked_s(self):
        """Processor seconds of the renderer, and of all other processes of this Chromium."""
        found = self._cdp.send("SystemInfo.getProcessInfo")["processInfo"]
        spent = {"renderer": 0.0, "rest": 0.0}
        for one in found:
            spent["renderer" if one["type"] == "renderer" else "rest"] += worked_s(one["id"])
        return spent["renderer"], spent["rest"]


class Evening:
    """A prepared session with its console, projector and phones."""

    def __init__(self, server, url, session, screens):
        code, key = session
        self._server = server
        self._console, self._projector = screens
        self._console.open(url, f"/facilitator?session={code}", clicks.LARGE)
        self._projector.open(url, f"/projector?session={code}&key={key}", ".projector, .stage")
        self._phones = [HttpPhone(url, code) for _ in range(N_PHONES)]
        for phone in self._phones:
            phone.join()
        self._console.page.wait_for_timeout(SETTLED_MS)

    def _spent(self):
        return (
            *self._console.worked_s(),
            *self._projector.worked_s(),
            worked_s(self._server.pid),
        )

    def press(self):
        """Press the large button.

        Returns:
            What stood on it, and the processor seconds of each of `PARTS`.
        """
        page = self._console.page
        large = page.locator(clicks.LARGE).first
        if large.is_disabled():  # a timer runs
            large = page.locator(".st-key-place_skip button:enabled:visible").first
        label, before = large.inner_text().strip(), self._spent()
        stood = page.evaluate(IS_DRAWN)
        large.click()
        page.mouse.move(0, 0)
        for _ in range(PATIENCE_MS // LOOK_MS):
            page.wait_for_timeout(LOOK_MS)
            if page.evaluate(IS_DRAWN) not in {"", stood}:
                break
        page.wait_for_timeout(SETTLED_MS)
        after = self._spent()
        return label, [late - early for early, late in zip(before, after, strict=True)]

    def answer(self):
        for number, phone in enumerate(self._phones):
            fields = clicks.filled(phone.screen(), number)
            if fields:
                phone.post(fields.pop("step"), fields)

    def is_over(self):
        return bool(clicks.ENDS.match(self._console.page.locator(clicks.LARGE).first.inner_text()))

    def close(self):
        for screen in (self._console, self._projector):
            screen.page.context.close()
        for phone in self._phones:
            phone.close()


@contextmanager
def running(root):
    """The server of a tree, its process, its address, and the session in it: code and key."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        own = {"DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": PASSCODE}
        own["PYTHONPATH"] = str(root)
        options = {"cwd": root, "env": {**os.environ, **own}}
        made = subprocess.run(
            [sys.executable, "-c", PREPARED, WORKSHOP],
            **options,
            check=True,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            timeout=60,
        )
        port = free_port()
        process = subprocess.Popen(
            [str(STREAMLIT), "run", "app.py", "--server.port", str(port)],
            **options,
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://localhost:{port}"
            clicks.wait_for(url)
            yield process, url, made.stdout.split()
        finally:
            process.terminate()
            process.wait(15)


def played(root, browsers, n_presses):
    """The presses of one evening: labels, and processor seconds of each part."""
    rows = []
    with running(root) as (process, url, session):
        screens = [
            Screen(browser, *size)
            for browser, size in zip(browsers, ((1440, 900), (1920, 1080)), strict=True)
        ]
        evening = Evening(process, url, session, screens)
        while len(rows) < n_presses and not evening.is_over():
            rows.append(evening.press())
            evening.answer()
        evening.close()
    return rows


def table(runs):
    """In Markdown: processor milliseconds per press, the middle of all rounds of each state."""
    head = "| state | rounds | " + " | ".join(PARTS) + " |"
    lines = [head, "|---|---:|" + "---:|" * len(PARTS)]
    for name, rounds in runs.items():
        per_press = [
            [1000 * sum(spent[part] for _, spent in rows) / len(rows) for rows in rounds]
            for part in range(len(PARTS))
        ]
        cells = [
            f"{statistics.median(one):.0f} ({min(one):.0f} to {max(one):.0f})" for one in per_press
        ]
        lines.append(f"| {name} | {len(rounds)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def by_label(runs):
    """What each press takes of the console's renderer, in milliseconds, state by state."""
    lines = [f"console's renderer, ms a press: {', '.join(runs)}"]
    for place, (label, _) in enumerate(next(iter(runs.values()))[0]):
        cells = [
            f"{statistics.median(1000 * rows[place][1][0] for rows in rounds):5.0f}"
            for rounds in runs.values()
        ]
        lines.append(f"{label[:48]:48} {' '.join(cells)}")
    return "\n".join(lines)


@contextmanager
def two_chromiums():
    with chromium.running(ONE_RENDERER) as first:
        flags = [*chromium.FLAGS, ONE_RENDERER]
        second = first.browser_type.launch(executable_path=chromium.program(), args=flags)
        yield first, second
        second.close()


def states(options, folder):
    """Names and folders of what is compared."""
    if options.roots:
        return {root.resolve().name: root.resolve() for root in options.roots}
    found = {}
    if options.against:
        found[options.against] = suite.checked_out(options.against, folder / "before")
    return {**found, "working tree": HERE}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", help="a git revision that the working tree is compared with")
    parser.add_argument("--roots", type=Path, nargs="+", help="work trees instead")
    parser.add_argument("--presses", type=int, default=11)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write every press there as well")
    options = parser.parse_args()
    n_presses = min(MOST_PRESSES, options.presses)
    runs = {}
    with tempfile.TemporaryDirectory(prefix="drawbridge-presses-") as name:
        compared = states(options, Path(name))
        for number in range(min(MOST_ROUNDS, options.rounds)):
            for state, root in compared.items():
                began, load = time.monotonic(), os.getloadavg()[0]
                with two_chromiums() as browsers:
                    rows = played(root, browsers, n_presses)
                runs.setdefault(state, []).append(rows)
                took_s = time.monotonic() - began
                told = f"round {number + 1}, {state}: {took_s:.0f} s, load before {load:.1f}"
                print(told, file=sys.stderr, flush=True)
            print(f"\nafter round {number + 1}: {by_label(runs)}\n\n{table(runs)}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
