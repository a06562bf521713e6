"""What the console says about time: turns, groups, what to leave out. No Streamlit in here."""

from collections.abc import Sequence

from drawbridge.domain.facilitation.groups import Division, divisions
from drawbridge.domain.session.catching_up import Plan
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.activity import Activity
from drawbridge.ui.console.words import counted
from drawbridge.views import FacilitatorView

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


def _division(division: Division) -> str:
    return " and ".join(_groups(size, count) for size, count in division.groups)


def _groups(size: int, count: int) -> str:
    one, many = _SIZES.get(size, (f"group of {size}", f"groups of {size}"))
    return f"{count} {one if count == 1 else many}"


def _minutes(seconds: float) -> str:
    return counted(int(seconds // 60), "minute")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
