"""The text of a workshop as a session keeps it: with the translations it began with.

They stand before the text in one line that is a comment to TOML, so that whatever reads the text
alone still can.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from drawbridge.content import parsing, toml
from drawbridge.content.translation.places import Texts
from drawbridge.content.translation.reading import translated
from drawbridge.domain.workshop.steps import Workshop

_MARK = "#:drawbridge "


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """What a session keeps of its workshop.

    `source` is the text of the file. `language` is the room's, "" for that of the file.
    `translations` holds texts by place, for each language.
    """

    source: str
    language: str = ""
    translations: Mapping[str, Texts] = field(default_factory=dict)

    def packed(self) -> str:
        """As one text, from which `unpacked` makes the same again."""
        if not (self.language or self.translations or self.source.startswith(_MARK)):
            return self.source
        kept = {"language": self.language, "translations": self.translations}
        line = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        line = line.replace("\x7f", "\\u007f")  # which TOML has in no comment
        return f"{_MARK}{line}\n{self.source}"


def unpacked(text: str) -> KeptText:
    """What `packed` was made from; a text without translations is that of a file."""
    if not text.startswith(_MARK):
        return KeptText(source=text)
    line, _, source = text.partition("\n")
    kept = json.loads(line.removeprefix(_MARK))
    return KeptText(source=source, language=kept["language"], translations=kept["translations"])


@lru_cache(maxsize=32)
def restored(text: str, *, file: str, variant: str = "") -> Workshop:
    """Read the workshop of a stored session, in the room's language, with its translations.

    Sessions of the same text share one: it never changes, and takes tens of milliseconds to read.

    Raises:
        ContentError: as `parsing.restored`.
    """
    frozen = unpacked(text)
    original = parsing.restored(frozen.source, file=file, variant=variant)
    if not frozen.translations:
        return original
    raw = toml.tables(frozen.source, file=file)
    others = (
        translated(raw, said, variant=variant, language=language)
        for language, said in frozen.translations.items()
    )
    known = [original, *(it for it in others if it is not None)]
    room = next((it for it in known if it.language == frozen.language), original)
    return replace(room, translations=tuple(it for it in known if it is not room))
