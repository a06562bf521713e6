"""From the start of the server to the first pages of an evening, each drawn in Chromium.

    python bench/first_pages.py --times 5
    python bench/first_pages.py --times 5 --against ../before

Each time `streamlit run app.py` begins on a folder that holds one session whose first result is to
be shown. Then, one after the other: it answers, a phone's page comes, somebody logs in and has the
library, its console, and the projector its picture. Of each step the seconds by the clock and the
seconds that the server's process worked, which is the figure to trust on busy cores. `--against`
starts another work tree in turn with this one and prints the ratios pair by pair.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib import import_module
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent.parent
STEP, N_PHONES = "weather", 9
REST_S = 1.5
"""What a server does after a step counts for the step, until it has been quiet for so long."""


def cpu_s(pid):
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def a_session(folder):
    """A session of the first evening whose first question has been closed: its join code."""
    commands, bootstrap = (
        import_module("drawbridge.commands"),
        import_module("drawbridge.bootstrap"),
    )
    settings = import_module("drawbridge.settings").Settings
    people, answers = (
        import_module(f"drawbridge.rehearsal.{it}") for it in ("answer_model", "forms")
    )
    mixed = import_module("drawbridge.domain.session.simulated").Temperament.MIXED
    environ = import_module("tests.people.server").Server(folder).environment()
    services = bootstrap.build(settings.from_environ(environ, root=folder, languages=("en",)))
    source = HERE / "workshop_content" / "first_evening.toml"
    room = import_module("tests.people.room").Room(services, source.read_text("utf-8"))
    room.join(N_PHONES)
    room.go_to(STEP)
    room.do(commands.open_step)
    for number, secret in enumerate(room.phones):
        person = people.Person(number=number, temperament=mixed, dice=Random(number))
        answered = answers.form(room.session.step, person, None)
        commands.submit(services, room.code, secret, (STEP, 1), answered)
    for command in (commands.close_step, commands.reveal):
        room.do(command)
    services.hub.close()
    services.store.close()
    return room.code


class Watch:
    """Clock and processor from one step to the next."""

    def __init__(self):
        self.took = {}
        self.pid = None
        self._began, self._worked = time.monotonic(), 0.0

    def begins(self):
        self._began, self._worked = time.monotonic(), cpu_s(self.pid)

    def note(self, step):
        clock = time.monotonic() - self._began
        rested = cpu_s(self.pid)
        while True:
            time.sleep(REST_S)
            now = cpu_s(self.pid)
            if now - rested < 0.03 * REST_S:
                break
            rested = now
        self.took[step] = (clock, now - self._worked)


def answered(url, process):
    while process.poll() is None:
        try:
            return urllib.request.urlopen(url, timeout=20).close()
        except OSError:
            time.sleep(0.005)
    raise SystemExit("The server has ended.")


def once():
    """Seconds by the clock and of the processor, by step."""
    server = import_module("tests.people.server")
    evening = import_module("tests.end_to_end.people")
    chromium = import_module("gallery.chromium")
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        folder = Path(name)
        code = a_session(folder)
        starting, watch = server.Server(folder), Watch()
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [*starting.command, "--server.port", str(starting.port)],
                cwd=server.ROOT, env=starting.environment(), stdout=log, stderr=log,
            )  # fmt: skip
        watch.pid = process.pid
        try:
            answered(f"{starting.url}/healthz", process)
            watch.note("answers")
            watch.begins()
            answered(f"{starting.url}/j/{code}", process)
            watch.note("phone")
            pages(watch, evening, browser, starting.url, code)
        finally:
            process.terminate()
            process.wait(20)
    return watch.took


def pages(watch, evening, browser, url, code):
    class Witness:
        def page(self, width, height, **options):
            size = {"width": width, "height": height}
            return browser.new_context(viewport=size, **options).new_page()

    facilitator = evening.Facilitator(Witness(), url)
    watch.begins()
    facilitator.log_in()
    facilitator.page.locator(".st-key-start_walls_at_work_toml button").wait_for()
    watch.note("library")
    watch.begins()
    facilitator.page.goto(f"{url}/facilitator?session={code}")
    facilitator.page.locator(".st-key-place_next button:visible").first.wait_for()
    watch.note("console")
    link = facilitator.projector_link()
    facilitator.page.context.close()
    watch.begins()
    projector = evening.Projector(Witness(), link)
    projector.page.locator(".js-plotly-plot .main-svg").first.wait_for()
    watch.note("projector")


def run(root):
    program = [sys.executable, str(Path(__file__).resolve()), "--once", "--root", str(root)]
    said = subprocess.run(program, cwd=root, stdout=subprocess.PIPE, check=True, text=True).stdout
    return json.loads(said)


def main(options):
    trees = [options.root, *([options.against] if options.against else [])]
    found = {tree: [] for tree in trees}
    for _ in range(options.times):
        for tree in trees:
            found[tree].append(run(tree.resolve()))
    print(f"load {os.getloadavg()[0]:.1f}; s by the clock and s of the server's processor, medians")
    for tree, runs in found.items():
        print(tree)
        for step in runs[0]:
            clock, cpu = zip(*(one[step] for one in runs), strict=True)
            print(f"  {step:10} {statistics.median(clock):6.2f} {statistics.median(cpu):6.2f}")
    if options.against:
        print("this tree against the other, pair by pair: least, median and most")
        mine, other = found.values()
        for step in mine[0]:
            for what, place in (("clock", 0), ("cpu", 1)):
                pairs = zip(mine, other, strict=True)
                ratios = sorted(a[step][place] / max(b[step][place], 0.01) for a, b in pairs)
                told = (ratios[0], statistics.median(ratios), ratios[-1])
                print(f"  {step:10} {what:6}", *(f"{ratio:.2f}" for ratio in told))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=3, choices=range(1, 21), metavar="N")
    parser.add_argument("--root", type=Path, default=HERE)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.once:
        sys.path.insert(0, str(chosen.root.resolve()))
        print(json.dumps(once()))
    else:
        main(chosen)
