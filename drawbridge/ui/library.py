"""The library page: workshops to start, sessions to go on with, summaries to look at."""

from collections.abc import Callable, Sequence

import streamlit as st

from drawbridge import commands, content
from drawbridge.content import Listing
from drawbridge.domain.session.session import Status
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import Problem
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, printing, state
from drawbridge.ui.addresses import best_address
from drawbridge.ui.console import kinds, planning, rehearsing, words
from drawbridge.ui.console.join import MOST_PEOPLE
from drawbridge.ui.dates import day, hour
from drawbridge.ui.editor import opening
from drawbridge.views import SessionSummary

_SEARCH = "past_search"
_SEEN_AT_ONCE = 5
_ENDS = (
    "Every single answer is deleted for good. What was shown and your notes are kept as a summary."
)
_ENDED = "“{title}” has ended. Its summary is below."
_DELETED = "“{title}” is deleted, with its summary and your notes."


def draw_head() -> None:
    """The page's title and the way out."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("div", [parts.tag("span", "Drawbridge", "workshop")], "head"))
        st.page_link("editor.py", label="Write a workshop")
        parts.draw('<a class="db-plain-link" href="/logout" target="_self">Log out</a>')


# -- workshops


def draw_workshops(listings: Sequence[Listing], past: Sequence[SessionSummary]) -> None:
    """All workshops, as cards; of `past` sessions the summaries are kept."""
    parts.draw(parts.tag("h1", "Choose a workshop", "title"))
    if not listings:
        parts.draw(parts.tag("p", "There is no workshop file in the folder yet.", "lead"))
    with st.container(key="workshops"):
        for listing in listings:
            _card(listing, listings, past)


def _card(listing: Listing, listings: Sequence[Listing], past: Sequence[SessionSummary]) -> None:
    with st.container(border=True, key=f"card_{_slug(listing)}"):
        chosen = None
        if listing.workshop is None:
            parts.draw(parts.tag("h2", listing.file, "card-title"))
        else:
            chosen = _workshop(listing)
        _problems(listing)
        if chosen is not None:
            _steps(chosen, listing)
        _start(listing, chosen)
        if chosen is not None:
            _small_room(listing, chosen, listings)
            _again(listing, chosen, past)


def _small_room(listing: Listing, chosen: Workshop, listings: Sequence[Listing]) -> None:
    """What so few people will not see, said before anything is started."""
    n_people = state.number(_head_count_key(listing))
    others = [one for it in listings for one in it.workshops if one != chosen]
    told = planning.small_room_sentence(chosen, n_people, others)
    parts.place(parts.noticed(told) if told else "")


def _again(listing: Listing, chosen: Workshop, past: Sequence[SessionSummary]) -> None:
    """That a summary of the same workshop is kept, which may be of nearly the same people."""
    told = planning.again_sentence(chosen, state.number(_head_count_key(listing)), past)
    parts.place(parts.noticed(told) if told else "")


def _head_count_key(listing: Listing) -> str:
    return f"head_count_{_slug(listing)}"


def _slug(listing: Listing) -> str:
    letters = (letter if letter.isalnum() else "_" for letter in listing.file)
    return f"{'own_' if listing.is_own else ''}{''.join(letters)}"


def _workshop(listing: Listing) -> Workshop:
    """Draw what the workshop is; the variant that is chosen, the whole until somebody does."""
    whole = listing.workshops[0]
    parts.draw(
        parts.tag("h2", whole.title, "card-title"),
        parts.tag("p", whole.subtitle, "card-lead"),
        parts.tag("p", whole.suits, "suits") if whole.suits else "",
    )
    chosen = _variant(listing)
    steps = parts.chip(words.counted(len(chosen.steps), "step"))
    # Where there are several lengths, the choice above says them.
    length = (
        parts.chip(words.counted_minutes(chosen.minutes)) if len(listing.workshops) == 1 else ""
    )
    parts.draw(parts.wrap("p", [length, steps], "chips"))
    return chosen


def _variant(listing: Listing) -> Workshop:
    by_id = {it.variant: it for it in listing.workshops}
    if len(by_id) > 1:
        st.radio(
            "Length",
            list(by_id),
            format_func=lambda variant: parts.plain(words.variant(by_id[variant])),
            key=variant_key(listing),
            horizontal=True,
        )
    return by_id.get(state.text(variant_key(listing)), listing.workshops[0])


def variant_key(listing: Listing) -> str:
    """The field that holds the id of the chosen variant, "" for the whole."""
    return f"variant_{_slug(listing)}"


def _steps(workshop: Workshop, listing: Listing) -> None:
    rows = [
        parts.wrap(
            "li",
            [
                parts.tag("span", step.title, "step"),
                parts.tag("span", kinds.kind(step), "kind"),
                parts.tag("span", words.minutes(step.minutes), "minutes"),
            ],
            "row",
        )
        for step in workshop.steps
    ]
    with st.expander("All steps", key=f"steps_{_slug(listing)}"):
        parts.draw(parts.wrap("ol", rows, "steps"))


def _problems(listing: Listing) -> None:
    advice = [it for it in listing.problems if it.is_warning]
    errors = [it for it in listing.problems if not it.is_warning]
    look = f"Worth a look in {listing.file}" if listing.workshop else "Worth a look as well"
    for heading, found in (("This file cannot be used yet", errors), (look, advice)):
        if found:
            parts.draw(
                parts.tag("p", heading, "card-head"),
                parts.wrap("ul", [_problem(it) for it in found], "problems"),
            )


def _problem(problem: Problem) -> str:
    """One problem; its file is the card's."""
    place, remedy = words.place(problem), problem.remedy
    return parts.wrap(
        "li",
        [
            f"{parts.tag('span', place, 'place')} " if place else "",
            parts.tag("span", problem.reason),
            f" {parts.tag('span', remedy, 'mend')}" if remedy else "",
        ],
        "problem",
    )


