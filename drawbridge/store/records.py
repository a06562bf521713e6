"""How domain objects stand in the tables: plain JSON, written and read here only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.session.session import LiveSession, Phase, Status, StepState
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.workshop.measures import Agreement, Marks, Quartiles
from drawbridge.domain.workshop.steps import Workshop

_PLAIN = (
    "projector_key",
    "position",
    "head_count",
    "name",
    "join_base",
    "is_blank",
    "is_on_break",
    "is_rehearsal",
    "keeps_lines",
    "started_at",
    "step_started_at",
    "group_size",
    "rested_at",
    "support_country",
    "has_helper",
    "gives_sheet",
    "second_language",
)
_VARIANT = "variant"


def session_record(session: LiveSession) -> dict[str, Any]:
    """The columns of a session, but for its workshop."""
    state: dict[str, Any] = {name: getattr(session, name) for name in _PLAIN}
    state["steps"] = [
        [
            step.phase,
            step.round,
            step.build,
            step.is_private,
            list(step.shown),
            asdict(step.timer) if step.timer else None,
            step.is_skipped,
            step.is_seen,
        ]
        for step in session.steps
    ]
    state["dropped"] = list(session.dropped)
    state["cast"] = asdict(session.cast) if session.cast else None
    state[_VARIANT] = session.workshop.variant
    return {
        "id": session.id,
        "code": session.code,
        "revision": session.revision,
        "status": session.status.value,
        "state": json.dumps(state),
        "created_at": session.created_at,
        "ended_at": session.ended_at,
    }


def session_from(row: Mapping[str, Any], workshop: Workshop) -> LiveSession:
    """The session that `session_record` wrote."""
    state = json.loads(row["state"])
    state.pop(_VARIANT, None)  # it is the workshop's
    steps = tuple(map(_step_from, state.pop("steps")))
    dropped = tuple(state.pop("dropped", ()))
    cast = state.pop("cast", None)
    return LiveSession(
        id=row["id"],
        code=row["code"],
        workshop=workshop,
        revision=row["revision"],
        status=Status(row["status"]),
        created_at=row["created_at"],
        ended_at=row["ended_at"],
        steps=steps,
        dropped=dropped,
        cast=_cast_from(cast) if cast else None,
        **state,
    )


def _step_from(record: Sequence[Any]) -> StepState:
    """One step as it was kept; older records end earlier."""
    phase, number, build, is_private, shown, *later = record
    missing: list[Any] = [None, False, False]
    timer, is_skipped, is_seen = [*later, *missing[len(later) :]]
    return StepState(
        phase=Phase(phase),
        round=number,
        build=build,
        is_private=is_private,
        shown=tuple(shown),
        timer=_timer_from(timer) if timer else None,
        is_skipped=bool(is_skipped),
        is_seen=bool(is_seen),
    )


def _timer_from(record: dict[str, Any]) -> Timer:
    rows = tuple(tuple(row) for row in record["lengths"])
    return Timer(lengths=rows, ran_s=record["ran_s"], since=record["since"])


def _cast_from(record: dict[str, Any]) -> SimulatedRoom:
    temperament, pace = Temperament(record.pop("temperament")), AnswerSpeed(record.pop("pace"))
    return SimulatedRoom(temperament=temperament, pace=pace, **record)


def variant_from(row: Mapping[str, Any]) -> str:
    """Which cut of its workshop a session that `session_record` wrote is a run of."""
    variant: str = json.loads(row["state"]).get(_VARIANT, "")
    return variant


def response_text(response: Response) -> str:
    """A response as it stands in a ballot."""
    return json.dumps(
        {
            part: None if answer is None else list(answer)
            for part, answer in response.answers.items()
        }
    )


def response_from(text: str) -> Response:
    """The response that `response_text` wrote."""
    answers = json.loads(text)
    return Response(
        answers={
            part: None if answer is None else tuple(answer) for part, answer in answers.items()
        }
    )


def snapshot_text(snapshot: Snapshot) -> str:
    """The private counts of a frozen round."""
    tally = snapshot.tally
    return json.dumps(
        {
            "parts": [_part_record(part) for part in tally.parts],
            "n_answers": tally.n_answers,
            "n_passes": tally.n_passes,
            "n_joined": snapshot.n_joined,
            "n_also_previous": snapshot.n_also_previous,
            "n_late": snapshot.n_late,
            "n_paper": snapshot.n_paper,
        }
    )


def snapshot_from(step_id: str, number: int, text: str) -> Snapshot:
    """The snapshot that `snapshot_text` wrote."""
    record = json.loads(text)
    tally = Tally(
        parts=tuple(_part_from(part) for part in record["parts"]),
        n_answers=record["n_answers"],
        n_passes=record["n_passes"],
    )
    return Snapshot(
        step_id=step_id,
        round=number,
        tally=tally,
        n_joined=record["n_joined"],
        n_also_previous=record["n_also_previous"],
        n_late=record.get("n_late", 0),
        n_paper=record.get("n_paper", 0),
    )


def _part_record(part: PartTally) -> dict[str, Any]:
    spread, marks, agreement = part.quartiles, part.marks, part.agreement
    return {
        "part_id": part.part_id,
        "counts": list(part.counts),
        "n_answers": part.n_answers,
        "n_passes": part.n_passes,
        "quartiles": [spread.low, spread.median, spread.high, spread.n_people] if spread else None,
        "marks": [list(marks.values), marks.n_people] if marks else None,
        "agreement": [agreement.w, agreement.n_people] if agreement else None,
    }


def _part_from(record: Mapping[str, Any]) -> PartTally:
    n_answers = record["n_answers"]
    return PartTally(
        part_id=record["part_id"],
        counts=tuple(record["counts"]),
        n_answers=record["n_answers"],
        n_passes=record["n_passes"],
        quartiles=_quartiles_from(record["quartiles"], n_answers),
        marks=_marks_from(record["marks"]),
        agreement=_agreement_from(record["agreement"]),
    )


def _quartiles_from(kept: list[float] | None, n_answers: int) -> Quartiles | None:
    """Quartiles; those kept before they carried how many people they are about are of all."""
    if not kept:
        return None
    low, median, high, n_people = (*kept, n_answers)[:4]
    return Quartiles(low=low, median=median, high=high, n_people=int(n_people))


def _marks_from(kept: list[Any] | None) -> Marks | None:
    """Marks, None of a round frozen before they carried how many people they are about."""
    if not kept or not isinstance(kept[0], list):
        return None
    return Marks(values=tuple(kept[0]), n_people=kept[1])


def _agreement_from(kept: Any) -> Agreement | None:
    return Agreement(w=kept[0], n_people=kept[1]) if isinstance(kept, list) else None
