"""Support files on disk: those of a folder, each with its text and what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from drawbridge.content.support import support_card
from drawbridge.content.workshop_files import source
from drawbridge.domain.facilitation.support import INTERNATIONAL, SupportCard
from drawbridge.errors import ContentError
from drawbridge.problem import Problem

FOLDER = "support"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportListing:
    """One support file. `card` is None if `problems` holds an error."""

    file: str
    source: str
    card: SupportCard | None
    problems: tuple[Problem, ...] = ()

    @property
    def country(self) -> str:
        """The country its name says it is about."""
        return self.file.removesuffix(".toml")


def support_listing(path: Path) -> SupportListing:
    """Read one file, whatever state it is in; never raises a ContentError."""
    try:
        text = source(path)
        card = support_card(text, file=path.name)
    except ContentError as error:
        return SupportListing(file=path.name, source="", card=None, problems=error.problems)
    return SupportListing(file=path.name, source=text, card=card)


def support_listings(workshops: Path) -> tuple[SupportListing, ...]:
    """Every support file beside the workshops, by country; the international entry comes last."""
    return tuple(map(support_listing, _paths(workshops)))


def support_of(workshops: Path, country: str) -> SupportListing | None:
    """The support file of one country, None if there is none; no other is read."""
    # Asked of the folder's own names: a country that was typed is never part of a path.
    found = (path for path in _paths(workshops) if path.stem == country)
    return next(map(support_listing, found), None)


def _paths(workshops: Path) -> list[Path]:
    paths = sorted((workshops / FOLDER).glob("*.toml"), key=lambda it: (len(it.stem), it.stem))
    return [path for path in paths if not path.name.startswith(".")]


def international(workshops: Path) -> SupportCard | None:
    """The entry for every other country, None if its file cannot be used."""
    return support_listing(workshops / FOLDER / f"{INTERNATIONAL}.toml").card
