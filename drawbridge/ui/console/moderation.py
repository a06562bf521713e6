"""Moderation on the console: read what was written, choose, shorten, put aside."""

from collections.abc import Callable, Sequence

import streamlit as st

from drawbridge import commands
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.texts import LineState
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.console import line_words, words
from drawbridge.views import Moderation, ModerationRow

_PROCEDURE = (
    F_("Do not read it out, do not look round, do not ask who wrote it."),
    F_(
        "Finish your sentence, then call a break: Gentle break, below, puts a calm picture on the "
        "projector and Support on every phone."
    ),
    F_("Say to everybody: “{said}”"),
    F_(
        "If somebody is in danger now, follow your host's protocol and call the emergency number. "
        "Nobody, and nothing here, can say whose line it is."
    ),
    F_("Afterwards, talk it over with your helper."),
)
_UNREAD = F_(
    "Too few wrote for the lines to be read without knowing whose they are. One of them may be a "
    "sign of danger."
)
_TO_WHOM = F_(
    "The support card goes to the phone that wrote what may be a sign of danger. You do not learn "
    "whose it is, and the line stays off this screen until the break ends."
)
_MISSES = F_(
    "Flags come from a list of words. They miss what is said in a roundabout way, and they catch "
    "songs and jokes. Read every line yourself."
)


def draw(session: LiveSession, moderation: Moderation, helper: str) -> None:
    """Draw the lines of the current step, before everything that is said about them.

    Once lines are shown, those with a flag that are not among them are folded: a laptop stands
    where people pass.

    Args:
        session: the session.
        moderation: its lines.
        helper: what the card "Who helps" says.
    """
    is_urgent = any(row.is_urgent for row in moderation.rows)
    with st.container(key="moderation"):
        parts.place(_procedure(helper) if is_urgent else "")
        if moderation.reason is not None:
            return
        rule = parts.tag("p", line_words.rule(moderation))
        parts.draw(
            parts.wrap(
                "div", [parts.tag("h2", tell("Read and choose"), "part-title"), rule], "desk"
            )
        )
        folded = [row for row in moderation.rows if _is_folded(moderation, row)]
        rows = [row for row in moderation.rows if row not in folded]
        with parts.in_places("lines", len(rows)):
            for row in rows:
                _row(session, moderation, row)
        _folded(session, moderation, folded)
        _acts_on_all(session, moderation)
        parts.draw(parts.tag("p", tell(_MISSES), "hint"))


def _is_folded(moderation: Moderation, row: ModerationRow) -> bool:
    return not moderation.may_add and bool(row.flags) and row.state is not LineState.SHOWN


def _folded(session: LiveSession, moderation: Moderation, rows: Sequence[ModerationRow]) -> None:
    if not rows:
        parts.clear()
        return
    told = tell_n("{n} line with a flag, not shown", "{n} lines with a flag, not shown", len(rows))
    with st.expander(told, key="folded_lines"), parts.in_places("folded_lines", len(rows)):
        for row in rows:
            _row(session, moderation, row)


def draw_cards(session: LiveSession, moderation: Moderation) -> None:
    """During a break: the support card can still be sent. The line is not on the screen then."""
    waiting = [row.key for row in moderation.rows if row.is_of_risk and not row.has_card]
    if not moderation.sends_cards or not waiting:
        return
    with st.container(key="moderation_cards"):
        parts.draw(parts.tag("p", tell(_TO_WHOM)))
        st.button(
            tell("Send the support card"),
            key="send_cards",
            on_click=actions.do,
            args=(_send_cards, session.code, waiting),
        )


def _send_cards(code: str, keys: Sequence[str]) -> None:
    for key in keys:
        commands.send_card(guards.services(), code, key)


def draw_procedure(helper: str) -> None:
    """What to do where a line may be a sign of danger and too few wrote for anybody to read."""
    with st.container(key="moderation_care"):
        parts.draw(_procedure(helper, tell(_UNREAD)))


def _procedure(helper: str, first: str = "") -> str:
    """The first step in sight, the others one click away: the lines have to be seen as well."""
    said = words.to_everybody(helper)
    steps = [parts.tag("li", tell(step, said=said)) for step in _PROCEDURE]
    head = parts.tag("h2", tell("A held line needs your eyes"), "card-head")
    intro = parts.tag("p", first) if first else ""
    steps_below = tell("What to do, step by step")
    more = parts.tag("summary", f"{tell(_PROCEDURE[0])} {steps_below}")
    whole = parts.wrap("details", [more, parts.wrap("ol", steps, "procedure")], "steps-of-care")
    return parts.wrap("section", [head, intro, whole], "card db-risk")


