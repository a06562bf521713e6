"""What going to another step means, in the words of the console. No Streamlit in here."""

from collections.abc import Sequence

from drawbridge.charts.sentences.choices import quoted
from drawbridge.domain.session.session import LiveSession
from drawbridge.errors import F_
from drawbridge.facilitator_words import listed, tell, tell_n

_MOST_NAMED = 4
_AS_LEFT = F_("It comes as it was left; nothing is asked again.")
_FRESH = F_("It comes as if you had reached it.")


def meaning(session: LiveSession, position: int) -> str:
    """What going to a step does to it and to the steps on the way."""
    arrival = tell(_AS_LEFT) if session.steps[position].has_begun else tell(_FRESH)
    skipped = session.skipped_by_going_to(position)
    if position < session.position:
        again = tell("The steps after it come once more, with what they have.")
        return f"{arrival} {again}"
    if not skipped:
        nothing = tell("Nothing is skipped.")
        return f"{arrival} {nothing}"
    titles = named([session.workshop.steps[one].title for one in skipped])
    told = tell_n(
        "Skipped on the way: {titles}. You can come back to it.",
        "Skipped on the way: {titles}. You can come back to them.",
        len(skipped),
        titles=titles,
    )
    return f"{arrival} {told}"


def named(titles: Sequence[str]) -> str:
    """Titles in quotes; of many only the first."""
    found = [quoted(title, tell) for title in titles]
    if len(found) > _MOST_NAMED:
        n_more = len(found) - _MOST_NAMED + 1
        found = [*found[: _MOST_NAMED - 1], tell_n("{n} more", "{n} more", n_more)]
    return listed(found)
