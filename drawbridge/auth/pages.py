"""The two small pages in front of the console: log in, log out."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from math import ceil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.responses import HTMLResponse

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
    style = (_FOLDER / "auth.css").read_text(encoding="utf-8")
    digest = "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
    html = _templates().get_template(name).render(style=style, **places)
    return HTMLResponse(html, status_code=status, headers=page_headers([digest]))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=select_autoescape(["html"]))
