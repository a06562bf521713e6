"""What a facilitator decides about lines that people wrote. Nothing is decided by itself.

A decision names its line, so it carries no revision: two quick ones in a row both count, and one
from a page that is behind finds its line or is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from drawbridge.domain.session.moderation import moderated, with_lines_included
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.texts import (
    Entry,
    Line,
    LineState,
    Written,
    entries,
    entry_of,
    may_choose,
)
from drawbridge.errors import F_, Refused
from drawbridge.services import Services
from drawbridge.store.lines import Lines

Change = Callable[["_ModeratedRound"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ModeratedRound:
    """The lines of the current round inside one transaction."""

    poll: Written
    place: Round
    lines: Lines

    @property
    def all(self) -> tuple[Line, ...]:
        return self.lines.every(self.place)

    def entry(self, line_key: str) -> Entry:
        return entry_of(self.poll, self.all, line_key)

    def set(self, entry: Entry, state: LineState) -> None:
        self.lines.decide(self.place, entry.keys, state)


def show_line(services: Services, code: str, line_key: str) -> None:
    """Choose a line, or a word with everybody who wrote it, for the room.

    Raises:
        Refused: if it is gone, or as many are chosen as can be shown.
        WrongPhase: if the room is looking at the lines now.
    """

    def change(current: _ModeratedRound) -> None:
        may_choose(current.poll, current.all)
        current.set(current.entry(line_key), LineState.SHOWN)

    _change(services, code, change, is_adding=True)


def hold_line(services: Services, code: str, line_key: str) -> None:
    """Put a line back; from the projector it goes at once.

    Raises:
        Refused: if it is gone.
    """
    _change(services, code, lambda current: current.set(current.entry(line_key), LineState.HELD))


def never_show_line(services: Services, code: str, line_key: str) -> None:
    """Put a line aside for good; from the projector it goes at once.

    Raises:
        Refused: if it is gone.
    """
    _change(services, code, lambda current: current.set(current.entry(line_key), LineState.NEVER))


def edit_line(services: Services, code: str, line_key: str, text: str) -> None:
    """Tell a line shorter or put right; what was written stays beside it until the end.

    A word that becomes another word of the cloud joins it, and what was decided about that.

    Raises:
        Refused: if it is gone.
        InvalidAnswer: if the text could not have been written by a phone either.
        WrongPhase: if the room is looking at the lines now.
    """

    def change(current: _ModeratedRound) -> None:
        entry, told = current.entry(line_key), current.poll.tidied(text)
        current.lines.edit(current.place, entry.keys, told)
        joined = current.entry(line_key)
        others = {one.state for one in joined.lines if one.key not in entry.keys}
        current.set(joined, others.pop() if len(others) == 1 else entry.state)

    _change(services, code, change, is_adding=True)


def show_words(services: Services, code: str, line_keys: tuple[str, ...]) -> None:
    """Choose several words at once: those that somebody has looked at and found harmless.

    Raises:
        WrongPhase: if the room is looking at them now.
    """

    def change(current: _ModeratedRound) -> None:
        known = [
            one for one in entries(current.poll, current.all) if set(one.keys) & set(line_keys)
        ]
        for entry in known:
            may_choose(current.poll, current.all)
            current.set(entry, LineState.SHOWN)

    _change(services, code, change, is_adding=True)


def hold_all(services: Services, code: str) -> None:
    """Take back every choice; what was put aside for good stays there."""

    def change(current: _ModeratedRound) -> None:
        shown = [line.key for line in current.all if line.state is LineState.SHOWN]
        current.lines.decide(current.place, shown, LineState.HELD)

    _change(services, code, change)


def include_lines(services: Services, code: str, *, is_wanted: bool) -> None:
    """Say whether the summary keeps the words of lines that were shown (R18); off by default."""
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        after = with_lines_included(before, is_wanted=is_wanted)
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)


def send_card(services: Services, code: str, line_key: str) -> None:
    """Send the support card to the phone that wrote a line, without learning whose it is.

    Raises:
        Refused: if this server does not send cards, or the line is gone.
    """
    if not services.settings.support_reply:
        raise Refused(F_("Support cards are switched off on this server."))

    def change(current: _ModeratedRound) -> None:
        for key in current.entry(line_key).keys:
            services.cards.send(current.place.session_id, key)

    _change(services, code, change)


def _change(services: Services, code: str, change: Change, *, is_adding: bool = False) -> None:
    """Change something about the lines of the current round."""
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        after = moderated(before, is_adding=is_adding)
        change(_moderated_round(before, transaction.lines))
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)


def _moderated_round(session: LiveSession, lines: Lines) -> _ModeratedRound:
    if not isinstance(session.step, Written):
        raise Refused(F_("Nobody was asked to write anything here."))
    place = Round(session_id=session.id, step_id=session.step.id, number=session.state.round)
    return _ModeratedRound(poll=session.step, place=place, lines=lines)
