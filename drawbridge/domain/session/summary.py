"""What is left of an ended session, as it may be seen: released results and notes.

It stands here, below the store and every screen, because the process that makes files is sent one
and must not load more than it needs.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from drawbridge.domain.facilitation.support import SupportView
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Release
from drawbridge.domain.privacy.result_pictures import LinesPicture, ResultPicture
from drawbridge.domain.workshop.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One step of the summary: what the room saw of each round that was shown, and the note."""

    step: Step
    results: tuple[ResultPicture, ...]
    note: str

    @property
    def releases(self) -> tuple[Release, ...]:
        """The verdicts alone."""
        return tuple(one.release for one in self.results)

    @property
    def has_rounds(self) -> bool:
        """Whether a later round than the first was shown, so that rounds have to be told apart."""
        return any(release.round > 1 for release in self.releases)

    @property
    def has_lines(self) -> bool:
        """Whether words of people were kept of it."""
        return any(isinstance(one, LinesPicture) and one.release.lines for one in self.results)

    def without_lines(self) -> Self:
        """The same with how many lines were shown, and none of them."""
        told = (
            replace(one, release=gate.without_lines(one.release))
            if isinstance(one, LinesPicture)
            else one
            for one in self.results
        )
        return replace(self, results=tuple(told))


class Unshown(StrEnum):
    """Why the room never saw the result of something that was asked."""

    KEPT_PRIVATE = "kept_private"
    FOR_THE_FACILITATOR = "for_the_facilitator"
    PUT_ASIDE = "put_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """What is kept of an ended session: released results and the facilitator's notes.

    `group_size` is a band for a small group, `held_at` is seconds since the epoch of which people
    see the day only (R34). `variant` is what the cut is called, "" for the whole workshop, in
    `language`. `minutes_taken` are whole, None if it ended before it began. `unshown` names what
    was asked and never before the room, in the order of the workshop. `farewell` are the last
    words of the workshop, "" where it has none.
    """

    code: str
    title: str
    subtitle: str
    credit: str
    group_size: str
    held_at: float
    chapters: tuple[Chapter, ...]
    language: str
    variant: str
    minutes_planned: float
    minutes_taken: int | None
    unshown: tuple[tuple[str, Unshown], ...]
    farewell: str
    support: SupportView

    @property
    def has_notes(self) -> bool:
        """Whether the facilitator has noted anything."""
        return any(one.note for one in self.chapters)

    @property
    def has_lines(self) -> bool:
        """Whether words that people wrote are in it."""
        return any(one.has_lines for one in self.chapters)

    def without_notes(self) -> Self:
        """The same for those who were in the room: notes are the facilitator's own."""
        shown = (replace(one, note="") for one in self.chapters if one.results)
        return replace(self, chapters=tuple(shown))

    def without_lines(self) -> Self:
        """The same with how many lines were shown, and none of them (R18)."""
        return replace(self, chapters=tuple(one.without_lines() for one in self.chapters))
