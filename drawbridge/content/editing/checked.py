"""What the checker says of a document, and what of it can be drawn already."""

from dataclasses import dataclass
from functools import lru_cache

from drawbridge.content.checks import one_step
from drawbridge.content.editing.document import Document
from drawbridge.content.editing.form_words import in_form_words
from drawbridge.content.findings import check
from drawbridge.content.parsing import Examined, examine_tables
from drawbridge.content.raw_tables import step_name, word
from drawbridge.content.schema.head import HeadTable
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.problem import Problem

N_KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """A workshop of those steps that can be drawn, and the position of one of them in it.

    `text` is the file that it was read from, "" where nobody has said.
    """

    workshop: Workshop
    position: int
    text: str = ""


@lru_cache(maxsize=N_KEPT)
def checked(document: Document) -> Examined:
    """Everything the checker says of the document, and its workshops if nothing is wrong."""
    return examine_tables(document.raw, file=document.file)


def label(document: Document, position: int) -> str:
    """What problems call a step."""
    return step_name(document.steps[position], position)


def language_of(document: Document) -> str:
    """The language the workshop says it is in, "" where it says none."""
    return word(document.table("workshop"), "language")


def problems_of(document: Document, step: str) -> tuple[Problem, ...]:
    """What is wrong or unwise in one step, "" for what belongs to none; in words of the form."""
    titles = titles_of(document)
    return tuple(
        in_form_words(it, titles) for it in checked(document).problems if it.step == step
    )  # fmt: skip


def titles_of(document: Document) -> dict[str, str]:
    """What the steps are called, by their ids."""
    return {word(it, "id"): word(it, "title") or word(it, "id") for it in document.steps}


def drawable(document: Document, position: int) -> Drawable | None:
    """A step with those around it, as far as they are right; None if it is not right itself."""
    read = [one_step.read(dict(it)).step for it in document.steps]
    if read[position] is None:
        return None
    steps = tuple(it.to_step() for it in read if it is not None)
    n_before = sum(it is not None for it in read[:position])
    head, _ = check(HeadTable, document.table("workshop"))
    if head is not None:
        workshop = Workshop(**head.values(), steps=steps)
        return Drawable(workshop=workshop, position=n_before, text=document.text)
    title = word(document.table("workshop"), "title")
    bare = Workshop(id="", title=title, subtitle="", credit="", language="", steps=steps)
    return Drawable(workshop=bare, position=n_before, text=document.text)
