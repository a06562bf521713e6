"""What Orca says of a phone's page, for a step of every kind.

    apt-get install orca speech-dispatcher at-spi2-core dbus-x11 xvfb xdotool openbox chromium
    python bench/screen_reader.py --write docs/screen-reader.md

A real Chromium on a virtual screen of its own, driven by keys of the keyboard as Orca's users do:
the news of a step is waited for, the page is read from its top ("say all"), each field is visited
with Tab, one answer is given with the arrow keys or Space, and sent with Enter. What stands in the
log is what Orca hands to the speech synthesiser. The synthesiser is a program that makes no sound.
Takes about seven minutes; own server on a free loopback port.
"""

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: E402

from drawbridge import commands  # noqa: E402
from drawbridge.domain.workshop.steps import Poll  # noqa: E402
from gallery import chromium, rooms  # noqa: E402
from tests.people.phone import Handset  # noqa: E402
from tests.people.room import Room  # noqa: E402
from tests.people.server import PhoneServer, settings_of  # noqa: E402

PROGRAMS = ("orca", "speech-dispatcher", "xvfb-run", "dbus-run-session", "xdotool", "openbox")
INSIDE = "DRAWBRIDGE_BENCH_INSIDE"
QUIET_S, AT_MOST_S = 1.0, 20.0
READY_WITHIN_S = 90
MOST_FIELDS = 9
SYNTHESISER = """GenericExecuteSynth "true"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "en"
DefaultVoice "en"
"""
NO_SOUND = "pcm.!default { type null }\nctl.!default { type null }\n"
SPEECH = """LogLevel 1
AudioOutputMethod "alsa"
AddModule "silent" "sd_generic" "silent.conf"
DefaultModule silent
DefaultLanguage "en"
"""


@dataclass
class Heard:
    """What was said of one step, by moment."""

    name: str
    moments: dict = field(default_factory=dict)


class Orca:
    """A running screen reader and the log of what it says."""

    def __init__(self, folder, stack):
        self._log = folder / "orca.log"
        self._seen = 0
        settings = folder / "speech"
        (settings / "modules").mkdir(parents=True)
        (settings / "speechd.conf").write_text(SPEECH)
        (settings / "modules" / "silent.conf").write_text(SYNTHESISER)
        (folder / "alsa.conf").write_text(NO_SOUND)
        os.environ["ALSA_CONFIG_PATH"] = str(folder / "alsa.conf")
        socket = folder / "speech.sock"
        os.environ["SPEECHD_ADDRESS"] = f"unix_socket:{socket}"
        talker = ["speech-dispatcher", "-s", "-C", settings, "-S", socket, "-L", folder]
        _started(stack, talker, folder)
        _started(stack, ["openbox"], folder)
        _started(stack, ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], folder)
        time.sleep(1)
        reader = ["orca", "-r", "--debug-file", self._log, "-u", folder / "orca"]
        _started(stack, reader, folder)
        end = time.monotonic() + READY_WITHIN_S
        while not self._spoken():  # "Screen reader on."
            if time.monotonic() > end:
                sys.exit("Orca says nothing")
            time.sleep(0.2)

    def said(self, first_within_s=3.0):
        """What was said since the last time, once it has been quiet for a moment."""
        began = changed = time.monotonic()
        known = self._seen
        while time.monotonic() - began < AT_MOST_S:
            n_now = len(self._spoken())
            if n_now != known:
                known, changed = n_now, time.monotonic()
            patience_s = QUIET_S if known > self._seen else first_within_s
            if time.monotonic() - changed > patience_s:
                break
            time.sleep(0.1)
        lines = self._spoken()
        new, self._seen = lines[self._seen :], len(lines)
        return [it for it in (one.strip() for one in new) if it]

    def _spoken(self):
        text = self._log.read_text("utf-8", errors="replace") if self._log.exists() else ""
        sent = re.findall(r"SPEECH DISPATCHER: Speaking '<speak>(.*?)</speak>'", text, flags=re.S)
        return [html.unescape(re.sub(r"<[^>]*>", "", one)) for one in sent]


def _started(stack, command, folder):
    with (folder / "programs.log").open("ab") as log:
        process = subprocess.Popen([*map(str, command)], stdout=log, stderr=log)
    stack.callback(process.kill)


def press(*keys):
    for key in keys:
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        time.sleep(0.15)


FOCUSED = """() => {
  const it = document.activeElement;
  return [it.type || '', it.matches('button.send'), !document.querySelector('main').contains(it)];
}"""
SET_WITH = {"radio": "space", "checkbox": "space", "number": "Up", "range": "Right"}


