"""Raw counts of one round: private, derived from ballots, never shown as they are.

Charts and reports may not import this module; what may be seen of a tally is decided in
`drawbridge.domain.privacy.gate`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.workshop.measures import Agreement, Answer, Marks, Quartiles
from drawbridge.domain.workshop.steps import Part, Poll


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTally:
    """Counts of one part.

    `counts` has one entry per cell, zeros included; it sums to `n_answers` where the part is
    exclusive. `n_passes` people passed this part. `quartiles`, `marks` and `agreement` are those of
    `drawbridge.domain.workshop.measures.Measure`.
    """

    part_id: str
    counts: tuple[int, ...]
    n_answers: int
    n_passes: int
    quartiles: Quartiles | None = None
    marks: Marks | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one round. `n_answers`: people who answered at least one part."""

    parts: tuple[PartTally, ...]
    n_answers: int
    n_passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What closing froze. `n_joined` is how many had joined, or had answered, at that moment.

    `n_also_previous` is how many of this round's people also answered the round before, `n_late`
    how many of the others joined only after that round had closed. `n_paper` of the responses stood
    on slips of paper.
    """

    step_id: str
    round: int
    tally: Tally
    n_joined: int
    n_also_previous: int = 0
    n_late: int = 0
    n_paper: int = 0


def count(poll: Poll, responses: Iterable[Response], changes: Iterable[Response] = ()) -> Tally:
    """Count responses, in any order, into a tally.

    Args:
        poll: the step.
        responses: all responses of the round.
        changes: what was worked out of answers to two steps, where the poll is a second one.
    """
    entries = list(responses)
    n_passes = sum(entry.is_pass for entry in entries)
    asked = tuple(
        _part_tally(poll, part, [entry.answers.get(part.id) for entry in entries])
        for part in poll.parts
    )
    worked_out: tuple[PartTally, ...] = ()
    if poll.derived_parts:
        derived = [one.answers for one in changes] or [poll.derive(one.answers) for one in entries]
        worked_out = tuple(
            _part_tally(poll, part, [one.get(part.id) for one in derived])
            for part in poll.derived_parts
        )
    return Tally(parts=(*asked, *worked_out), n_answers=len(entries) - n_passes, n_passes=n_passes)


def _part_tally(poll: Poll, part: Part, answers: Sequence[Answer]) -> PartTally:
    given = [answer for answer in answers if answer is not None]
    found = poll.measure(part, given)
    return PartTally(
        part_id=part.id,
        counts=found.counts,
        n_answers=len(given),
        n_passes=len(answers) - len(given),
        quartiles=found.quartiles,
        marks=found.marks,
        agreement=found.agreement,
    )
