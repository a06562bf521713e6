"""The middle of the console while a session runs: the step, what to say, and the result."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import assert_never

import streamlit as st

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.translation import Say
from drawbridge.charts.plotly_turn import plotly_turn
from drawbridge.domain.facilitation.unsettled import Unsettled
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.session.session import LiveSession, Phase
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.passages import within
from drawbridge.projector.question import only_on_phones
from drawbridge.room_words import room_words, spoken_in_room
from drawbridge.ui import guards, parts
from drawbridge.ui.console import answers, moderation, paper, timer, words
from drawbridge.ui.console.projected import projected
from drawbridge.views import FacilitatorView

_SCALE = 0.38
_PLACE = (730, 280)  # px; its width follows its card
_TALL_PLACE = (730, 400)  # for pictures with many lines
_MANY_PARTS = 3
_UNSETTLED = {
    Unsettled.ARRIVING: F_("Some come in unsettled: begin gently, there is no hurry."),
    Unsettled.NOW: F_("Some are unsettled: slow down now, and stay around afterwards."),
}


class Slot(StrEnum):
    """The places in which a step is drawn, from above; every drawing fills or clears each."""

    HEADING = "heading"
    BUILDS = "builds"
    TIMER = "timer"
    SCRIPT = "script"
    ONLY_ON_PHONES = "only on phones"
    SLIPS = "slips of paper"
    TIMER_TO_START = "timer to start"  # what to say comes first
    PROCEDURE = "procedure"
    MODERATION_FIRST = "moderation first"  # before what the room sees
    UNSETTLED = "unsettled"
    COACHING = "coaching"  # above the picture: it has to be in sight on a small screen
    RESULT = "result"
    MODERATION = "moderation"
    SCRIPT_FOLDED = "script folded"


Drawings = Mapping[Slot, Callable[[], None]]
"""What is drawn in some of the places."""


def draw(view: FacilitatorView) -> None:
    """Draw the current step, each part of it in a place of its own."""
    preview = view.preview
    told = _before_result(view) if preview is None else _result(view, preview)
    _fill({**_always(view), **told})


def leave_empty() -> None:
    """Draw no step; its places stay."""
    _fill({})


def _fill(drawings: Drawings) -> None:
    for slot in Slot:
        drawings.get(slot, parts.clear)()


def _always(view: FacilitatorView) -> Drawings:
    session, step = view.session, view.session.step
    drawings: dict[Slot, Callable[[], None]] = {Slot.HEADING: partial(_heading, view)}
    if isinstance(step, Slide):
        drawings[Slot.BUILDS] = partial(
            parts.place, _builds(step, session.state.build, _language(view))
        )
    if view.turns is not None:
        slot = Slot.TIMER if view.turns.has_begun else Slot.TIMER_TO_START
        drawings[slot] = partial(timer.draw, view, view.turns)
    return drawings


def _before_result(view: FacilitatorView) -> Drawings:
    step = view.session.step
    return {
        Slot.SCRIPT: partial(parts.place, _script(step, _language(view))),
        Slot.ONLY_ON_PHONES: partial(_only_on_phones, step, _language(view)),
        Slot.SLIPS: partial(paper.draw, view),
    }


def _heading(view: FacilitatorView) -> None:
    session, step, state = view.session, view.session.step, view.session.state
    place = tell("Step {n} of {total}", n=session.position + 1, total=len(session.workshop.steps))
    seen = projected(view.on_projector)
    rounds = tell("Round {n}", n=state.round) if state.round > 1 else ""
    is_live = state.phase in {Phase.OPEN, Phase.REVEALED}
    chip = parts.chip(words.phase(session), "live" if is_live else "quiet")
    parts.draw(
        parts.wrap(
            "p",
            [parts.tag("span", place), chip, parts.chip(rounds), parts.tag("span", seen)],
            "kicker",
        ),
        parts.tag("h1", step.title, "title", _language(view)),
        # The result needs the room.
        parts.tag("p", step.purpose, "lead", _language(view)) if view.preview is None else "",
    )


def _language(view: FacilitatorView) -> str:
    return view.session.workshop.language


def _script(step: Step, language: str, *, can_be_answered: bool = True) -> str:
    task = step.prompt if isinstance(step, Activity) else ""
    asked = ""
    if isinstance(step, Poll):
        asked = _question(step, language, can_be_answered=can_be_answered)
    return "".join(
        (
            parts.card(tell("What to say"), step.script, "say", language),
            asked,
            parts.card(tell("What people do"), task, "asked", language),
            parts.card(tell("Take care"), step.safety, "care", language),
        )
    )


def _question(poll: Poll, language: str, *, can_be_answered: bool) -> str:
    """What is asked, unless it is said above, and what can be answered; small."""
    is_said = poll.question in " ".join(poll.script.split())
    asked = "" if is_said else parts.tag("p", poll.question, language=language)
    told = answers.answers(poll) if can_be_answered else ()
    rows = [parts.wrap("li", [_answers(one, language)], "answer") for one in told]
    inner = [
        parts.tag(
            "h2", tell("What can be answered") if is_said else tell("The question"), "card-head"
        ),
        asked,
        parts.wrap("ul", rows, "answers") if rows else "",
    ]
    return parts.wrap("section", inner, "card db-asked") if asked or rows else ""


def _answers(one: answers.Answers, language: str) -> str:
    asked = parts.isolated(one.prompt, language)
    labels = [parts.isolated(it, language) for it in one.labels]
    prompt = f"{asked}: " if one.prompt and labels else ""
    return prompt + (" · ".join(labels) or asked)


def _only_on_phones(step: Step, language: str) -> None:
    """What the projector leaves out while the question is open."""
    questions = only_on_phones(step) if isinstance(step, Poll) else ()
    if not questions:
        parts.clear()
        return
    with st.expander(
        tell("Only on the phones; read it out for anyone without one"), key="on_phones"
    ):
        for asked, answers in questions:
            items = [parts.tag("li", answer, language=language) for answer in answers]
            parts.draw(parts.tag("p", asked, language=language), parts.wrap("ul", items, "lines"))


def _builds(slide: Slide, build: int, language: str) -> str:
    lines = [
        parts.tag("li", line, "line-shown" if place <= build else "line-to-come", language)
        for place, line in enumerate(slide.builds)
    ]
    head = parts.tag("h2", tell("On the projector"), "card-head")
    return parts.wrap("section", [head, parts.wrap("ol", lines, "lines")], "card")


def _result(view: FacilitatorView, preview: ResultPicture) -> Drawings:
    is_shown = view.session.state.phase is Phase.REVEALED
    drawings: dict[Slot, Callable[[], None]] = {
        Slot.COACHING: partial(parts.place, _coach(view, is_shown=is_shown)),
        Slot.SCRIPT_FOLDED: partial(_script_folded, preview.poll, _language(view)),
    }
    if not (_is_undecided(view, preview) and not is_shown):
        drawings[Slot.RESULT] = partial(_seen, view, preview, is_shown=is_shown)
    if view.unsettled is not None:
        noticed = parts.noticed(tell(_UNSETTLED[view.unsettled]))
        drawings[Slot.UNSETTLED] = partial(parts.place, noticed)
    if view.needs_eyes and (view.moderation is None or view.moderation.reason is not None):
        helper = view.preparation.helper
        drawings[Slot.PROCEDURE] = partial(moderation.draw_procedure, helper)
    if view.moderation is not None:
        is_read_first = view.needs_eyes or not is_shown  # what the room sees comes before the rest
        slot = Slot.MODERATION_FIRST if is_read_first else Slot.MODERATION
        drawings[slot] = partial(
            moderation.draw, view.session, view.moderation, view.preparation.helper
        )
    return drawings


def _is_undecided(view: FacilitatorView, preview: ResultPicture) -> bool:
    """Whether lines wait to be chosen: then no sentence instead of them has been decided on."""
    if not isinstance(preview, WordsPicture) or view.session.state.is_private:
        return False
    return preview.release.reason in {Reason.NONE_CHOSEN, Reason.FEW_CHOSEN}


def _script_folded(poll: Poll, language: str) -> None:
    with st.expander(tell("What was said, and what to take care of"), key=f"script_{poll.id}"):
        parts.draw(_script(poll, language, can_be_answered=False))


def _seen(view: FacilitatorView, preview: ResultPicture, *, is_shown: bool) -> None:
    """The result as the room gets it, and who sees it now."""
    with st.container(key="preview"):
        who = parts.chip(_who_sees(view.session, preview), "live" if is_shown else "attention")
        parts.draw(parts.wrap("p", [who, _passed(view)], "kicker"))
        say, spoken = _room_words(view), _spoken_in_room(view)
        match preview:
            case ChartPicture() | WithoutNumbersPicture():
                _chart(preview.poll, preview.release, say)
                why = words.no_comparison(preview.poll, preview.release)
                parts.place(parts.tag("p", why, "because") if why else "")
                _read_out(preview.poll, preview.release, say, spoken)
            case LinesPicture():
                parts.draw_lines(preview.poll, preview.release, say)
            case WordsPicture():
                _words(preview.poll, preview.release, say, spoken)
            case _:
                assert_never(preview)


def _read_out(poll: Poll, release: Released, say: Say, language: str) -> None:
    """The picture in words, for people in the room who do not see it; in the room's language."""
    with st.expander(tell("Read it out for anyone who does not see the picture"), key="read_out"):
        parts.draw(parts.tag("p", charts.alt_text(poll, release, say), language=language))


