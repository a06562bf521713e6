"""What is left of an ended session."""

from collections.abc import Iterable, Iterator

from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.result_pictures import ResultPicture, result_picture
from drawbridge.domain.session.session import LiveSession, Status, StepState
from drawbridge.domain.session.summary import Chapter, SummaryView, Unshown
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.steps import Audience, Poll, Step, Workshop
from drawbridge.errors import F_, WrongPhase
from drawbridge.language_choice import nearest
from drawbridge.readiness import support_card_of
from drawbridge.services import Services
from drawbridge.store.snapshots import FrozenRound
from drawbridge.views.support import support_shown


def summary_view(services: Services, code: str, language: str = "") -> SummaryView:
    """The summary of an ended session.

    Args:
        services: the running parts.
        code: the join code.
        language: of what the workshop says, where it is written in it; the room's otherwise.

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
    workshop = _in_language(session.workshop, language)
    steps = tuple(zip(workshop.steps, session.steps, strict=True))
    chapters = [
        Chapter(
            step=step, results=_as_shown(asked, step, state, frozen), note=notes.get(step.id, "")
        )
        for asked, (step, state) in zip(session.workshop.steps, steps, strict=True)
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


def _in_language(workshop: Workshop, language: str) -> Workshop:
    return workshop.in_language(nearest((language,), workshop.languages) if language else "")


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
    asked: Step, step: Step, state: StepState, frozen: tuple[FrozenRound, ...]
) -> tuple[ResultPicture, ...]:
    """What was shown of a step, in the words of `step`, which may be another language's."""
    if not isinstance(asked, Poll) or not isinstance(step, Poll):
        return ()
    return tuple(
        result_picture(step, gate.in_language_of(gate.verdict_from(one.verdict), asked, step))
        for one in frozen
        if one.step_id == step.id and one.round in state.shown and one.verdict is not None
    )
