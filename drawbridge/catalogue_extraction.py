"""Which messages the facilitator reads: collected from the source, for their own catalogue.

What is marked for those who take part as well stays in their catalogue alone.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from drawbridge.translations import template_path

_ROOT = Path(__file__).parent.parent
_KEYWORDS = {"F_": None, "tell": None, "tell_n": (1, 2)}
_METHODS = [("**.py", "python")]

_Message = str | tuple[str, ...]


def facilitator_messages(root: Path = _ROOT) -> str:
    """The list of the facilitator's messages, as a .pot file.

    Args:
        root: the folder of the project.
    """
    with template_path().open("rb") as source:
        shared = read_po(source)
    catalogue = Catalog(charset="utf-8")
    for message in (*_of_code(root), *_of_templates(root)):
        if shared.get(message) is None:
            catalogue.add(message)
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue().decode()


def _of_code(root: Path) -> Iterator[_Message]:
    for folder in ("drawbridge", "pages"):
        found = extract_from_dir(
            root / folder, _METHODS, keywords=_KEYWORDS, strip_comment_tags=True
        )
        yield from (message for _file, _line, message, _comments, _context in found)


def _of_templates(root: Path) -> Iterator[_Message]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for path in sorted((root / "drawbridge").glob("**/templates/**/*.html")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for _line, name, texts in extract_from_ast(tree, ("tell", "tell_n")):
            given = (texts,) if isinstance(texts, str) or texts is None else texts
            words = tuple(it for it in given if it is not None)
            if words:
                yield words[:2] if name == "tell_n" else words[0]
