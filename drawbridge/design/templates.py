"""How our pages are put together: one head for all of them, escaped, nothing undefined."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_OWN = Path(__file__).parent / "templates"


def environment(folder: Path, **options: Any) -> Environment:
    """The templates of a folder; they can extend ``document.html``, the head of every page.

    A page gives it `language` and `style`, and `direction` where it may be read from the right.

    Args:
        folder: where the templates are.
        options: more of jinja2's own.
    """
    return Environment(
        loader=FileSystemLoader([folder, _OWN]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
