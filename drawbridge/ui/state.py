"""What one browser tab remembers between reruns; the only place that touches Streamlit's state.

Nothing here is the truth about a session: that is in the database, and a reload forgets all of
this without harm.
"""

from dataclasses import dataclass

import streamlit as st

from drawbridge.content.editing import Document, History
from drawbridge.content.editing.checked import Drawable
from drawbridge.report import Batch

_NOTICE = "notice"
_ACTED_ON = "acted_on"
_INVITATION = "invitation"
_CAME_FROM = "came_from"
_PLACES = "places"
_ASKS_TO_END = "asks_to_end"
_JUST_CREATED = "just_created"
_LAST_LEFT = "last_left"
_REHEARSED = "rehearsed"
_FILES = "files"
_LETTER_KEYS = "keeps_letter_keys"
_HISTORIES = "histories"
_PLACE = "editor_place"
_DRAWN = "editor_drawn"

SESSION = "session"  # the field of a page's address that names the session


# -- which session


def address_field(name: str) -> str:
    """A field of the page's address, "" if it is not there."""
    return (st.query_params.get(name) or "").strip()


def session_code() -> str:
    """The join code in the page's address, in capitals; "" if there is none."""
    return address_field(SESSION).upper()


def note_created(code: str) -> None:
    """Remember that this tab has just made a session."""
    st.session_state[_JUST_CREATED] = code


def take_created() -> str:
    """The session this tab has just made, once; then ""."""
    return str(st.session_state.pop(_JUST_CREATED, ""))


def note_left(code: str) -> None:
    """Remember that this tab has left a rehearsal."""
    st.session_state[_LAST_LEFT] = code


def last_left() -> str:
    """The rehearsal this tab left last, "" if none; every run asks until the page has changed."""
    return str(st.session_state.get(_LAST_LEFT, ""))


def note_rehearsed(code: str, draft_id: str) -> None:
    """Remember of which draft this tab has just begun a rehearsal."""
    st.session_state[_REHEARSED] = (code, draft_id)


def rehearsed(code: str) -> str:
    """The draft that a rehearsal of this tab is of, "" if it is of none."""
    known_code, draft_id = st.session_state.get(_REHEARSED, ("", ""))
    return str(draft_id) if known_code == code else ""


# -- the one notice


def notice() -> str:
    """The sentence to show, "" for none."""
    return str(st.session_state.get(_NOTICE, ""))


def set_notice(sentence: str) -> None:
    """Show a sentence until the next act."""
    st.session_state[_NOTICE] = sentence


def clear_notice() -> None:
    """Show nothing any more."""
    st.session_state.pop(_NOTICE, None)


# -- the invitation that was made last


def note_invitation(code: str, key: str) -> None:
    """Remember what opens the invitation that this tab has just made; it is kept nowhere else."""
    st.session_state[_INVITATION] = (code, key)


def invitation(code: str) -> str:
    """What opens the invitation to a session that this tab made last, "" if it made none."""
    known_code, key = st.session_state.get(_INVITATION, ("", ""))
    return str(key) if known_code == code else ""


# -- single letters as keys


def has_letter_keys() -> bool:
    """Whether letters press buttons in this tab."""
    return bool(st.session_state.get(_LETTER_KEYS, True))


def keep_letter_keys(*, is_on: bool) -> None:
    """Remember whether letters press buttons in this tab."""
    st.session_state[_LETTER_KEYS] = is_on


# -- one act for one picture


def has_acted_on(code: str, revision: int, place: str) -> bool:
    """Whether this tab has already pressed the button of a place on the picture of a revision."""
    return bool(st.session_state.get(_ACTED_ON) == (code, revision, place))


def note_act(code: str, revision: int, place: str) -> None:
    """Remember that this tab has pressed the button of a place on the picture of a revision."""
    st.session_state[_ACTED_ON] = (code, revision, place)


# -- where the last jump began


def note_jump(code: str, revision: int, position: int) -> None:
    """Remember from which step this tab has gone to another one, and to which revision that led."""
    st.session_state[_CAME_FROM] = (code, revision, position)


def came_from(code: str, revision: int) -> int | None:
    """Position of the step that this tab left by the last act of all; None if it was none."""
    known_code, known_revision, position = st.session_state.get(_CAME_FROM, ("", 0, 0))
    return int(position) if (known_code, known_revision) == (code, revision) else None


# -- places that the last drawing may have filled


def most_places(name: str, n_now: int) -> int:
    """The most places of a list that this tab has ever filled, those of now included."""
    known: dict[str, int] = st.session_state.setdefault(_PLACES, {})
    known[name] = max(n_now, known.get(name, 0))
    return known[name]


# -- the question before the end


def asks_to_end() -> bool:
    """Whether the question "End the session?" is on the screen."""
    return bool(st.session_state.get(_ASKS_TO_END, False))


def ask_to_end() -> None:
    """Put the question on the screen."""
    st.session_state[_ASKS_TO_END] = True


def stop_asking() -> None:
    """Take the question away."""
    st.session_state.pop(_ASKS_TO_END, None)


# -- files that are made


def files(code: str) -> Batch | None:
    """The files of a summary that this tab has had made, or is having made."""
    kept: dict[str, Batch] = st.session_state.get(_FILES, {})
    return kept.get(code)


def keep_files(code: str, batch: Batch) -> None:
    """Keep the files of one summary; those of others are forgotten, for they are large."""
    st.session_state[_FILES] = {code: batch}


def forget_files(code: str) -> None:
    """Forget the files of a summary that is deleted."""
    if files(code) is not None:
        del st.session_state[_FILES]


# -- a workshop that is being written


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one tab has made of a draft.

    `kept` is the text that it knows to be in the file. `document` is the newest text, cut, None
    where it has not been read yet.
    """

    history: History
    kept: str
    document: Document | None = None


def written(draft_id: str) -> Written | None:
    """What this tab has made of a draft, None if nothing yet."""
    known: dict[str, Written] = st.session_state.get(_HISTORIES, {})
    return known.get(draft_id)


def note_written(draft_id: str, it: Written) -> None:
    """Remember what this tab has made of a draft; that of others is forgotten."""
    st.session_state[_HISTORIES] = {draft_id: it}


def editor_place() -> str:
    """What of a draft is before this tab: "workshop", "cuts", "languages", or a step's position."""
    return str(st.session_state.get(_PLACE, "workshop"))


def go_in_editor(place: str) -> None:
    """Have another part of the draft before this tab."""
    st.session_state[_PLACE] = place


def last_drawn(place: str) -> Drawable | None:
    """What was drawn last of a step, None if that was another one."""
    known_place, drawn = st.session_state.get(_DRAWN, ("", None))
    return drawn if known_place == place else None


def note_drawn(place: str, it: Drawable) -> None:
    """Remember what was drawn of a step."""
    st.session_state[_DRAWN] = (place, it)


# -- what was typed


def value(key: str) -> object:
    """What any field holds, None if nothing."""
    return st.session_state.get(key)


def has_field(key: str) -> bool:
    """Whether a field was drawn before, or its value set."""
    return key in st.session_state


def set_value(key: str, content: object) -> None:
    """Put something into a field that is going to be drawn."""
    st.session_state[key] = content


def text(key: str) -> str:
    """What a text field or a choice holds, "" if nothing."""
    return str(st.session_state.get(key) or "")


def number(key: str) -> int:
    """What a number field holds, 0 if nothing."""
    return int(st.session_state.get(key) or 0)


def is_ticked(key: str) -> bool:
    """Whether a checkbox is ticked."""
    return bool(st.session_state.get(key, False))
