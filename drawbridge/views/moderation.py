"""What the facilitator moderates: lines that people wrote, and what waits to be decided about them.

The only view that asks for lines which nobody has chosen yet.
"""

from dataclasses import dataclass

from drawbridge.domain.facilitation.flags import Flag, flags
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Queue, Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.session.moderation import refusal_of_lines
from drawbridge.domain.session.session import LiveSession, Phase
from drawbridge.domain.workshop.texts import K_TEXTS, Entry, Line, LineState, Written
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.released import current_round, earlier_rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationRow:
    """One line, or one word with everybody who wrote it, to decide about.

    `key` names it in commands. `written` is what came where the facilitator has changed it, else
    "". `has_card` says that a support card is on its way to its phone.
    """

    key: str
    told: str
    written: str
    size: int
    state: LineState
    flags: tuple[Flag, ...]
    has_card: bool

    @property
    def is_of_risk(self) -> bool:
        """Whether a word of risk stands in it."""
        return Flag.RISK in self.flags

    @property
    def is_urgent(self) -> bool:
        """Whether it is of risk and nobody has decided about it."""
        return self.is_of_risk and self.state is LineState.HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """What may be read and decided: what is urgent first, each part in random order.

    `reason` says why nothing may be read.
    """

    poll: Written
    rows: tuple[ModerationRow, ...]
    reason: Reason | None
    may_add: bool
    sends_cards: bool
    keeps_lines: bool

    @property
    def n_chosen(self) -> int:
        """How many rows are chosen for the room."""
        return sum(row.state is LineState.SHOWN for row in self.rows)

    @property
    def untouched(self) -> tuple[ModerationRow, ...]:
        """Rows without any flag that nobody has decided about."""
        return tuple(row for row in self.rows if row.state is LineState.HELD and not row.flags)


def moderation_of(
    services: Services, transaction: Transaction, session: LiveSession
) -> Moderation | None:
    """The lines to decide about, None unless the step asked for words and has closed."""
    place, poll = current_round(session), session.step
    is_closed = session.state.phase in {Phase.CLOSED, Phase.REVEALED}
    frozen = transaction.snapshots.frozen_round(place) if place and is_closed else None
    if place is None or frozen is None or frozen.snapshot is None or not isinstance(poll, Written):
        return None
    lines = transaction.lines.every(place)
    verdict = gate.release_queue(poll, frozen.snapshot, lines, *earlier_rounds(transaction, place))
    if isinstance(verdict, Queue) and len(lines) < max(K_TEXTS, poll.k):
        # Asked of the lines that are left: some may have been taken back (R16).
        verdict = Withheld(step_id=poll.id, round=place.number, reason=Reason.TOO_FEW)
    found = () if isinstance(verdict, Withheld) else verdict.entries
    rows = [_row(services, session, entry) for entry in found]
    return Moderation(
        poll=poll,
        rows=tuple(sorted(rows, key=lambda row: not row.is_urgent)),
        reason=verdict.reason if isinstance(verdict, Withheld) else None,
        may_add=refusal_of_lines(session, is_adding=True) is None,
        sends_cards=services.settings.support_reply,
        keeps_lines=session.keeps_lines,
    )


def line_needs_eyes(services: Services, transaction: Transaction, session: LiveSession) -> bool:
    """Whether a line of the current step may be a sign of danger and nobody has decided about it.

    While the question is open this is said after a while and never with a time or a line; after it,
    also where too few wrote for anybody to read.
    """
    place = current_round(session)
    if place is None or not isinstance(session.step, Written):
        return False
    lines = transaction.lines
    if session.state.phase is Phase.OPEN:
        # The process that took the line in may be another one, and tells nobody.
        is_elsewhere = not services.rooms.is_alone
        if is_elsewhere and any(is_of_risk(services, line) for line in lines.every(place)):
            services.attention.call(place)
        return services.attention.is_called(place)
    return any(_is_open_risk(services, line) for line in lines.every(place))


def is_of_risk(services: Services, line: Line) -> bool:
    """Whether a word of risk stands in a line, as written or as told."""
    return any(services.lexicon.is_met_by(text) for text in {line.text, line.told})


def _is_open_risk(services: Services, line: Line) -> bool:
    return line.state is LineState.HELD and is_of_risk(services, line)


def _row(services: Services, session: LiveSession, entry: Entry) -> ModerationRow:
    found = dict.fromkeys(
        flag for line in entry.lines for flag in flags(line.told, services.lexicon, services.names)
    )
    if any(is_of_risk(services, line) for line in entry.lines):
        found = {Flag.RISK: None, **found}
    written = {line.text for line in entry.lines}
    return ModerationRow(
        key=entry.keys[0],
        told=entry.told,
        written=" · ".join(sorted(written)) if any(it.edited for it in entry.lines) else "",
        size=entry.size,
        state=entry.state,
        flags=tuple(found),
        has_card=services.cards.is_sent(session.id, entry.keys),
    )
