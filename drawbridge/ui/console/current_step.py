"""The middle of the console while a session runs: the step, what to say, and the result."""

import streamlit as st

from drawbridge import charts
from drawbridge.domain.facilitation.coaching import Coaching
from drawbridge.domain.privacy.gate import Release, Released, ReleasedLines, Withheld
from drawbridge.domain.privacy.pass_bands import Passing
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.session.session import LiveSession, Phase
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import Written
from drawbridge.projector.question import only_on_phones
from drawbridge.ui import parts
from drawbridge.ui.console import moderation, timer, words
from drawbridge.views import FacilitatorView

_SCALE = 0.38
_PLACE = (730, 280)  # px; its width follows its card
_TALL_PLACE = (730, 400)  # for pictures with many lines
_MANY_PARTS = 3
_PLACES_OF_RESULT = 7
PLACES = 6 + _PLACES_OF_RESULT  # in which a step is drawn
_UNSETTLED = "Some are unsettled: slow down now, and stay around afterwards."


def draw(view: FacilitatorView) -> None:
    """Draw the current step, each part of it in a place of its own."""
    session, preview = view.session, view.preview
    step = session.step
    has_begun = view.turns is None or view.turns.has_begun
    _heading(session, preview)
    parts.place(_builds(step, session.state.build) if isinstance(step, Slide) else "")
    _timer(view, is_here=has_begun)
    parts.place(_script(step) if preview is None else "")
    _only_on_phones(step if preview is None else None)
    _timer(view, is_here=not has_begun)  # what to say comes first
    if preview is not None and isinstance(step, Poll):
        _result(view, step, preview)
    else:
        parts.clear(_PLACES_OF_RESULT)


def _timer(view: FacilitatorView, *, is_here: bool) -> None:
    if is_here and view.turns is not None:
        timer.draw(view)
    else:
        parts.clear()


def _heading(session: LiveSession, preview: Release | None) -> None:
    step, state = session.step, session.state
    place = f"Step {session.position + 1} of {len(session.workshop.steps)}"
    seen = words.projected(session, preview)
    rounds = f"Round {state.round}" if state.round > 1 else ""
    is_live = state.phase in {Phase.OPEN, Phase.REVEALED}
    chip = parts.chip(words.phase(session), "live" if is_live else "quiet")
    parts.draw(
        parts.wrap(
            "p",
            [parts.tag("span", place), chip, parts.chip(rounds), parts.tag("span", seen)],
            "kicker",
        ),
        parts.tag("h1", step.title, "title"),
        parts.tag("p", step.purpose, "lead") if preview is None else "",  # the result needs room
    )


def _script(step: Step) -> str:
    question = step.question if isinstance(step, Poll) else ""
    task = step.prompt if isinstance(step, Activity) else ""
    return "".join(
        (
            parts.card("What to say", step.script, "say"),
            parts.card("The question", question, "asked"),
            parts.card("What people do", task, "asked"),
            parts.card("Take care", step.safety, "care"),
        )
    )


def _only_on_phones(step: Step | None) -> None:
    """What the projector leaves out while the question is open."""
    questions = only_on_phones(step) if isinstance(step, Poll) else ()
    if not questions:
        parts.clear()
        return
    with st.expander("Only on the phones; read it out for anyone without one", key="on_phones"):
        for asked, answers in questions:
            items = [parts.tag("li", answer) for answer in answers]
            parts.draw(parts.tag("p", asked), parts.wrap("ul", items, "lines"))


def _builds(slide: Slide, build: int) -> str:
    lines = [
        parts.tag("li", line, "line-shown" if place <= build else "line-to-come")
        for place, line in enumerate(slide.builds)
    ]
    head = parts.tag("h2", "On the projector", "card-head")
    return parts.wrap("section", [head, parts.wrap("ol", lines, "lines")], "card")


def _result(view: FacilitatorView, poll: Poll, preview: Release) -> None:
    if view.needs_eyes and (view.moderation is None or view.moderation.reason is not None):
        moderation.draw_procedure()
    else:
        parts.clear()
    is_shown = view.session.state.phase is Phase.REVEALED
    is_read_first = view.needs_eyes or not is_shown  # what the room sees comes before the rest
    _moderation(view, is_here=is_read_first)
    parts.place(parts.noticed(_UNSETTLED) if view.is_unsettled else "")
    # Above the picture: it has to be in sight on a small screen.
    parts.place(_coach(view.coaching, is_shown=is_shown))
    with st.container(key="preview"):
        who = parts.chip(_who_sees(view.session, preview), "live" if is_shown else "attention")
        parts.draw(parts.wrap("p", [who, _passed(view.passes)], "kicker"))
        if isinstance(preview, Released):
            _chart(poll, preview)
        elif isinstance(preview, ReleasedLines):
            _lines(poll, preview)
        else:
            _words(poll, preview)
    _moderation(view, is_here=not is_read_first)
    with st.expander("What was said, and what to take care of", key=f"script_{poll.id}"):
        parts.draw(_script(poll))


def _moderation(view: FacilitatorView, *, is_here: bool) -> None:
    if is_here and view.moderation is not None:
        moderation.draw(view.session, view.moderation)
    else:
        parts.clear()


def _coach(coaching: Coaching | None, *, is_shown: bool) -> str:
    if coaching is None:
        return ""
    lines = [parts.tag("p", line) for line in coaching.lines]
    lines += [parts.tag("p", f"Or: {line}") for line in coaching.otherwise]
    if not is_shown:
        lines += [parts.tag("p", f"If you keep it private: {it}") for it in coaching.unshown]
    shape = words.shape(coaching)
    note = parts.tag("span", f"{shape}.", "shape") if shape else ""
    head = [parts.tag("h2", "You might say", "card-head"), note]
    card = parts.wrap("section", [parts.wrap("div", head, "heads"), *lines], "card db-say")
    return card if lines or note else ""


def _chart(poll: Poll, release: Released) -> None:
    is_dark = st.context.theme.type == "dark"
    picture = charts.figure(
        poll,
        release,
        theme=charts.DARK if is_dark else charts.LIGHT,
        scale=_SCALE,
        place=_TALL_PLACE if len(release.parts) >= _MANY_PARTS else _PLACE,
    )
    st.plotly_chart(
        picture,
        key=f"chart_{poll.id}_{release.round}",
        theme=None,
        config=dict(charts.CONFIG),
        alt=charts.alt_text(poll, release),
    )


def _lines(poll: Poll, release: ReleasedLines) -> None:
    if isinstance(poll, Written):
        parts.draw_lines(poll, release)


def _words(poll: Poll, withheld: Withheld) -> None:
    """The sentence the room gets; why it is one is for the facilitator's eyes."""
    why = words.why_withheld(withheld.reason)
    parts.draw(
        parts.tag("p", charts.words(poll, withheld), "words"),
        parts.tag("p", why, "because") if why else "",
    )


def _who_sees(session: LiveSession, preview: Release) -> str:
    if session.state.phase is Phase.REVEALED:
        return "The projector is blank" if session.is_blank else "The room sees this now"
    is_aside = isinstance(preview, Withheld) and preview.reason is Reason.PUT_ASIDE
    return "Nobody sees the answers" if is_aside else "Only you see this"


def _passed(passes: Passing | None) -> str:
    return parts.tag("span", words.passes(passes)) if passes is not None else ""
