"""Two measurements of one room, from phones to what may be seen of the change."""

import pytest

from drawbridge import charts, commands
from drawbridge.charts import on_screen
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.released import Reason, ReleasedPart, WithheldPart
from drawbridge.domain.session.round import Round

SLIDERS = """
[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"
"""
TWICE = f"""
[workshop]
id = "twice"
title = "Twice asked"
language = "en"

[[steps]]
id = "first"
kind = "slider"
moment = "before"
audience = "nobody"
title = "Where I start"
minutes = 2
purpose = "Begin."
sensitivity = "medium"
question = "Where do you start?"
{SLIDERS}
[[steps]]
id = "second"
kind = "slider"
moment = "after"
paired_with = "first"
title = "Where I am now"
minutes = 2
purpose = "Look again."
sensitivity = "medium"
question = "Where are you now?"
{SLIDERS}
"""


@pytest.fixture
def small_workshop():
    return TWICE


def ask(room, step_id, values):
    """Ask everybody in the order they joined; None passes, "" does not answer."""
    room.go_to(step_id)
    room.do(commands.open_step)
    for secret, value in zip(room.phones, values, strict=True):
        if value is None:
            room.answer(secret, **{"pass": "1"})
        elif value != "":
            room.answer(secret, near=str(value))
    room.do(commands.close_step)


def seen(room):
    """What may be seen of the second measurement: the answers, and the change."""
    place = Round(session_id=room.session.id, step_id="second", number=1)
    with room.services.store.reading() as transaction:
        snapshot = transaction.snapshots.frozen_round(place).snapshot
    poll = room.session.workshop.step("second")
    release = gate.release(poll, snapshot)
    return poll, release, *release.parts


def told(part):
    return {cell.label: cell.count for cell in part.cells}


def test_eight_pairs_are_told_as_up_same_and_down(room):
    room.join(9)
    ask(room, "first", [50] * 9)
    ask(room, "second", [80, 75, 60, 50, 55, 45, 20, 10, 0])
    poll, release, _, change = seen(room)

    assert told(change) == {"moved up": 3, "stayed about the same": 3, "moved down": 3}
    assert charts.sentence(poll, release) == (
        "Between start and end, 3 of the 9 of us who answered both moved up, "
        "3 stayed about the same, 3 moved down."
    )


@pytest.mark.rule("R12")
def test_one_or_two_who_moved_down_are_told_with_those_who_stayed(room):
    room.join(9)
    ask(room, "first", [50] * 9)
    ask(room, "second", [80, 75, 60, 70, 55, 45, 50, 10, 0])
    _, _, _, change = seen(room)

    assert told(change) == {"moved up": 4, "stayed about the same or moved down": 5}


def test_who_comes_late_or_passes_once_belongs_to_no_pair(room):
    room.join(10)
    ask(room, "first", [50] * 9 + [None])
    room.join(3)
    ask(room, "second", [80] * 4 + [50] * 4 + [None] + [90] * 4)
    _, _, after, change = seen(room)

    assert after.n_answers == 12
    assert change.n_answers == 8
    assert told(change) == {"moved up": 4, "stayed about the same": 4, "moved down": 0}


@pytest.mark.rule("R12")
def test_seven_pairs_show_no_change_while_the_second_answers_show(room):
    room.join(7)
    ask(room, "first", [50] * 7)
    room.join(4)
    ask(room, "second", [80] * 4 + [20] * 3 + [90] * 4)
    poll, release, after, change = seen(room)
    figure = on_screen.figure(poll, release).to_json()

    assert isinstance(after, ReleasedPart)
    assert isinstance(change, WithheldPart)
    assert change.reason is Reason.TOO_FEW
    assert "moved" not in figure + charts.alt_text(poll, release) + charts.sentence(poll, release)


def test_a_changed_mind_counts_once_with_its_last_answer(room):
    room.join(8)
    ask(room, "first", [50] * 8)
    room.go_to("second")
    room.do(commands.open_step)
    for secret in room.phones:
        room.answer(secret, near="90")
        room.answer(secret, near="50")
    room.do(commands.close_step)
    _, _, _, change = seen(room)

    assert told(change) == {"moved up": 0, "stayed about the same": 8, "moved down": 0}


def test_the_first_measurement_is_never_shown(room):
    room.join(9)
    ask(room, "first", [50] * 9)
    place = Round(session_id=room.session.id, step_id="first", number=1)
    with room.services.store.reading() as transaction:
        snapshot = transaction.snapshots.frozen_round(place).snapshot
    verdict = gate.release(room.session.workshop.step("first"), snapshot)

    assert verdict.reason is Reason.PUT_ASIDE
