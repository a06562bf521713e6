"""Phones that people hold: over HTTP without a script, and in Chromium."""

import re
import socket
import ssl
from dataclasses import dataclass, field

import httpx2

from tests.people.direct_client import DirectClient
from tests.people.screen import Screen

EVERY_AGREEMENT = ["0", "1"]


@dataclass
class Visitor:
    """A phone without a script that calls the application itself: forms, redirects, one cookie."""

    http: DirectClient
    code: str
    headers: dict = field(default_factory=dict)

    @property
    def url(self):
        return f"/j/{self.code}"

    def get(self, path="", **options):
        return self.http.get(self.url + path, headers=self.headers, **options)

    def post(self, path, fields, **options):
        return self.http.post(self.url + path, data=fields, headers=self.headers, **options)

    def screen(self):
        return Screen(self.get().text)

    def join(self, role="participant"):
        return self.post("/join", {"role": role, "agree": EVERY_AGREEMENT})

    def answer(self, room, **fields):
        """Send the form of the step that the room is at."""
        state = room.session
        place = {"step": state.step.id, "round": str(state.state.round)}
        return self.post("/answer", {**place, **fields})

    @property
    def secret(self):
        return self.http.cookies.get("drawbridge")


class HttpPhone:
    """A phone without a script on a real connection: forms, redirects and a cookie."""

    def __init__(self, url, code):
        self.code = code
        # Servers of tests have certificates that nobody vouches for.
        self.tls = ssl._create_unverified_context() if url.startswith("https:") else None
        self.http = httpx2.Client(
            base_url=url, follow_redirects=True, timeout=30, verify=self.tls or True
        )
        self.stream = None

    def join(self, role="participant"):
        done = self.http.post(f"/j/{self.code}/join", data={"role": role, "agree": EVERY_AGREEMENT})
        assert done.status_code == 200, done.text

    def screen(self):
        return self.http.get(f"/j/{self.code}").text

    def post(self, step, fields, number=1):
        form = {"step": step, "round": str(number), **fields}
        return self.http.post(f"/j/{self.code}/answer", data=form).status_code

    def press(self, name, **fields):
        """Send one of the small forms beside the questions, and read what comes back."""
        return self.http.post(f"/j/{self.code}/{name}", data=fields).text

    def connect(self):
        """Hold a stream open, as the script on a phone does; nobody reads what comes."""
        self.disconnect()
        host, port = self.http.base_url.host, self.http.base_url.port
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.http.cookies.jar)
        asked = f"GET /j/{self.code}/events HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}"
        self.stream = socket.create_connection((host, port), timeout=10)
        if self.tls is not None:
            self.stream = self.tls.wrap_socket(self.stream)
        self.stream.sendall(f"{asked}\r\n\r\n".encode())
        assert b" 200 " in self.stream.recv(64)

    def disconnect(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    @property
    def secret(self):
        return self.http.cookies["drawbridge"]

    def close(self):
        self.disconnect()
        self.http.close()


class Handset:
    """A phone in Chromium."""

    def __init__(self, context, url, page=None):
        self.context = context
        self.url = url
        self.page = page or context.new_page()
        self.page.goto(self.url)

    def second_tab(self):
        return Handset(self.context, self.url)

    def join(self):
        for box in self.page.locator("input[name=agree]").all():
            box.check()
        self.page.locator("button[value=participant]").click()
        self.page.locator("main[data-screen=waiting], main[data-screen=poll]").wait_for()

    def reaches(self, screen):
        self.page.locator(f"main[data-screen={screen}]").wait_for()

    def choose(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']").check()

    def has_chosen(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']:checked").wait_for()

    def send(self):
        self.page.locator("button.send").click()

    def is_in(self):
        self.page.locator(".notice.in").wait_for()

    def says(self, text):
        self.page.get_by_text(text).first.wait_for()

    def has_left(self):
        self.page.locator("main.left").wait_for(state="attached")  # its address comes before it

    def kept(self):
        """The names of what is kept on this phone."""
        names = self.page.evaluate("() => Object.keys(localStorage)")
        return [re.sub(r"^/j/[A-Z]{6}", "", name) for name in names]
