"""A reader of what phones get."""

from html.parser import HTMLParser


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
