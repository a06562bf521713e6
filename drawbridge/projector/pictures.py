"""The pictures of the projector as HTML: one function each, chosen by `views.Picture`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released, ReleasedLines, Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import N_
from drawbridge.projector.bridge_picture import Bridge, gate
from drawbridge.projector.question import question
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import TALL, Fit, Text, fit, fits
from drawbridge.projector.timer import drawn_turns
from drawbridge.projector.written import written
from drawbridge.views import CrowdWord, Picture

CHART_HEIGHT = 920  # px of 1080; the sentence has the rest
_EDGES = 2 * 96.0
_CALM_WIDTH = 1500.0

_CROWD: Mapping[CrowdWord, str] = MappingProxyType(
    {
        CrowdWord.NOBODY: N_("Nobody has joined yet. Be the first."),
        CrowdWord.A_FEW: N_("A few of us are in."),
        CrowdWord.ABOUT_HALF: N_("About half of us are in."),
        CrowdWord.NEARLY_EVERYONE: N_("Nearly everyone is in."),
    }
)


def markup(scene: ProjectorScene) -> str:
    """The picture that belongs to a scene."""
    return _PICTURES[scene.view.picture](scene)


def _lobby(scene: ProjectorScene) -> str:
    _ = scene.translate
    view = scene.view
    how = _("Scan the code, or open this address and enter the letters:")
    lines = (
        (view.title, 90, 0),
        (view.subtitle, 42, 20),
        (how, 36, 64),
        (scene.link, 58, 6),
        (f"{view.code}WW", 124, 10),  # its letters are spaced
    )
    beside, share = _EDGES + 56, 1.15 / 2.15
    texts = [
        Text(text=text, size=size, beside=beside, above=above, share=share)
        for text, size, above in lines
    ]
    return scene.markup(
        "lobby",
        fit=fit(texts, around=2 * 84 + 120),
        title=view.title,
        subtitle=view.subtitle,
        how=how,
        link=scene.link,
        code=view.code,
        qr=scene.qr,
        qr_alt=_("Code to scan with a phone"),
        promise=_("No app. No name. You may sit this out."),
        crowd=_(_CROWD[view.crowd]),
    )


def _card(scene: ProjectorScene) -> str:
    _ = scene.translate
    step = scene.view.step
    if not isinstance(step, Consent):
        return _coming(scene)
    statements = _as_many_as_fit(step, _("The rest is on your phone."))
    return scene.markup(
        "card",
        fit=fit(_card_texts(step.heading, statements), around=2 * 84),
        heading=step.heading,
        statements=statements,
    )


def _as_many_as_fit(step: Consent, rest: str) -> tuple[str, ...]:
    for n_left_out in range(len(step.statements)):
        kept = step.statements[: len(step.statements) - n_left_out]
        shown = (*kept, rest) if n_left_out else kept
        if fits(_card_texts(step.heading, shown), around=2 * 84):
            return shown
    return (rest,)


def _card_texts(heading: str, statements: tuple[str, ...]) -> list[Text]:
    items = [Text(text=text, size=40, beside=_EDGES + 56 + 112, above=24) for text in statements]
    return [Text(text=heading, size=62, beside=_EDGES), *items]


def _slide(scene: ProjectorScene) -> str:
    step = scene.view.step
    if not isinstance(step, Slide):
        return _coming(scene)
    # All builds are measured, so that the first ones do not shrink when the last one comes.
    return scene.markup(
        "slide",
        fit=_slide_fit(step.title, step.builds),
        title=step.title,
        builds=step.builds[: scene.view.build + 1],
        footer=step.footer,
    )


def _slide_fit(title: str, builds: Sequence[str]) -> Fit:
    texts = [Text(text=text, size=72, beside=_EDGES, above=48) for text in builds]
    return fit([Text(text=title, size=46, beside=_EDGES), *texts], around=2 * 84 + 20 + 90)


def _coming(scene: ProjectorScene) -> str:
    title = scene.view.step.title
    texts = [Text(text=title, size=132, beside=_EDGES)]
    return scene.markup("coming", fit=fit(texts, around=2 * 84 + 60), title=title)


def _holding(scene: ProjectorScene) -> str:
    _ = scene.translate
    step = scene.view.step
    if isinstance(step, Poll) and step.audience is Audience.NOBODY:
        aside = Withheld(step_id=step.id, round=scene.view.round, reason=Reason.PUT_ASIDE)
        return _calm(scene, Bridge.UP, charts.words(step, aside, _))
    if scene.view.is_private:
        return _calm(scene, Bridge.UP, _("Answers are in. We leave this picture closed."))
    return _calm(scene, Bridge.HALF, _("Answers are in."))


def _words(scene: ProjectorScene) -> str:
    view = scene.view
    if not isinstance(view.step, Poll) or not isinstance(view.release, Withheld):
        return _holding(scene)
    told = charts.words(view.step, view.release, scene.translate)
    return _calm(scene, Bridge.UP, told, view.step.question)


def _blank(scene: ProjectorScene) -> str:
    return _calm(scene, Bridge.HALF)


def _break(scene: ProjectorScene) -> str:
    _ = scene.translate
    rest = _("Stand up, breathe, have some water. Support is on your phone.")
    return _calm(scene, Bridge.DOWN, _("A gentle break"), below=rest)


def _ended(scene: ProjectorScene) -> str:
    _ = scene.translate
    return _calm(scene, Bridge.DOWN, _("Thank you for being here."), below=scene.view.credit)


def _calm(
    scene: ProjectorScene, bridge: Bridge, large: str = "", above: str = "", below: str = ""
) -> str:
    looks = ((above, "small", 44.0), (large, "large", 86.0), (below, "small", 44.0))
    told = [(text, look, size) for text, look, size in looks if text]
    measured = [
        Text(text=text, size=size, beside=_EDGES, above=30, most=_CALM_WIDTH)
        for text, _, size in told
    ]
    return scene.markup(
        "calm",
        fit=fit(measured, around=650),
        gate=gate(bridge, scene.theme),
        texts=[{"text": text, "look": look} for text, look, _ in told],
    )


def _chart(scene: ProjectorScene) -> str:
    _ = scene.translate
    view = scene.view
    if not isinstance(view.step, Poll) or not isinstance(view.release, Released):
        return _holding(scene)
    sentence = charts.sentence(view.step, view.release, _).replace(" %", "\N{NO-BREAK SPACE}%")
    if charts.is_silent(view.release):
        told = charts.without_numbers(_)
        return _calm(scene, Bridge.UP, told, view.step.question, below=sentence)
    again = _("Asked again:") if view.round > 1 else ""
    texts = [Text(text=f"{again} {sentence}", size=42, beside=_EDGES)]
    found = fit(texts, around=CHART_HEIGHT + 48)
    size = Fit(wide=min(1, found.wide), middle=min(1, found.middle), tall=min(1, found.tall))
    alt = charts.alt_text(view.step, view.release, _)
    return scene.markup(
        "chart", fit=size, sentence=sentence, again=again, alt=alt, release=scene.release_name
    )


def _lines(scene: ProjectorScene) -> str:
    view = scene.view
    if not isinstance(view.step, Written) or not isinstance(view.release, ReleasedLines):
        return _holding(scene)
    return written(scene, view.step, view.release)


def _pause(scene: ProjectorScene) -> str:
    step = scene.view.step
    if isinstance(step, PrivateReflection):
        return _reflection(scene, step)
    if not isinstance(step, Pause):
        return _coming(scene)
    beside, share = _EDGES + 88, 0.53
    choices = [
        Text(text=f"{one.label} {one.text}", size=56, beside=beside, above=34, share=share)
        for one in step.choices
    ]
    heading = Text(text=step.heading, size=88, beside=beside, above=20, share=share)
    return scene.markup(
        "pause",
        fit=fit([heading, *choices], around=2 * 84),
        heading=step.heading,
        choices=step.choices,
    )


def _reflection(scene: ProjectorScene, step: PrivateReflection) -> str:
    """A quiet slide: what to finish, each person for themselves, and what may help to begin."""
    _ = scene.translate
    lines = [line for line in (step.prompt, " ".join(step.prompts)) if line]
    return scene.markup(
        "slide",
        fit=_slide_fit(step.heading, lines),
        title=step.heading,
        builds=lines,
        footer=_("This stays with you. Nothing is sent."),
    )


def _activity(scene: ProjectorScene) -> str:
    """What to do, the ways to do it, and the turns of every grouping side by side."""
    step, turns = scene.view.step, scene.view.turns
    if not isinstance(step, Activity) or turns is None:
        return _coming(scene)
    lines = drawn_turns(turns, scene.translate)
    texts = [
        Text(text=step.heading, size=62, beside=_EDGES),
        Text(text=step.prompt, size=46, beside=_EDGES, above=14),
        Text(text=step.listener, size=36, beside=_EDGES, above=14 if step.listener else 0),
        *_tallest(_timer_texts(one.roles, len(lines)) for one in lines),
        *_tallest([_way_text(f"{one.label} {one.text}", len(step.ways))] for one in step.ways),
    ]
    return scene.markup("activity", fit=fit(texts, around=2 * 64 + 2 * 40), step=step, lines=lines)


def _timer_texts(roles: Sequence[str], n_timers: int) -> list[Text]:
    beside, share = _EDGES + 64 * n_timers, 1 / n_timers
    words = [
        ("Group", 38, 26),
        ("00:00", 120, 0),
        *((role, 36, 8) for role in roles),
        ("Two", 32, 26),
    ]
    return [
        Text(text=text, size=size, beside=beside, above=above, share=share)
        for text, size, above in words
    ]


def _way_text(text: str, n_ways: int) -> Text:
    return Text(text=text, size=34, beside=_EDGES + 84 * n_ways, above=44, share=1 / n_ways)


def _tallest(columns: Iterable[list[Text]]) -> list[Text]:
    """Of columns that stand side by side, the one that needs most height."""
    return max(columns, key=lambda texts: sum(text.height(TALL, 1) for text in texts))


_PICTURES: Mapping[Picture, Callable[[ProjectorScene], str]] = MappingProxyType(
    {
        Picture.LOBBY: _lobby,
        Picture.CARD: _card,
        Picture.SLIDE: _slide,
        Picture.COMING: _coming,
        Picture.QUESTION: question,
        Picture.HOLDING: _holding,
        Picture.CHART: _chart,
        Picture.LINES: _lines,
        Picture.WORDS: _words,
        Picture.PAUSE: _pause,
        Picture.ACTIVITY: _activity,
        Picture.BLANK: _blank,
        Picture.BREAK: _break,
        Picture.ENDED: _ended,
    }
)
