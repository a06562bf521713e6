"""The two small pages in front of the console: log in, log out."""

from functools import lru_cache
from math import ceil
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse

from drawbridge.auth.language import has_choice, offered
from drawbridge.design import typeface
from drawbridge.design.style_sheets import Style, admitted, in_light_and_dark
from drawbridge.design.templates import environment
from drawbridge.errors import WrongPasscode
from drawbridge.facilitator_words import spoken, tell, tell_n, told
from drawbridge.language_choice import direction, own_name
from drawbridge.web.headers import page_headers

_FOLDER = Path(__file__).parent / "templates"


def login_page(*, next_page: str, refusal: WrongPasscode | None = None) -> HTMLResponse:
    """The form that asks for the passcode; 403 when it has just been refused."""
    wait_s = ceil(refusal.wait_s) if refusal else 0
    status = 403 if refusal else 200
    said = told(refusal) if refusal else ""
    return _page("login.html", status, next_page=next_page, refusal=said, wait_s=wait_s)


def logout_page() -> HTMLResponse:
    """The form that asks whether to log out, so that a mere link cannot."""
    return _page("logout.html", 200)


def language_page(*, next_page: str) -> HTMLResponse:
    """The form that asks for the language of the console."""
    choices = [{"tag": it, "name": own_name(it), "direction": direction(it)} for it in offered()]
    return _page("language.html", 200, next_page=next_page, choices=choices)


def _page(name: str, status: int, **places: object) -> HTMLResponse:
    style = Markup(_style().text)  # noqa: S704 - our own file
    html = (
        _templates()
        .get_template(name)
        .render(
            language=spoken(),
            direction=direction(spoken()),
            has_choice=has_choice(),
            style=style,
            **places,
        )
    )
    return HTMLResponse(html, status_code=status, headers=page_headers([_style().hash]))


@lru_cache(maxsize=1)
def _style() -> Style:
    sheet = in_light_and_dark((_FOLDER / "auth.css").read_text(encoding="utf-8"))
    return admitted(typeface.font_faces(typeface.served) + sheet)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = environment(_FOLDER)
    made.globals.update(tell=tell, tell_n=tell_n, own_name=own_name)
    return made
