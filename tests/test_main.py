"""The command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from drawbridge.__main__ import main

SHIPPED = Path(__file__).parents[1] / "workshop_content" / "first_evening.toml"
SMALL = """
[workshop]
id = "small"
title = "Small"
language = "en"
[[steps]]
id = "opening"
kind = "slide"
title = "Opening"
minutes = 1
builds = ["One."]
"""


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text(SMALL.replace("minutes = 1", "minutes = 0\ncolour = 3"), encoding="utf-8")
    return path


def test_a_good_file_is_called_fine(capsys):
    assert main(["check", str(SHIPPED)]) == 0
    assert capsys.readouterr().out == "first_evening.toml: fine, 10 steps, 42 minutes\n"


def test_everything_that_is_shipped_is_clean_and_says_its_minutes(capsys):
    files = sorted(str(path) for path in SHIPPED.parent.glob("*.toml"))

    assert main(["check", *files]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "emotional_walls.toml: fine, 23 steps, 90 minutes",
        "emotional_walls.toml, variant minutes_75: fine, 19 steps, 75 minutes",
        "emotional_walls.toml, variant minutes_45: fine, 15 steps, 45 minutes",
        "first_evening.toml: fine, 10 steps, 42 minutes",
        "four_weeks_later.toml: fine, 17 steps, 75 minutes",
        "four_weeks_later.toml, variant minutes_45: fine, 12 steps, 45 minutes",
        "lecture.toml: fine, 10 steps, 20 minutes",
        "lecture.toml, variant minutes_12: fine, 8 steps, 12 minutes",
        "near_with_a_gate.toml: fine, 13 steps, 75 minutes",
        "near_with_a_gate.toml, variant minutes_45: fine, 11 steps, 45 minutes",
        "walls_at_work.toml: fine, 13 steps, 60 minutes",
        "walls_at_work.toml, variant minutes_40: fine, 11 steps, 40 minutes",
    ]


def test_one_step_of_one_minute_is_spoken_of_in_the_singular(small, capsys):
    main(["check", str(small)])

    assert capsys.readouterr().out == "small.toml: fine, 1 step, 1 minute\n"


def test_every_variant_has_a_line_with_its_steps_and_minutes(small, capsys):
    small.write_text(
        SMALL
        + '[[variants]]\nid = "brief"\ntitle = "Brief"\n[variants.change.opening]\nminutes = 0.5\n',
        encoding="utf-8",
    )

    assert main(["check", str(small)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "small.toml: fine, 1 step, 1 minute",
        "small.toml, variant brief: fine, 1 step, 0.5 minutes",
    ]


def test_every_problem_has_a_line(broken, capsys):
    assert main(["check", str(broken)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("broken.toml, opening, ") for line in lines)


def test_one_bad_file_among_good_ones_is_enough(small, broken, tmp_path, capsys):
    code = main(["check", str(small), str(broken), str(tmp_path / "missing.toml")])

    assert code == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "small.toml: fine, 1 step, 1 minute"
    assert lines[-1].startswith("missing.toml: There is no such file.")


@pytest.mark.parametrize("arguments", [[], ["check"], ["chekc", "a.toml"], ["check", "--fast"]])
def test_wrong_usage_has_a_code_of_its_own(arguments, capsys):
    with pytest.raises(SystemExit) as leaving:
        main(arguments)

    assert leaving.value.code == 2
    assert "usage: python -m drawbridge" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_is_given(arguments, capsys):
    with pytest.raises(SystemExit) as leaving:
        main(arguments)

    assert leaving.value.code == 0
    assert "workshop file" in capsys.readouterr().out


def test_it_runs_as_a_module(broken):
    ran = subprocess.run(
        [sys.executable, "-m", "drawbridge", "check", str(broken)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )

    assert (ran.returncode, ran.stderr) == (1, "")


def test_support_files_are_checked_by_the_same_command(tmp_path, capsys):
    folder = SHIPPED.parent / "support"
    assert main(["check", str(folder / "de.toml"), str(folder / "ie.toml")]) == 0
    assert capsys.readouterr().out == "de.toml: fine, 2 lines\nie.toml: fine, 1 line\n"
    broken = tmp_path / "support" / "ie.toml"
    broken.parent.mkdir()
    broken.write_text('country = "ie"')

    assert main(["check", str(broken)]) == 1
    assert "ie.toml, name: This is missing." in capsys.readouterr().out


def test_phones_are_not_served_apart_on_a_database_that_is_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAWBRIDGE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DRAWBRIDGE_DATABASE_URL", raising=False)

    with pytest.raises(SystemExit, match="an SQLite file is served by one process"):
        main(["phones"])

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wrong", ["0", "65", "two", "-1"])
def test_a_wrong_number_of_workers_is_wrong_usage(wrong, capsys):
    with pytest.raises(SystemExit):
        main(["phones", "--workers", wrong])

    assert "whole number from 1 to 64" in capsys.readouterr().err
