"""An open question on the projector with its answers, laid out for the back row."""

from collections.abc import Sequence

from drawbridge.domain.workshop.steps import Poll
from drawbridge.projector.kinds import QUESTIONS
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Text, fit

_BESIDE = 2 * 96.0 + 270 + 72  # edges, and the code for latecomers


def question(scene: ProjectorScene, step: Poll, number: int) -> str:
    """The picture of an open question in one of its rounds, counted from 1."""
    _ = scene.translate
    asked = QUESTIONS[type(step)]
    look, note, scale = asked.look, asked.note(step, scene), asked.scale(step)
    rows, more, drawing = asked.rows(step), asked.below(step), asked.drawing(step, scene)
    texts = [
        Text(text=step.question, size=66, beside=_BESIDE),
        Text(text=note, size=34, beside=_BESIDE, above=34),
        *(
            Text(text=row.text, size=44, beside=_BESIDE + look.inset, above=look.above)
            for row in (*rows, *more)
        ),
        Text(text=" — — ".join(scale), size=36, beside=_BESIDE, above=60 if scale else 0),
    ]
    return scene.markup(
        "question",
        fit=fit(texts, around=72 + 56 + 80 + (60 if number > 1 else 0) + drawing.px),
        question=step.question,
        note=note,
        look=look.name,
        rows=rows,
        scale=scale,
        more=more,
        pictures=drawing.pictures,
        square=drawing.square,
        again=_("Asked again") if number > 1 else "",
        qr=scene.qr,
        qr_alt=_("Code to scan with a phone"),
        code=scene.view.code,
        how=_("Answer on your phone. Passing is fine."),
    )


def only_on_phones(poll: Poll) -> Sequence[tuple[str, Sequence[str]]]:
    """Questions whose answers are not on the projector while it is open, with these answers.

    The console shows them to be read out.
    """
    return QUESTIONS[type(poll)].only_on_phones(poll)
