"""Which messages whoever leads, and whoever writes a workshop, reads: collected from the source.

What is marked for those who take part as well stays in their catalogue alone, and what the console
says as well as the editor in the facilitator's.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from drawbridge.translations import template_path

_ROOT = Path(__file__).parent.parent
_KEYWORDS = {"F_": None, "tell": None, "tell_n": (1, 2)}
_MARKED = {"E_": None, "E_n": (1, 2)}
_METHODS = [("**.py", "python")]
_EDITOR = "drawbridge/ui/editor"

_Message = str | tuple[str, ...]
_Keywords = Mapping[str, Any]


def facilitator_messages(root: Path = _ROOT) -> str:
    """The list of the facilitator's messages, as a .pot file.

    Args:
        root: the folder of the project.
    """
    return _list(_of_facilitator(root), _everybodys())


def editor_messages(root: Path = _ROOT) -> str:
    """The list of the messages of editor and checker, as a .pot file.

    Args:
        root: the folder of the project.
    """
    told = (*_of_code(root, _MARKED), *_of_editor(root))
    known = _everybodys()
    for message in _of_facilitator(root):
        known.add(message)
    return _list(told, known)


def _everybodys() -> Catalog:
    with template_path().open("rb") as source:
        return read_po(source)


def _list(messages: Iterable[_Message], known: Catalog) -> str:
    """A list of messages without those that are known from another one."""
    catalogue = Catalog(charset="utf-8")
    for message in messages:
        if known.get(message) is None:
            catalogue.add(message)
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue().decode()


def _of_facilitator(root: Path) -> Iterator[_Message]:
    yield from _of_code(root, _KEYWORDS, without=_EDITOR)
    yield from _of_templates(root)


def _of_editor(root: Path) -> Iterator[_Message]:
    yield from _in_folder(root / _EDITOR, _KEYWORDS)


def _of_code(root: Path, keywords: _Keywords, without: str = "") -> Iterator[_Message]:
    for folder in ("drawbridge", "pages"):
        left_out = root / without if without else None
        yield from _in_folder(root / folder, keywords, left_out)


def _in_folder(
    folder: Path, keywords: _Keywords, without: Path | None = None
) -> Iterator[_Message]:
    found = extract_from_dir(
        folder,
        _METHODS,
        keywords=keywords,
        strip_comment_tags=True,
        directory_filter=lambda it: without is None or Path(it) != without,
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
