"""What going to another step means, said before it is done; and the way back."""

import pytest

from drawbridge import commands
from drawbridge.ui.console import jump, offered_commands
from drawbridge.views import facilitator_view


@pytest.fixture
def begun(room):
    room.do(commands.start)
    return room


def seen(room):
    return facilitator_view(room.services, room.code)


def position(room, step_id):
    return room.session.workshop.index(step_id)


def go_to(room, step_id):
    act = offered_commands.going_to(seen(room), position(room, step_id))
    act.move(room.services, room.code, room.session.revision)
    return act


def test_it_says_what_would_be_skipped_on_the_way(begun):
    titles = [step.title for step in begun.session.workshop.steps]
    last = len(titles) - 1

    said = jump.meaning(begun.session, last)

    assert said.startswith("It comes as if you had reached it. Skipped on the way: ")
    assert said.endswith(" You can come back to them.")
    assert all(f"“{title}”" in said for title in titles[1:last])


def test_of_many_steps_some_are_named_and_the_rest_counted():
    assert jump.named([f"{n}" for n in range(7)]) == "“0”, “1”, “2” and 4 more"
    assert jump.named(["a", "b", "c", "d"]) == "“a”, “b”, “c” and “d”"
    assert jump.named(["a"]) == "“a”"


def test_the_next_step_skips_nothing_and_going_back_brings_the_rest_once_more(begun):
    assert jump.meaning(begun.session, 1).endswith("Nothing is skipped.")
    begun.do(commands.advance)
    assert jump.meaning(begun.session, 0).endswith(
        "The steps after it come once more, with what they have."
    )


def test_what_was_asked_comes_as_it_was_left(begun):
    begun.ask("weather", ["0"] * 5)
    begun.do(commands.advance)

    said = jump.meaning(begun.session, position(begun, "weather"))

    assert said.startswith("It comes as it was left; nothing is asked again.")


def test_the_button_goes_there_and_a_refusal_stands_in_its_place(begun):
    go_to(begun, "weather")
    assert begun.session.step.id == "weather"
    begun.do(commands.open_step)
    act = offered_commands.going_to(seen(begun), 0)

    assert not act.is_allowed
    assert act.why == "The question is still open. Close it before going to another step."


def test_a_jump_can_be_undone_for_some_seconds_and_then_back_means_back(begun, clock):
    origin = begun.session.position
    go_to(begun, "weather")
    undo = offered_commands.side_acts(seen(begun), came_from=origin)[0]
    assert (undo.place, undo.label, undo.is_allowed) == ("back", "Undo jump", True)

    clock.now += offered_commands.UNDO_S
    late = offered_commands.side_acts(seen(begun), came_from=origin)[0]
    assert late.label == "Back"

    undo.move(begun.services, begun.code, begun.session.revision)
    assert begun.session.position == origin
