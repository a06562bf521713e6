"""Which words of a workshop on a page do not say their language (WCAG 3.1.2)."""

from html.parser import HTMLParser

from tests.people.made_up_language import THEIRS

VOID = {"br", "img", "input", "path", "rect", "line", "circle"}


class Unsaid(HTMLParser):
    """Words of a workshop, which have marks, that stand in no element of another language."""

    def __init__(self):
        super().__init__()
        self.languages, self.found, self.n_said = [""], [], 0

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        if THEIRS in data:
            is_said = self.languages[-1] == "ar"
            self.n_said += is_said
            self.found += [] if is_said else [data.strip()]
