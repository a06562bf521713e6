"""The middle of the console before the start: what to do while people arrive."""

from drawbridge.ui import parts, words
from drawbridge.views import FacilitatorView

_BEFORE = (
    "Open the projector on the screen that everybody sees.",
    "Scan the code once with your own phone. If it does not open, look under "
    "“Phones cannot get in?”.",
    "Type how many people are in the room, so that you notice when a phone was scanned twice.",
    "When nearly everyone has joined, start. Latecomers can join at any time.",
)


def draw(view: FacilitatorView) -> None:
    """Draw the welcome and the list of things to do."""
    workshop = view.session.workshop
    steps = words.counted(len(workshop.steps), "step")
    length = f"{workshop.minutes:g} minutes, {steps}"
    items = [parts.tag("li", line) for line in _BEFORE]
    parts.draw(
        parts.wrap("p", [parts.tag("span", "Doors are open"), parts.chip(length)], "kicker"),
        parts.tag("h1", workshop.title, "title"),
        parts.tag("p", workshop.subtitle, "lead"),
        parts.wrap(
            "section",
            [
                parts.tag("h2", "Before you start", "card-head"),
                parts.wrap("ol", items, "todo"),
            ],
            "card",
        ),
    )
