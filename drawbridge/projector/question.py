"""An open question on the projector with its answers, for people without a phone.

Rows know their kind: an option, a rung of a ladder, a statement, a slider. Where all answers would
be too small for the back row, some stay on the phones; the console shows them to be read out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.charts.drawing.translation import cell_name
from drawbridge.charts.figures.circles import picture
from drawbridge.domain.workshop.choices import Ladder
from drawbridge.domain.workshop.pictures import CIRCLES, Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Text, fit

_BESIDE = 2 * 96.0 + 270 + 72  # edges, and the code for latecomers
_SQUARE_PX = 560.0
_PICTURES_PX = 330.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    text: str
    number: str = ""
    ends: tuple[str, str] | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """name: its class in projector.css. above: space and lines of a row. inset: at the sides."""

    name: str
    above: float
    inset: float


_OPTION = _Look(name="option", above=52, inset=68)
_RUNG = _Look(name="rung", above=36, inset=120)
_STATEMENT = _Look(name="statement", above=18, inset=34)
_SCENE = _Look(name="scene", above=26, inset=34)
_SLIDER = _Look(name="slider", above=120, inset=68)


def question(scene: ProjectorScene) -> str:
    """The picture of an open question; a step that asks nothing shows its title."""
    _ = scene.translate
    view, step = scene.view, scene.view.step
    if not isinstance(step, Poll):
        raise TypeError(f"a step of kind {step.kind} asks nothing")
    look, rows, more = _look(step), _rows(step), _rows_below(step)
    note = (
        _("What you might do stands on your phone.") if isinstance(step, Scenarios) else step.note
    )
    scale = step.scale if isinstance(step, LikertBattery | BeliefCards) else ()
    pictures = _pictures(step, scene)
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
        fit=fit(texts, around=72 + 56 + 80 + (60 if view.round > 1 else 0) + _drawn(step)),
        question=step.question,
        note=note,
        look=look.name,
        rows=rows,
        scale=scale,
        more=more,
        pictures=pictures,
        square=step if isinstance(step, Grid2d) else None,
        again=_("Asked again") if view.round > 1 else "",
        qr=scene.qr,
        qr_alt=_("Code to scan with a phone"),
        code=view.code,
        how=_("Answer on your phone. Passing is fine."),
    )


def _look(poll: Poll) -> _Look:
    looks = {
        Ladder.kind: _RUNG,
        LikertBattery.kind: _STATEMENT,
        BeliefCards.kind: _STATEMENT,
        Circles7.kind: _STATEMENT,
        Slider.kind: _SLIDER,
        Scenarios.kind: _SCENE,
    }
    return looks.get(poll.kind, _OPTION)


def _drawn(poll: Poll) -> float:
    """Height of what is drawn and not written, in px."""
    return {Grid2d.kind: _SQUARE_PX, Circles7.kind: _PICTURES_PX}.get(poll.kind, 0.0)


def _pictures(poll: Poll, scene: ProjectorScene) -> Sequence[tuple[str, str]]:
    """The seven pictures with their words."""
    if not isinstance(poll, Circles7):
        return ()
    return [
        (picture(step, scene.theme), cell_name(name, scene.translate))
        for step, name in enumerate(CIRCLES, start=1)
    ]


def _rows_below(poll: Poll) -> Sequence[_Row]:
    """What comes after the scale: a second question and its answers."""
    if not isinstance(poll, BeliefCards):
        return ()
    return [_Row(text=poll.rewrite_question, is_beside=True)]


def only_on_phones(poll: Poll) -> Sequence[tuple[str, Sequence[str]]]:
    """Questions whose answers are not on the projector while it is open, with these answers."""
    if isinstance(poll, BeliefCards):
        return [(poll.rewrite_question, poll.rewrites)]
    if isinstance(poll, Scenarios):
        other = (poll.other,) if poll.other else ()
        return [
            (scene.prompt, (*(option.text for option in scene.options), *other))
            for scene in poll.scenes
        ]
    return ()


def _rows(poll: Poll) -> Sequence[_Row]:
    match poll:
        case Grid2d() | Written():
            return ()
        case Circles7():
            return [_Row(text=poll.wished_question)]
        case BeliefCards():
            return [_Row(text=item.statement) for item in poll.items]
        case Scenarios():  # its labels are for the result
            return [_Row(text=scene.prompt) for scene in poll.scenes]
    return _plain_rows(poll)


def _plain_rows(poll: Poll) -> Sequence[_Row]:
    if isinstance(poll, Ladder):
        return _rungs(poll)
    if isinstance(poll, Slider):
        return [_Row(text=one.prompt, ends=(one.low, one.high)) for one in poll.sliders]
    if len(poll.parts) > 1 or isinstance(poll, LikertBattery):
        return [_Row(text=part.prompt) for part in poll.parts]
    return [_Row(text=label) for part in poll.parts for label in part.cells]


def _rungs(ladder: Ladder) -> Sequence[_Row]:
    """The highest rung on top, as one looks at a ladder; what stands beside it comes last."""
    rungs = [_Row(text=text, number=str(place)) for place, text in enumerate(ladder.options, 1)]
    beside = [_Row(text=ladder.off_ladder, is_beside=True)] if ladder.off_ladder else []
    return [*reversed(rungs), *beside]
