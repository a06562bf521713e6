"""An open question on the projector with its answers, laid out for the back row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.two_languages import halves, in_two, joined
from drawbridge.errors import N_
from drawbridge.projector.kinds import QUESTIONS, OpenQuestion, TextRow
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Text, fit, fits
from drawbridge.views.pictures import QuestionPicture

_BESIDE = 2 * 96.0 + 330 + 56  # edges, and the code for latecomers
_ABOVE_ENDS = 16  # the ends of a slider
_REST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What of a question stands before the room; `rest` says that something is left out."""

    rows: Sequence[TextRow]
    more: Sequence[TextRow]
    rest: str = ""


def question(scene: ProjectorScene, picture: QuestionPicture) -> str:
    """The picture of an open question in one of its rounds."""
    number, first = picture.round, scene.first(picture).poll
    _ = scene.translate
    how = _("Answer on your phone. Passing is fine.")
    asked = QUESTIONS[type(first)]
    drawing = asked.drawing(first, scene)
    n_lines = len(halves(how))
    around = 72 + 56 + 35 + 45 * n_lines + (60 * n_lines if number > 1 else 0) + drawing.px
    step, shown, texts = _as_much_as_fits((picture.poll, first), asked, scene, around)
    note, scale = asked.note(step, scene), asked.scale(step)
    return scene.markup(
        "question",
        fit=fit(texts, around=around),
        question=step.question,
        note=note,
        look=asked.look.name,
        rows=shown.rows,
        scale=scale,
        more=shown.more,
        rest=shown.rest,
        pictures=drawing.pictures,
        square=drawing.square,
        again=_("Asked again") if number > 1 else "",
        qr=scene.qr,
        qr_alt=scene.translate_first(N_("Code to scan with a phone")),
        link=scene.link_pieces,
        code=scene.view.code,
        how=how,
    )


def _as_much_as_fits(
    steps: tuple[Poll, Poll], asked: OpenQuestion[Any], scene: ProjectorScene, around: float
) -> tuple[Poll, _Shown, list[Text]]:
    """The question as it stands before the room, in both languages or in the room's.

    Answers in two languages only if all of them fit; the question is always in both.
    """
    whole, first = steps
    if whole is not first:
        shown = _Shown(rows=asked.rows(whole), more=asked.below(whole))
        texts = _texts(whole, asked, scene, shown)
        if fits(texts, around=around, screen=scene.screen):
            return whole, shown, texts
    step = replace(first, question=whole.question, note=whole.note)
    return step, *_in_one_language(step, asked, scene, around)


def _in_one_language(
    step: Poll, asked: OpenQuestion[Any], scene: ProjectorScene, around: float
) -> tuple[_Shown, list[Text]]:
    """All of it; without the ends of its sliders; without its last rows, which phones have too."""
    rows, more = asked.rows(step), asked.below(step)
    bare = [replace(row, ends=None) for row in rows]
    rest = scene.translate("The rest is on your phone.")
    tries = [_Shown(rows=rows, more=more), _Shown(rows=bare, more=more)]
    tries += [_Shown(rows=bare[:kept], more=(), rest=rest) for kept in reversed(range(len(bare)))]
    told = [(shown, _texts(step, asked, scene, shown)) for shown in tries]
    return next((one for one in told if fits(one[1], around=around)), told[-1])


def _texts(
    step: Poll, asked: OpenQuestion[Any], scene: ProjectorScene, shown: _Shown
) -> list[Text]:
    look, scale = asked.look, asked.scale(step)
    scale_text = joined(" — — ", scale) if scale else ""
    return [
        Text(text=step.question, size=66, beside=_BESIDE),
        Text(text=asked.note(step, scene), size=36, beside=_BESIDE, above=34),
        *(
            Text(text=row.text, size=44, beside=_BESIDE + look.inset, above=look.above)
            for row in (*shown.rows, *shown.more)
        ),
        *(
            Text(text=_ends(row.ends), size=34, beside=_BESIDE, above=_ABOVE_ENDS)
            for row in shown.rows
            if row.ends
        ),
        Text(text=shown.rest, size=36, beside=_BESIDE, above=_REST if shown.rest else 0),
        Text(text=scale_text, size=36, beside=_BESIDE, above=60 if scale else 0),
    ]


def _ends(ends: tuple[str, str]) -> str:
    """As high as the words at the ends of a slider, each in half of its width at most."""
    return in_two("0 100", "100 0" if any(len(halves(end)) > 1 for end in ends) else "")


def only_on_phones(poll: Poll) -> Sequence[tuple[str, Sequence[str]]]:
    """Questions whose answers are not on the projector while it is open, with these answers.

    The console shows them to be read out.
    """
    return QUESTIONS[type(poll)].only_on_phones(poll)
