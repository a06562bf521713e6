"""The library's workshops, as cards: what each is before one starts it, and the ways to start."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import streamlit as st

from drawbridge import commands
from drawbridge.content import Listing
from drawbridge.content.editing.form_words import in_form_words
from drawbridge.domain.session.session import Status
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity, Step, Workshop
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, said, tell, tell_minutes
from drawbridge.passages import within
from drawbridge.problem import Problem
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, printing, room_language, state
from drawbridge.ui.addresses import best_address
from drawbridge.ui.console import kinds, planning, rehearsing, words
from drawbridge.ui.console.about_workshop import (
    asked_sentence,
    group_sentence,
    held_sentence,
    is_meant,
    polls,
    tenderness,
)
from drawbridge.ui.console.join import MOST_PEOPLE
from drawbridge.ui.editor import opening, preview
from drawbridge.views import SessionSummary

_SEARCH = "workshop_search"
_SEEN_AT_ONCE = 3
_PICTURES = 3
_OWN = "own_"
_PLAIN = re.compile(r"[A-Za-z0-9_]+\.toml")
_MADE_UP = F_(
    "Drawn from made-up answers of 14 people; what a room may not see is hidden here, too."
)
_STAYS = F_("The file is deleted for good. Sessions that were begun with it keep what they hold.")
_NOTHING_SHOWN = F_("The room sees no result in this one.")


def draw(listings: Sequence[Listing], lines: Sequence[SessionSummary]) -> None:
    """All workshops as cards, those that were written here apart; `lines` are all sessions kept."""
    parts.draw(parts.tag("h1", tell("Choose a workshop"), "title"))
    if not listings:
        parts.draw(parts.tag("p", tell("There is no workshop file in the folder yet."), "lead"))
    if len(listings) > _SEEN_AT_ONCE:
        st.text_input(tell("Find a workshop by a word in it"), key=_SEARCH, width=420, live=True)
    cards = [_Card(it, room_language.told(it, _slug(it))) for it in listings]
    found = [it for it in cards if it.is_meant(state.text(_SEARCH))]
    own = [it for it in found if it.listing.is_own]
    included = [it for it in found if not it.listing.is_own]
    others = [one for it in cards for one in it.told.workshops]
    with st.container(key="workshops"):
        for heading, part in ((tell("Your own"), own), (tell("Included"), included)):
            parts.place(parts.tag("h2", heading, "part-title") if own and part else "")
            for card in part:
                _card(card, others, lines)
        parts.place("" if found else parts.tag("p", tell("No workshop speaks of this."), "lead"))


@dataclass(frozen=True, slots=True)
class _Card:
    """A file, and the same in the language that a room of it would begin in."""

    listing: Listing
    told: Listing

    def is_meant(self, searched: str) -> bool:
        """Whether what was typed is in it, in either language; a file with errors always is."""
        workshops = (*self.told.workshops[:1], *self.listing.workshops[:1])
        return not workshops or any(is_meant(it, searched) for it in workshops)


def _card(card: _Card, workshops: Sequence[Workshop], lines: Sequence[SessionSummary]) -> None:
    listing = card.listing
    past = [it for it in lines if it.status is Status.ENDED and not it.is_rehearsal]
    with st.container(border=True, key=f"card_{_slug(listing)}"):
        chosen = None
        if listing.workshop is None:
            parts.draw(parts.tag("h2", listing.file, "card-title"))
        else:
            chosen = _workshop(card.told, lines)
        _problems(listing)
        if chosen is not None:
            _steps(chosen, listing)
            _pictures(chosen, listing)
        _start(listing, chosen)
        if chosen is not None:
            _small_room(listing, chosen, [it for it in workshops if it != chosen])
            _again(listing, chosen, past)


def _small_room(listing: Listing, chosen: Workshop, others: Sequence[Workshop]) -> None:
    """What so few people will not see, said before anything is started."""
    n_people = state.number(_head_count_key(listing))
    told = planning.small_room_sentence(chosen, n_people, others)
    alike = [it for it in others if it.language == chosen.language]
    titles = [*(it.title for it in chosen.steps), *(it.title for it in alike)]
    parts.place(parts.noticed(within(told, titles, chosen.language)) if told else "")


def _again(listing: Listing, chosen: Workshop, past: Sequence[SessionSummary]) -> None:
    """That a summary of the same workshop is kept, which may be of nearly the same people."""
    told = planning.again_sentence(chosen, state.number(_head_count_key(listing)), past)
    parts.place(parts.noticed(told) if told else "")


def _head_count_key(listing: Listing) -> str:
    return f"head_count_{_slug(listing)}"


def _slug(listing: Listing) -> str:
    """What the fields of a card are named after: no two files share it."""
    name = listing.path.name
    letters = "".join(letter if letter.isalnum() else "_" for letter in listing.file)
    if not _PLAIN.fullmatch(name) or name.startswith(_OWN):
        letters += f"_{sha256(os.fsencode(name)).hexdigest()[:8]}"
    return f"{_OWN if listing.is_own else ''}{letters}"


def _workshop(listing: Listing, lines: Sequence[SessionSummary]) -> Workshop:
    """Draw what the workshop is; the variant that is chosen, the whole until somebody does."""
    whole = listing.workshops[0]
    parts.draw(
        parts.tag("h2", whole.title, "card-title", whole.language),
        parts.tag("p", whole.subtitle, "card-lead", whole.language),
        parts.tag("p", whole.suits, "suits", whole.language) if whole.suits else "",
    )
    chosen = _variant(listing)
    steps = words.steps(len(chosen.steps))
    # Where there are several lengths, the choice above says them.
    is_only = len(listing.workshops) == 1
    size = f"{enumerated((tell_minutes(chosen.minutes), steps))}." if is_only else f"{steps}."
    told = (size, asked_sentence(chosen), group_sentence(chosen), held_sentence(whole, lines))
    parts.draw(parts.tag("p", " ".join(it for it in told if it), "about"))
    return chosen


def _variant(listing: Listing) -> Workshop:
    by_id = {it.variant: it for it in listing.workshops}
    if len(by_id) > 1:
        st.radio(
            tell("Length"),
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
    rows = [parts.wrap("li", [*_told(step, workshop.language)], "row") for step in workshop.steps]
    with st.expander(tell("All steps"), key=f"steps_{_slug(listing)}"):
        parts.draw(parts.wrap("ol", rows, "steps"))


def _told(step: Step, language: str) -> Iterator[str]:
    yield parts.tag("span", step.title, "step", language)
    yield parts.tag("span", kinds.kind(step), "kind")
    yield parts.tag("span", words.minutes(step.minutes), "minutes")
    if isinstance(step, Poll):
        is_tender = step.sensitivity is Sensitivity.HIGH
        yield parts.chip(tenderness(step), "attention" if is_tender else "quiet")
        yield parts.tag("span", step.question, "question", language)
    elif step.purpose:
        yield parts.tag("span", step.purpose, "question", language)


def _pictures(workshop: Workshop, listing: Listing) -> None:
    """Some results as a made-up room would see them; drawn when somebody opens the box."""
    shown = [it for it in polls(workshop) if it.audience is Audience.ROOM]
    box = st.expander(
        tell("What the room would see"), key=f"pictures_{_slug(listing)}", on_change="rerun"
    )  # fmt: skip
    if not box.open:
        return
    with box:
        parts.draw(parts.tag("p", tell(_MADE_UP) if shown else tell(_NOTHING_SHOWN), "about"))
        with st.container(key=f"samples_{_slug(listing)}", horizontal=True):
            for place, poll in enumerate(_apart(shown)):
                name = f"{_slug(listing)}_{place}"
                preview.draw_picture(workshop, workshop.index(poll.id), name)


def _apart(shown: Sequence[Poll]) -> list[Poll]:
    """A few pictures, of different kinds where there are some."""
    by_kind = {it.kind: it for it in reversed(shown)}
    found = [it for it in shown if by_kind[it.kind] is it]
    return found[:_PICTURES]


def _problems(listing: Listing) -> None:
    told = listing.problems
    if listing.is_own and listing.workshop:  # whoever wrote it with a form has seen no file
        titles = {it.id: it.title for it in listing.workshop.steps}
        told = tuple(replace(in_form_words(it, titles), line=0) for it in told)
    advice = [it for it in told if it.is_warning]
    errors = [it for it in told if not it.is_warning]
    look = (
        tell("Worth a look in {file}", file=listing.file)
        if listing.workshop
        else tell("Worth a look as well")
    )
    for heading, found in ((tell("This file cannot be used yet"), errors), (look, advice)):
        if found:
            parts.draw(
                parts.tag("p", heading, "card-head"),
                parts.wrap("ul", [_problem(it) for it in found], "problems"),
            )


def _problem(problem: Problem) -> str:
    """One problem; its file is the card's."""
    place, remedy = words.place(problem), said(problem.remedy)
    return parts.wrap(
        "li",
        [
            f"{parts.tag('span', place, 'place')} " if place else "",
            parts.tag("span", said(problem.reason)),
            f" {parts.tag('span', remedy, 'mend')}" if remedy else "",
        ],
        "problem",
    )


