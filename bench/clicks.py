"""From the press of the console's large button to its next state and to the projector's picture.

    python bench/clicks.py --clicks 25
    python bench/clicks.py --clicks 25 --hall 1000
    python bench/clicks.py --root ../before

The application as people start it; a console (1440 x 900) and a projector (1920 x 1080) in one
Chromium; nine phones answer over HTTP between the clicks. Each page tells when it came to what it
still shows two seconds later: the console's step and large button, the projector's words and
figure, a result as soon as it begins to come in. Steps that wait for a timer are passed by without
being counted. With `--hall` so many more phones have joined and listen. `--root` measures another
work tree. Bounded: at most 100 clicks, 40 in one evening, 3,000 phones.
"""

import argparse
import asyncio
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import load

HERE = Path(__file__).resolve().parent.parent
MOST_CLICKS, MOST_IN_AN_EVENING = 100, 40
N_PHONES = 9
MOST_IN_HALL = 3000
SETTLED_MS = 2000
PATIENCE_MS = 15_000
LARGE = ".st-key-place_next button:visible"
ENDS = re.compile("^(End|Leave)")

# `seen` is a log of (when, what) of all that the page has shown; clocks of timers do not count.
WATCH = r"""([isConsole]) => {
  const said = (node) => {
    if (!node) return '';
    const copy = node.cloneNode(true);
    for (const one of copy.querySelectorAll('svg, style, script')) one.remove();
    return copy.textContent.replace(/\d+:\d\d/g, '').replace(/\s+/g, ' ');
  };
  const look = isConsole
    ? () => said(document.querySelector('.st-key-now')) + '|'
        + said(document.querySelector('.st-key-place_next'))
    : () => said(document.querySelector('.projector, .stage')) + '|'
        + Array.from(document.querySelectorAll('.js-plotly-plot .main-svg'), (svg) =>
            svg.textContent).join('') + '|'
        + (document.documentElement.dataset.chart === 'drawing');
  const now = () => performance.timeOrigin + performance.now();
  window.seen = [[now(), look()]];
  const note = () => {
    const what = look();
    if (what !== window.seen.at(-1)[1]) window.seen.push([now(), what]);
  };
  new MutationObserver(note).observe(document.documentElement,
    { childList: true, subtree: true, characterData: true, attributes: true });
  document.addEventListener('click', (event) => {
    window.pressed = performance.timeOrigin + event.timeStamp;
  }, true);
}"""
ARRIVED = "() => [window.seen.at(-1)[0], performance.timeOrigin + performance.now()]"


@contextmanager
def running(root, passcode):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        own = {"DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": passcode}
        streamlit = str(Path(sys.executable).parent / "streamlit")
        process = subprocess.Popen(
            [streamlit, "run", "app.py", "--server.port", str(port)],
            cwd=root,
            env={**os.environ, **own},
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://localhost:{port}"
            wait_for(url)
            yield url
        finally:
            process.terminate()
            process.wait(15)


def wait_for(url):
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/login", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not answer within 30 s.")


