"""The picture of one phone at one moment."""

from dataclasses import dataclass, field

from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.interludes import Consent
from drawbridge.live.drawings import Drawings
from drawbridge.views.screens import PhoneScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneView:
    """What one phone shows: the screen it should be on, and what every screen is drawn with.

    `language` is that of the workshop's texts here, `languages` are all it can be read in, the
    room's first. `role` is None before joining. `consent` is the workshop's own
    card, if it has one. `has_card`: a support card was sent to this phone. `drawn` keeps what was
    drawn from this revision and is the same for other phones.
    """

    code: str
    title: str
    language: str
    languages: tuple[str, ...]
    revision: int
    is_rehearsal: bool
    role: Role | None
    consent: Consent | None
    has_card: bool
    screen: PhoneScreen
    drawn: Drawings = field(default_factory=Drawings, repr=False, compare=False)
