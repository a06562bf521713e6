"""What was asked and is not in a report, and why: one sentence per reason, never a number.

The reasons are those that the room itself was told in kinder words; nothing else is known here.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import assert_never

from drawbridge import charts
from drawbridge.charts.sentences.choices import quoted
from drawbridge.domain.privacy.gate import Released, ReleasedLines, Withheld
from drawbridge.domain.privacy.released import Look, Reason
from drawbridge.domain.session.summary import Chapter, SummaryView, Unshown
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell

_PUT_ASIDE = F_(
    "Put aside, so that later answers could be compared with them; never shown by themselves"
)
_UNSHOWN: Mapping[Unshown, str] = {
    Unshown.KEPT_PRIVATE: F_("Asked and not shown to the room, so what was answered is deleted"),
    Unshown.FOR_THE_FACILITATOR: F_("For the facilitator alone, on the day, and kept nowhere"),
    Unshown.PUT_ASIDE: _PUT_ASIDE,
}
_WITHHELD: Mapping[Reason, str] = {
    Reason.TOO_FEW: F_("Too few people answered to show numbers without pointing at somebody"),
    Reason.ROUNDS_ALIKE: F_(
        "Two rounds with nearly the same people, which could have been subtracted from each other"
    ),
    Reason.SMALL_ROOM: F_("The circle was too small for a picture of a question this close"),
    Reason.WORDS_ONLY: F_("From numbers it could have been worked out what somebody answered"),
    Reason.PUT_ASIDE: _PUT_ASIDE,
    Reason.NONE_CHOSEN: F_("People wrote, and none of it was chosen to be shown"),
    Reason.FEW_CHOSEN: F_("People wrote, and none of it was chosen to be shown"),
}
_HIDDEN = F_(
    "“Hidden” stands where very few people are, or where such a number could be worked out from it"
)
_BANDED = F_(
    "Bands stand for numbers of people where an exact number would say more than is needed"
)
_JOINED = F_(
    "Neighbouring answers are told together, for the question is close and the group small"
)
_NOT_KEPT = F_("What people wrote was read in the room and not kept")


def kept_private(view: SummaryView) -> tuple[str, ...]:
    """One sentence for each reason there was, with the steps it is about."""
    told: dict[str, dict[str, None]] = {}
    withheld = (one for chapter in view.chapters for one in _withheld(chapter))
    for why, title in chain(((_UNSHOWN[why], title) for title, why in view.unshown), withheld):
        told.setdefault(why, {})[title] = None
    return tuple(
        tell("{why}: {steps}.", why=tell(why), steps=enumerated(quoted(it, tell) for it in titles))
        for why, titles in told.items()
    )


def _withheld(chapter: Chapter) -> Iterator[tuple[str, str]]:
    title = chapter.step.title
    for picture in chapter.results:
        match picture.release:
            case Withheld() as release:
                yield _WITHHELD[release.reason], title
            case Released() as release:
                yield from ((why, title) for why in _masked(picture.poll, release))
            case ReleasedLines() as release:
                if not release.lines:
                    yield _NOT_KEPT, title
            case _:
                assert_never(picture.release)


def _masked(poll: Poll, release: Released) -> Iterator[str]:
    """What stands in place of some numbers, in the order in which it matters."""
    for part in charts.beside_figure(poll, release):
        yield _WITHHELD[part.reason]
    cells = [cell for part in release.shown_parts for cell in part.cells]
    looks = {cell.look for cell in cells}
    if Look.HIDDEN in looks:
        yield _HIDDEN
    asked = {part.id: len(part.cells) for part in (*poll.parts, *poll.derived_parts)}
    if any(len(part.cells) < asked.get(part.part_id, 0) for part in release.shown_parts):
        yield _JOINED
    if Look.BAND in looks:
        yield _BANDED