def _acts_on_all(session: LiveSession, moderation: Moderation) -> None:
    with st.container(key="moderation_acts", horizontal=True, vertical_alignment="center"):
        if not moderation.poll.is_by_line and moderation.untouched:
            keys = tuple(row.key for row in moderation.untouched)
            label = tell_n(
                "Choose all {n} without a flag", "Choose all {n} without a flag", len(keys)
            )
            _button(
                session, "choose_rest", label, commands.show_words, keys, is_on=moderation.may_add
            )
        else:
            parts.clear()
        if moderation.n_chosen:
            _button(session, "hold_all", tell("Take all back"), commands.hold_all)
        else:
            parts.clear()
        keep = f"keep_lines_{moderation.keeps_lines}"
        st.checkbox(
            tell("Keep the words in the summary"),
            value=moderation.keeps_lines,
            key=keep,
            on_change=_keep_lines,
            args=(session.code, keep, moderation.keeps_lines),
            help=tell("Off: the summary says only how many were shown. Ask the room first."),
        )


def _row(session: LiveSession, moderation: Moderation, row: ModerationRow) -> None:
    look = "risk" if row.is_urgent else row.state.value
    with st.container(key=f"line_{look}_{row.key[:12]}", horizontal=True):
        with st.container(key=f"told_{row.key[:12]}"):
            parts.draw(_told(row))
        with st.container(key=f"acts_{row.key[:12]}", horizontal=True):
            _acts(session, moderation, row)


def _told(row: ModerationRow) -> str:
    is_chosen = row.state is LineState.SHOWN
    chips = [parts.chip(line_words.state(row), "live" if is_chosen else "quiet")]
    chips.append(parts.chip(line_words.size(row)))
    chips += [parts.chip(line_words.flag(flag), "attention") for flag in row.flags]
    if row.has_card:
        chips.append(parts.chip(tell("support card sent")))
    written = tell("Written: {text}", text=row.written) if row.written else ""
    return "".join(
        [
            parts.wrap("p", [parts.isolated(row.told)], "line"),
            parts.wrap("p", [parts.isolated(written)], "hint") if written else "",
            parts.wrap("p", chips, "kicker") if any(chips) else "",
        ]
    )


def _acts(session: LiveSession, moderation: Moderation, row: ModerationRow) -> None:
    name = row.key[:12]
    if row.state is LineState.HELD:
        label = line_words.choosing(row)
        _button(
            session, f"show_{name}", label, commands.show_line, row.key, is_on=moderation.may_add
        )
    else:
        _button(session, f"hold_{name}", tell("Put back"), commands.hold_line, row.key)
    if row.state is not LineState.NEVER:
        _button(session, f"never_{name}", tell("Never"), commands.never_show_line, row.key)
        _editor(session, moderation, row)
    else:
        parts.clear()  # the slot of "Never"
        parts.clear()  # the slot of the editor
    if moderation.sends_cards and row.is_of_risk and not row.has_card:
        _button(session, f"send_{name}", tell("Send the support card"), commands.send_card, row.key)


def _editor(session: LiveSession, moderation: Moderation, row: ModerationRow) -> None:
    name = row.key[:12]
    with st.popover(tell("Shorten"), key=f"edit_box_{name}", disabled=not moderation.may_add):
        field = f"edit_{name}_{len(row.told)}"
        # Browsers count in another unit than the server, which says so where it is too much.
        limit = moderation.poll.longest
        st.text_input(
            tell_n(
                "As it will be shown, at most {n} character",
                "As it will be shown, at most {n} characters",
                limit,
            ),
            value=row.told,
            key=field,
        )
        st.button(
            tell("Keep this wording"),
            key=f"edit_keep_{name}",
            on_click=_edit,
            args=(session.code, row.key, field),
        )


def _button(
    session: LiveSession,
    key: str,
    label: str,
    command: Callable[..., object],
    *args: object,
    is_on: bool = True,
) -> None:
    st.button(
        label,
        key=key,
        on_click=actions.do,
        args=(command, guards.services(), session.code, *args),
        disabled=not is_on,
    )


def _edit(code: str, line_key: str, field: str) -> None:
    actions.do(commands.edit_line, guards.services(), code, line_key, state.text(field))


def _keep_lines(code: str, key: str, kept: bool) -> None:
    wanted = state.is_ticked(key)
    if wanted != kept:  # Streamlit may report a change that nobody made
        actions.do(_include, code, wanted)


def _include(code: str, is_wanted: bool) -> None:
    commands.include_lines(guards.services(), code, is_wanted=is_wanted)
