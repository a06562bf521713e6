"""What is left of an ended session."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Release
from drawbridge.domain.session.session import LiveSession, Status, StepState
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.steps import Audience, Poll, Step
from drawbridge.errors import WrongPhase
from drawbridge.readiness import support_card_of
from drawbridge.services import Services
from drawbridge.store.snapshots import FrozenRound
from drawbridge.views.pictures import LinesPicture, ResultPicture, result_picture
from drawbridge.views.support import SupportView, support_shown


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


def summary_view(services: Services, code: str) -> SummaryView:
    """The summary of an ended session.

    Raises:
        SessionNotFound: if no session has the code.
        WrongPhase: if it has not ended.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if session.status is not Status.ENDED:
            raise WrongPhase("The summary is made when the session has ended.")
        notes = transaction.notes.of(session.id)
        frozen = transaction.snapshots.frozen_rounds(session.id)
        card = support_card_of(transaction, session)
    workshop, steps = session.workshop, tuple(_steps(session))
    chapters = [
        Chapter(step=step, results=_as_shown(step, state, frozen), note=notes.get(step.id, ""))
        for step, state in steps
    ]
    return SummaryView(
        code=session.code,
        title=workshop.title,
        subtitle=workshop.subtitle,
        credit=workshop.credit,
        group_size=session.group_size,
        held_at=session.started_at or session.created_at,
        chapters=tuple(one for one in chapters if one.results or one.note),
        language=workshop.language,
        variant=workshop.variant_title,
        minutes_planned=workshop.minutes,
        minutes_taken=_minutes_taken(session),
        unshown=tuple(_unshown(steps)),
        farewell=_farewell(steps),
        support=support_shown(services.workshops, code, card),
    )


def _steps(session: LiveSession) -> Iterator[tuple[Step, StepState]]:
    yield from zip(session.workshop.steps, session.steps, strict=True)


def _minutes_taken(session: LiveSession) -> int | None:
    """How long the session took as a whole; no step keeps a time."""
    if session.started_at is None or session.ended_at is None:
        return None
    return round((session.ended_at - session.started_at) / 60)


def _unshown(steps: Iterable[tuple[Step, StepState]]) -> Iterator[tuple[str, Unshown]]:
    why = {
        Audience.ROOM: Unshown.KEPT_PRIVATE,
        Audience.FACILITATOR: Unshown.FOR_THE_FACILITATOR,
        Audience.NOBODY: Unshown.PUT_ASIDE,
    }
    for step, state in steps:
        if isinstance(step, Poll) and state.round and not state.shown:
            yield step.title, why[step.audience]


def _farewell(steps: Iterable[tuple[Step, StepState]]) -> str:
    texts = [step.farewell for step, _ in steps if isinstance(step, CheckOut)]
    return texts[-1] if texts else ""


def _as_shown(
    step: Step, state: StepState, frozen: tuple[FrozenRound, ...]
) -> tuple[ResultPicture, ...]:
    if not isinstance(step, Poll):
        return ()
    return tuple(
        result_picture(step, gate.verdict_from(one.verdict))
        for one in frozen
        if one.step_id == step.id and one.round in state.shown and one.verdict is not None
    )
