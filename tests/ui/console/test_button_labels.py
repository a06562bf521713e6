"""A button says what is there: a chart, words, or lines."""

import pytest

from drawbridge import commands
from drawbridge.ui.console import offered_commands
from drawbridge.views import facilitator_view


@pytest.mark.parametrize(
    ("answers", "show", "hide"),
    [("001112", "Show the result", "Hide chart"), ("0011", "Show in words", "Hide words")],
)
def test_what_is_shown_and_hidden_is_called_what_it_is(room, answers, show, hide):
    room.join(len(answers))
    room.ask("weather", answers)
    view = facilitator_view(room.services, room.code)
    assert offered_commands.next_act(view).label == show
    room.do(commands.reveal)
    view = facilitator_view(room.services, room.code)

    assert offered_commands.side_acts(view)[1].label == hide
