"""The library page around its workshops: sessions to go on with, summaries to look at."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from drawbridge import commands
from drawbridge.auth.language import has_choice
from drawbridge.domain.session.session import Status
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, spoken, tell, tell_people
from drawbridge.language_choice import own_name
from drawbridge.passages import within
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.dates import day, hour
from drawbridge.views import SessionSummary

_SEARCH = "past_search"
_SEEN_AT_ONCE = 5
_ENDS = F_(
    "Every single answer is deleted for good. What was shown and your notes are kept as a summary."
)
_ENDED = F_("“{title}” has ended. Its summary is below.")
_DELETED = F_("“{title}” is deleted, with its summary and your notes.")


def draw_head() -> None:
    """The page's title and the way out."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("div", [parts.tag("span", "Drawbridge", "workshop")], "head"))
        st.page_link("editor.py", label=tell("Write a workshop"))
        st.page_link("server.py", label=tell("This server"))
        draw_language()
        out = escape(tell("Log out"))
        parts.draw(f'<a class="db-plain-link" href="/logout" target="_self">{out}</a>')


def draw_language() -> None:
    """Where another language of the console is chosen; nothing where there is only one."""
    if has_choice():
        name = escape(own_name(spoken()))
        link = '<a class="db-plain-link" href="/console-language?next=/library" target="_self">'
        label = escape(tell("Language"))
        parts.draw(f"{link}{label}: <bdi>{name}</bdi></a>")


# -- sessions


def draw_running(lines: Sequence[SessionSummary]) -> None:
    """Sessions that have not ended, if there are any."""
    if not lines:
        return
    with st.container(key="running"):
        parts.draw(parts.tag("h2", tell("Still open"), "part-title"))
        for line in lines:
            _running(line)


def _running(line: SessionSummary) -> None:
    with st.container(key=f"running_{line.code}", horizontal=True, vertical_alignment="center"):
        _line(line, _told(line))
        st.page_link("facilitator.py", label=tell("Go on"), query_params={state.SESSION: line.code})
        with st.popover(tell("End…"), key=f"end_box_{line.code}", type="tertiary"):
            parts.draw(parts.tag("p", tell(_ENDS)))
            st.button(
                tell("End and delete the answers"),
                key=f"end_{line.code}",
                on_click=_act,
                args=(tell(_ENDED, title=_named(line)), _end, line),
            )


def _told(line: SessionSummary) -> str:
    begun = {"day": day(line.created_at), "hour": hour(line.created_at)}
    if line.status is Status.LOBBY:
        return tell("Code {code}, waiting to start, since {day}, {hour}", code=line.code, **begun)
    return tell("Code {code}, running, since {day}, {hour}", code=line.code, **begun)


def draw_past(lines: Sequence[SessionSummary]) -> None:
    """Ended sessions that are kept, if there are any."""
    if not lines:
        return
    with st.container(key="past"):
        parts.draw(parts.tag("h2", tell("Past sessions"), "part-title"))
        if len(lines) > _SEEN_AT_ONCE:
            st.text_input(tell("Find a session by its title, name or day"), key=_SEARCH, width=420)
        found = [line for line in lines if _is_meant(line, state.text(_SEARCH))]
        for line in found:
            _past(line)
        parts.place(
            "" if found else parts.tag("p", tell("No past session is called like this."), "lead")
        )


def _is_meant(line: SessionSummary, searched: str) -> bool:
    """Whether every word that was typed is somewhere in what the line says."""
    told = f"{_named(line)} {_past_day(line)}".casefold()
    return all(word in told for word in searched.casefold().split())


def _past_day(line: SessionSummary) -> str:
    return day(line.ended_at or line.created_at)


def _past(line: SessionSummary) -> None:
    with st.container(key=f"past_{line.code}", horizontal=True, vertical_alignment="center"):
        _line(line, _past_day(line))
        st.page_link("summary.py", label=tell("Summary"), query_params={state.SESSION: line.code})
        with st.popover(tell("Delete"), key=f"delete_box_{line.code}", type="tertiary"):
            parts.draw(parts.tag("p", tell("This removes the summary and your notes for good.")))
            st.button(
                tell("Delete for good"),
                key=f"delete_{line.code}",
                on_click=_act,
                args=(tell(_DELETED, title=_named(line)), _delete, line),
            )


def _act(done: str, command: Callable[[SessionSummary], None], line: SessionSummary) -> None:
    """Carry something out, and say so: a list that is one line shorter is no answer."""
    if actions.run(command, line) and not state.notice():
        state.set_notice(done)


def _end(line: SessionSummary) -> None:
    commands.end(guards.services(), line.code, line.revision)


def _delete(line: SessionSummary) -> None:
    commands.delete(guards.services(), line.code)


def _named(line: SessionSummary) -> str:
    return enumerated((line.title, line.name)) if line.name else line.title


def _line(line: SessionSummary, detail: str) -> None:
    title = parts.tag("span", within(_named(line), [line.title], line.language), "line-title")
    if line.people:
        detail = enumerated((detail, tell_people(line.people)))
    parts.draw(parts.wrap("p", [title, parts.tag("span", detail, "line-detail")], "session-line"))
