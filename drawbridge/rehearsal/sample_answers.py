"""Words and lines that simulated participants write.

All of them were made up for rehearsals. They are harmless, a little repetitive so that a word cloud
grows, and two of the lines are there to practise reading before showing: one looks like an address
and one like somebody who is not well. Both say themselves that they come from a rehearsal.
"""

from drawbridge.domain.workshop.texts import Written
from drawbridge.rehearsal.answer_model import Person

WORDS = (
    "trust", "trust", "trust", "time", "time", "patience", "patience", "humour", "listening",
    "listening", "quiet", "a door", "honesty", "honesty", "warmth", "tea", "room", "slowly",
    "courage", "forgiveness",
)  # fmt: skip
LINES = (
    "I could say one true thing at breakfast.",
    "Asking before I guess.",
    "Staying in the room for one minute longer.",
    "Less advice, more listening.",
    "A walk without phones.",
    "I could say that I need an hour, and when I will be back.",
    "Asking before I guess.",
    "Saying thank you out loud.",
    "Letting somebody carry the heavy bag.",
    "Not knowing, and saying so.",
    "I could write the letter and keep it for a week.",
    "A door is not the same as a hole in the wall.",
    "Saying thank you out loud.",
    "Trying again on a Tuesday, when nobody expects it.",
)
AN_ADDRESS = "Rehearsal: write to nobody@example.org"
A_WORRY = "Rehearsal: some days there is no reason to live"
HELD_BY = {3: AN_ADDRESS, 9: A_WORRY}  # number of the person who writes it


def line(poll: Written, person: Person) -> str:
    """What a person writes. Numbers 3 and 9 write the lines that want to be read first."""
    lines = [] if poll.most_words else [one for one in LINES if len(one) <= poll.longest]
    if not lines:
        return person.dice.choice([one for one in WORDS if len(one) <= poll.longest])
    held = HELD_BY.get(person.number, "")
    if held and len(held) <= poll.longest:
        return held
    return lines[(person.number + person.dice.randrange(3)) % len(lines)]
