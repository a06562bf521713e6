"""What everyone who was in the room may have: the pictures that were shown, last words, and help.

No notes, no statistics, no lines that people wrote, no reasons: nothing that the room did not see,
and nothing that tells of one evening more than its pictures did.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import tzinfo

from drawbridge import charts
from drawbridge.domain.facilitation.support import SupportCard, SupportLine
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.summary import SummaryView
from drawbridge.report import typesetting
from drawbridge.report.assets import style, templates
from drawbridge.report.document import LANGUAGE, day
from drawbridge.report.letters import apology
from drawbridge.report.names import held_on
from drawbridge.report.tongue import tongue

N_PAGES = 2
_SCALE = 0.5  # of a projector's 1920 px
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
    reached: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """The whole sheet. `nothing` is what is said where no picture was shown."""

    language: str
    text_language: str
    title: str
    day: str
    charts: tuple[Chart, ...]
    nothing: str
    farewell: str
    emergency: str
    support: tuple[Help, ...]


def group_sheet_html(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The sheet as one page that needs no network and no script.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = _sheet(view, zone)
    page = templates().get_template("group_sheet.html")
    sheet = style("kept.css", "group_sheet.css")
    rendered = page.render(language=told.language, document=told, style=sheet)
    return rendered.encode("utf-8", "replace")


def group_sheet_pdf(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The sheet as PDF/UA-1, its pictures as large as two pages allow.

    Only where the words alone need more has it more pages: nothing is cut.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = asdict(_sheet(view, zone))
    content = {**told, "missing": apology(told), "own": tongue(view.language)}
    return typesetting.pdf("group_sheet.typ", _fitted(content), held_on(view, zone))


def _fitted(content: dict[str, object]) -> dict[str, object]:
    for columns in _COLUMNS:
        fitted = {**content, "columns": columns}
        if typesetting.n_pages("group_sheet.typ", fitted) <= N_PAGES:
            break
    return fitted


def _sheet(view: SummaryView, zone: tzinfo | None) -> GroupSheet:
    drawn = tuple(_charts(view))
    return GroupSheet(
        language=LANGUAGE,
        text_language=view.language,
        title=view.title,
        day=day(view, zone),
        charts=drawn,
        nothing="" if drawn else "No picture was shown in this session.",
        farewell=view.farewell,
        emergency=_emergency(view.support.card),
        support=tuple(_support(view)),
    )


def _charts(view: SummaryView) -> Iterator[Chart]:
    for chapter in view.chapters:
        for picture in chapter.results:
            if isinstance(picture, ChartPicture):
                yield Chart(
                    svg=charts.svg(picture.poll, picture.release, scale=_SCALE),
                    alt=charts.alt_text(picture.poll, picture.release),
                )


def _emergency(card: SupportCard | None) -> str:
    if card and card.emergency:
        return f"If somebody is in danger now: {' · '.join(card.emergency)}"
    return "If somebody is in danger now, call the emergency number of the country you are in."


def _support(view: SummaryView) -> Iterator[Help]:
    for card in (view.support.card, view.support.finders):
        if card is not None:
            yield from map(_help, card.lines)


def _help(line: SupportLine) -> Help:
    text = f"text {line.text}" if line.text else ""
    reached = [told for told in (line.phone, text, line.site) if told]
    more = [told for told in (line.for_whom, line.hours, ", ".join(line.languages)) if told]
    return Help(name=line.name, reached=" · ".join(reached), more=" · ".join(more))
