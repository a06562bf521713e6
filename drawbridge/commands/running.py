"""What a facilitator tells a running session to do."""

from collections.abc import Callable, Sequence
from functools import partial

from drawbridge.commands.shared_steps import freeze, new_projector_key, session_at, wipe
from drawbridge.domain.session import catching_up, timer_commands
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.free_text import tidy
from drawbridge.errors import Refused
from drawbridge.readiness import preparation
from drawbridge.services import Services
from drawbridge.settings import public_url

NOTE_LENGTH = 4000
NAME_LENGTH = 60
_NOTE_IS_FULL = "The notes on this step are full. What you have just written was not kept."


def start(services: Services, code: str, revision: int) -> None:
    """Leave the lobby for the first step.

    Raises:
        NotReady: if care is not prepared; a rehearsal needs none of it.
    """
    with services.store.writing() as transaction:
        before = session_at(transaction, code, revision)
        after = before.start(services.clock())
        if not before.is_rehearsal:
            preparation(transaction, before).readiness.require()
        transaction.sessions.save(after, expected_revision=revision)
    services.hub.announce(after.id)


def open_step(services: Services, code: str, revision: int) -> None:
    """Let phones answer the current poll."""
    _move(services, code, revision, LiveSession.open_step)


def close_step(services: Services, code: str, revision: int) -> None:
    """Take no more answers and freeze the one snapshot everything else reads.

    Raises:
        NotWiped: if the question has closed, and traces of its answers are still in the file.
    """
    with services.store.writing() as transaction:
        before = session_at(transaction, code, revision)
        after = before.close_step(services.clock())
        transaction.sessions.save(after, expected_revision=revision)
        freeze(services, transaction, after)
    # Now the phones are still: leave no order of arrival in the file or its log, nor an answer that
    # was changed. Whoever watched thumbs could match them.
    wipe(services, then=partial(services.hub.announce, after.id))


def reveal(services: Services, code: str, revision: int) -> None:
    """Put the frozen result before the room."""
    _move(services, code, revision, LiveSession.reveal)


def keep_private(services: Services, code: str, revision: int) -> None:
    """Do not show the result, or take it down again."""
    _move(services, code, revision, LiveSession.keep_private)


def reopen(services: Services, code: str, revision: int) -> None:
    """Ask the current poll again as a new round."""
    _move(services, code, revision, LiveSession.reopen)


def advance(services: Services, code: str, revision: int) -> None:
    """Show the next build or go on to the next step."""
    _move(services, code, revision, LiveSession.advance)


def skip(services: Services, code: str, revision: int) -> None:
    """Go on to the next step, whatever is left of this one."""
    _move(services, code, revision, LiveSession.skip)


def go_back(services: Services, code: str, revision: int) -> None:
    """Return to the step before, as it was left."""
    _move(services, code, revision, LiveSession.go_back)


def go_to(services: Services, code: str, revision: int, *, position: int) -> None:
    """Go to any step, by its position; what the room never comes to on the way is skipped."""
    _move(services, code, revision, lambda session, now: session.go_to(now, position))


def blank(services: Services, code: str, revision: int) -> None:
    """Put the holding picture on the projector, or take it away."""
    _move(services, code, revision, LiveSession.blank)


def gentle_break(services: Services, code: str, revision: int) -> None:
    """Let everybody rest, or bring them back to where they were."""
    _move(services, code, revision, LiveSession.gentle_break)


def run_timer(services: Services, code: str, revision: int) -> None:
    """Start the timer of the current step, or let it go on."""
    _move(services, code, revision, timer_commands.run_timer)


def pause_timer(services: Services, code: str, revision: int) -> None:
    """Let the timer stand still."""
    _move(services, code, revision, timer_commands.pause_timer)


def extend_timer(services: Services, code: str, revision: int) -> None:
    """Give the current turns a minute more."""
    _move(services, code, revision, timer_commands.extend_timer)


def next_turn(services: Services, code: str, revision: int, *, grouping: int = 0) -> None:
    """End the current turn of one grouping, by its position."""
    _move(
        services,
        code,
        revision,
        lambda session, now: timer_commands.next_turn(session, now, grouping),
    )


def drop(services: Services, code: str, *, positions: Sequence[int]) -> None:
    """Leave steps out that are still to come: all of them, or none.

    It names what it changes, so it carries no revision; nor does `restore`.
    """
    _amend(services, code, lambda session: catching_up.drop(session, services.clock(), *positions))


def restore(services: Services, code: str, *, position: int) -> None:
    """Take a dropped step back in."""
    _amend(services, code, lambda session: catching_up.restore(session, services.clock(), position))


def arrange(
    services: Services,
    code: str,
    *,
    head_count: int | None = None,
    join_base: str | None = None,
    name: str | None = None,
    second_language: str | None = None,
) -> None:
    """Note the head-count, the address phones are sent to, the session's name, or some of them.

    `second_language` is shown on the projector beside the room's; "" for none.

    It names what it changes, so it carries no revision: what another window has set stays.

    Raises:
        SettingsError: if the address is not one a phone could open.
    """
    n_people = None if head_count is None else max(0, head_count)
    base = None if join_base is None else public_url("The address for phones", join_base)
    called = None if name is None else tidy(name)[:NAME_LENGTH].strip()
    _amend(
        services,
        code,
        lambda session: session.arranged(
            head_count=n_people, join_base=base, name=called, second_language=second_language
        ),
    )


def renew_projector_link(services: Services, code: str) -> None:
    """Give the projector another link; the old one stops at once, also where it is open."""
    key = new_projector_key()
    _amend(services, code, lambda session: session.relinked(key))


def note(services: Services, code: str, step_id: str, text: str) -> None:
    """Keep the facilitator's note on a step; also possible after the end."""
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code)
        session.workshop.step(step_id)
        transaction.notes.put(session.id, step_id, text[:NOTE_LENGTH])


def add_to_note(services: Services, code: str, step_id: str, text: str) -> None:
    """Add a line to the facilitator's note on a step; what another window has written stays.

    Raises:
        Refused: if there is no room for it.
    """
    added = text.strip()
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)  # holds up a second one meanwhile
        session.workshop.step(step_id)
        kept = transaction.notes.of(session.id).get(step_id, "")
        whole = "\n".join(filter(None, (kept.rstrip(), added)))
        if len(whole) > NOTE_LENGTH:
            raise Refused(_NOTE_IS_FULL)
        transaction.notes.put(session.id, step_id, whole)


def _move(
    services: Services,
    code: str,
    revision: int,
    moved: Callable[[LiveSession, float], LiveSession],
) -> None:
    with services.store.writing() as transaction:
        before = session_at(transaction, code, revision)
        after = moved(before, services.clock())
        transaction.sessions.save(after, expected_revision=revision)
    services.hub.announce(after.id)


def _amend(services: Services, code: str, amended: Callable[[LiveSession], LiveSession]) -> None:
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        after = amended(before)
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)