def _start(listing: Listing, chosen: Workshop | None) -> None:
    services = guards.services()
    key = _head_count_key(listing)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            tell("People in the room"),
            min_value=0,
            max_value=MOST_PEOPLE,
            value=None,
            placeholder=tell("optional"),
            key=key,
            disabled=listing.workshop is None,
            width=180,
        )
        room_language.draw(listing, _slug(listing))
        st.button(
            tell("Start a session"),
            key=f"start_{_slug(listing)}",
            type="primary",
            disabled=listing.workshop is None,
            on_click=actions.do,
            args=(_create, services, listing, key),
        )
        rehearsing.draw_offer(listing, _slug(listing), variant_key(listing))
        if chosen is not None:
            with st.popover(tell("Print…"), key=f"print_box_{_slug(listing)}", type="tertiary"):
                printing.draw_papers(chosen, _slug(listing))
        if listing.is_misnamed:
            return
        opening.offer(listing, _slug(listing))
        if listing.is_own:
            _deletion(listing)


def _deletion(listing: Listing) -> None:
    with st.popover(tell("Delete…"), key=f"delete_box_{_slug(listing)}", type="tertiary"):
        parts.draw(parts.tag("p", tell(_STAYS)))
        st.button(
            tell("Delete for good"),
            key=f"delete_{_slug(listing)}",
            on_click=actions.do,
            args=(guards.services().own_workshops.delete, listing.file),
        )


def _create(services: Services, listing: Listing, key: str) -> None:
    code = commands.create(
        services,
        room_language.begun_with(listing, _slug(listing)),
        variant=state.text(variant_key(listing)),
        head_count=state.number(key),
        join_base=best_address(services),
    )
    state.note_created(code)