class Listener:
    """Somebody who hears the page and has a keyboard."""

    def __init__(self, orca, phone, room):
        self.orca, self.phone, self.room = orca, phone, room
        self.heard = []

    def visit(self, step):
        """Go to a step, hear it, and answer if it asks."""
        new = Heard(f"{step.kind} ({step.id})")
        self.heard.append(new)
        is_poll = isinstance(step, Poll)
        self.room.go_to(step.id)
        if is_poll:
            self.orca.said(1)
            self.room.do(commands.open_step)
            self.phone.reaches("poll")
        new.moments["arrives"] = self.orca.said()
        new.moments["read from the top"] = self.read()
        if is_poll:
            self._fill(new)
            self.room.do(commands.close_step)
            self.phone.reaches("closed")
            new.moments["closed"] = self.orca.said()

    def read(self):
        press("ctrl+Home")
        self.orca.said(1)
        press("KP_Add")
        return self.orca.said()

    def _fill(self, new):
        fields = new.moments["fields"] = []
        self.phone.page.evaluate("document.getElementById('main').focus()")
        self.orca.said(1)
        is_set = False
        for _ in range(MOST_FIELDS):
            press("Tab")
            fields.append(self._said_together())
            kind, sends, is_outside = self.phone.page.evaluate(FOCUSED)
            if sends or is_outside:
                break
            if not is_set and (kind in SET_WITH or kind.startswith("text")):
                is_set = True
                press(SET_WITH.get(kind, "a"))
                fields.append(f"[{SET_WITH.get(kind, 'a')}] {self._said_together()}")
        self._send()
        new.moments["sent"] = self.orca.said()
        if not self.phone.page.locator(".notice.in").count():
            self._pass()
            new.moments["passed"] = self.orca.said()

    def _pass(self):
        page = self.phone.page
        boxes = page.locator("input[value=pass]")
        for number in range(boxes.count()):
            boxes.nth(number).evaluate("(box) => { if (!box.checked) box.click(); }")
        last = "button.send" if boxes.count() else "button[name=pass]"
        page.locator(last).first.evaluate("(it) => it.click()")
        self.phone.is_in()

    def _send(self):
        """With Enter where the button was reached; many fields in, straight to it."""
        page = self.phone.page
        if not page.evaluate(FOCUSED)[1]:
            page.locator("form[data-place] button:visible").last.focus()
            self.orca.said(1)
        press("Return")
        try:
            page.locator("#notice").first.wait_for(timeout=4000)
        except TimeoutError:
            page.locator("button[name=pass]").first.evaluate("it => it.click()")
            page.locator("#notice").first.wait_for()

    def _said_together(self):
        return " / ".join(self.orca.said(1.5))


def hear_session(folder, stack, orca, names):
    """Play a session on a phone in a window, and hear it."""
    server = PhoneServer(settings_of(folder))
    server.start()
    stack.callback(server.stop)
    room = Room(server.services, rooms.one_of_each())
    playwright = stack.enter_context(sync_playwright())
    flags = [*chromium.FLAGS, "--force-renderer-accessibility", "--window-size=480,900"]
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), headless=False, args=flags
    )
    stack.callback(browser.close)
    phone = Handset(
        browser.new_context(no_viewport=True, reduced_motion="reduce"),
        f"{server.url}/j/{room.code}",
    )
    phone.page.bring_to_front()
    phone.page.locator("h1").click()
    listener = Listener(orca, phone, room)
    first = Heard("consent (before joining)")
    listener.heard.append(first)
    first.moments["arrives"] = orca.said(8)
    first.moments["read from the top"] = listener.read()
    phone.join()
    room.do(commands.start)
    first.moments["joined"] = orca.said()
    for step in room.session.workshop.steps[1:]:
        if not names or step.kind in names:
            listener.visit(step)
            told(listener.heard[-1])
    return listener.heard


def told(heard):
    print(f"\n## {heard.name}", flush=True)
    for moment, lines in heard.moments.items():
        print(f"- {moment}:", *(f"\n    {line}" for line in lines), flush=True)


def as_page(heard, version):
    """The log as a page of docs/."""
    when = datetime.now(UTC).date().isoformat()
    lines = [
        "# What a screen reader says of the phone's page",
        "",
        f"Written by `python bench/screen_reader.py --write docs/screen-reader.md`, {when}: "
        f"{version} and Chromium; every line as Orca hands it to the speech synthesiser. What is "
        "made of it stands in [accessibility.md](accessibility.md).",
    ]
    for one in heard:
        lines += ["", f"## {one.name}"]
        for moment, said in one.moments.items():
            lines += ["", f"**{moment}**", "", *(f"    {line}" for line in said or ["(nothing)"])]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="the page of docs/ to write")
    parser.add_argument("--kinds", nargs="*", help="only these kinds")
    options = parser.parse_args()
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    if not os.environ.get(INSIDE):
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24"]
        command = [*screen, "dbus-run-session", "--", sys.executable, *sys.argv]
        os.execvpe(command[0], command, {**os.environ, INSIDE: "1", "ACCESSIBILITY_ENABLED": "1"})
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        (folder / "phones").mkdir()
        orca = Orca(folder, stack)
        heard = hear_session(folder / "phones", stack, orca, options.kinds)
        told(heard[0])
    version = subprocess.run(["orca", "--version"], capture_output=True, text=True, check=True)
    if options.write:
        options.write.write_text(as_page(heard, f"Orca {version.stdout.strip()}"), "utf-8")


if __name__ == "__main__":
    main()
