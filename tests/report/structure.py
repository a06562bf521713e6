"""What a PDF tells whoever reads it aloud."""

import subprocess
from functools import lru_cache


def tagged(reader):
    """Every element of the structure tree: its kind and itself."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, dict):
            continue
        if "/S" in element:
            yield element["/S"], element
        waiting += [child.get_object() for child in _children(element)]


def kinds_below(element):
    """The kinds of all that an element holds."""
    for child in _children(element):
        inner = child.get_object()
        if isinstance(inner, dict) and "/S" in inner:
            yield inner["/S"]
            yield from kinds_below(inner)


def descriptions(reader):
    """What is said in the place of each picture."""
    return [element.get("/Alt", "") for kind, element in tagged(reader) if kind == "/Figure"]


def text_of(content):
    """Every word of a file."""
    return "\n".join(pages_of(content))


@lru_cache(maxsize=4)
def pages_of(content):
    """The words of each page of a file, as poppler reads them; pypdf takes longer."""
    command = ("pdftotext", "-raw", "-", "-")
    told = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    *pages, rest = told.decode().split("\f")
    assert rest == ""
    return tuple(pages)


def _children(element):
    children = element.get("/K", [])
    return children if isinstance(children, list) else [children]
