"""Our own words beside a workshop's, as a room hears them: in its language, if we have any."""

from collections.abc import Callable

from drawbridge.catalogue_gaps import offered_languages
from drawbridge.language_choice import nearest
from drawbridge.settings import Settings
from drawbridge.translations import kept_translations


def spoken_in_room(workshop_language: str, settings: Settings) -> str:
    """The language of our own words beside a workshop's: the same, where there are any."""
    return nearest((workshop_language,), offered_languages()) or settings.language


def room_words(workshop_language: str, settings: Settings) -> Callable[[str], str]:
    """Looks our own words up in that language."""
    return kept_translations(spoken_in_room(workshop_language, settings)).gettext
