"""What is said of a line that somebody wrote: its flags, its state, how many. No Streamlit here."""

from drawbridge.domain.facilitation.flags import Flag
from drawbridge.domain.workshop.steps import Audience
from drawbridge.domain.workshop.texts import LineState
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.views import Moderation, ModerationRow

_FLAGS = {
    Flag.RISK: F_("may be a sign of danger"),
    Flag.EMAIL: F_("an e-mail address"),
    Flag.ADDRESS: F_("a web address"),
    Flag.HANDLE: F_("somebody's handle"),
    Flag.PHONE: F_("a phone number"),
    Flag.NUMBER: F_("a number"),
    Flag.NAME: F_("a name"),
}
_STATES = {
    LineState.SHOWN: F_("Chosen"),
    LineState.NEVER: F_("Never"),
}
_SIZES = {2: F_("2–3 people"), 3: F_("4 or more people")}


def flag(of: Flag) -> str:
    """What was found in a line."""
    return tell(_FLAGS[of])


def state(row: ModerationRow) -> str:
    """What was decided about a line, "" while nothing was."""
    return tell(_STATES.get(row.state, ""))


def size(row: ModerationRow) -> str:
    """How many wrote a word, "" for one."""
    return tell(_SIZES.get(row.size, ""))


def choosing(row: ModerationRow) -> str:
    """What choosing a line is called."""
    return tell("Choose anyway") if row.is_of_risk else tell("Choose")


def rule(moderation: Moderation) -> str:
    """How choosing goes now."""
    if moderation.poll.audience is not Audience.ROOM:
        return tell("These are for you alone; the room never sees them.")
    if not moderation.may_add:
        return tell(
            "The room sees the chosen ones. To take one away works at once; to add, hide first."
        )
    if moderation.poll.is_by_line:
        return tell(
            "Nothing is shown by itself. Choose three to six; they appear together, in no order."
        )
    return tell("Nothing is shown by itself. What you choose appears together, in no order.")
