"""The two small pages in front of the console: log in, log out."""

from functools import lru_cache
from math import ceil
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse

from drawbridge.design import typeface
from drawbridge.design.style_sheets import Style, admitted, in_light_and_dark
from drawbridge.design.templates import environment
from drawbridge.errors import WrongPasscode
from drawbridge.web.headers import page_headers

_FOLDER = Path(__file__).parent / "templates"


def login_page(*, next_page: str, refusal: WrongPasscode | None = None) -> HTMLResponse:
    """The form that asks for the passcode; 403 when it has just been refused."""
    wait_s = ceil(refusal.wait_s) if refusal else 0
    status = 403 if refusal else 200
    return _page("login.html", status, next_page=next_page, refusal=refusal, wait_s=wait_s)


def logout_page() -> HTMLResponse:
    """The form that asks whether to log out, so that a mere link cannot."""
    return _page("logout.html", 200)


def _page(name: str, status: int, **places: object) -> HTMLResponse:
    style = Markup(_style().text)  # noqa: S704 - our own file
    html = _templates().get_template(name).render(language="en", style=style, **places)
    return HTMLResponse(html, status_code=status, headers=page_headers([_style().hash]))


@lru_cache(maxsize=1)
def _style() -> Style:
    sheet = in_light_and_dark((_FOLDER / "auth.css").read_text(encoding="utf-8"))
    return admitted(typeface.font_faces(typeface.served) + sheet)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment(_FOLDER)
