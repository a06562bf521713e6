"""The pictures of steps that ask nothing."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import TALL, Fit, Text, fit, fits
from drawbridge.projector.timer import drawn_turns
from drawbridge.views import TurnsView
from drawbridge.views.pictures import (
    ActivityPicture,
    ConsentPicture,
    InterludePicture,
    PausePicture,
    ReflectionPicture,
    SlidePicture,
)

_EDGES = 2 * 96.0


def interlude(scene: ProjectorScene, picture: InterludePicture) -> str:
    """What the room looks at while nothing is asked."""
    match picture:
        case ConsentPicture():
            return _card(scene, picture.card)
        case SlidePicture():
            return _slide(scene, picture.slide, picture.build)
        case PausePicture():
            return _pause(scene, picture.pause)
        case ReflectionPicture():
            return _reflection(scene, picture.reflection)
        case ActivityPicture():
            return _activity(scene, picture.activity, picture.turns)
        case _:
            assert_never(picture)


def _card(scene: ProjectorScene, card: Consent) -> str:
    _ = scene.translate
    statements = _as_many_as_fit(card, _("The rest is on your phone."))
    return scene.markup(
        "card",
        fit=fit(_card_texts(card.heading, statements), around=2 * 84),
        heading=card.heading,
        statements=statements,
    )


def _as_many_as_fit(card: Consent, rest: str) -> tuple[str, ...]:
    for n_left_out in range(len(card.statements)):
        kept = card.statements[: len(card.statements) - n_left_out]
        shown = (*kept, rest) if n_left_out else kept
        if fits(_card_texts(card.heading, shown), around=2 * 84):
            return shown
    return (rest,)


def _card_texts(heading: str, statements: tuple[str, ...]) -> list[Text]:
    items = [Text(text=text, size=40, beside=_EDGES + 56 + 112, above=24) for text in statements]
    return [Text(text=heading, size=62, beside=_EDGES), *items]


def _slide(scene: ProjectorScene, slide: Slide, build: int) -> str:
    # All builds are measured, so that the first ones do not shrink when the last one comes.
    return scene.markup(
        "slide",
        fit=_slide_fit(slide.title, slide.builds),
        title=slide.title,
        builds=slide.builds[: build + 1],
        footer=slide.footer,
    )


def _slide_fit(title: str, builds: Sequence[str]) -> Fit:
    texts = [Text(text=text, size=72, beside=_EDGES, above=48) for text in builds]
    return fit([Text(text=title, size=46, beside=_EDGES), *texts], around=2 * 84 + 20 + 90)


def _pause(scene: ProjectorScene, pause: Pause) -> str:
    beside, share = _EDGES + 88, 0.53
    choices = [
        Text(text=f"{one.label} {one.text}", size=56, beside=beside, above=34, share=share)
        for one in pause.choices
    ]
    heading = Text(text=pause.heading, size=88, beside=beside, above=20, share=share)
    return scene.markup(
        "pause",
        fit=fit([heading, *choices], around=2 * 84),
        heading=pause.heading,
        choices=pause.choices,
    )


def _reflection(scene: ProjectorScene, reflection: PrivateReflection) -> str:
    """A quiet slide: what to finish, each person for themselves, and what may help to begin."""
    _ = scene.translate
    lines = [line for line in (reflection.prompt, " ".join(reflection.prompts)) if line]
    return scene.markup(
        "slide",
        fit=_slide_fit(reflection.heading, lines),
        title=reflection.heading,
        builds=lines,
        footer=_("This stays with you. Nothing is sent."),
    )


def _activity(scene: ProjectorScene, activity: Activity, turns: TurnsView) -> str:
    """What to do, the ways to do it, and the turns of every grouping side by side."""
    lines, ways = drawn_turns(turns, scene.translate), activity.ways
    texts = [
        Text(text=activity.heading, size=62, beside=_EDGES),
        Text(text=activity.prompt, size=46, beside=_EDGES, above=14),
        Text(text=activity.listener, size=36, beside=_EDGES, above=14 if activity.listener else 0),
        *_tallest(_timer_texts(one.roles, len(lines)) for one in lines),
        *_tallest([_way_text(f"{way.label} {way.text}", len(ways))] for way in ways),
    ]
    size = fit(texts, around=2 * 64 + 2 * 40)
    return scene.markup("activity", fit=size, activity=activity, lines=lines)


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
