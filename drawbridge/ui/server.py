"""The page for whoever runs the server: how it is, in words and a few figures.

It is behind the facilitator's login and tells less than the library does: no content, no names, no
codes (`docs/decisions/0044`).
"""

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from drawbridge import __version__, views
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.live.last_errors import SeenError
from drawbridge.ui import actions, guards, parts
from drawbridge.ui.dates import hour
from drawbridge.views import ServerView, StoreCondition

EVERY_S = 10.0
_LATE_S = 0.25  # a phone then waits as long as the random wait that its script adds by itself
_LITTLE_DISK = 500_000_000
_MB, _GB = 1e6, 1e9
_HOUR_S, _DAY_S = 3600.0, 86_400.0
_FOOT = F_(
    "Nothing here says what is asked or answered, or by whom, and no figure moves when somebody "
    "answers. More about an error stands in the log."
)
_AWAY = F_(
    "The database cannot be reached, and no answer is acknowledged until it is back. “python -m "
    "drawbridge doctor” says what to look at."
)
_UNWIPED = F_(
    "What was deleted can still be read in the files of the database. It is tried again every five "
    "minutes; a program that reads the database meanwhile keeps it from being wiped."
)
_LATE = F_(
    "This server is late: phones wait for {late} before anybody looks at what they ask. See what "
    "else this computer does; a larger room wants processes for phones."
)
_NO_ROOM = F_("Little room is left on the disk: make some. Without any, answers cannot be stored.")
_WELL = F_("All is well.")
_GONE = F_(
    "A process for phones has fallen silent within the last hour. After a restart that is as it "
    "should be."
)


def draw_head() -> None:
    """The page's title and the ways out."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("div", [parts.tag("span", "Drawbridge", "workshop")], "head"))
        st.page_link("library.py", label=tell("Library"))
        out = escape(tell("Log out"))
        parts.draw(f'<a class="db-plain-link" href="/logout" target="_self">{out}</a>')
    parts.draw(parts.tag("h1", tell("This server"), "title"))


def draw_foot() -> None:
    """What the page leaves out."""
    parts.draw(parts.tag("p", tell(_FOOT), "hint"))


def show() -> None:
    """Draw how it is now; for a fragment that draws itself anew.

    Where the database is away nobody can be asked whether the login is still good; what is drawn
    then tells nothing of sessions.
    """
    guards.speak()
    is_facilitator, _ = actions.ask(guards.is_facilitator)
    if is_facilitator is False:
        st.rerun()
    view = views.server_view(guards.services())
    troubles = tuple(_troubles(view))
    if troubles:
        parts.draw(*map(parts.noticed, troubles))
    else:
        parts.draw(parts.tag("p", tell(_WELL), "well"))
    parts.draw(
        parts.wrap(
            "div",
            [
                _panel(tell("Sessions"), _sessions(view)),
                _panel(tell("What phones wait for"), _waiting(view)),
                _panel(tell("What is stored"), _stored(view)),
                _panel(tell("Processes"), _processes(view)),
            ],
            "panels",
        ),
        _errors(view.errors),
    )


def _troubles(view: ServerView) -> Iterator[str]:
    if view.store is None:
        yield tell(_AWAY)
    elif view.store.is_wiping:
        yield tell(_UNWIPED)
    if view.loop_delay_s > _LATE_S:
        yield tell(_LATE, late=_short(view.loop_delay_s))
    if view.disk_free is not None and view.disk_free < _LITTLE_DISK:
        yield tell(_NO_ROOM)
    if view.n_workers_gone > 0:
        yield tell(_GONE)


def _sessions(view: ServerView) -> Iterator[tuple[str, str]]:
    if view.store is not None:
        by_status = view.store.n_by_status
        yield tell("Waiting to start"), str(by_status["lobby"])
        yield tell("Running"), str(by_status["running"])
        yield tell("Ended, summary kept"), str(by_status["ended"])
    yield tell("Phones connected"), _about(view.n_phones_about)


def _waiting(view: ServerView) -> Iterator[tuple[str, str]]:
    yield tell("This server, at its latest in a minute"), _short(view.loop_delay_s)
    if view.store is not None:
        yield tell("The database, just now"), _short(view.store.took_s)


def _stored(view: ServerView) -> Iterator[tuple[str, str]]:
    yield tell("Database"), "PostgreSQL" if view.is_shared else "SQLite"
    if view.store is not None:
        yield tell("Version of its tables"), str(view.store.version)
        yield tell("Deleted and not wiped yet"), _wiping(view.store)
    free = view.disk_free
    yield tell("Free on the disk"), tell("unknown") if free is None else _size(free)


def _processes(view: ServerView) -> Iterator[tuple[str, str]]:
    yield tell("This one, running for"), _long(view.up_s)
    yield tell("For phones alone"), str(view.n_workers) if view.n_workers else tell("none")
    if view.n_workers_gone:
        yield tell("Fallen silent within an hour"), str(view.n_workers_gone)
    yield tell("Version of Drawbridge"), __version__


def _wiping(store: StoreCondition) -> str:
    return tell("something") if store.is_wiping else tell("nothing")


def _errors(errors: Sequence[SeenError]) -> str:
    head = parts.tag("h2", tell("Last errors"), "part-title")
    if not errors:
        return head + parts.tag("p", tell("None since the start."), "lead")
    rows = [
        parts.wrap(
            "li",
            [
                parts.tag("span", hour(one.last_at), "when"),
                parts.tag("span", _called(one), "what"),
                parts.tag("span", tell_n("once", "{n} times", one.n), "often"),
            ],
            "error",
        )
        for one in errors
    ]
    return head + parts.wrap("ul", rows, "errors")


def _called(one: SeenError) -> str:
    said = one.said[:1].upper() + one.said[1:]
    return f"{said} ({one.kind})" if one.kind else said


def _panel(heading: str, rows: Iterator[tuple[str, str]]) -> str:
    told = [parts.tag("dt", name) + parts.tag("dd", value) for name, value in rows]
    figures = parts.wrap("dl", told, "figures")
    return parts.wrap("section", [parts.tag("h2", heading, "card-head"), figures], "panel")


def _about(n: int) -> str:
    return tell("about {n}", n=f"{n:,}") if n else tell("fewer than six")


def _short(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _long(seconds: float) -> str:
    if seconds < 60:
        return tell("less than a minute")
    if seconds < _HOUR_S:
        return f"{seconds // 60:.0f} min"
    if seconds < _DAY_S:
        return f"{seconds // _HOUR_S:.0f} h"
    n = round(seconds // _DAY_S)
    return tell_n("{n} day", "{n} days", n)


def _size(n_bytes: int) -> str:
    return f"{n_bytes / _GB:,.0f} GB" if n_bytes >= 10 * _GB else f"{n_bytes / _MB:,.0f} MB"
