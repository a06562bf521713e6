"""Firefox and WebKitGTK, each spoken to in the protocol it brings, without a package between.

Both speak W3C WebDriver: WebKitWebDriver over HTTP, Firefox over the socket called Marionette that
its driver would stand in front of. Ten commands are all that a phone needs.
"""

import itertools
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

WITHIN_S = 20.0
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # Source: W3C WebDriver, section 12.1
_IN_MARIONETTE = {
    "url": "Navigate",
    "back": "Back",
    "forward": "Forward",
    "refresh": "Refresh",
    "execute/sync": "ExecuteScript",
    "element": "FindElement",
}
_MINI_BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"


class Engine:
    """A browser with one window."""

    def __init__(self):
        self.started = []

    def command(self, method, path, **parameters):
        """One WebDriver command, named as over HTTP."""
        raise NotImplementedError

    def start(self, *words, **options):
        """Start a program that ends with this browser."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.started.append(subprocess.Popen(words, **{**quiet, **options}))
        return self.started[-1]

    def go(self, url):
        self.command("POST", "url", url=url)

    def back(self):
        self.command("POST", "back")

    def forward(self):
        self.command("POST", "forward")

    def reload(self):
        self.command("POST", "refresh")

    def run(self, script, *arguments):
        """What a function body returns in the page."""
        return self.command("POST", "execute/sync", script=script, args=list(arguments))

    def click(self, selector):
        found = self.command("POST", "element", using="css selector", value=selector)
        self.command("POST", f"element/{found[_ELEMENT]}/click")

    def until(self, condition, *arguments):
        """Wait until an expression is true in whatever page there is then."""
        last = None
        for _ in range(int(WITHIN_S / 0.1)):
            try:
                last = self.run(f"return {condition}", *arguments)
            except Refusal:  # between two pages
                last = None
            if last:
                return last
            time.sleep(0.1)
        raise AssertionError(f"It did not become true within {WITHIN_S} s: {condition}")

    def close(self):
        for process in reversed(self.started):
            process.terminate()
            process.wait(10)
            if process.stdout:
                process.stdout.close()


class Refusal(Exception):
    """What the browser says no to."""


class WebKit(Engine):
    """WebKitGTK's small browser on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, folder):
        super().__init__()
        screen = self._screen()
        port = _free_port()
        environment = {"DISPLAY": screen, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
        self.start("WebKitWebDriver", f"--port={port}", env=environment)
        self._url = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(_mini_browser()), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        _wait_for(port).close()
        self._url += "/" + self._ask("POST", "", {"capabilities": wanted})["sessionId"]

    def command(self, method, path, **parameters):
        return self._ask(method, f"/{path}", parameters)

    def close(self):
        try:
            self._ask("DELETE", "", None)
        finally:
            super().close()

    def _screen(self):
        server = self.start(
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            "800x900x24",
            "-nolisten",
            "tcp",
            stdout=subprocess.PIPE,
            text=True,
        )
        return f":{server.stdout.readline().strip()}"

    def _ask(self, method, path, parameters):
        body = None if parameters is None else json.dumps(parameters).encode()
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(self._url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=60) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise Refusal(json.load(error)["value"]["message"]) from error


class Firefox(Engine):
    """Firefox without a window."""

    name = "firefox"

    def __init__(self, folder):
        super().__init__()
        port = _free_port()
        preferences = {
            "marionette.port": port,
            "browser.shell.checkDefaultBrowser": False,
            "app.update.disabledForTesting": True,
            "datareporting.policy.dataSubmissionEnabled": False,
        }
        lines = (
            f'user_pref("{name}", {json.dumps(value)});' for name, value in preferences.items()
        )
        (folder / "user.js").write_text("\n".join(lines))
        self.start(
            "firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(folder)
        )
        self._socket = _wait_for(port)
        self._reader = self._socket.makefile("rb")
        self._read()  # it says who it is
        self._numbers = itertools.count(1)
        self._ask("WebDriver:NewSession", {})

    def command(self, method, path, **parameters):
        if path.endswith("/click"):
            return self._ask("WebDriver:ElementClick", {"id": path.split("/")[1]})
        found = self._ask(f"WebDriver:{_IN_MARIONETTE[path]}", parameters)
        return found.get("value") if isinstance(found, dict) else found

    def close(self):
        self._reader.close()
        self._socket.close()
        super().close()

    def _ask(self, name, parameters):
        text = json.dumps([0, next(self._numbers), name, parameters]).encode()
        self._socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, result = self._read()
        if error:
            raise Refusal(error["message"])
        return result

    def _read(self):
        digits = b""
        while (one := self._reader.read(1)) != b":":
            digits += one
        return json.loads(self._reader.read(int(digits)))


def _mini_browser():
    return next(Path("/usr/lib").glob(_MINI_BROWSERS))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port):
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The browser did not start within 60 s.")
