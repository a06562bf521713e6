"""Phones over HTTP without a script, and a reader of what they get."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from starlette.testclient import TestClient

EVERY_AGREEMENT = ["0", "1"]


class Screen(HTMLParser):
    """What a page or a fragment holds.

    `name` is the screen, `fields` all inputs as dictionaries, `texts` what can be read in `<main>`.
    """

    def __init__(self, html):
        super().__init__()
        self.main = {}
        self.fields = []
        self.tags = []
        self.texts = []
        self.links = []
        self._is_inside = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        if tag == "main":
            self.main = found
            self._is_inside = True
        if tag in {"input", "button"}:
            self.fields.append({"tag": tag, **found})
        if tag == "a":
            self.links.append(found.get("href"))

    def handle_endtag(self, tag):
        if tag == "main":
            self._is_inside = False

    def handle_data(self, text):
        if self._is_inside and text.strip():
            self.texts.append(" ".join(text.split()))

    @property
    def name(self):
        return self.main.get("data-screen")

    @property
    def text(self):
        return " ".join(self.texts)

    def chosen(self, name="answer"):
        """Values of one field that stand in the form as chosen or typed."""
        found = [one for one in self.fields if one.get("name") == name]
        return [
            one.get("value") or "" for one in found if "checked" in one or one["type"] == "number"
        ]

    def offered(self, name):
        return [one.get("value") for one in self.fields if one.get("name") == name]


@dataclass
class Visitor:
    """A phone without a script: forms, redirects, one cookie."""

    http: TestClient
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
