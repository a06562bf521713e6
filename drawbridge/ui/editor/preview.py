"""The right of the editor: the projector's picture and the phone's page of the chosen step."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import streamlit as st

from drawbridge.charts import LIGHT
from drawbridge.content.editing import Document
from drawbridge.content.editing.checked import Drawable, drawable
from drawbridge.content.raw_tables import word
from drawbridge.domain.session.simulated import TINY_ROOM, Temperament
from drawbridge.domain.workshop.steps import Audience, Poll, Step, Workshop
from drawbridge.facilitator_words import said, tell
from drawbridge.phone.still import still_page as phone_page
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.still import HEIGHT, WIDTH
from drawbridge.projector.still import still_page as projector_page
from drawbridge.rehearsal.made_up import made_up
from drawbridge.room_words import spoken_in_room
from drawbridge.sentences import E_
from drawbridge.services import Services
from drawbridge.ui import guards, parts, state
from drawbridge.ui.addresses import best_address
from drawbridge.ui.editor import frame
from drawbridge.views.sample import Moment, sample

_KEPT = 64  # pictures; a reload, an undo and a step looked at again draw nothing anew
PHONE = (390, 700)  # px; what a phone shows above its own bars
_ROOM, _MOMENT, _BUILD = "preview_room", "preview_moment", "preview_build"
_USUAL, _LARGE = 14, 60
_ROOMS: dict[str, tuple[str, Temperament, int]] = {
    "split": (E_("14 people, split"), Temperament.SPLIT, _USUAL),
    "clustered": (E_("14 people, close together"), Temperament.CLUSTERED, _USUAL),
    "mixed": (E_("14 people, all over"), Temperament.MIXED, _USUAL),
    "cautious": (E_("14 people, most pass"), Temperament.CAUTIOUS, _USUAL),
    "six": (E_("6 people"), Temperament.TINY, TINY_ROOM),
    "large": (E_("60 people, all over"), Temperament.MIXED, _LARGE),
}
_MOMENTS = {Moment.ASKED: E_("While it is open"), Moment.RESULT: E_("The result")}
_WAITS = E_("A new picture comes when what is marked beside it is right.")
_UNSEEN = {
    Audience.FACILITATOR: E_("The room does not see this result; whoever leads does, in private."),
    Audience.NOBODY: E_("Nobody sees this result; it is put aside."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A step as two whole pages."""

    projector: str
    phone: str


def draw(draft_id: str, document: Document, position: int) -> None:
    """Draw both pictures of a step: as it is, or as it was last when it was right."""
    place = f"{draft_id}/{position}/{word(document.steps[position], 'id')}"
    _draw(drawable(document, position), place)


def draw_in_language(found: Drawable | None, draft_id: str) -> None:
    """Draw both pictures of a step as a translation has it, or the last one that could be drawn.

    Args:
        found: the step; None if there is nothing to draw.
        draft_id: of which draft.
    """
    _draw(found, f"{draft_id}/languages")


def _draw(found: Drawable | None, place: str) -> None:
    with st.container(key="editor_sample"):
        parts.place(parts.tag("p", said(_WAITS), "field-note") if found is None else "")
        found = found or state.last_drawn(place)
        if found is None:
            return
        state.note_drawn(place, found)
        step = found.workshop.steps[found.position]
        moment, build = _when(step)
        key = state.text(_ROOM) or "split"
        services = guards.services()
        shown = pages(services, best_address(services), found, key, moment, build)
        frame.draw(
            shown.projector, size=(WIDTH, HEIGHT), name=tell("The projector"), key="see_projector"
        )
        told = said(_UNSEEN.get(step.audience, "")) if isinstance(step, Poll) else ""
        parts.place(parts.tag("p", told, "field-note") if told else "")
        with st.container(key="phone_frame", horizontal_alignment="center"):
            frame.draw(shown.phone, size=PHONE, name=tell("A phone"), key="see_phone")


def draw_picture(workshop: Workshop, position: int, name: str) -> None:
    """Draw the projector's picture of a step as a mixed room would see it.

    Args:
        workshop: any workshop.
        position: which of its steps.
        name: of the part, unique on the page.
    """
    services = guards.services()
    it = Drawable(workshop=workshop, position=position)
    shown = pages(services, best_address(services), it, "mixed", Moment.RESULT, 0)
    title = workshop.steps[position].title
    frame.draw(shown.projector, size=(WIDTH, HEIGHT), name=title, key=f"see_{name}")


def _when(step: Step) -> tuple[Moment, int]:
    """Ask for which room, and which moment, the step is drawn."""
    if isinstance(step, Poll):
        st.selectbox(
            tell("As it would look with"),
            list(_ROOMS),
            format_func=lambda it: said(_ROOMS[it][0]),
            key=_ROOM,
        )
        st.segmented_control(
            tell("When"),
            list(_MOMENTS),
            format_func=lambda it: said(_MOMENTS[it]),
            default=Moment.RESULT,
            key=_MOMENT,
            label_visibility="collapsed",
        )
        return Moment(state.text(_MOMENT) or Moment.RESULT), 0
    if step.n_builds > 1:
        builds = list(range(1, step.n_builds + 1))
        st.segmented_control(
            tell("Sentence"), builds, default=step.n_builds, key=f"{_BUILD}_{step.n_builds}"
        )
        return Moment.RESULT, (state.number(f"{_BUILD}_{step.n_builds}") or step.n_builds) - 1
    return Moment.RESULT, 0


def pages(
    services: Services, join_base: str, it: Drawable, room: str, moment: Moment, build: int
) -> Pages:
    """A step as it would look.

    Args:
        services: the running parts.
        join_base: the address for phones.
        it: the step, and the workshop around it.
        room: one of the rooms that can be chosen.
        moment: of a question.
        build: of a slide, from 0.
    """
    language = spoken_in_room(it.workshop.language, services.settings)
    return _drawn(
        _Wanted(
            as_written=it.text or repr(it.workshop),
            position=it.position,
            seen=(room, moment, build),
            served=(services.workshops, language, join_base),
            workshop=it.workshop,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A picture: of what, for which room and moment, by which server."""

    as_written: str
    position: int
    seen: tuple[str, Moment, int]
    served: tuple[Path, str, str]
    workshop: Workshop = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _drawn(it: _Wanted) -> Pages:
    (room, moment, build), (folder, language, join_base) = it.seen, it.served
    _, temperament, n_people = _ROOMS[room]
    answers = made_up(it.workshop, it.workshop.steps[it.position], temperament, n_people)
    shown = sample(folder, it.workshop, it.position, answers, moment=moment, build=build)
    scene = ProjectorScene(
        view=shown.projector, language=language, theme=LIGHT, join_base=join_base
    )  # fmt: skip
    return Pages(projector=projector_page(scene), phone=phone_page(shown.phone, language))
