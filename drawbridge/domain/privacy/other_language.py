"""The words of a result in another language of its workshop: nothing but labels and prompts.

After the end a verdict is kept as it was told, and the counts it was made of are gone. A
translation has the same parts and cells, so that what is told of a cell can be said in its words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drawbridge.domain.privacy.released import ReleasedPart, WithheldPart
from drawbridge.domain.privacy.suppression import joined_labels, merged_labels, rejoined
from drawbridge.domain.workshop.steps import Part, Poll

_Parts = tuple[ReleasedPart | WithheldPart, ...]


def in_words_of(parts: _Parts, poll: Poll, said: Poll) -> _Parts:
    """The parts of a result in the words of the same poll in another language.

    Args:
        parts: what may be seen, in the words of `poll`.
        poll: the step as it was asked.
        said: the same step in the other language.
    """
    pairs = zip(_every(poll), _every(said), strict=True)
    known = {asked.id: (asked, other) for asked, other in pairs}
    return tuple(_told(one, *known[one.part_id]) for one in parts)


def _every(poll: Poll) -> Sequence[Part]:
    return (*poll.parts, *poll.derived_parts)


def _told(
    told: ReleasedPart | WithheldPart, asked: Part, other: Part
) -> ReleasedPart | WithheldPart:
    prompt = other.prompt if told.prompt == asked.prompt else told.prompt
    if isinstance(told, WithheldPart):
        return replace(told, prompt=prompt)
    names = dict(zip((*asked.cells, *asked.fields), (*other.cells, *other.fields), strict=True))
    cells = tuple(replace(cell, label=_label(cell.label, names)) for cell in told.cells)
    return replace(told, prompt=prompt, cells=cells)


def _label(label: str, names: Mapping[str, str]) -> str:
    """A cell's name, or the names of several that are told together."""
    if label in names:
        return names[label]
    for apart in (joined_labels, merged_labels):
        pieces = apart(label)
        if len(pieces) > 1 and names.keys() >= set(pieces):
            return rejoined(label, [names[piece] for piece in pieces])
    return label