def _start(listing: Listing, chosen: Workshop | None) -> None:
    services = guards.services()
    key = _head_count_key(listing)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            "People in the room",
            min_value=0,
            max_value=MOST_PEOPLE,
            value=None,
            placeholder="optional",
            key=key,
            disabled=listing.workshop is None,
            width=180,
        )
        st.button(
            "Start a session",
            key=f"start_{_slug(listing)}",
            type="primary",
            disabled=listing.workshop is None,
            on_click=actions.do,
            args=(_create, services, listing, key),
        )
        rehearsing.draw_offer(listing, _slug(listing), variant_key(listing))
        if chosen is not None:
            printing.draw_papers(chosen, _slug(listing))
        opening.offer(listing, key=f"edit_{_slug(listing)}")


def _create(services: Services, listing: Listing, key: str) -> None:
    code = commands.create(
        services,
        content.source(listing.path),
        variant=state.text(variant_key(listing)),
        head_count=state.number(key),
        join_base=best_address(services),
    )
    state.note_created(code)


# -- sessions


def draw_running(lines: Sequence[SessionSummary]) -> None:
    """Sessions that have not ended, if there are any."""
    if not lines:
        return
    with st.container(key="running"):
        parts.draw(parts.tag("h2", "Still open", "part-title"))
        for line in lines:
            _running(line)


def _running(line: SessionSummary) -> None:
    status = "waiting to start" if line.status is Status.LOBBY else "running"
    with st.container(key=f"running_{line.code}", horizontal=True, vertical_alignment="center"):
        since = f"since {day(line.created_at)}, {hour(line.created_at)}"
        _line(line, f"Code {line.code}, {status}, {since}")
        st.page_link("facilitator.py", label="Go on", query_params={state.SESSION: line.code})
        with st.popover("End…", key=f"end_box_{line.code}", type="tertiary"):
            parts.draw(parts.tag("p", _ENDS))
            st.button(
                "End and delete the answers",
                key=f"end_{line.code}",
                on_click=_act,
                args=(_ENDED.format(title=_named(line)), _end, line),
            )


def draw_past(lines: Sequence[SessionSummary]) -> None:
    """Ended sessions that are kept, if there are any."""
    if not lines:
        return
    with st.container(key="past"):
        parts.draw(parts.tag("h2", "Past sessions", "part-title"))
        if len(lines) > _SEEN_AT_ONCE:
            st.text_input("Find a session by its title, name or day", key=_SEARCH, width=420)
        found = [line for line in lines if _is_meant(line, state.text(_SEARCH))]
        for line in found:
            _past(line)
        parts.place("" if found else parts.tag("p", "No past session is called like this.", "lead"))


def _is_meant(line: SessionSummary, searched: str) -> bool:
    """Whether every word that was typed is somewhere in what the line says."""
    told = f"{_named(line)} {_past_day(line)}".casefold()
    return all(word in told for word in searched.casefold().split())


def _past_day(line: SessionSummary) -> str:
    return day(line.ended_at or line.created_at)


def _past(line: SessionSummary) -> None:
    with st.container(key=f"past_{line.code}", horizontal=True, vertical_alignment="center"):
        _line(line, _past_day(line))
        st.page_link("summary.py", label="Summary", query_params={state.SESSION: line.code})
        with st.popover("Delete", key=f"delete_box_{line.code}", type="tertiary"):
            parts.draw(parts.tag("p", "This removes the summary and your notes for good."))
            st.button(
                "Delete for good",
                key=f"delete_{line.code}",
                on_click=_act,
                args=(_DELETED.format(title=_named(line)), _delete, line),
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
    return f"{line.title}, {line.name}" if line.name else line.title


def _line(line: SessionSummary, detail: str) -> None:
    title = parts.tag("span", _named(line), "line-title")
    if line.people:
        detail = f"{detail}, {'1 person' if line.people == '1' else f'{line.people} people'}"
    parts.draw(parts.wrap("p", [title, parts.tag("span", detail, "line-detail")], "session-line"))
