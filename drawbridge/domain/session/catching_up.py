"""What to leave out so that a session ends on time, and leaving it out.

A plan never moves by itself: it offers, the facilitator decides. Times are seconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drawbridge.domain.session.schedule import behind_s
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.session.transitions import Command
from drawbridge.domain.workshop.scales import first_measurement, measured_with

LATE_S = 3 * 60.0  # the facilitator is told from here on
ON_TIME_S = 60.0  # less than a minute late is on time


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What could be left out now. `positions` are those of the offer, in the order of the workshop.

    `behind_s` is what has to be won, `wins_s` what the offer wins, `missing_s` what is late even
    then.
    """

    positions: tuple[int, ...]
    behind_s: float
    wins_s: float

    @property
    def missing_s(self) -> float:
        """What is still late when all of it is left out; less than a minute is nothing."""
        missing = self.behind_s - self.wins_s
        return missing if missing >= ON_TIME_S else 0.0


def plan(session: LiveSession, now: float) -> Plan | None:
    """What to leave out, None while the session is less than three minutes behind.

    The rule: as few steps as will do; among those, the ones that lose the fewest minutes; among
    those, the later ones, because until then the room may catch up. Where everything that may be
    dropped does not do, all of it is offered.
    """
    late = behind_s(session, now)
    if late <= LATE_S:
        return None
    offers = tuple(_offers(session))
    positions = _fewest(offers, int(late - ON_TIME_S) + 1)
    wins = sum(offer.wins_s for offer in offers if offer.positions[0] in positions)
    return Plan(positions=positions, behind_s=late, wins_s=wins)


def drop(session: LiveSession, now: float, *positions: int) -> LiveSession:
    """Pass over steps that are still to come; a second measurement goes with its first.

    Raises:
        SessionEnded: if the session is over.
        WrongPhase: if a step has begun already, is over, or is left out already.
    """
    session.check(Command.DROP, now, positions=positions)
    gone = {one for it in positions for one in measured_with(session.workshop, it)}
    return _leaving_out(session, {*session.dropped, *filter(session.is_to_come, gone)})


def restore(session: LiveSession, now: float, position: int) -> LiveSession:
    """Take a dropped step back in, and what went with it.

    Raises:
        SessionEnded: if the session is over.
        WrongPhase: if the step was not dropped, or the session has passed it.
    """
    session.check(Command.RESTORE, now, positions=(position,))
    first = first_measurement(session.workshop, position)
    back = {*measured_with(session.workshop, first), position}
    return _leaving_out(session, {*session.dropped} - back)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """Steps that go together, and what leaving them out wins."""

    positions: tuple[int, ...]
    wins_s: float


def _offers(session: LiveSession) -> Iterator[_Offer]:
    """What may be dropped: steps marked so; a first measurement only if its second is too."""
    steps, taken = session.workshop.steps, set[int]()
    for position, step in enumerate(steps):
        together = tuple(
            one
            for one in measured_with(session.workshop, position)
            if session.is_to_come(one) and one not in session.dropped
        )
        may = step.drop_when_late and all(steps[one].drop_when_late for one in together)
        if position in together and may and position not in taken:
            taken.update(together)
            yield _Offer(positions=together, wins_s=60.0 * sum(steps[p].minutes for p in together))


def _fewest(offers: Sequence[_Offer], needed_s: int) -> tuple[int, ...]:
    """Positions of the fewest steps that win enough, of these the cheapest, then the latest.

    The best choice for every number of steps and every sum is built up offer by offer; sums are
    whole seconds, so there are few of them.
    """
    best: dict[tuple[int, int], tuple[int, ...]] = {(0, 0): ()}
    for offer in offers:
        for (n, won), chosen in list(best.items()):
            key = (n + len(offer.positions), won + round(offer.wins_s))
            best[key] = max(best.get(key, ()), tuple(sorted((*chosen, *offer.positions))))
    enough = [key for key in best if key[1] >= needed_s]
    return best[min(enough)] if enough else tuple(sorted(p for o in offers for p in o.positions))


def _leaving_out(session: LiveSession, dropped: set[int]) -> LiveSession:
    return session.changed(dropped=tuple(sorted(dropped)))
