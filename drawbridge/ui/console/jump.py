"""What going to another step means, in the words of the console. No Streamlit in here."""

from collections.abc import Sequence

from drawbridge.domain.session.session import LiveSession

_MOST_NAMED = 4
_AS_LEFT = "It comes as it was left; nothing is asked again."
_FRESH = "It comes as if you had reached it."


def meaning(session: LiveSession, position: int) -> str:
    """What going to a step does to it and to the steps on the way."""
    arrival = _AS_LEFT if session.steps[position].has_begun else _FRESH
    skipped = session.skipped_by_going_to(position)
    if position < session.position:
        return f"{arrival} The steps after it come once more, with what they have."
    if not skipped:
        return f"{arrival} Nothing is skipped."
    them = "it" if len(skipped) == 1 else "them"
    titles = named([session.workshop.steps[one].title for one in skipped])
    return f"{arrival} Skipped on the way: {titles}. You can come back to {them}."


def named(titles: Sequence[str]) -> str:
    """Titles in quotes; of many only the first."""
    quoted = [f"“{title}”" for title in titles]
    if len(quoted) > _MOST_NAMED:
        n_more = len(quoted) - _MOST_NAMED + 1
        quoted = [*quoted[: _MOST_NAMED - 1], f"{n_more} more"]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
