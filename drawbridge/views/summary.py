"""What is left of an ended session."""

from dataclasses import dataclass, replace
from typing import Self

from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Release
from drawbridge.domain.session.session import Status, StepState
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.errors import WrongPhase
from drawbridge.services import Services
from drawbridge.store.snapshots import FrozenRound
from drawbridge.views.pictures import ResultPicture, result_picture


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """What is kept of an ended session: released results and the facilitator's notes.

    `group_size` is a band for a small group, `held_at` is seconds since the epoch of which people
    see the day only (R34).
    """

    code: str
    title: str
    subtitle: str
    credit: str
    group_size: str
    held_at: float
    chapters: tuple[Chapter, ...]

    @property
    def has_notes(self) -> bool:
        """Whether the facilitator has noted anything."""
        return any(one.note for one in self.chapters)

    def without_notes(self) -> Self:
        """The same for those who were in the room: notes are the facilitator's own."""
        shown = (replace(one, note="") for one in self.chapters if one.results)
        return replace(self, chapters=tuple(shown))


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
    chapters = [
        Chapter(step=step, results=_as_shown(step, state, frozen), note=notes.get(step.id, ""))
        for step, state in zip(session.workshop.steps, session.steps, strict=True)
    ]
    return SummaryView(
        code=session.code,
        title=session.workshop.title,
        subtitle=session.workshop.subtitle,
        credit=session.workshop.credit,
        group_size=session.group_size,
        held_at=session.started_at or session.created_at,
        chapters=tuple(one for one in chapters if one.results or one.note),
    )


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
