"""The summary as one HTML file that needs nothing but a browser, not even a network."""

from collections.abc import Hashable, Iterator
from datetime import tzinfo
from typing import Any, assert_never

import plotly.io
from babel.dates import format_date
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from drawbridge import charts
from drawbridge.domain.facilitation.scale_measures import ScaleMeasures, scale_measures
from drawbridge.domain.privacy.gate import Released, ReleasedLines
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.report.assets import style, templates
from drawbridge.report.names import held_on
from drawbridge.views import Chapter, SummaryView
from drawbridge.views.pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)

_SCALE = 0.5  # of a projector's 1920 px
# What hovering would tell stands in the table; a fixed width, so that paper gets the same picture.
_STILL = {**charts.CONFIG, "staticPlot": True, "responsive": False}


def html(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as a self-contained page: pictures, sentences, tables and notes.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    chapters = [_chapter(place, chapter) for place, chapter in enumerate(view.chapters, 1)]
    has_charts = any(chapter["has_chart"] for chapter in chapters)
    page = (
        templates()
        .get_template("report.html")
        .render(
            language="en",
            view=view,
            day=format_date(held_on(view, zone), format="long", locale="en_GB"),
            chapters=chapters,
            measures=[row for chapter in view.chapters for row in _measures(chapter)],
            style=style("report.css"),
            plotly_js=Markup(get_plotlyjs()) if has_charts else "",  # noqa: S704 - the library itself
        )
    )
    return page.encode()


def _chapter(place: int, chapter: Chapter) -> dict[str, Any]:
    step = chapter.step
    results = [
        {
            "heading": _heading(chapter, picture),
            **_result(picture, f"chart-{place}-{picture.release.round}"),
        }
        for picture in chapter.results
    ]
    return {
        "title": step.title,
        "question": step.question if isinstance(step, Poll) else "",
        "note": chapter.note,
        "has_chart": any(result["chart"] for result in results),
        "results": results,
    }


def _heading(chapter: Chapter, picture: ResultPicture) -> str:
    """Rounds are told apart only where there was more than one."""
    return f"Round {picture.release.round}" if chapter.has_rounds else ""


def _measures(chapter: Chapter) -> Iterator[dict[str, Any]]:
    """Rows of the appendix: what can be worked out of a scale that the room saw whole."""
    for picture in chapter.results:
        if not isinstance(picture, ChartPicture):
            continue
        poll, heading = picture.poll, _heading(chapter, picture)
        for one in scale_measures(poll, picture.release):
            title = f"{poll.title}, {heading.lower()}" if heading else poll.title
            line = one.prompt if len(poll.parts) > 1 else ""
            yield {"title": title, "line": line, **_in_figures(one)}


def _in_figures(one: ScaleMeasures) -> dict[str, str]:
    middle = "split" if one.middle is None else f"{one.middle:.1f} of {one.n_cells}"
    return {
        "n_answers": str(one.n_answers),
        "middle": middle,
        "agreement": f"{one.agreement:.2f}".replace("-", "−"),
        "consensus": f"{one.consensus:.2f}",
    }


def _result(picture: ResultPicture, name: str) -> dict[str, Any]:
    match picture:
        case WordsPicture():
            told = charts.words(picture.poll, picture.release)
            return {"chart": "", "lines": "", "sentence": told}
        case LinesPicture():
            return {"chart": "", **_lines(picture.poll, picture.release)}
        case ChartPicture():
            return _numbers(picture.poll, picture.release, name)
        case WithoutNumbersPicture():
            sentence = charts.sentence(picture.poll, picture.release)
            told = f"{charts.without_numbers()} {sentence}"
            return {"chart": "", "lines": "", "sentence": told}
        case _:
            assert_never(picture)


def _numbers(poll: Poll, release: Released, name: str) -> dict[str, Any]:
    return {
        "chart": _drawn(poll, release, name),
        "lines": "",
        "sentence": charts.sentence(poll, release),
        "n": _n(release),
        "alt": charts.alt_text(poll, release),
        "rows": _rows(poll, release),
        "has_parts": len(release.parts) > 1,
    }


def _rows(poll: Poll, release: Released) -> list[dict[Hashable, Any]]:
    """The table beside a picture; of a square of 25 fields those that are not empty."""
    rows = charts.table(poll, release).to_dict("records")
    if charts.tells_empty(poll):
        return rows
    told = [row for row in rows if row["shown"] != "0"]
    rest = {**rows[0], "cell": "all other fields", "shown": "0"}
    return [*told, rest] if len(told) < len(rows) else rows


def _lines(poll: Written, release: ReleasedLines) -> dict[str, Any]:
    markup = Markup(charts.lines_markup(poll, release))  # noqa: S704 - escaped where it is made
    return {"lines": markup, "sentence": charts.lines_sentence(poll, release)}


def _n(release: Released) -> str:
    counts = [part.n_answers for part in release.shown_parts]
    low, high = min(counts), max(counts)
    return f"n = {low}" if low == high else f"n = {low} to {high}"


def _drawn(poll: Poll, release: Released, name: str) -> Markup:
    figure = charts.figure(poll, release, scale=_SCALE)
    figure.update_layout(width=charts.size(_SCALE).width, autosize=False)
    drawn = plotly.io.to_html(
        figure, config=_STILL, full_html=False, include_plotlyjs=False, div_id=name
    )
    return Markup(drawn)  # noqa: S704 - plotly escapes what it writes into its script
