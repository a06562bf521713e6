"""What every picture of the projector is made from: the view, its words, colours and addresses."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Template
from markupsafe import Markup

from drawbridge import qr
from drawbridge.charts.drawing.theme import Theme
from drawbridge.design.templates import environment
from drawbridge.language_choice import direction
from drawbridge.projector.text_fit import WIDE, Fit, ScreenShape
from drawbridge.translations import translations
from drawbridge.views import ProjectorView

_IN_ITS_OWN = Markup(' dir="auto"')
_FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorScene:
    """One view, and how it is to be told.

    language: of the words. theme: colours. join_base: the address for phones. screen: the shape
    of the screen it is drawn for.
    """

    view: ProjectorView
    language: str
    theme: Theme
    join_base: str
    screen: ScreenShape = WIDE

    @property
    def translate(self) -> Callable[[str], str]:
        """Looks a sentence up in the catalogue."""
        return translations(self.language).gettext

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
        """The same in pieces between which a line may end."""
        return [piece for piece in re.split(r"(?<=[./:])", self.link) if piece]

    @property
    def qr(self) -> str:
        """The code that leads a phone to this session, as a data URI."""
        return qr.data_uri(f"{self._base}/j/{self.view.code}")

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
        _ = self.translate
        return template(f"{picture}.html").render(
            picture=picture,
            shape=self.screen.name,
            language=self.language,
            direction=direction(self.language),
            style=fit.style if fit else "",
            written=self.written,
            rehearsal=_("Rehearsal") if self.view.is_rehearsal else "",
            **places,
        )


@lru_cache(maxsize=16)
def template(name: str) -> Template:
    """One of the projector's templates."""
    return environment(_FOLDER).get_template(name)
