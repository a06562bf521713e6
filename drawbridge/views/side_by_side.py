"""Two runs of one workshop beside each other: what both rooms saw, and nothing new."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drawbridge.domain.privacy import two_runs
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.services import Services
from drawbridge.views.summary import summary_view


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRun:
    """Another run of the same workshop that is kept; `held_at` is seconds since the epoch."""

    code: str
    name: str
    held_at: float


class NotBeside(StrEnum):
    """Why the pictures of a step do not stand beside each other."""

    SUBTRACTABLE = "subtractable"
    OTHER_WORDS = "other_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A step of both runs: its two pictures, of the rounds that were shown last."""

    title: str
    one: ChartPicture
    other: ChartPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two runs. `is_refused` says that they may be nearly the same room; then `pairs` is empty.

    `missing` are steps that both rooms saw in numbers and that are not in `pairs`, with the reason.
    """

    one: SummaryView
    other: SummaryView
    pairs: tuple[Pair, ...]
    missing: tuple[tuple[str, NotBeside], ...]
    is_refused: bool


def other_runs(services: Services, code: str) -> tuple[OtherRun, ...]:
    """Ended runs of the same workshop that are kept, newest first, whatever its text was.

    Raises:
        SessionNotFound: if no session has the code.
    """
    with services.store.reading() as transaction:
        mine = transaction.sessions.at(code)
        every = transaction.sessions.every()
    return tuple(
        OtherRun(code=one.code, name=one.name, held_at=one.started_at or one.created_at)
        for one in every
        if _is_other_run(one, mine)
    )


def side_by_side(services: Services, code: str, other_code: str) -> SideBySide:
    """Two runs as they may stand beside each other.

    Raises:
        SessionNotFound: if no session has one of the codes.
        WrongPhase: if one has not ended.
    """
    one, other = summary_view(services, code), summary_view(services, other_code)
    found = list(_compared(one, other))
    pairs = tuple(pair for pair, why in found if why is None)
    missing = tuple((pair.title, why) for pair, why in found if why is not None)
    n_subtractable = sum(why is NotBeside.SUBTRACTABLE for _, why in missing)
    is_refused = n_subtractable > len(pairs)
    return SideBySide(
        one=one,
        other=other,
        pairs=() if is_refused else pairs,
        missing=missing,
        is_refused=is_refused,
    )


def _is_other_run(one: LiveSession, mine: LiveSession) -> bool:
    return (
        one.workshop.id == mine.workshop.id
        and one.id != mine.id
        and one.status is Status.ENDED
        and not one.is_rehearsal
    )


def _compared(one: SummaryView, other: SummaryView) -> Iterator[tuple[Pair, NotBeside | None]]:
    theirs = {chapter.step.id: _last_chart(chapter) for chapter in other.chapters}
    for chapter in one.chapters:
        mine, beside = _last_chart(chapter), theirs.get(chapter.step.id)
        if mine is None or beside is None:
            continue
        pair = Pair(title=chapter.step.title, one=mine, other=beside)
        yield pair, _why_not(pair)


def _why_not(pair: Pair) -> NotBeside | None:
    one, other = pair.one.release, pair.other.release
    if pair.one.poll.question != pair.other.poll.question:
        return NotBeside.OTHER_WORDS
    if not two_runs.is_same_question(one, other):
        return NotBeside.OTHER_WORDS
    return NotBeside.SUBTRACTABLE if two_runs.could_be_subtracted(one, other) else None


def _last_chart(chapter: Chapter) -> ChartPicture | None:
    charts = [one for one in chapter.results if isinstance(one, ChartPicture)]
    return charts[-1] if charts else None
