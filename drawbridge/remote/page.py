"""The one page of a remote, from three views of the facilitator's."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from drawbridge import views
from drawbridge.design import palette, typeface
from drawbridge.design.style_sheets import Style, admitted, in_light_and_dark
from drawbridge.design.templates import environment
from drawbridge.domain.session.permission import Permission
from drawbridge.domain.session.session import Phase, Status
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import F_
from drawbridge.facilitator_words import spoken, tell, tell_n
from drawbridge.language_choice import direction
from drawbridge.passages import own, within
from drawbridge.projector.timer import drawn_turns
from drawbridge.remote.acts import remote_acts
from drawbridge.remote.holder import Holder
from drawbridge.remote.preview import told
from drawbridge.room_words import room_words
from drawbridge.services import Services
from drawbridge.ui.console import answers, button_labels, line_words, phone_words, words
from drawbridge.ui.console.projected import projected
from drawbridge.views import FacilitatorView, Invitation

_MAY = {
    Permission.SEE: F_("You see what the facilitator sees: what comes, what to say, results."),
    Permission.MODERATE: F_("You read what people have written and choose, with the facilitator."),
    Permission.RUN: F_("You lead together with the facilitator: next, back, show, pause."),
}
_SCRIPT_WORDS = {
    "slide": F_("Slide to the end: {act}"),
    "offline": F_("No connection. Nothing is sent until it is back."),
    "locked": F_("Locked, so that nothing is pressed by accident."),
}
_FOLDER = Path(__file__).parent / "templates"
_SCRIPT = Path(__file__).parent.parent / "static" / "remote.js"


def main(services: Services, code: str, holder: Holder, *, notice: str = "") -> str:
    """What stands between top and bottom of the page.

    Args:
        services: the running parts.
        code: the join code.
        holder: whoever looks.
        notice: a sentence to be read first, "" for none.

    Raises:
        SessionNotFound: if no session has the code.
    """
    view = views.facilitator_view(services, code)
    session = view.session
    if session.status is Status.ENDED:
        return _render("ended.html", session=session, holder=holder, notice=notice)
    return _render(
        "main.html",
        session=session,
        holder=holder,
        notice=notice,
        acts=remote_acts(view),
        here=views.presence_view(services, code),
        progress=views.progress_view(services, code),
        own=own(session.workshop.language),
        within=within,
        language=session.workshop.language,
        words=words,
        phone_words=phone_words,
        kept=words.kept(services.settings.retention_days),
        **_of_the_step(view, room_words(view.session.workshop.language, services.settings)),
        **_of_lines(view, holder),
    )


def invited_main(code: str, key: str, invitation: Invitation) -> str:
    """What somebody is invited to, and the one button."""
    is_used, may = invitation.is_used, tell(_MAY[invitation.permission])
    return _render("invited.html", code=code, key=key, is_used=is_used, may=may)


def closed_main(sentence: str, *, is_missing: bool) -> str:
    """A sentence alone, where there is nothing to do."""
    return _render("closed.html", sentence=sentence, is_missing=is_missing)


def whole(drawn: str, *, code: str) -> str:
    """The page around it."""
    return _render(
        "remote.html",
        language=spoken(),
        direction=direction(spoken()),
        paper={"light": palette.LIGHT.paper, "dark": palette.DARK.paper},
        style=Markup(style().text),  # noqa: S704 - our own file
        main=Markup(drawn),  # noqa: S704 - drawn by a template of ours
        code=code,
        script_words={name: tell(message) for name, message in _SCRIPT_WORDS.items()},
        version=_version(),
    )


@lru_cache(maxsize=1)
def style() -> Style:
    """The remote's style sheet."""
    sheet = in_light_and_dark((_FOLDER / "remote.css").read_text(encoding="utf-8"))
    return admitted(typeface.font_faces(typeface.served) + sheet)


def _of_the_step(view: FacilitatorView, say: Callable[[str], str]) -> dict[str, Any]:
    session, step = view.session, view.session.step
    following = session.neighbour(1)
    steps = session.workshop.steps
    titles = [it.title for it in steps]
    turns = () if view.turns is None else drawn_turns(view.turns, tell)
    return {
        "of_the_workshop": [*titles, *map(button_labels.cut, titles), *(it.label for it in turns)],
        "told_of": answers.texts(step) if isinstance(step, Poll) else [],
        "view": view,
        "step": step,
        "n_steps": len(steps),
        "phase": words.phase(session),
        "is_live": session.state.phase in {Phase.OPEN, Phase.REVEALED},
        "seen": projected(view.on_projector),
        "preview": None if view.preview is None else told(view, view.preview),
        "coaching": view.coaching and view.coaching.told(say),
        "shape": "" if view.coaching is None else words.shape(view.coaching),
        "passes": "" if view.passes is None else words.passes(view.passes),
        "task": step.prompt if isinstance(step, Activity) else "",
        "builds": step.builds if isinstance(step, Slide) else (),
        "turns": turns,
        "following": "" if following >= len(steps) else steps[following].title,
        "note": view.notes.get(step.id, ""),
    }


def _of_lines(view: FacilitatorView, holder: Holder) -> dict[str, Any]:
    """Lines that wait for a decision; whoever may only see is not shown what nobody has chosen."""
    is_shown = holder.permission.may_moderate and view.moderation is not None
    return {
        "moderation": view.moderation if is_shown else None,
        "needs_eyes": holder.permission.may_moderate and view.needs_eyes,
        "line_words": line_words,
    }


def _render(name: str, **places: object) -> str:
    return _templates().get_template(name).render(**places)


@lru_cache(maxsize=1)
def _version() -> str:
    return sha256(_SCRIPT.read_bytes()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = environment(_FOLDER)
    made.globals.update(tell=tell, tell_n=tell_n)
    return made
