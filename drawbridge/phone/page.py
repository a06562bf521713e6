"""Draws what a phone shows: the one `<main>` for its screen, and the page around it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import assert_never

from markupsafe import Markup

from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.interludes import Consent
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import N_, InvalidAnswer, NotAgreed, Refused
from drawbridge.phone.assets import SCRIPT_NAME, script, style
from drawbridge.phone.polls import poll_form
from drawbridge.phone.ready_templates import template
from drawbridge.phone.take_home import Told
from drawbridge.phone.way_back import WAY_BACK_S
from drawbridge.phone.words import Words
from drawbridge.views import PhoneView, SupportView
from drawbridge.views.screens import (
    ActivityScreen,
    AskedScreen,
    BreakScreen,
    ClosedScreen,
    ConsentScreen,
    EndedScreen,
    PauseScreen,
    PhoneScreen,
    PollScreen,
    ReflectionScreen,
    SlideScreen,
    WaitingScreen,
    answers_on,
)

# For workshops that bring no consent card of their own.
_HEADING = N_("Before we start.")
_STATEMENTS = (
    N_(
        "We don't ask your name. Answers are kept under a random number until the session ends, "
        "then deleted; only group totals remain."
    ),
    N_("In a small group people might still guess. Share what you are fine with."),
    N_("You may pass or leave at any time, without a reason."),
)
_AGREEMENT = N_("I agree that my anonymous answers are used for this session.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something was not done: a sentence, and the part of the form it is about."""

    sentence: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePage:
    """All that one screen is drawn from.

    `typed` is what was just sent and refused, `room` what the room said if phones are to have it
    (`phone.take_home`), `wants_to_join` that somebody who watches asks for
    the consent card, `is_model` that it is drawn only for its length, with all that comes with an
    answer.
    """

    view: PhoneView
    refusal: Refusal | None = None
    typed: Form | None = None
    room: Told = ()
    wants_to_join: bool = False
    is_model: bool = False

    @classmethod
    def refused(cls, words: Words, view: PhoneView, error: InvalidAnswer | Refused) -> "PhonePage":
        """The screen with what was refused said on it, and a form given back to be mended."""
        sentence = words.sentence(error)
        if isinstance(error, Refused):
            return cls(view=view, refusal=Refusal(sentence=sentence))
        refusal = Refusal(sentence=sentence, part=error.part)
        is_joining = isinstance(error, NotAgreed)
        return cls(view=view, refusal=refusal, typed=error.form, wants_to_join=is_joining)

    @property
    def screen(self) -> PhoneScreen:
        """The screen to draw."""
        return ConsentScreen() if self.wants_to_join and self.is_watching else self.view.screen

    @property
    def is_watching(self) -> bool:
        """Whether this phone only watches."""
        return self.view.role is Role.OBSERVER

    @property
    def may_take_back(self) -> bool:
        """Whether this phone may have answers that it can delete."""
        return self.view.role is Role.PARTICIPANT

    @property
    def is_for_all(self) -> bool:
        """Whether nothing on this screen is the phone's own."""
        is_refused = self.refusal is not None or self.typed is not None
        return not (is_refused or self.view.has_card or _holds_answer(self.view.screen))

    @property
    def key(self) -> tuple[Hashable, ...] | None:
        """All that this screen depends on beside the revision, None if it is this phone's alone.

        Who has chosen alike sees alike; words of one's own are nobody else's.
        """
        screen, view = self.screen, self.view
        if self.refusal is not None or self.typed is not None or view.has_card:
            return None
        if isinstance(screen, PollScreen) and isinstance(screen.poll, Written):
            return None if screen.response is not None else (screen.name, view.role)
        turns = screen.turns if isinstance(screen, ActivityScreen) else None
        is_asked_to_join = self.is_watching and self.wants_to_join
        return screen.name, view.role, turns, is_asked_to_join, answers_on(screen)

    def unanswered(self, asked: AskedScreen) -> "PhonePage":
        """The screen of a question on a phone that has answered nothing, to measure its length."""
        view = replace(self.view, screen=asked.unanswered(), has_card=False)
        return PhonePage(view=view, is_model=asked.support is not None)

    @property
    def agreed(self) -> frozenset[str]:
        """The agreements that were ticked in a form that was refused."""
        return frozenset((self.typed or {}).get("agree", ()))


def _holds_answer(screen: PhoneScreen) -> bool:
    match screen:
        case PollScreen():
            return screen.response is not None or bool(screen.line)
        case ClosedScreen() | BreakScreen():
            return screen.response is not None
        case ConsentScreen() | WaitingScreen() | EndedScreen():
            return False
        case SlideScreen() | PauseScreen() | ReflectionScreen() | ActivityScreen():
            return False
        case _:
            assert_never(screen)


def prepare(words: Words) -> None:
    """Have the templates of a language ready; of the first that takes a seventh of a second."""
    template(words, "page.html")