def this_chromium():
    """How this tree starts a browser, whatever tree is measured."""
    spec = spec_from_file_location("this_chromium", HERE / "gallery" / "chromium.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Hall:
    """Phones that have joined and listen, in a thread of their own."""

    def __init__(self, url, code, n_phones):
        port = int(url.rpartition(":")[2])
        self._phones = [load.Phone(port, code) for _ in range(n_phones)]
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._come(), self._loop).result()

    async def _come(self):
        await load.a_few_at_once([phone.join() for phone in self._phones])
        await load.a_few_at_once([phone.connect() for phone in self._phones])

    def close(self):
        asyncio.run_coroutine_threadsafe(self._go(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _go(self):
        listening = [phone.listening for phone in self._phones]
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)


class Witness:
    def __init__(self, browser):
        self._browser = browser

    def page(self, width, height, **options):
        size = {"width": width, "height": height}
        return self._browser.new_context(viewport=size, **options).new_page()


class Evening:
    """A session of the first evening, its console, its projector and its phones."""

    def __init__(self, people, browser, url, n_in_hall):
        witness = Witness(browser)
        facilitator = people.Facilitator(witness, url)
        facilitator.log_in()
        code = facilitator.start_a_session(N_PHONES)
        facilitator.prepare()
        self.console = facilitator.page
        self.projector = witness.page(1920, 1080)
        self.projector.goto(facilitator.projector_link())
        self.projector.locator(".projector, .stage").first.wait_for()
        self.phones = [people.HttpPhone(url, code) for _ in range(N_PHONES)]
        for phone in self.phones:
            phone.join()
        self.hall = Hall(url, code, n_in_hall)
        self.projector.wait_for_timeout(SETTLED_MS)
        self.console.evaluate(WATCH, [True])
        self.projector.evaluate(WATCH, [False])

    @property
    def label(self):
        return self.console.locator(LARGE).first.inner_text().strip()

    def answer(self):
        for number, phone in enumerate(self.phones):
            fields = filled(phone.screen(), number)
            if fields:
                phone.post(fields.pop("step"), fields)

    def is_over(self):
        return bool(ENDS.match(self.label))

    def click(self):
        """Press the large button.

        Returns:
            Label, and milliseconds of console and projector; None for a screen that stayed.
        """
        label = self.label
        self.console.mouse.move(0, 0)
        button = self.console.locator(LARGE).first
        if button.is_disabled():
            self.console.locator(".st-key-place_skip button:enabled:visible").first.click()
            self.console.wait_for_timeout(SETTLED_MS)
            return None
        button.click()
        shown = [self._settled(page) for page in (self.console, self.projector)]
        pressed = self.console.evaluate("() => window.pressed")
        console, projector = (at - pressed if at > pressed else None for at in shown)
        return label, console, projector

    def _settled(self, page):
        for _ in range(PATIENCE_MS // 100):
            at, now = page.evaluate(ARRIVED)
            if now - max(at, self.console.evaluate("() => window.pressed")) > SETTLED_MS:
                return at
            page.wait_for_timeout(100)
        return at

    def close(self):
        self.hall.close()
        for page in (self.console, self.projector):
            page.context.close()
        for phone in self.phones:
            phone.close()


def filled(html, number):
    """A form of a phone with something chosen in each part; {} where nothing is asked."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        fields = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        name, kind, value = (fields.get(one, "") for one in ("name", "type", "value"))
        if kind == "hidden":
            found[name] = [value]
        elif kind in {"number", "range"} and name:
            found[name] = [str(40 + 5 * number)]
        elif value.isdigit():
            found.setdefault(name, []).append(value)
    if "step" not in found:
        return {}
    return {
        name: values[0] if len(values) == 1 else values[number % len(values)]
        for name, values in found.items()
    }


def percentile(values, share):
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))]


def told(name, values):
    return (
        f"{name:10} n {len(values):3}  p50 {statistics.median(values):6.0f} ms  "
        f"p95 {percentile(values, 0.95):6.0f} ms  most {max(values):6.0f} ms"
    )


def measured(people, browser, url, n_clicks, n_in_hall):
    rows = []
    while len(rows) < n_clicks:
        evening = Evening(people, browser, url, n_in_hall)
        for _ in range(MOST_IN_AN_EVENING):
            if evening.is_over() or len(rows) >= n_clicks:
                break
            row = evening.click()
            evening.answer()
            if row is not None:
                rows.append(row)
                label, *took = row
                print(f"{label[:44]:44}", *("-" if ms is None else f"{ms:.0f}" for ms in took))
        evening.close()
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=HERE)
    parser.add_argument("--clicks", type=int, default=25)
    parser.add_argument("--hall", type=int, default=0)
    options = parser.parse_args()
    load.allow_connections()
    root = options.root.resolve()
    sys.path.insert(0, str(root))
    people = import_module("tests.end_to_end.people")
    print(f"{root.name}, load {os.getloadavg()[0]:.1f}; press to console and to projector, ms")
    with running(root, people.PASSCODE) as url, this_chromium().running() as browser:
        n_clicks, n_in_hall = min(MOST_CLICKS, options.clicks), min(MOST_IN_HALL, options.hall)
        rows = measured(people, browser, url, n_clicks, n_in_hall)
    for place, name in enumerate(("console", "projector"), start=1):
        print(told(name, [row[place] for row in rows if row[place] is not None]))


if __name__ == "__main__":
    main()