def _room_words(view: FacilitatorView) -> Say:
    return room_words(_language(view), guards.services().settings)


def _spoken_in_room(view: FacilitatorView) -> str:
    return spoken_in_room(_language(view), guards.services().settings)


def _coach(view: FacilitatorView, *, is_shown: bool) -> str:
    if view.coaching is None:
        return ""
    coaching, language = view.coaching.told(_room_words(view)), _language(view)
    lines = [parts.tag("p", line, language=language) for line in coaching.lines]
    lines += [
        parts.tag("p", within(tell("Or: {line}", line=line), [line], language))
        for line in coaching.otherwise
        if line not in coaching.lines
    ]
    if not is_shown:
        lines += [
            parts.tag("p", within(tell("If you keep it private: {line}", line=it), [it], language))
            for it in coaching.unshown
        ]
    shape = words.shape(coaching)
    told = within(f"{shape}.", (coaching.about, coaching.toward), language)
    note = parts.tag("span", told, "shape") if shape else ""
    head = [parts.tag("h2", tell("You might say"), "card-head"), note]
    card = parts.wrap("section", [parts.wrap("div", head, "heads"), *lines], "card db-say")
    return card if lines or note else ""


@plotly_turn()
def _chart(poll: Poll, release: Released, say: Say) -> None:
    is_dark = st.context.theme.type == "dark"
    is_tall = len(release.parts) >= _MANY_PARTS
    picture = on_screen.figure(
        poll,
        release,
        theme=charts.DARK if is_dark else charts.LIGHT,
        scale=_SCALE,
        place=_TALL_PLACE if is_tall else _PLACE,
        say=say,
    )
    st.plotly_chart(
        picture,
        key=f"{'tall_' if is_tall else ''}chart_{poll.id}_{release.round}",
        theme=None,
        config=dict(on_screen.CONFIG),
        alt=charts.alt_text(poll, release, tell),
    )


def _words(poll: Poll, withheld: Withheld, say: Say, language: str) -> None:
    """The sentence the room gets; why it is one is for the facilitator's eyes."""
    why = words.why_withheld(withheld.reason)
    parts.draw(
        parts.tag("p", charts.words(poll, withheld, say), "words", language),
        parts.tag("p", why, "because") if why else "",
    )


def _who_sees(session: LiveSession, preview: ResultPicture) -> str:
    if session.state.phase is Phase.REVEALED:
        return (
            tell("The projector is blank") if session.is_blank else tell("The room sees this now")
        )
    is_aside = isinstance(preview, WordsPicture) and preview.release.reason is Reason.PUT_ASIDE
    return tell("Nobody sees the answers") if is_aside else tell("Only you see this")


def _passed(view: FacilitatorView) -> str:
    if view.passes is None:
        return ""
    about = view.passes.about.removesuffix(".")
    return parts.tag("span", within(words.passes(view.passes), [about], _language(view)))
