"""What every page to keep is made of: our templates and style, and letters that need no network."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from drawbridge.design import typeface
from drawbridge.design.style_sheets import in_light
from drawbridge.design.templates import environment
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.language_choice import direction

_FOLDER = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of this package; what is put into them is escaped."""
    made = environment(_FOLDER)
    made.globals.update(tell=tell, tell_n=tell_n)
    return made


def in_language(language: str) -> dict[str, str]:
    """What a page says of its own language, and of its direction where it is another."""
    way = direction(language)
    return {"language": language} if way == "ltr" else {"language": language, "direction": way}


def own_words(language: str) -> Markup:
    """What an element says of texts that are the workshop's."""
    return Markup(' lang="{}" dir="auto"').format(language)


def style(*names: str) -> Markup:
    """Our style sheets with colours and typeface, to stand in a page."""
    sheet = "".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
    faces = typeface.font_faces(typeface.inside)
    return Markup(faces + in_light(sheet))  # noqa: S704 - ours
