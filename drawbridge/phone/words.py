"""The words of one language as the phone uses them."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale

from drawbridge.errors import N_, DrawbridgeError
from drawbridge.language_choice import own_name
from drawbridge.translations import translations

# What the script says. The page carries them, so that the script itself holds no words.
SCRIPT: Mapping[str, str] = {
    "kept": N_("Kept on this phone. It will be sent when the connection is back."),
    "reconnecting": N_("Reconnecting. Your last answer is safe."),
    "again": N_("There is no connection just now. Please try again in a moment."),
    "unsent": N_("Changed, not sent yet. Your earlier answer is in."),
    "blank": N_("Blank page"),
    "back": N_("Back"),
    "next": N_("Next"),
    "position": N_("{number} of {total}"),
    "chosen": N_("{number} of {total} chosen"),
    "unset": N_("not set yet"),
    "lower": N_("Lower"),
    "higher": N_("Higher"),
    "order": N_("Tap in order. You can stop early; tap again to take one out."),
    "up": N_("Move up"),
    "down": N_("Move down"),
    "left": N_("{number} of {total} points left"),
    "over": N_("{number} too many"),
    "typed": N_("{number} of {total} so far."),
    "even": N_("Split evenly"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its code as in HTML, its direction of writing and its catalogue."""

    language: str
    direction: str
    catalogue: gettext.NullTranslations

    @property
    def name(self) -> str:
        """What the language is called in itself, as it stands alone."""
        return own_name(self.language)

    def say(self, message: str) -> str:
        """A message in this language."""
        return self.catalogue.gettext(message)

    def sentence(self, error: DrawbridgeError) -> str:
        """What an error says, in this language."""
        return self.say(error.template).format(**error.places)

    def for_script(self) -> dict[str, str]:
        """What the script says, in this language."""
        return {name: self.say(message) for name, message in SCRIPT.items()}


@lru_cache
def words(language: str, folder: Path) -> Words:
    """The words of a language from a folder of catalogues, read once."""
    direction = Locale.parse(language).text_direction
    return Words(language.replace("_", "-"), direction, translations(language, folder))
