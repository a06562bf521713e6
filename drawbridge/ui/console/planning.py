"""What the console says about time: turns, groups, what to leave out. No Streamlit in here."""

import re
from collections.abc import Sequence
from functools import reduce

from drawbridge.charts.sentences.choices import quoted
from drawbridge.domain.facilitation import small_room
from drawbridge.domain.facilitation.groups import Division, divisions
from drawbridge.domain.privacy.two_runs import are_alike
from drawbridge.domain.session.catching_up import Plan
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, listed, tell, tell_minutes, tell_n
from drawbridge.ui.console.words import whole_minutes
from drawbridge.views import FacilitatorView, SessionSummary

_SUBTRACTED = F_(
    "If today nearly the same people come, the two can be subtracted from one another, and what "
    "somebody new or somebody missing answered may be read. Delete the old summary first, or leave "
    "out what is close."
)
BREATH = F_("A breath? More than twelve minutes have passed without a pause or talk.")


def plan_sentence(plan: Plan, session: LiveSession) -> str:
    """What leaving out would win; how late it is stands above."""
    if not plan.positions:
        return tell("Nothing more can be left out; shorter talks help.")
    steps = [session.workshop.steps[place].title for place in plan.positions]
    titles = listed([quoted(it, tell) for it in steps])
    if plan.missing_s:
        return tell(
            "Leaving out {titles} wins {wins}; {missing} more have to come from shorter talks.",
            titles=titles,
            wins=_minutes(plan.wins_s),
            missing=_minutes(plan.missing_s),
        )
    return tell("Leaving out {titles} ends on time.", titles=titles)


def groups_sentence(view: FacilitatorView) -> str:
    """Into which groups the room can divide: by the head-count, else by who joined."""
    step, session = view.session.step, view.session
    if not isinstance(step, Activity):
        return ""
    n_people = session.head_count or view.n_joined
    found = divisions(n_people, [one.size for one in step.groups])
    if not found:
        return tell("Too few people for a group; writing alone is fine.")
    ways = [_division(one) for one in found]
    told = reduce(lambda one, other: tell("{one}, or {other}", one=one, other=other), ways)
    return tell_n(
        "{n} person: {groups}. They choose; nobody is assigned.",
        "{n} people: {groups}. They choose; nobody is assigned.",
        n_people,
        groups=told,
    )


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
    return f"{_still_kept(len(alike), is_as_many=bool(n_people))} {tell(_SUBTRACTED)}"


def _still_kept(n: int, *, is_as_many: bool) -> str:
    if is_as_many:
        return tell_n(
            "From this workshop a summary is still kept of about as many people.",
            "From this workshop {n} summaries are still kept of about as many people.",
            n,
        )
    return tell_n(
        "From this workshop a summary is still kept.",
        "From this workshop {n} summaries are still kept.",
        n,
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
    told = _in_words(n_people, [it.title for it in hidden], n_asked)
    why = tell("At least {n} have to answer, and a Pass is no answer.", n=least)
    return f"{told} {why} {_instead(workshop, n_people, others)}"


def _in_words(n_people: int, hidden: Sequence[str], n_asked: int) -> str:
    if len(hidden) == n_asked:
        return tell_n(
            "With one person no question shows numbers.",
            "With {n} people no question shows numbers.",
            n_people,
        )
    titles = listed([quoted(it, tell) for it in hidden])
    return tell_n(
        "With one person {hidden} of {asked} questions show words only, no numbers ({titles}).",
        "With {n} people {hidden} of {asked} questions show words only, no numbers ({titles}).",
        n_people,
        hidden=len(hidden),
        asked=n_asked,
        titles=titles,
    )


def _instead(workshop: Workshop, n_people: int, others: Sequence[Workshop]) -> str:
    here = len(small_room.in_words(workshop, n_people))
    fewer = [it for it in others if len(small_room.in_words(it, n_people)) < here]
    # What was chosen, in another length, before what is for other rooms.
    fewer.sort(key=lambda it: (it.id != workshop.id, len(small_room.in_words(it, n_people))))
    if not others:
        return tell(
            "You can talk about these without a picture, or wait for more people; in the library "
            "a shorter length may have fewer of them."
        )
    talk = tell("You can talk about these without a picture, or wait for more people.")
    if not fewer:
        return talk
    named = listed([_called(it) for it in fewer[:2]])
    lighter = tell("Fewer such questions: {workshops}.", workshops=named)
    return f"{talk} {lighter}"


def _called(workshop: Workshop) -> str:
    length = tell_minutes(workshop.minutes)
    return enumerated((quoted(workshop.title, tell), length))


def _division(division: Division) -> str:
    return listed([_groups(size, count) for size, count in division.groups])


def _groups(size: int, count: int) -> str:
    match size:
        case 2:
            return tell_n("{n} pair", "{n} pairs", count)
        case 3:
            return tell_n("{n} three", "{n} threes", count)
        case 4:
            return tell_n("{n} four", "{n} fours", count)
        case _:
            return tell_n("{n} group of {size}", "{n} groups of {size}", count, size=size)


def _minutes(seconds: float) -> str:
    whole = int(seconds // 60)
    return whole_minutes(whole) if whole else tell("less than a minute")
