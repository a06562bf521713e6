"""A result as the console previews it, in words: behind the same gate, and nothing drawn."""

from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from drawbridge import charts
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.session.session import Phase
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.ui.console import offered_commands, words
from drawbridge.views import FacilitatorView

_IN_SIGHT = F_("The room sees this now")
_BLANK = F_("The projector is blank")
_ASIDE = F_("Nobody sees the answers")
_NOT_YET = F_("The room does not see this")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldResult:
    """A result in words.

    `whole` tells every cell, `lines` is markup of chosen lines, both "" where there are none. `why`
    is for those who lead.
    """

    who_sees: str
    is_seen: bool
    sentence: str
    whole: str = ""
    lines: str = ""
    why: str = ""


def told(view: FacilitatorView, preview: ResultPicture) -> ToldResult | None:
    """A result as the room gets it; None while lines wait to be chosen."""
    if offered_commands.waits_for_lines(view):
        return None
    sees, is_seen = _who_sees(view, preview)
    match preview:
        case ChartPicture(poll=poll, release=release):
            return ToldResult(
                who_sees=sees,
                is_seen=is_seen,
                sentence=charts.sentence(poll, release, tell),
                whole=charts.alt_text(poll, release, tell),
                why=words.no_comparison(poll, release),
            )
        case WithoutNumbersPicture():
            return ToldResult(who_sees=sees, is_seen=is_seen, sentence=charts.without_numbers(tell))
        case LinesPicture(poll=poll, release=lines):
            return ToldResult(
                who_sees=sees,
                is_seen=is_seen,
                sentence=charts.lines_sentence(poll, lines, tell),
                lines=Markup(charts.lines_markup(poll, lines, tell)),  # noqa: S704 - escaped by charts
            )
        case WordsPicture(poll=poll, release=withheld):
            return ToldResult(
                who_sees=sees,
                is_seen=is_seen,
                sentence=charts.words(poll, withheld, tell),
                why=words.why_withheld(withheld.reason),
            )
        case _:
            assert_never(preview)


def _who_sees(view: FacilitatorView, preview: ResultPicture) -> tuple[str, bool]:
    if view.session.state.phase is Phase.REVEALED:
        return (tell(_BLANK), False) if view.session.is_blank else (tell(_IN_SIGHT), True)
    is_aside = isinstance(preview, WordsPicture) and preview.release.reason is Reason.PUT_ASIDE
    return (tell(_ASIDE) if is_aside else tell(_NOT_YET)), False
