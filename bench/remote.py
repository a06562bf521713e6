"""From the press of a button on the remote to the state that the server acknowledges.

    python bench/remote.py --presses 40

All of our own routes on a loopback server, a phone of 390 x 844 in Chromium, nine people who have
joined. The page itself tells when it was pressed and when it showed what the server answered: taps
on “Gentle break” and “End the break” in turn. Bounded: at most 100 presses.
"""

import argparse
import statistics
import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MOST_PRESSES = 100
PAUSE_MS = 250
WATCH = """() => {
  window.times = [];
  document.addEventListener('click', (event) => { window.pressed = event.timeStamp; }, true);
  new MutationObserver(() => {
    const revision = document.querySelector('main').dataset.revision;
    if (window.pressed && revision !== window.known) {
      window.times.push(performance.now() - window.pressed);
      window.pressed = 0;
    }
    window.known = revision;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true });
  window.known = document.querySelector('main').dataset.revision;
}"""


def measured(n_presses: int) -> list[float]:
    """Milliseconds of each press."""
    sys.path.insert(0, str(HERE))
    cookie, people = import_module("drawbridge.auth.cookie"), import_module("tests.people.server")
    rooms, chromium = import_module("tests.people.room"), import_module("gallery.chromium")
    small = import_module("tests.conftest").SMALL

    with tempfile.TemporaryDirectory() as folder, chromium.running() as browser:
        server = people.WholeServer(people.settings_of(Path(folder)))
        server.start()
        room = rooms.Room(server.services, small)
        room.join(9)
        room.go_to("weather")
        size = {"width": 390, "height": 844}
        context = browser.new_context(viewport=size, has_touch=True)
        login = server.services.logins.log_in(people.PASSCODE)
        context.add_cookies([{"name": cookie.COOKIE, "value": login, "url": server.url}])
        page = context.new_page()
        page.goto(f"{server.url}/remote/{room.code}")
        page.get_by_role("slider", name="Slide to unlock").press("End")
        page.evaluate(WATCH)
        for _ in range(n_presses):
            page.locator("button[value=break], .dock > form > button").first.tap()
            page.wait_for_timeout(PAUSE_MS)
        times: list[float] = page.evaluate("() => window.times")
        server.stop()
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=40)
    n_presses = min(MOST_PRESSES, parser.parse_args().presses)
    times = sorted(measured(n_presses))
    p95 = times[max(0, round(len(times) * 0.95) - 1)]
    print(f"{len(times)} of {n_presses} presses acknowledged")
    print(f"p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, slowest {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
