"""Another run of the same workshop beside this one, on the page of the summary."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drawbridge import charts, views
from drawbridge.charts import on_screen
from drawbridge.charts.plotly_turn import plotly_turn
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell
from drawbridge.passages import within
from drawbridge.services import Services
from drawbridge.ui import actions, parts, state
from drawbridge.ui.console.answers import texts
from drawbridge.ui.dates import day
from drawbridge.views import NotBeside, Pair, SideBySide, SummaryView

_KEY = "beside"
_SCALE = 0.3  # of a projector's 1920 px
_PLACE = (440, 330)  # px, two of them in the width of the page
_LEAD = F_(
    "Pictures that both rooms saw, and nothing else. Two rooms on two days: a difference may be "
    "chance, and says nothing about anybody who was in both."
)
_REFUSED = F_(
    "These two runs are not put beside each other: in most questions they differ by one or two "
    "people, so it may have been nearly the same room, and one picture taken from the other would "
    "tell what somebody answered. Keep both summaries to yourself, or delete one of them."
)
_WHY = {
    NotBeside.SUBTRACTABLE: F_(
        "The two pictures differ by one or two people, and are not compared"
    ),
    NotBeside.OTHER_WORDS: F_("Asked or answered in other words than then"),
}


def draw(services: Services, code: str) -> None:
    """Draw the choice of another run and, once there is one, both."""
    runs, _refusal = actions.ask(views.other_runs, services, code)
    if not runs:
        return
    by_code = {one.code: one for one in runs}
    with st.container(key="side_by_side"):
        parts.draw(parts.tag("h2", tell("Beside another run of this workshop"), "part-title"))
        st.selectbox(
            tell("The other run"),
            list(by_code),
            index=None,
            placeholder=tell("Choose one"),
            format_func=lambda one: _called(by_code[one].name, by_code[one].held_at),
            key=_KEY,
            width=420,
        )
        chosen = state.text(_KEY)
        if chosen in by_code:
            _both(services, code, chosen)


def _called(name: str, held_at: float) -> str:
    return parts.plain(enumerated((day(held_at), name)) if name else day(held_at))


def _both(services: Services, code: str, chosen: str) -> None:
    found, refusal = actions.ask(views.side_by_side, services, code, chosen)
    if found is None:
        parts.notice(refusal)
    elif found.is_refused:
        parts.notice(tell(_REFUSED))
    else:
        _pairs(found)


def _pairs(found: SideBySide) -> None:
    language = found.one.language
    parts.draw(
        parts.tag("p", tell(_LEAD) if found.pairs else tell("No picture was seen in both."), "lead")
    )
    for pair in found.pairs:
        with st.container(key=f"pair_{pair.one.poll.id}", border=True):
            parts.draw(parts.tag("h3", pair.title, "part-title", language))
            for place, column in zip((found.one, found.other), st.columns(2), strict=True):
                _one(pair, place is found.one, place, column)
    rows = [
        parts.tag("li", within(f"{title}: {tell(_WHY[why])}.", [title], language))
        for title, why in found.missing
    ]
    if rows:
        parts.draw(parts.wrap("ul", rows, "files"))


def _one(pair: Pair, is_first: bool, run: SummaryView, column: DeltaGenerator) -> None:
    picture = pair.one if is_first else pair.other
    with column:
        parts.draw(parts.wrap("p", [parts.tag("span", day(run.held_at))], "kicker"))
        _chart(picture, f"beside_{picture.poll.id}_{is_first}")
        told = charts.sentence(picture.poll, picture.release, tell)
        said = within(told, texts(picture.poll), run.language)
        parts.draw(parts.tag("p", said, "lead"))


@plotly_turn()
def _chart(picture: ChartPicture, key: str) -> None:
    theme = charts.DARK if st.context.theme.type == "dark" else charts.LIGHT
    drawn = on_screen.figure(
        picture.poll, picture.release, theme=theme, scale=_SCALE, place=_PLACE, say=tell
    )
    st.plotly_chart(
        drawn,
        key=key,
        theme=None,
        config=dict(on_screen.CONFIG),
        alt=charts.alt_text(picture.poll, picture.release, tell),
    )
