"""The tidy table in JSON, and what explains it: schema, codebook and Table Schema."""

import io
import json
from pathlib import Path

import jsonschema
import pandas as pd
import pytest

from drawbridge import commands, report
from drawbridge.report.columns import NAMES, NUMBERS
from drawbridge.report.json import schema
from drawbridge.report.reading import in_pandas
from drawbridge.report.table import rows
from drawbridge.views import summary_view


def valid(view):
    told = json.loads(report.json(view))
    jsonschema.validate(
        told, json.loads(schema()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return told


def cells_in(told):
    return [
        (step["id"], result["round"], part["id"], cell)
        for step in told["steps"]
        for result in step["results"]
        for part in result["parts"]
        for cell in part["cells"]
    ]


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_json_keeps_to_its_schema_and_holds_every_cell(walls):
    found = [
        (step, number, part, cell["code"], cell["label"], cell["shown"], cell["count"])
        for step, number, part, cell in cells_in(valid(walls))
    ]

    assert found == [
        (row.step_id, row.round, row.part_id, row.code, row.cell, row.shown, row.count)
        for row in rows(walls)
        if row.code is not None
    ]


def test_labels_in_json_are_those_of_the_workshop(nasty):
    labels = [cell["label"] for *_, cell in cells_in(valid(nasty))]

    assert labels[5:7] == ["=cmd|' /C calc'!A0", "<script>alert(1)</script>"]


def test_a_withheld_result_is_words_and_no_number(room):
    room.join(3)
    room.ask("weather", ["0", "1", "1"])
    room.do(commands.reveal)
    room.do(commands.end)
    told = valid(summary_view(room.services, room.code))
    (result,) = told["steps"][0]["results"]

    assert result["sentence"] == result["parts"][0]["words"] == "We kept this one private."
    assert result["parts"][0] == {
        "id": None, "prompt": "", "n_answers": None, "n_paper": None,
        "words": "We kept this one private.",
        "cells": [],
    }  # fmt: skip


def test_a_session_in_which_nothing_was_shown_is_a_summary_too(room):
    room.do(commands.end)

    assert valid(summary_view(room.services, room.code))["steps"] == []


def read_as_told(view):
    """The CSV read with the very line that its codebook gives."""
    line = in_pandas(report.file_name(view, "csv"))
    assert line in report.codebook(view).decode()
    _, _, arguments = line.partition(",")
    return eval(
        f"read(file,{arguments}", {"read": pd.read_csv, "file": io.BytesIO(report.csv(view))}
    )


def test_pandas_reads_labels_that_look_like_nothing(nasty):
    frame = read_as_told(nasty)

    assert list(frame["cell"])[:5] == ["Yes", "yes", "None", "NA", "1-2"]
    assert list(frame["cell"])[7:9] == ["007", "1e5"]
    assert list(frame["count"]) == [row.count for row in rows(nasty)]


def test_pandas_reads_back_every_row(walls):
    frame = read_as_told(walls)
    table = [{name: getattr(row, name) for name in NAMES if name != "cell"} for row in rows(walls)]

    for column in NUMBERS:
        read = [None if pd.isna(value) else int(value) for value in frame[column]]
        assert read == [row[column] for row in table], column
    for column in ("step_id", "step", "part_id", "part", "telling", "shown"):
        assert list(frame[column]) == [str(row[column]) for row in table], column


def test_the_codebook_names_every_code(nasty):
    text = report.codebook(nasty).decode()

    for row in rows(nasty):
        assert f"\n    {row.code} = {row.cell}\n" in text
    assert "keep_default_na=False" in text
    for column in NAMES:
        assert f"\n{column} (" in text


def test_lines_of_people_are_not_in_the_codebook(walls):
    text = report.codebook(walls).decode()
    lines = [row.cell for row in rows(walls) if row.telling == "line" and len(row.cell) > 12]

    assert lines
    assert not [line for line in lines if line in text]


def test_a_table_schema_says_which_column_is_a_text(nasty):
    told = json.loads(report.datapackage(nasty))
    (resource,) = told["resources"]
    fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}

    assert tuple(fields) == NAMES
    assert {name for name, kind in fields.items() if kind == "integer"} == set(NUMBERS)
    assert resource["path"] == report.file_name(nasty, "csv")
    assert Path(resource["path"]).name == resource["path"]


@pytest.mark.parametrize("make", [report.json, report.codebook, report.datapackage, report.csv])
def test_the_same_summary_gives_the_same_bytes(walls, make):
    assert make(walls) == make(walls)


@pytest.mark.parametrize("text", ["x" * 10_000, "قلعة", "😀", "a\nb", "=1+1", "a\x00b"])
def test_no_text_stops_a_file(named, text):
    view = named(text)

    assert cells_in(valid(view))[0][-1]["label"] == text
    for make in (report.csv, report.codebook, report.datapackage):
        assert make(view)
