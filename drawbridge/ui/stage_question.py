"""An open question on the projector with all its answers, for people without a phone.

Rows know their kind: an option, a rung of a ladder, a statement, a slider.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.domain.choices import Ladder
from drawbridge.domain.scales import LikertBattery, Slider
from drawbridge.domain.workshop import Poll
from drawbridge.ui.stage_fit import Text, fit
from drawbridge.ui.stage_scene import Scene

_BESIDE = 2 * 96.0 + 270 + 72  # edges, and the code for latecomers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    text: str
    number: str = ""
    ends: tuple[str, str] | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """name: its class in stage.css. above: space, boxes and lines of one row. inset: from sides."""

    name: str
    above: float
    inset: float


_OPTION = _Look(name="option", above=52, inset=68)
_RUNG = _Look(name="rung", above=36, inset=120)
_STATEMENT = _Look(name="statement", above=18, inset=34)
_SLIDER = _Look(name="slider", above=120, inset=68)


def question(scene: Scene) -> str:
    """The picture of an open question; a step that asks nothing shows its title."""
    _ = scene.translate
    view, step = scene.view, scene.view.step
    if not isinstance(step, Poll):
        raise TypeError(f"a step of kind {step.kind} asks nothing")
    look, rows = _look(step), _rows(step)
    scale = step.scale if isinstance(step, LikertBattery) else ()
    texts = [
        Text(text=step.question, size=66, beside=_BESIDE),
        Text(text=step.note, size=34, beside=_BESIDE, above=34),
        *(
            Text(text=row.text, size=44, beside=_BESIDE + look.inset, above=look.above)
            for row in rows
        ),
        Text(text=" — — ".join(scale), size=36, beside=_BESIDE, above=60 if scale else 0),
    ]
    return scene.markup(
        "question",
        fit=fit(texts, around=72 + 56 + 80 + (60 if view.round > 1 else 0)),
        question=step.question,
        note=step.note,
        look=look.name,
        rows=rows,
        scale=scale,
        again=_("Asked again") if view.round > 1 else "",
        qr=scene.qr,
        qr_alt=_("Code to scan with a phone"),
        code=view.code,
        how=_("Answer on your phone. Passing is fine."),
    )


def _look(poll: Poll) -> _Look:
    looks = {Ladder.kind: _RUNG, LikertBattery.kind: _STATEMENT, Slider.kind: _SLIDER}
    return looks.get(poll.kind, _OPTION)


def _rows(poll: Poll) -> Sequence[_Row]:
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
