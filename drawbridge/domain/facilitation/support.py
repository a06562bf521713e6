"""Whom a phone's Support page says one can call, and what must be in place before a start."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from drawbridge.domain.workshop.steps import Poll, Sensitivity, Workshop
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import F_, NotReady

FRESH_S = 180 * 24 * 3600.0
"""Seconds after which confirmed numbers should be looked at again. Source: house rule."""

INTERNATIONAL = "international"
"""The entry for a country there is no file for."""

_NOT_DIALLED = re.compile(r"[^0-9+]")
_SCHEME = re.compile(r"^https?://(www\.)?|/$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine:
    """One line to call, to text, or to find on a website; what it does not have is ""."""

    name: str
    phone: str = ""
    text: str = ""
    url: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    for_whom: str = ""

    @property
    def site(self) -> str:
        """The website as people say it."""
        return _SCHEME.sub("", self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCard:
    """The lines of one country. `verified_at` is seconds since the epoch, None: never checked."""

    country: str
    name: str
    lines: tuple[SupportLine, ...]
    emergency: tuple[str, ...] = ()
    verified_at: float | None = None
    verified_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportView:
    """The lines of the session's country, and the websites that find one anywhere.

    `card` is None before a country is chosen, `finders` where the country is the international
    entry itself, or its file cannot be used.
    """

    code: str
    card: SupportCard | None
    finders: SupportCard | None


def dialled(number: str) -> str:
    """A number as a phone dials it: "0800 111 0 111" is "08001110111"."""
    return _NOT_DIALLED.sub("", number)


def fingerprint(text: str) -> str:
    """What stands for the text of a file: any edit changes it."""
    return sha256(text.encode()).hexdigest()


def may_stir(workshop: Workshop) -> bool:
    """Whether something tender is asked, or words of one's own, which may hold anything."""
    polls = (step for step in workshop.steps if isinstance(step, Poll))
    return any(it.sensitivity is Sensitivity.HIGH or isinstance(it, Written) for it in polls)


class Need(StrEnum):
    """What a real session needs before it starts, in the order it is asked for."""

    COUNTRY = "country"
    CHECK = "check"
    HELPER = "helper"


TO_DO: Mapping[Need, str] = {
    Need.COUNTRY: F_("Choose whose support lines the phones show, then you can start."),
    Need.CHECK: F_("Check the support lines and confirm them, then you can start."),
    Need.HELPER: F_("Say who helps today and where they are, then you can start."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How far care has been prepared.

    `checked_at` is when somebody confirmed exactly the numbers that phones will show, in seconds
    since the epoch; None: nobody did. `needs_helper`: something in the workshop may stir people up,
    so somebody has to be named who is there for them.
    """

    country: str = ""
    checked_at: float | None = None
    has_helper: bool = False
    needs_helper: bool = True

    def missing(self) -> Iterator[Need]:
        """What is still to be done."""
        if not self.country:
            yield Need.COUNTRY
        if self.checked_at is None:
            yield Need.CHECK
        if self.needs_helper and not self.has_helper:
            yield Need.HELPER

    def require(self) -> None:
        """Refuse to start while something is missing.

        Raises:
            NotReady: with the first thing to do.
        """
        for need in self.missing():
            raise NotReady(TO_DO[need])

    def is_stale(self, now: float) -> bool:
        """Whether the numbers were confirmed, but too long ago to rely on."""
        return self.checked_at is not None and now - self.checked_at > FRESH_S
