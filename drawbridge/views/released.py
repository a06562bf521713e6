"""What closing froze, as it may be seen: where views ask the privacy gate."""

from collections.abc import Iterator, Sequence

from drawbridge.domain.answers.tally import Snapshot
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Release
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Line, Written
from drawbridge.errors import SessionNotFound
from drawbridge.store.transaction import Transaction


def current_round(session: LiveSession) -> Round | None:
    """The round that is open or was asked last of the current step, None where nothing was."""
    is_running = session.status is Status.RUNNING
    if not is_running or not isinstance(session.step, Poll) or session.state.round == 0:
        return None
    return Round(session_id=session.id, step_id=session.step.id, number=session.state.round)


def release_of(
    transaction: Transaction, session: LiveSession, poll: Poll, number: int
) -> Release | None:
    """What may be seen of a round, None if it has not closed.

    Raises:
        SessionNotFound: if the round was closed, but neither counts nor verdict are left.
    """
    here = Round(session_id=session.id, step_id=poll.id, number=number)
    frozen = transaction.snapshots.frozen_round(here)
    if frozen is None:
        return None
    if frozen.verdict is not None:
        return gate.verdict_from(frozen.verdict)
    if frozen.snapshot is None:
        raise SessionNotFound
    before = earlier_rounds(transaction, here)
    shown = transaction.lines.shown(here) if isinstance(poll, Written) else ()
    return release_of_snapshot(poll, frozen.snapshot, shown, *before)


def release_of_snapshot(
    poll: Poll, snapshot: Snapshot, shown: Sequence[Line], *before: Snapshot
) -> Release:
    """What may be seen of what was frozen.

    Args:
        poll: the step as it was asked.
        snapshot: what closing froze.
        shown: the lines that were chosen for the room, where lines were written.
        *before: all rounds before of the same poll, oldest first.
    """
    if isinstance(poll, Written):
        return gate.release_lines(poll, snapshot, shown, *before)
    return gate.release(poll, snapshot, *before)


def earlier_rounds(transaction: Transaction, here: Round) -> Iterator[Snapshot]:
    """What closing froze of the rounds before of the same poll, oldest first."""
    for frozen in transaction.snapshots.frozen_rounds(here.session_id):
        is_before = frozen.step_id == here.step_id and frozen.round < here.number
        if is_before and frozen.snapshot is not None:
            yield frozen.snapshot
