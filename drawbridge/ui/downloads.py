"""Files of a summary: what will be in them, making them, and taking them away.

They are made in another process: drawing here would keep the console and every phone waiting.
"""

import streamlit as st

from drawbridge import report
from drawbridge.catalogue_gaps import facilitator_languages
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell, tell_n
from drawbridge.language_choice import nearest, own_name
from drawbridge.report import Batch, File
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.dates import zone
from drawbridge.views import SummaryView, summary_view

_REFRESH_S = 0.5
_NOTES, _LINES, _LANGUAGE = "include_notes", "include_lines", "files_language"
_NOBODY = F_("There is no answer of one person in them, no name, and no time of day.")
_LINES_HELP = F_(
    "Lines that people wrote, that the room saw and that were kept. Somebody may know a hand by "
    "its words: include them only where the files stay with you, or the group agreed."
)
_KB = 1000


def draw(view: SummaryView) -> None:
    """Draw what can be taken away of a session, as far as the files of this tab are made."""
    with st.container(key="downloads"):
        parts.draw(
            parts.tag("h2", tell("Files to keep"), "part-title"),
            parts.tag("p", f"{_results(view)} {tell(_NOBODY)}", "lead"),
        )
        chosen = _chosen(view)
        batch = state.files(view.code)
        if batch is None or batch.view != chosen or batch.language != _language(view):
            _offer(chosen)
        elif batch.is_done:
            _made(batch)
        else:
            _under_way(batch)
            _make_button(chosen, is_pressed=True)


def _results(view: SummaryView) -> str:
    return tell_n(
        "What the room saw of {n} step, with the figures as they stood on the projector.",
        "What the room saw of {n} steps, with the figures as they stood on the projector.",
        sum(bool(one.results) for one in view.chapters),
    )


def _chosen(view: SummaryView) -> SummaryView:
    """The session with what shall be in its files; nobody's words leave by habit."""
    n_notes = sum(bool(one.note) for one in view.chapters)
    if view.has_notes:
        label = tell_n("Include my notes ({n} step)", "Include my notes ({n} steps)", n_notes)
        st.checkbox(label, key=_NOTES)
    if view.has_lines:
        label = tell("Include lines from the open texts")
        st.checkbox(label, key=_LINES, help=tell(_LINES_HELP))
    _draw_languages(view)
    view = _in_language(view)
    view = view if state.is_ticked(_NOTES) else view.without_notes()
    return view if state.is_ticked(_LINES) else view.without_lines()


def _draw_languages(view: SummaryView) -> None:
    """Draw in which language the files are, the room's unless another is chosen."""
    offered = facilitator_languages()
    if len(offered) > 1:
        usual = nearest((view.language,), offered) or offered[0]
        st.selectbox(
            tell("Language of the files"),
            offered,
            index=offered.index(usual),
            format_func=lambda language: parts.plain(own_name(language)),
            key=_LANGUAGE,
            width=240,
        )


def _language(view: SummaryView) -> str:
    offered = facilitator_languages()
    chosen = state.text(_LANGUAGE)
    return chosen if chosen in offered else nearest((view.language,), offered) or offered[0]


def _in_language(view: SummaryView) -> SummaryView:
    """The same with what the workshop says in the language of the files, if it is written in it."""
    language = _language(view)
    if language == view.language:
        return view
    said, _ = actions.ask(summary_view, guards.services(), view.code, language)
    return said or view


def _offer(view: SummaryView) -> None:
    rows = [
        parts.wrap(
            "li", [parts.tag("strong", tell(one.label)), parts.text(f" {tell(one.holds)}")], "file"
        )
        for one in report.FORMATS
        if not one.is_beside
    ]
    parts.draw(parts.wrap("ul", rows, "files"))
    _make_button(view, is_pressed=False)


def _make_button(view: SummaryView, *, is_pressed: bool) -> None:
    st.button(
        tell("Make the files"),
        key="make_files",
        type="primary",
        disabled=is_pressed,
        on_click=_start,
        args=(view,),
    )


def _start(view: SummaryView) -> None:
    guards.speak()
    making = report.start(view, zone(), report.another_process(), language=_language(view))
    state.keep_files(view.code, making)


@st.fragment(run_every=_REFRESH_S)
def _under_way(batch: Batch) -> None:
    guards.speak()
    n_done, n = batch.n_done, len(batch.futures)
    st.progress(
        n_done / n,
        text=tell(
            "Files that are made: {n_done} of {n}. You can go on meanwhile.", n_done=n_done, n=n
        ),
    )
    if batch.is_done:
        st.rerun()


def _made(batch: Batch) -> None:
    content = report.archive(batch)
    name = report.archive_name(batch.view, batch.zone)
    for one in batch.failed:
        parts.notice(tell(report.FAILED, file=tell(one.label)))
    for one in batch.left_out:
        parts.draw(parts.tag("p", tell(report.NO_CHART, file=tell(one.label))))
    _button(tell("Everything (ZIP)"), report.EVERYTHING, name, "application/zip", content)
    with st.container(key="download_each", horizontal=True):
        for file in batch.files:
            if not file.format.is_beside:
                _file(file)


def _file(file: File) -> None:
    one = file.format
    _button(tell(one.label), one.name, file.name, one.media_type, file.content)


def _button(label: str, place: str, name: str, media_type: str, content: bytes) -> None:
    st.download_button(
        enumerated((label, size(len(content)))),
        lambda: content,  # fetched when it is asked for, so that no copy lies in Streamlit's files
        file_name=name,
        mime=media_type,
        key=f"download_{place}",
        on_click="ignore",
        type="primary" if place == report.EVERYTHING else "secondary",
    )


def size(n_bytes: int) -> str:
    """How large a file is, as people read it: "1 kB", "175 kB", "1.2 MB"."""
    if n_bytes < _KB * _KB:
        return f"{max(1, round(n_bytes / _KB))} kB"
    return f"{n_bytes / _KB / _KB:.1f} MB"
