"""A phone's page as a picture: the real templates and style, without a script, a link or a form."""

import re
from pathlib import Path

from drawbridge.phone.page import PhonePage, page, screen_main
from drawbridge.phone.words import words
from drawbridge.translations import LOCALE_DIR
from drawbridge.views import PhoneView

_SCRIPT = re.compile(r"<script\b[^>]*></script>")
_LEADS_AWAY = re.compile(r'(?<=[ <"])(href|action)="/j/')
_STILL = "a,button,footer{pointer-events:none}"


def still_page(view: PhoneView, language: str, *, locale_dir: Path = LOCALE_DIR) -> str:
    """What a phone shows, as a whole page that asks no server for anything.

    Args:
        view: what it shows.
        language: of the words that are ours.
        locale_dir: folder of the message catalogues.
    """
    said = words(language, locale_dir)
    main = screen_main(said, PhonePage(view=view))
    html = page(said, main, code=view.code, revision=view.revision, is_live=False)
    html = _LEADS_AWAY.sub(r'data-\1="/j/', _SCRIPT.sub("", html))
    return html.replace("</style>", f"{_STILL}</style>", 1)
