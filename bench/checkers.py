"""Every screen and file under two checkers: IBM's of accessibility, and the W3C's of markup (Nu).

    python bench/checkers.py --ace node_modules/accessibility-checker-engine/ace.js \\
        --vnu node_modules/vnu-jar/build/dist/vnu.jar

Nu gets each page twice: as the server sent it and as it stands in Chromium. What Streamlit writes
is looked at by IBM's alone; what stays stands in `EXPLAINED`, each with its reason. Prints each
fault once with the number of pages it is on, and ends with 1 if one is not explained. Own servers
on free loopback ports, one page at a time.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import checked_pages  # noqa: E402
from drawbridge import bootstrap  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from gallery import chromium, rooms  # noqa: E402
from tests.people.server import PhoneServer, Server, settings_of  # noqa: E402

NU_WITHIN_S = 300
AUDIT = """async () => {
  const { results } = await new ace.Checker().check(document, ['IBM_Accessibility']);
  return results.filter(({ value }) => value[1] !== 'PASS')
    .map(({ value, ruleId, message, path, snippet }) =>
      ({ level: value.join(' '), rule: ruleId, message, path: path.dom, snippet }));
}"""
EXPLAINED = (
    (
        "label_content_exists.*stWidgetLabel",
        "Streamlit hides the words of a label from screen readers and gives them to the field as "
        "its aria-label",
    ),
    (
        "svg_graphics_labelled.*(js-plotly-tester|main-svg)",
        "plotly.js draws it; what the picture shows stands in words beside it",
    ),
    ("aria_content_in_landmark.*stSkipToContent", "Streamlit's skip link stands before all else"),
    (
        "element_tabbable_role_valid.*(stMain|stCode)",
        "Streamlit makes what scrolls reachable with Tab, so that the arrow keys can scroll it",
    ),
)


@dataclass
class Fault:
    """One thing that a checker says, and where."""

    words: str
    snippet: str
    reason: str
    pages: list = field(default_factory=list)


def reason_of(words, snippet):
    """Why a fault stays, "" if nobody has said."""
    whole = " ".join(f"{words} {snippet}".split())
    return next((why for pattern, why in EXPLAINED if re.search(pattern, whole)), "")


class Faults:
    """What one checker found; the same words about the same kind of element are one fault."""

    def __init__(self):
        self.n_pages = 0
        self.errors, self.reviews = {}, {}

    def add(self, words, snippet, page, *, is_error):
        kind, reason = re.match(r"\W*\w*", snippet)[0], reason_of(words, snippet)
        place = self.errors if is_error else self.reviews
        fault = place.setdefault((words, kind, reason), Fault(words, snippet, reason))
        fault.pages.append(page)

    @property
    def unexplained(self):
        return [one for one in self.errors.values() if not one.reason]


class Ibm:
    """IBM's accessibility-checker-engine, run in the page itself."""

    name = "IBM's checker"

    def __init__(self, script):
        self._script = script.read_text("utf-8")
        self.faults = Faults()

    def look(self, where, page):
        if not page.evaluate("() => 'ace' in window"):
            page.evaluate(self._script)
        self.faults.n_pages += 1
        for one in page.evaluate(AUDIT):
            words = re.sub(r"'[^']*'", "'…'", f"{one['level']} {one['rule']}: {one['message']}")
            snippet = f"{one['snippet']} at {one['path']}"
            is_error = one["level"] == "VIOLATION FAIL"
            self.faults.add(words, snippet, where, is_error=is_error)


class Nu:
    """The Nu checker, run once over all that was put before it."""

    name = "Nu"

    def __init__(self, jar, folder):
        self._jar, self._folder = jar, folder
        self._names = {}
        self.faults = Faults()

    def put(self, where, html):
        path = self._folder / f"{len(self._names):04}.html"
        path.write_bytes(html)
        self._names[path.name] = where

    def look(self, where, page):
        self.put(f"{where}, in Chromium", page.content().encode())
        if page.url.startswith("http"):
            self.put(f"{where}, as sent", page.context.request.get(page.url).body())

    def judge(self):
        command = ["java", "-jar", str(self._jar), "--format", "json", "--stdout"]
        done = subprocess.run(
            [*command, "--exit-zero-always", str(self._folder)],
            capture_output=True,
            timeout=NU_WITHIN_S,
            check=True,
        )
        self.faults.n_pages = len(self._names)
        for one in json.loads(done.stdout)["messages"]:
            page = self._names[one["url"].rpartition("/")[2]]
            kind = one.get("subType") or one["type"]
            words = f"{kind}: {one['message']}"
            self.faults.add(words, one.get("extract", ""), page, is_error=one["type"] == "error")


def told(checker):
    faults = checker.faults
    print(f"\n== {checker.name}: {faults.n_pages} pages")
    for head, found in (("errors", faults.errors), ("to look at", faults.reviews)):
        print(f"-- {head}: {len(found)}")
        for one in sorted(found.values(), key=lambda fault: -len(fault.pages)):
            snippet = " ".join(one.snippet.split())[:300]
            print(f"{len(one.pages)} x {one.words}\n    {snippet}\n    first: {one.pages[0]}")
            if one.reason:
                print(f"    stays: {one.reason}")


def over_phones_and_files(browser, folder, ibm, nu):
    def look(where, page):
        ibm.look(where, page)
        nu.look(where, page)

    server = PhoneServer(settings_of(folder / "phones"))
    server.start()
    checked_pages.phone_screens(browser, server, look)
    server.stop()
    page = browser.new_context(viewport=checked_pages.LARGE).new_page()
    with rooms.opened() as services:
        files = checked_pages.documents(services)
    for name, text in files.items():
        path = folder / "document.html"
        path.write_bytes(text)
        page.goto(path.as_uri())
        ibm.look(name, page)
        nu.put(name, text)


def over_streamlit(browser, folder, ibm, nu):
    server = Server(folder)
    settings = Settings.from_environ(server.environment(), root=ROOT, languages=("en",))
    services = bootstrap.build(settings)
    sessions = checked_pages.Sessions(services)
    services.hub.close()
    services.store.close()
    server.start()

    def look(where, page):
        ibm.look(where, page)
        nu.look(where, page)

    try:
        checked_pages.login_pages(browser, server, look)
        checked_pages.console_and_projector(browser, server, sessions, ibm.look)
    finally:
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ace", type=Path, required=True, help="ace.js")
    parser.add_argument("--vnu", type=Path, required=True, help="vnu.jar")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        folder = Path(name)
        for part in ("phones", "pages", "nu"):
            (folder / part).mkdir()
        ibm, nu = Ibm(options.ace), Nu(options.vnu, folder / "nu")
        over_phones_and_files(browser, folder, ibm, nu)
        over_streamlit(browser, folder / "pages", ibm, nu)
        nu.judge()
    for checker in (ibm, nu):
        told(checker)
    sys.exit(any(checker.faults.unexplained for checker in (ibm, nu)))


if __name__ == "__main__":
    main()
