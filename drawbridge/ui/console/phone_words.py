"""What the console says of the phones in the room. No Streamlit in here."""

from drawbridge.domain.session.session import Status
from drawbridge.errors import KeyLost
from drawbridge.facilitator_words import enumerated, tell, tell_n, told
from drawbridge.views import PresenceView

_OFFLINE_PERCENT = 70


def people(view: PresenceView) -> str:
    """How many phones there are: "14 joined, 12 connected"; in a rehearsal, how many are real."""
    if view.n_joined + view.n_observers == 0:
        return tell("Nobody has joined yet")
    joined = tell_n("{n} joined", "{n} joined", view.n_joined)
    if view.n_own:
        joined = tell("{joined} ({own})", joined=joined, own=_own(view.n_own))
    counts = [joined, tell_n("{n} connected", "{n} connected", view.n_connected)]
    if view.n_observers:
        counts.insert(1, tell_n("{n} only watching", "{n} only watching", view.n_observers))
    return enumerated(counts)


def _own(n_phones: int) -> str:
    """Real phones in a rehearsal, whose owners answer for themselves."""
    return tell_n("one is a real phone", "{n} are real phones", n_phones)


def room_warnings(view: PresenceView) -> tuple[str, ...]:
    """What the facilitator should know of the phones, most often nothing."""
    warnings = []
    if not view.has_key:
        warnings.append(told(KeyLost()))
    elif phones_are_offline(view):
        warnings.append(
            tell(
                "Phones offline, room safe. Every answer so far is kept; talk on, "
                "they come back by themselves."
            )
        )
    if view.has_more_phones_than_people:
        warnings.append(
            tell(
                "More phones than people: {phones} for {people}. One device each, please; close "
                "the spare one.",
                phones=view.n_joined,
                people=view.session.head_count,
            )
        )
    return tuple(warnings)


def phones_are_offline(view: PresenceView) -> bool:
    """Whether fewer than 70 percent of the phones that joined were here for half a minute."""
    is_live = view.session.status is not Status.ENDED
    return is_live and view.n_lately * 100 < view.n_joined * _OFFLINE_PERCENT
