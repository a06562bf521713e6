"""From a click to a command, and from a refusal to one calm sentence on the page.

The only catcher of `DrawbridgeError` among the pages.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from drawbridge.commands import SessionCommand
from drawbridge.errors import F_, DrawbridgeError, NotAuthorised, NotWiped
from drawbridge.facilitator_words import told
from drawbridge.services import Services
from drawbridge.ui import guards, state

View = TypeVar("View")


def run(command: Callable[..., object], *args: Any) -> bool:
    """Carry out a command for this facilitator; a refusal becomes the page's notice.

    Whatever was noticed before is forgotten.

    Args:
        command: what to do.
        *args: what it needs.

    Returns:
        Whether it is done.
    """
    guards.speak()
    state.clear_notice()
    try:
        _check_login()
        command(*args)
    except DrawbridgeError as refusal:
        state.set_notice(told(refusal))
        return isinstance(refusal, NotWiped)  # done, though not without a trace
    return True


def do(command: Callable[..., object], *args: Any) -> None:
    """`run` for `on_click`, which wants no answer."""
    run(command, *args)


def move(command: SessionCommand, services: Services, code: str, revision: int, place: str) -> None:
    """Move a session on from the revision that the clicked picture showed; for `on_click`.

    A second click on the same button of the same picture is the same click, so it does nothing.
    One on another button is another wish: it is carried out, or refused in words.
    """
    if state.has_acted_on(code, revision, place):
        return
    if run(command, services, code, revision):
        state.note_act(code, revision, place)


def ask(query: Callable[..., View], *args: Any) -> tuple[View | None, str]:
    """Ask for a view.

    Returns:
        The view and "", or None and the sentence that says why not.
    """
    try:
        return query(*args), ""
    except DrawbridgeError as refusal:
        return None, told(refusal)


def _check_login() -> None:
    if not guards.is_facilitator():
        raise NotAuthorised(F_("You have been logged out. Reload the page to log in again."))
