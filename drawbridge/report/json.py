"""The summary as JSON for programs; `schemas/` holds what it looks like, as JSON Schema."""

import json as standard
from collections.abc import Sequence
from datetime import tzinfo
from itertools import groupby
from pathlib import Path
from typing import Any

from drawbridge.domain.privacy.result_pictures import ResultPicture
from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.domain.workshop.steps import Poll
from drawbridge.report.names import held_on
from drawbridge.report.table import Row, result_rows, sentence

SCHEMA = "summary-1.schema.json"
_SCHEMAS = Path(__file__).parent / "schemas"


def json(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as JSON: steps, rounds, parts, cells; texts as they are, in UTF-8.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = {
        "$schema": SCHEMA,
        "version": 1,
        "workshop": {"title": view.title, "subtitle": view.subtitle, "credit": view.credit},
        "day": held_on(view, zone).isoformat(),
        "group_size": view.group_size,
        "steps": [_step(chapter) for chapter in view.chapters if chapter.results],
    }
    return _written(told)


def schema() -> bytes:
    """The JSON Schema that every summary in JSON keeps to."""
    return (_SCHEMAS / SCHEMA).read_bytes()


def _step(chapter: Chapter) -> dict[str, Any]:
    step = chapter.step
    return {
        "id": step.id,
        "title": step.title,
        "kind": step.kind,
        "question": step.question if isinstance(step, Poll) else "",
        "results": [_result(picture) for picture in chapter.results],
    }


def _result(picture: ResultPicture) -> dict[str, Any]:
    parts = groupby(result_rows(picture), key=lambda row: row.part_id)
    return {
        "round": picture.release.round,
        "sentence": sentence(picture),
        "parts": [_part(list(found)) for _, found in parts],
    }


def _part(found: Sequence[Row]) -> dict[str, Any]:
    """One part; of a result that is told in words as a whole, one without an id."""
    first = found[0]
    cells = [row for row in found if row.code is not None]
    return {
        "id": first.part_id or None,
        "prompt": first.part,
        "n_answers": first.n_answers,
        "n_paper": first.n_paper,
        "words": None if cells else first.shown,
        "cells": [_cell(row) for row in cells],
    }


def _cell(row: Row) -> dict[str, Any]:
    return {
        "code": row.code,
        "label": row.cell,
        "telling": row.telling,
        "shown": row.shown,
        "count": row.count,
        "least": row.least,
        "most": row.most,
    }


def _written(told: dict[str, Any]) -> bytes:
    return (standard.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
