"""What everyone who was in the room may have: the pictures that were shown, last words, and help.

No notes, no statistics, no lines that people wrote, no reasons: nothing that the room did not see,
and nothing that tells of one evening more than its pictures did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import tzinfo
from types import MappingProxyType

from drawbridge import charts
from drawbridge.charts.drawing.translation import Say, as_written, enumerated
from drawbridge.domain.facilitation.support import SupportCard, SupportLine
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.summary import SummaryView
from drawbridge.errors import N_
from drawbridge.facilitator_words import spoken, tell
from drawbridge.report import typesetting
from drawbridge.report.assets import in_language, style, templates
from drawbridge.report.letters import apology
from drawbridge.report.names import held_on, long_date
from drawbridge.report.tongue import tongue
from drawbridge.translations import ENGLISH

N_PAGES = 2
# Narrower than the projector's picture: on a phone and in a column of paper the smallest words are
# then a third larger.
SIZE = charts.size(0.3, (440, 330))
_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "pictures": N_("What the room said"),
        "farewell": N_("Last words"),
        "support": N_("Somebody to talk to"),
    }
)
_COLUMNS = (1, 2, 3, 4)  # of pictures, the largest that fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture and its description."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A line of support: who it is, how to reach it, and for whom or when."""

    name: str
    reached: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """The whole sheet. `nothing` is what is said where no picture was shown.

    `headings` are those of its parts, by `pictures`, `farewell` and `support`.
    """

    language: str
    text_language: str
    title: str
    day: str
    headings: Mapping[str, str]
    charts: tuple[Chart, ...]
    nothing: str
    farewell: str
    emergency: str
    support: tuple[Help, ...]


def group_sheet_html(
    view: SummaryView,
    zone: tzinfo | None = None,
    *,
    say: Say = as_written,
    language: str = ENGLISH,
) -> bytes:
    """The sheet as one page that needs no network and no script.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
        say: brings words that are ours into the language of those who were there.
        language: which one that is, as a BCP 47 tag.
    """
    told = _sheet(view, zone, say, language)
    page = templates().get_template("group_sheet.html")
    sheet = style("kept.css", "group_sheet.css")
    rendered = page.render(document=told, style=sheet, **in_language(told.language))
    return rendered.encode("utf-8", "replace")


def group_sheet_pdf(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The sheet as PDF/UA-1, its pictures as large as two pages allow.

    Only where the words alone need more has it more pages: nothing is cut.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = asdict(_sheet(view, zone, tell, spoken()))
    page = {"page": tell("{page} of {pages}")}
    about = {"missing": apology(told), "own": tongue(view.language)}
    content = {**told, **about, "headings": {**told["headings"], **page}}
    return typesetting.pdf("group_sheet.typ", _fitted(content), held_on(view, zone))


def _fitted(content: dict[str, object]) -> dict[str, object]:
    for columns in _COLUMNS:
        fitted = {**content, "columns": columns}
        if typesetting.n_pages("group_sheet.typ", fitted) <= N_PAGES:
            break
    return fitted


def _sheet(view: SummaryView, zone: tzinfo | None, say: Say, language: str) -> GroupSheet:
    drawn = tuple(_charts(view, say))
    return GroupSheet(
        language=language,
        text_language=view.language,
        title=view.title,
        day=long_date(held_on(view, zone), language),
        headings={name: say(heading) for name, heading in _HEADINGS.items()},
        charts=drawn,
        nothing="" if drawn else say(N_("No picture was shown in this session.")),
        farewell=view.farewell,
        emergency=_emergency(view.support.card, say),
        support=tuple(_support(view, say)),
    )


def _charts(view: SummaryView, say: Say) -> Iterator[Chart]:
    for chapter in view.chapters:
        for picture in chapter.results:
            if isinstance(picture, ChartPicture):
                yield Chart(
                    svg=charts.svg(picture.poll, picture.release, sized=SIZE, say=say),
                    alt=charts.alt_text(picture.poll, picture.release, say),
                )


def _emergency(card: SupportCard | None, say: Say) -> str:
    if card and card.emergency:
        told = say(N_("If somebody is in danger now: {numbers}"))
        return told.format(numbers=" · ".join(card.emergency))
    return say(
        N_("If somebody is in danger now, call the emergency number of the country you are in.")
    )


def _support(view: SummaryView, say: Say) -> Iterator[Help]:
    for card in (view.support.card, view.support.finders):
        if card is not None:
            yield from (_help(line, say) for line in card.lines)


def _help(line: SupportLine, say: Say) -> Help:
    text = say(N_("text {number}")).format(number=line.text) if line.text else ""
    reached = tuple(told for told in (line.phone, text, line.site) if told)
    spoken_there = enumerated(line.languages, say)
    more = [told for told in (line.for_whom, line.hours, spoken_there) if told]
    return Help(name=line.name, reached=reached, more=" · ".join(more))
