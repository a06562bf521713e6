import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.session.session import LiveSession, Phase, Status, StepState
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.workshop.interludes import Slide
from drawbridge.domain.workshop.measures import Agreement, Marks, Quartiles
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.store import records

WORKSHOP = Workshop(
    id="walls",
    title="Walls",
    subtitle="",
    credit="",
    language="en",
    steps=tuple(Slide(id=name, title=name, minutes=1, builds=("one",)) for name in "abc"),
)

counts = st.integers(0, 400)
moments = st.floats(0, 4e9)
points = st.floats(0, 100)
states = st.builds(
    StepState,
    phase=st.sampled_from(Phase),
    round=counts,
    build=counts,
    is_private=st.booleans(),
    shown=st.lists(counts).map(tuple),
    timer=st.none()
    | st.builds(
        Timer,
        lengths=st.lists(st.lists(points, min_size=1).map(tuple)).map(tuple),
        ran_s=points,
        since=st.none() | moments,
    ),
)
FIELDS = {
    "id": st.text(),
    "code": st.text(),
    "workshop": st.just(WORKSHOP),
    "projector_key": st.text(),
    "created_at": moments,
    "steps": st.lists(states, min_size=3, max_size=3).map(tuple),
    "status": st.sampled_from(Status),
    "revision": counts,
    "position": st.integers(0, 2),
    "head_count": counts,
    "name": st.text(),
    "join_base": st.text(),
    "is_blank": st.booleans(),
    "is_rehearsal": st.booleans(),
    "keeps_lines": st.booleans(),
    "started_at": st.none() | moments,
    "step_started_at": st.none() | moments,
    "ended_at": st.none() | moments,
    "group_size": st.text(),
    "dropped": st.lists(counts).map(tuple),
    "is_on_break": st.booleans(),
    "support_country": st.text(),
    "has_helper": st.booleans(),
    "gives_sheet": st.booleans(),
    "second_language": st.text(),
    "rested_at": st.none() | moments,
    "cast": st.none()
    | st.builds(
        SimulatedRoom,
        size=counts,
        temperament=st.sampled_from(Temperament),
        pace=st.sampled_from(AnswerSpeed),
        n_late=counts,
        is_offline=st.booleans(),
    ),
}
sessions = st.builds(LiveSession, **FIELDS)
responses = st.builds(
    Response,
    answers=st.dictionaries(st.text(), st.none() | st.lists(counts).map(tuple)),
)
part_tallies = st.builds(
    PartTally,
    part_id=st.text(),
    counts=st.lists(counts).map(tuple),
    n_answers=counts,
    n_passes=counts,
    quartiles=st.none()
    | st.builds(Quartiles, low=points, median=points, high=points, n_people=counts),
    marks=st.none() | st.builds(Marks, values=st.lists(points).map(tuple), n_people=counts),
    agreement=st.none() | st.builds(Agreement, w=points, n_people=counts),
)
snapshots = st.builds(
    Snapshot,
    step_id=st.text(),
    round=counts,
    tally=st.builds(
        Tally, parts=st.lists(part_tallies).map(tuple), n_answers=counts, n_passes=counts
    ),
    n_joined=counts,
    n_also_previous=counts,
    n_late=counts,
)


@given(sessions)
def test_a_session_is_read_back_as_it_was_written(session):
    assert records.session_from(records.session_record(session), WORKSHOP) == session


@given(responses)
def test_a_response_is_read_back_as_it_was_written(response):
    assert records.response_from(records.response_text(response)) == response


@given(snapshots)
def test_a_snapshot_is_read_back_as_it_was_written(snapshot):
    text = records.snapshot_text(snapshot)

    assert records.snapshot_from(snapshot.step_id, snapshot.round, text) == snapshot


def test_a_session_is_tested_with_every_field_it_has():
    """A field added to `LiveSession` has to be added to FIELDS, or it would be stored untested."""
    assert set(FIELDS) == {field.name for field in dataclasses.fields(LiveSession)}


@pytest.mark.parametrize("response", [Response(answers={}), Response(answers={"a": ()})])
def test_an_empty_answer_is_not_a_pass_by_accident(response):
    assert records.response_from(records.response_text(response)) == response


def test_a_session_stored_before_there_were_variants_is_a_run_of_the_whole(a_session):
    record = records.session_record(a_session())
    state = json.loads(record["state"])
    assert state.pop("variant") == ""

    older = {**record, "state": json.dumps(state)}

    assert records.variant_from(older) == ""
    assert records.session_from(older, a_session().workshop) == a_session()


def test_a_round_frozen_before_figures_named_their_people_keeps_those_of_all_who_answered():
    text = json.dumps(
        {
            "parts": [
                {
                    "part_id": "a",
                    "counts": [3, 6],
                    "n_answers": 9,
                    "n_passes": 0,
                    "quartiles": [10, 20.0, 30],
                    "marks": [1.2, 1.8],
                    "agreement": 0.7,
                }
            ],
            "n_answers": 9,
            "n_passes": 0,
            "n_joined": 9,
            "n_also_previous": 0,
        }
    )
    snapshot = records.snapshot_from("step", 1, text)
    (part,) = snapshot.tally.parts

    assert part.quartiles == Quartiles(low=10, median=20.0, high=30, n_people=9)
    assert (part.marks, part.agreement, snapshot.n_late) == (None, None, 0)


@given(session=sessions)
def test_what_was_skipped_is_read_back_and_older_records_have_skipped_nothing(session):
    skipped = dataclasses.replace(
        session,
        steps=tuple(dataclasses.replace(it, is_skipped=True, is_seen=True) for it in session.steps),
    )
    record = records.session_record(skipped)
    read = records.session_from(record, WORKSHOP)
    assert all(it.is_skipped and it.is_seen for it in read.steps)

    state = json.loads(record["state"])
    state.pop("name")
    for n_missing in (1, 2, 3):
        older = {**state, "steps": [it[:-n_missing] for it in state["steps"]]}
        read = records.session_from({**record, "state": json.dumps(older)}, WORKSHOP)
        assert any(it.is_skipped for it in read.steps) is (n_missing == 1)
        assert not any(it.is_seen for it in read.steps)
        assert read.name == ""
