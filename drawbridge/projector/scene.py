"""What every picture of the projector is made from: the view, its words, colours and addresses."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from jinja2 import Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from drawbridge import qr
from drawbridge.charts.drawing.theme import Theme
from drawbridge.charts.drawing.translation import Say
from drawbridge.design.templates import environment
from drawbridge.domain.workshop.two_languages import BETWEEN, halves, in_two
from drawbridge.errors import N_
from drawbridge.language_choice import direction
from drawbridge.projector.text_fit import WIDE, Fit, ScreenShape
from drawbridge.translations import kept_translations
from drawbridge.views import ProjectorView
from drawbridge.views.pictures import ProjectorPicture

_IN_ITS_OWN = Markup(' dir="auto"')
_FOLDER = Path(__file__).parent / "templates"
Picture = TypeVar("Picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorScene:
    """One view, and how it is to be told.

    language: of the words. theme: colours. join_base: the address for phones. screen: the shape
    of the screen it is drawn for. second_language: of our words beside a second language of the
    workshop's, "" where the view has none.
    """

    view: ProjectorView
    language: str
    theme: Theme
    join_base: str
    screen: ScreenShape = WIDE
    second_language: str = ""

    @property
    def translate(self) -> Say:
        """Looks a sentence up in the catalogue; in both of two languages."""
        if not self.second_language:
            return self.translate_first
        second = kept_translations(self.second_language).gettext
        return lambda sentence: in_two(self.translate_first(sentence), second(sentence))

    @property
    def translate_first(self) -> Say:
        """Looks a sentence up in the first language, for places that hold one only."""
        return kept_translations(self.language).gettext

    @property
    def picture(self) -> ProjectorPicture:
        """What is drawn, in one language or in both."""
        return self.view.second.both if self.view.second else self.view.picture

    def first(self, picture: Picture) -> Picture:
        """A picture in the room's language alone."""
        return self.view.picture if type(self.view.picture) is type(picture) else picture

    def told(self, picture: Picture, tell: Callable[[Picture, Say], str]) -> str:
        """What is said of a picture, put together in each language for itself.

        Args:
            picture: as it is drawn.
            tell: says it in one language.
        """
        said = tell(self.first(picture), self.translate_first)
        second = self.view.second
        if second is None or type(second.picture) is not type(picture):
            return said
        return in_two(said, tell(second.picture, kept_translations(self.second_language).gettext))

    @property
    def written(self) -> Markup:
        """Attributes of an element with words of the workshop: their language and direction."""
        language = self.view.workshop_language
        return Markup(' lang="{}" dir="auto"').format(language) if language else _IN_ITS_OWN

    @property
    def link(self) -> str:
        """Where people type the code, without the scheme."""
        parts = urlsplit(self._base)
        return f"{parts.netloc}{parts.path}/join"

    @property
    def link_pieces(self) -> list[str]:
        """The same in pieces between which a line may end: four numbers stay together."""
        host = urlsplit(self._base).hostname or ""
        ends = r"(?=[:/])" if re.fullmatch(r"[\d.]+", host) else r"(?=[:/])|(?<=\.)"
        return [piece for piece in re.split(ends, self.link) if piece]

    @property
    def qr(self) -> str:
        """The code that leads a phone to this session, as a data URI."""
        return qr.data_uri(f"{self._base}/j/{self.view.code}")

    @property
    def _also(self) -> Markup:
        """Attributes of words in the second language."""
        second = self.view.second
        if second is None:
            return Markup("")
        way = direction(second.language)
        return Markup(' lang="{}" dir="{}"').format(second.language, way)

    def _labelled(self, label: str, text: str) -> Markup:
        """A label with its text, in each language for itself."""
        pair = Markup("<b>{}</b> {}")
        labels, texts = halves(label), halves(text)
        told = pair.format(labels[0], texts[0])
        if len(labels) == len(texts) == 1:
            return told
        below = pair.format(labels[-1], texts[-1])
        return told + Markup('<span class="projector-also"{}>{}</span>').format(self._also, below)

    @property
    def _base(self) -> str:
        return self.join_base.rstrip("/")

    def markup(self, picture: str, *, fit: Fit | None = None, **places: object) -> str:
        """HTML of a picture; everything in it is escaped.

        Args:
            picture: name of the template.
            fit: how large its words can be.
            **places: what goes into the template.
        """
        return template(f"{picture}.html").render(
            picture=picture,
            shape=self.screen.name,
            language=self.language,
            direction=direction(self.language),
            style=fit.style if fit else "",
            written=self.written,
            also=self._also,
            labelled=self._labelled,
            rehearsal=self.translate_first(N_("Rehearsal")) if self.view.is_rehearsal else "",
            **places,
        )


@lru_cache(maxsize=16)
def template(name: str) -> Template:
    """One of the projector's templates."""
    return environment(_FOLDER, finalize=_finished).get_template(name)


@pass_context
def _finished(context: Context, value: object) -> object:
    """A text as it stands on the screen: that of a second language below the first."""
    if not isinstance(value, str) or isinstance(value, Markup) or BETWEEN not in value:
        return value
    first, second = halves(value)[0], " ".join(halves(value)[1:])
    also = context.get("also", Markup(""))
    return Markup('{}<span class="projector-also"{}>{}</span>').format(first, also, second)
