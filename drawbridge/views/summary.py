"""What is left of an ended session."""

from collections.abc import Iterable, Iterator

from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.result_pictures import ResultPicture, result_picture
from drawbridge.domain.session.session import LiveSession, Status, StepState
from drawbridge.domain.session.summary import Chapter, SummaryView, Unshown
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.steps import Audience, Poll, Step
from drawbridge.errors import F_, WrongPhase
from drawbridge.readiness import support_card_of
from drawbridge.services import Services
from drawbridge.store.snapshots import FrozenRound
from drawbridge.views.support import support_shown


def summary_view(services: Services, code: str) -> SummaryView:
    """The summary of an ended session.

    Raises:
        SessionNotFound: if no session has the code.
        WrongPhase: if it has not ended.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if session.status is not Status.ENDED:
            raise WrongPhase(F_("The summary is made when the session has ended."))
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
