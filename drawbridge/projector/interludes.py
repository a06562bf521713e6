"""The pictures of steps that ask nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.two_languages import halves, joined
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import TALL, Fit, Text, fit, fits
from drawbridge.projector.timer import drawn_turns
from drawbridge.views.pictures import (
    ActivityPicture,
    ConsentPicture,
    InterludePicture,
    PausePicture,
    ReflectionPicture,
    SlidePicture,
)

_EDGES = 2 * 96.0
_CARD_EDGES = 2 * 84.0
Thing = TypeVar("Thing")


def interlude(scene: ProjectorScene, picture: InterludePicture) -> str:
    """What the room looks at while nothing is asked."""
    match picture:
        case ConsentPicture():
            return _card(scene, picture.card, scene.first(picture).card)
        case SlidePicture():
            return _slide(scene, picture, scene.first(picture).slide)
        case PausePicture():
            return _pause(scene, picture.pause, scene.first(picture).pause)
        case ReflectionPicture():
            return _reflection(scene, picture.reflection, scene.first(picture).reflection)
        case ActivityPicture():
            return _activity(scene, picture, scene.first(picture))
        case _:
            assert_never(picture)


def _as_roomy(two: Thing, first: Thing, heading: str, fit_in: Callable[[Thing], bool]) -> Thing:
    """A step in both languages if that fits; else only its heading is.

    Args:
        two: the step in both languages.
        first: the step in the room's.
        heading: name of the field that stays in both.
        fit_in: whether all its words fit.
    """
    if two is first or fit_in(two):
        return two
    headed: Any = first
    return replace(headed, **{heading: getattr(two, heading)})  # type: ignore[no-any-return]


def _card(scene: ProjectorScene, two: Consent, first: Consent) -> str:
    _ = scene.translate
    card = _as_roomy(two, first, "heading", lambda it: _holds_all(it, scene))
    statements = _as_many_as_fit(card, _("The rest is on your phone."))
    return scene.markup(
        "card",
        fit=fit(_card_texts(card.heading, statements), around=_CARD_EDGES),
        heading=card.heading,
        statements=statements,
    )


def _holds_all(card: Consent, scene: ProjectorScene) -> bool:
    texts = _card_texts(card.heading, card.statements)
    return fits(texts, around=_CARD_EDGES, screen=scene.screen)


def _as_many_as_fit(card: Consent, rest: str) -> tuple[str, ...]:
    for n_left_out in range(len(card.statements)):
        kept = card.statements[: len(card.statements) - n_left_out]
        shown = (*kept, rest) if n_left_out else kept
        if fits(_card_texts(card.heading, shown), around=_CARD_EDGES):
            return shown
    return (rest,)


def _card_texts(heading: str, statements: tuple[str, ...]) -> list[Text]:
    items = [Text(text=text, size=40, beside=_EDGES + 56 + 112, above=24) for text in statements]
    return [Text(text=heading, size=62, beside=_EDGES), *items]


def _slide(scene: ProjectorScene, picture: SlidePicture, first: Slide) -> str:
    # All builds are measured, so that the first ones do not shrink when the last one comes.
    slide = _as_roomy(
        picture.slide, first, "title", lambda it: _holds(scene, it.title, it.builds, it.footer)
    )
    return scene.markup(
        "slide",
        fit=_slide_fit(slide.title, slide.builds, slide.footer),
        title=slide.title,
        builds=slide.builds[: picture.build + 1],
        footer=slide.footer,
    )


def _slide_fit(title: str, builds: Sequence[str], footer: str) -> Fit:
    return fit(_slide_texts(title, builds), around=_slide_edges(footer))


def _holds(scene: ProjectorScene, title: str, builds: Sequence[str], footer: str) -> bool:
    texts = _slide_texts(title, builds)
    return fits(texts, around=_slide_edges(footer), screen=scene.screen)


def _slide_texts(title: str, builds: Sequence[str]) -> list[Text]:
    texts = [Text(text=text, size=72, beside=_EDGES, above=48) for text in builds]
    return [Text(text=title, size=46, beside=_EDGES), *texts]


def _slide_edges(footer: str) -> float:
    return 2 * 84 + 20 + 90 + 45 * (len(halves(footer)) - 1)


def _pause(scene: ProjectorScene, two: Pause, first: Pause) -> str:
    pause = _as_roomy(two, first, "heading", lambda it: _holds_ways(it, scene))
    return scene.markup(
        "pause",
        fit=fit(_pause_texts(pause), around=2 * 84),
        heading=pause.heading,
        choices=pause.choices,
    )


def _holds_ways(pause: Pause, scene: ProjectorScene) -> bool:
    return fits(_pause_texts(pause), around=2 * 84, screen=scene.screen)


def _pause_texts(pause: Pause) -> list[Text]:
    beside, share = _EDGES + 88, 0.53
    choices = [
        Text(text=joined(" ", (one.label, one.text)), size=56, beside=beside, above=34, share=share)
        for one in pause.choices
    ]
    return [Text(text=pause.heading, size=88, beside=beside, above=20, share=share), *choices]


def _reflection(scene: ProjectorScene, two: PrivateReflection, first: PrivateReflection) -> str:
    """A quiet slide: what to finish, each person for themselves, and what may help to begin."""
    _ = scene.translate
    footer = _("This stays with you. Nothing is sent.")
    reflection = _as_roomy(
        two, first, "heading", lambda it: _holds(scene, it.heading, _reflection_lines(it), footer)
    )
    lines = _reflection_lines(reflection)
    return scene.markup(
        "slide",
        fit=_slide_fit(reflection.heading, lines, footer),
        title=reflection.heading,
        builds=lines,
        footer=footer,
    )


def _reflection_lines(reflection: PrivateReflection) -> list[str]:
    lines = (reflection.prompt, joined(" ", reflection.prompts) if reflection.prompts else "")
    return [line for line in lines if line]


def _activity(scene: ProjectorScene, two: ActivityPicture, first: ActivityPicture) -> str:
    """What to do, the ways to do it, and the turns of every grouping side by side."""
    headed = replace(
        first,
        activity=replace(first.activity, heading=two.activity.heading, prompt=two.activity.prompt),
    )
    around = 2 * 64 + 2 * 40
    tries = [(shown, _activity_texts(scene, shown)) for shown in (two, headed, first)]
    shown, texts = next(
        (one for one in tries if fits(one[1], around=around, screen=scene.screen)), tries[-1]
    )
    lines = drawn_turns(shown.turns, scene.translate)
    size = fit(texts, around=around)
    return scene.markup("activity", fit=size, activity=shown.activity, lines=lines)


def _activity_texts(scene: ProjectorScene, shown: ActivityPicture) -> list[Text]:
    activity, ways = shown.activity, shown.activity.ways
    lines = drawn_turns(shown.turns, scene.translate)
    return [
        Text(text=activity.heading, size=62, beside=_EDGES),
        Text(text=activity.prompt, size=46, beside=_EDGES, above=14),
        Text(text=activity.listener, size=36, beside=_EDGES, above=14 if activity.listener else 0),
        *_tallest(_timer_texts(one.roles, len(lines)) for one in lines),
        *_tallest([_way_text(joined(" ", (it.label, it.text)), len(ways))] for it in ways),
    ]


def _timer_texts(roles: Sequence[str], n_timers: int) -> list[Text]:
    beside, share = _EDGES + 64 * n_timers, 1 / n_timers
    words = [
        ("Group", 38, 26),
        ("00:00", 120, 0),
        *((role, 36, 8) for role in roles),
        ("Two", 36, 26),
    ]
    return [
        Text(text=text, size=size, beside=beside, above=above, share=share)
        for text, size, above in words
    ]


def _way_text(text: str, n_ways: int) -> Text:
    return Text(text=text, size=36, beside=_EDGES + 84 * n_ways, above=44, share=1 / n_ways)


def _tallest(columns: Iterable[list[Text]]) -> list[Text]:
    """Of columns that stand side by side, the one that needs most height."""
    return max(columns, key=lambda texts: sum(text.height(TALL, 1) for text in texts))