def screen_main(words: Words, moment: PhonePage) -> str:
    """The `<main>` of a phone in a session; drawn once where every phone sees the same."""
    view, screen = moment.view, moment.screen
    if not moment.is_for_all:
        return _screen_main(words, moment)
    turns = screen.turns if isinstance(screen, ActivityScreen) else None
    key = ("main", words, view.role, screen.name, turns, moment.is_model)
    return view.drawn.get(key, lambda: _screen_main(words, moment))


def rehearsal_mark(words: Words) -> str:
    """The line above every screen of a rehearsal."""
    return template(words, "rehearsal.html").render()


def _screen_main(words: Words, moment: PhonePage) -> str:
    screen = moment.screen
    own: dict[str, object] = {}
    if isinstance(screen, ConsentScreen):
        own["card"] = consent_card(words, moment.view)
    if isinstance(screen, PollScreen):
        own["form"] = poll_form(screen, moment.typed)
    letter = template(words, "letter.html").render() if moment.view.has_card else ""
    name = f"screens/{screen.name}.html"
    own["own"] = _own_attributes(words, moment)
    return _main(words, name, letter, moment=moment, screen=screen, **own)


def _own_attributes(words: Words, moment: PhonePage) -> Markup:
    """The language and direction of what a workshop says, where it may not be that of the page.

    A text's own first letter decides the direction: one workshop can hold more than one script.
    """
    language = moment.view.language
    is_built_in = isinstance(moment.screen, ConsentScreen) and moment.view.consent is None
    if is_built_in or language == words.language:
        return Markup(' dir="auto"')
    return Markup(' lang="{}" dir="auto"').format(language)


def support_main(words: Words, view: SupportView, *, is_open: bool) -> str:
    """The `<main>` that says whom one can call; `is_open` is that of `Aside`."""
    return _main(words, "screens/support.html", support=view, is_open=is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A small form that opens over the screen, or what is said after it.

    `name` is that of its template. `is_done`: the form was sent; `stays`: something of it cannot
    be undone; `is_open`: it hides a question that waits for an answer.
    """

    name: str
    code: str
    is_done: bool
    stays: bool
    is_open: bool


def aside_main(words: Words, it: Aside) -> str:
    """The `<main>` of a small form that opens over the screen."""
    return _main(
        words,
        f"screens/{it.name}.html",
        code=it.code,
        is_done=it.is_done,
        stays=it.stays,
        is_open=it.is_open,
    )


def error_main(words: Words, sentence: str, code: str, *, asks_code: bool) -> str:
    """The `<main>` that says why there is nothing else to see.

    Args:
        words: the language.
        sentence: what to say.
        code: the session to lead back to, "" if there is none.
        asks_code: whether to offer the field for a join code.
    """
    return _main(words, "screens/error.html", sentence=sentence, code=code, asks_code=asks_code)


def code_main(words: Words, typed: str, sentence: str) -> str:
    """The `<main>` that asks for the join code."""
    return _main(words, "screens/code.html", typed=typed, sentence=sentence)


def language_main(words: Words, choices: Sequence[Words], code: str, *, is_open: bool) -> str:
    """The `<main>` that offers other languages; `is_open` is that of `Aside`."""
    return _main(words, "screens/language.html", choices=choices, code=code, is_open=is_open)


def page(
    words: Words,
    main: str,
    *,
    code: str = "",
    revision: int = 0,
    is_live: bool = True,
    has_choice: bool = False,
) -> str:
    """A whole page around a `<main>`.

    Args:
        words: the language.
        main: what stands in it.
        code: the session it belongs to, "" outside one.
        revision: what the session had come to when `main` was drawn.
        is_live: whether the script may replace `main` by where the session goes.
        has_choice: whether there is another language to choose.
    """
    address = f"/j/static/{SCRIPT_NAME}?v={script().version}"
    return template(words, "page.html").render(
        main=Markup(main),  # noqa: S704 - drawn by our own escaping templates
        code=code,
        revision=revision,
        is_live=is_live,
        has_choice=has_choice,
        script=address,
        style=Markup(style().text),  # noqa: S704 - our own file
        script_words=words.for_script(),
    )


def left_page(words: Words, code: str) -> str:
    """The almost empty page for somebody who has left.

    Args:
        words: the language.
        code: the session to which there is still a way back, "" if there is none any more.
    """
    return template(words, "left.html").render(
        style=Markup(style().text),  # noqa: S704 - our own file
        code=code,
        way_back_s=WAY_BACK_S,
    )


def consent_card(words: Words, view: PhoneView) -> Consent:
    """The workshop's consent card, or the built-in one."""
    if view.consent is not None:
        return view.consent
    return Consent(
        id="consent",
        title="",
        minutes=1,
        heading=words.say(_HEADING),
        statements=tuple(words.say(statement) for statement in _STATEMENTS),
        agreements=(words.say(_AGREEMENT),),
    )


def _main(words: Words, name: str, above: str = "", **context: object) -> str:
    """A screen; what stands `above` comes first in it, whichever screen it is."""
    inner = template(words, name).render(context).replace(">\n", f">\n{above}", 1)
    # The script replaces what it shows only where this fingerprint differs.
    return inner.replace("<main ", f'<main data-v="{_fingerprint(inner)}" ', 1)


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
