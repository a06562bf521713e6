"""What the console says about time: turns, groups, what to leave out. No Streamlit in here."""

import re
from collections.abc import Sequence

from drawbridge.domain.facilitation import small_room
from drawbridge.domain.facilitation.groups import Division, divisions
from drawbridge.domain.privacy.two_runs import are_alike
from drawbridge.domain.session.catching_up import Plan
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.ui.console.words import counted, counted_minutes
from drawbridge.views import FacilitatorView, SessionSummary

BREATH = "A breath? More than twelve minutes have passed without a pause or talk."
_SIZES = {2: ("pair", "pairs"), 3: ("three", "threes"), 4: ("four", "fours")}


def plan_sentence(plan: Plan, session: LiveSession) -> str:
    """What leaving out would win; how late it is stands above."""
    titles = [f"“{session.workshop.steps[place].title}”" for place in plan.positions]
    if not titles:
        return "Nothing more can be left out; shorter talks help."
    offer = f"Leaving out {_listed(titles)}"
    if plan.missing_s:
        wins, missing = _minutes(plan.wins_s), _minutes(plan.missing_s)
        return f"{offer} wins {wins}; {missing} more have to come from shorter talks."
    return f"{offer} ends on time."


def groups_sentence(view: FacilitatorView) -> str:
    """Into which groups the room can divide: by the head-count, else by who joined."""
    step, session = view.session.step, view.session
    if not isinstance(step, Activity):
        return ""
    n_people = session.head_count or view.n_joined
    found = divisions(n_people, [one.size for one in step.groups])
    if not found:
        return "Too few people for a group; writing alone is fine."
    told = ", or ".join(map(_division, found))
    return f"{n_people} people: {told}. They choose; nobody is assigned."


def again_sentence(workshop: Workshop, n_people: int, held: Sequence[SessionSummary]) -> str:
    """What to think of before a workshop is held again with the same people; "" where nothing is.

    Two summaries of nearly one room can be subtracted: that tells what the one who was away, or
    the one who was new, has answered.

    Args:
        workshop: what is to be held.
        n_people: how many are in the room, 0 if nobody has said.
        held: past sessions whose summaries are kept.
    """
    past = [one for one in held if one.workshop_id == workshop.id and one.people]
    alike = [one for one in past if not n_people or _is_about(one.people, n_people)]
    if not alike:
        return ""
    which = "a summary is" if len(alike) == 1 else f"{len(alike)} summaries are"
    size = " of about as many people" if n_people else ""
    return (
        f"From this workshop {which} still kept{size}. If today nearly the same people come, the "
        "two can be subtracted from one another, and what somebody new or somebody missing "
        "answered may be read. Delete the old summary first, or leave out what is close."
    )


def _is_about(people: str, n_people: int) -> bool:
    """Whether a size as it is told, "14" or "6–11", is about so many."""
    bounds = [int(number) for number in re.findall(r"\d+", people)]
    return any(are_alike(bound, n_people) for bound in range(min(bounds), max(bounds) + 1))


def small_room_sentence(workshop: Workshop, n_people: int, others: Sequence[Workshop] = ()) -> str:
    """What so few people will not see in numbers, and what can be done; "" where they see all.

    Args:
        workshop: what is to be held.
        n_people: how many are in the room, 0 if nobody has said.
        others: what could be held instead.
    """
    hidden = small_room.in_words(workshop, n_people) if n_people else ()
    if not hidden:
        return ""
    n_asked = len(small_room.for_the_room(workshop))
    least = min(map(small_room.fewest, hidden))
    which = (
        "no question shows numbers"
        if len(hidden) == n_asked
        else f"{len(hidden)} of {n_asked} questions show words only, no numbers"
    )
    names = "" if len(hidden) == n_asked else f" ({_listed([f'“{it.title}”' for it in hidden])})"
    people = "one person" if n_people == 1 else f"{n_people} people"
    why = f"At least {least} have to answer, and a Pass is no answer."
    return f"With {people} {which}{names}. {why} {_instead(workshop, n_people, others)}"


def _instead(workshop: Workshop, n_people: int, others: Sequence[Workshop]) -> str:
    here = len(small_room.in_words(workshop, n_people))
    fewer = [it for it in others if len(small_room.in_words(it, n_people)) < here]
    # What was chosen, in another length, before what is for other rooms.
    fewer.sort(key=lambda it: (it.id != workshop.id, len(small_room.in_words(it, n_people))))
    talk = "You can talk about these without a picture, or wait for more people"
    if not others:
        return f"{talk}; in the library a shorter length may have fewer of them."
    if not fewer:
        return f"{talk}."
    return f"{talk}. Fewer such questions: {_listed([_called(it) for it in fewer[:2]])}."


def _called(workshop: Workshop) -> str:
    length = counted_minutes(workshop.minutes)
    return f"“{workshop.title}”, {length}"


def _division(division: Division) -> str:
    return " and ".join(_groups(size, count) for size, count in division.groups)


def _groups(size: int, count: int) -> str:
    one, many = _SIZES.get(size, (f"group of {size}", f"groups of {size}"))
    return f"{count} {one if count == 1 else many}"


def _minutes(seconds: float) -> str:
    whole = int(seconds // 60)
    return counted(whole, "minute") if whole else "less than a minute"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
