"""Where one can go in a draft: a list of buttons that costs nothing while it has not changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from drawbridge.facilitator_words import said, tell
from drawbridge.sentences import E_
from drawbridge.ui import state
from drawbridge.ui.components import component

_KEY = "editor_steps"
_TOLD = {"wrong": E_("something to mend"), "unwise": E_("worth a look"), "": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go.

    `mark` is "wrong" or "unwise" where something stands there to be seen; `language` is that of the
    title where it is not the page's.
    """

    place: str
    title: str
    mark: str = ""
    language: str = ""


def draw(places: Sequence[Place], here: str) -> None:
    """Draw the list, with the one that this tab has before it marked."""
    entries = tuple(
        {**asdict(it), "told": said(_TOLD[it.mark]), "isHere": it.place == here} for it in places
    )  # fmt: skip
    component(__file__)(
        key=_KEY, data={"entries": entries, "label": tell("Steps")}, on_place_change=_go
    )  # fmt: skip


def _go() -> None:
    found = state.value(_KEY)
    place = found.get("place") if isinstance(found, dict) else None
    if isinstance(place, str) and (place in {"workshop", "cuts", "languages"} or place.isdecimal()):
        state.go_in_editor(place)
