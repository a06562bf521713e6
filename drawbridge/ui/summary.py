"""The summary page: what the room saw, notes, downloads, and how long all this is kept."""

from typing import assert_never

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from drawbridge import charts, commands
from drawbridge.charts import on_screen
from drawbridge.charts.plotly_turn import plotly_turn
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.workshop.steps import Poll
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.passages import within
from drawbridge.services import Services
from drawbridge.ui import actions, parts, state
from drawbridge.ui.console import notes
from drawbridge.ui.console.answers import texts
from drawbridge.ui.dates import day
from drawbridge.views import Chapter, SummaryView

_SCALE = 0.45  # of a projector's 1920 px
_WIDTH = 920  # px


def column() -> DeltaGenerator:
    """The column in the middle of the page that everything is drawn in."""
    with st.container(horizontal_alignment="center"):
        return st.container(key="summary", width=_WIDTH)


def draw_head(view: SummaryView, notice: str) -> None:
    """Draw which session this was."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("div", [parts.tag("span", tell("Summary"), "workshop")], "head"))
        st.page_link("library.py", label=tell("To the library"))
    parts.draw(
        parts.wrap("p", [parts.tag("span", day(view.held_at))], "kicker"),
        parts.tag("h1", view.title, "title", view.language),
        parts.tag("p", view.subtitle, "lead", view.language),
    )
    parts.notice(notice)


def draw_chapters(view: SummaryView) -> None:
    """Draw every step of which something was shown or noted."""
    if not view.chapters:
        parts.draw(parts.tag("p", tell("Nothing was shown in this session."), "lead"))
    for chapter in view.chapters:
        with st.container(key=f"chapter_{chapter.step.id}", border=True):
            _chapter(chapter, view)


def _chapter(chapter: Chapter, view: SummaryView) -> None:
    step = chapter.step
    parts.draw(parts.tag("h2", step.title, "part-title", view.language))
    for picture in chapter.results:
        if chapter.has_rounds:
            parts.draw(parts.chip(tell("Round {n}", n=picture.release.round)))
        _result(picture, view.language)
    notes.draw(view.code, step, chapter.note, label=tell("Your note"))


def _result(picture: ResultPicture, language: str) -> None:
    match picture:
        case WordsPicture():
            parts.draw(
                parts.tag("p", picture.poll.question, "lead", language),
                parts.tag("p", charts.words(picture.poll, picture.release, tell), "words"),
            )
        case LinesPicture():
            parts.draw_lines(picture.poll, picture.release)
        case ChartPicture():
            _numbers(picture.poll, picture.release, language)
        case WithoutNumbersPicture():
            parts.draw(
                parts.tag("p", picture.poll.question, "lead", language),
                parts.tag("p", charts.without_numbers(tell), "words"),
                parts.tag("p", _sentence(picture.poll, picture.release, language), "lead"),
            )
        case _:
            assert_never(picture)


def _numbers(poll: Poll, release: Released, language: str) -> None:
    _chart(poll, release)
    parts.draw(parts.tag("p", _sentence(poll, release, language), "words"))


def _sentence(poll: Poll, release: Released, language: str) -> Markup:
    return within(charts.sentence(poll, release, tell), texts(poll), language)


@plotly_turn()
def _chart(poll: Poll, release: Released) -> None:
    is_dark = st.context.theme.type == "dark"
    theme = charts.DARK if is_dark else charts.LIGHT
    st.plotly_chart(
        on_screen.figure(poll, release, theme=theme, scale=_SCALE, say=tell),
        key=f"chart_{poll.id}_{release.round}",
        theme=None,
        config=dict(on_screen.CONFIG),
        alt=charts.alt_text(poll, release, tell),
    )


def draw_keeping(services: Services, code: str) -> None:
    """Draw what is kept and until when, and the way to delete it now."""
    with st.container(key="keeping"):
        parts.draw(
            parts.tag("h2", tell("What is kept"), "part-title"),
            parts.tag("p", _kept(services.settings.retention_days), "lead"),
        )
        with st.popover(tell("Delete this summary now"), key="delete_box"):
            parts.draw(parts.tag("p", tell("This removes the summary and your notes for good.")))
            if st.button(tell("Delete for good"), key="delete_now"):
                _delete(services, code)


def _kept(days: int) -> str:
    if not days:
        return tell(
            "What the room saw and your notes. Every single answer is gone, and no phone can be "
            "recognised any more. The server keeps this summary until the next start, then deletes "
            "it by itself; what you download is yours."
        )
    return tell_n(
        "What the room saw and your notes. Every single answer is gone, and no phone can be "
        "recognised any more. The server keeps this summary for {n} day after the end, then "
        "deletes it by itself; what you download is yours.",
        "What the room saw and your notes. Every single answer is gone, and no phone can be "
        "recognised any more. The server keeps this summary for {n} days after the end, then "
        "deletes it by itself; what you download is yours.",
        days,
    )


def _delete(services: Services, code: str) -> None:
    if actions.run(commands.delete, services, code):
        state.forget_files(code)
        st.switch_page("library.py")
    st.rerun()  # shows the refusal
