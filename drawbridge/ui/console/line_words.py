"""What is said of a line that somebody wrote: its flags, its state, how many. No Streamlit here."""

from drawbridge.domain.facilitation.flags import Flag
from drawbridge.domain.workshop.steps import Audience
from drawbridge.domain.workshop.texts import LineState
from drawbridge.views import Moderation, ModerationRow

_FLAGS = {
    Flag.RISK: "may be a sign of danger",
    Flag.EMAIL: "an e-mail address",
    Flag.ADDRESS: "a web address",
    Flag.HANDLE: "somebody's handle",
    Flag.PHONE: "a phone number",
    Flag.NUMBER: "a number",
    Flag.NAME: "a name",
}
_STATES = {
    LineState.SHOWN: "Chosen",
    LineState.NEVER: "Never",
}
_SIZES = {2: "2–3 people", 3: "4 or more people"}


def flag(of: Flag) -> str:
    """What was found in a line."""
    return _FLAGS[of]


def state(row: ModerationRow) -> str:
    """What was decided about a line, "" while nothing was."""
    return _STATES.get(row.state, "")


def size(row: ModerationRow) -> str:
    """How many wrote a word, "" for one."""
    return _SIZES.get(row.size, "")


def choosing(row: ModerationRow) -> str:
    """What choosing a line is called."""
    return "Choose anyway" if row.is_of_risk else "Choose"


def rule(moderation: Moderation) -> str:
    """How choosing goes now."""
    if moderation.poll.audience is not Audience.ROOM:
        return "These are for you alone; the room never sees them."
    if not moderation.may_add:
        return "The room sees the chosen ones. To take one away works at once; to add, hide first."
    if moderation.poll.is_by_line:
        return "Nothing is shown by itself. Choose three to six; they appear together, in no order."
    return "Nothing is shown by itself. What you choose appears together, in no order."
