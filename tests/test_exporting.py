"""``python -m drawbridge export``: the files of an ended session in a folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drawbridge import bootstrap, commands, report
from drawbridge.__main__ import main
from drawbridge.report import formats
from drawbridge.views import summary_view


@pytest.fixture(autouse=True)
def _ours(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)


@pytest.fixture
def ended(room):
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    commands.note(room.services, room.code, "wall", "They laughed.")
    room.do(commands.end)
    return room


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "kept"
    made.mkdir()
    return made


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_file_is_written_and_named(ended, folder, capsys):
    assert main(["export", ended.code, "--to", str(folder)]) == 0

    view = summary_view(ended.services, ended.code).without_notes()
    expected = [one.file_name(view, None) for one in report.FORMATS]
    expected.append(report.archive_name(view, None))
    assert names_in(folder) == sorted(expected)
    out = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in out] == [str(folder / name) for name in expected]


def test_pictures_that_would_be_none_are_left_out_and_that_is_said(room, folder, capsys):
    room.do(commands.end)

    assert main(["export", room.code, "--to", str(folder), "--format", "csv,pictures"]) == 0
    assert names_in(folder) == ["a-small-workshop-2025-06-15.csv"]
    assert "pictures.zip, for no chart was shown in this session" in capsys.readouterr().out


def test_a_written_file_is_the_one_that_can_be_downloaded(ended, folder):
    main(["export", ended.code.lower(), "--to", str(folder), "--format", "csv,xlsx"])
    view = summary_view(ended.services, ended.code)

    assert names_in(folder) == [f"a-small-workshop-2025-06-15.{end}" for end in ("csv", "xlsx")]
    assert (folder / report.file_name(view, "csv")).read_bytes() == report.csv(view)


def test_notes_are_in_it_only_where_they_were_asked_for(ended, folder):
    main(["export", ended.code, "--to", str(folder), "--format", "html"])
    (plain,) = folder.iterdir()
    assert b"They laughed." not in plain.read_bytes()

    main(["export", ended.code, "--to", str(folder), "--format", "html", "--with-notes"])
    (noted,) = [path for path in folder.iterdir() if "with-my-notes" in path.name]
    assert b"They laughed." in noted.read_bytes()


def test_the_zip_alone_holds_all_formats(ended, folder):
    assert main(["export", ended.code, "--to", str(folder), "--format", "zip"]) == 0
    (path,) = folder.iterdir()
    with zipfile.ZipFile(path) as bundle:
        top = {name.split("/")[0] for name in bundle.namelist()}
    assert len(top) == len(report.FORMATS) + 1


def refused(arguments, capsys):
    code = main(["export", *arguments])
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err.strip()


def test_an_unknown_session_is_a_sentence(folder, capsys):
    code, said = refused(["ZZZZZZ", "--to", str(folder)], capsys)

    assert code == 1
    assert said.startswith("There is no session with this code.")
    assert names_in(folder) == []


def test_a_session_that_has_not_ended_is_a_sentence(room, folder, capsys):
    code, said = refused([room.code, "--to", str(folder)], capsys)

    assert (code, said) == (1, "The summary is made when the session has ended.")


def test_a_missing_folder_is_a_sentence(ended, folder, capsys):
    missing = folder / "nowhere"
    code, said = refused([ended.code, "--to", str(missing), "--format", "csv"], capsys)

    assert code == 1
    assert said == (
        f"a-small-workshop-2025-06-15.csv was not written to {missing}: No such file or directory."
    )


def test_a_full_disk_is_a_sentence_and_no_half_file(ended, folder, capsys, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, said = refused([ended.code, "--to", str(folder), "--format", "csv"], capsys)

    assert code == 1
    assert said.endswith("No space left on device.")
    assert names_in(folder) == []


def test_a_format_that_fails_does_not_cost_the_others(ended, folder, capsys, monkeypatch):
    def fail(_view, _zone):
        raise ZeroDivisionError

    row = formats.BY_NAME["xlsx"]
    changed = type(row)(**{**{name: getattr(row, name) for name in row.__slots__}, "make": fail})
    monkeypatch.setitem(formats.BY_NAME, "xlsx", changed)

    assert main(["export", ended.code, "--to", str(folder), "--format", "csv,xlsx"]) == 1
    said = capsys.readouterr().err
    assert "a-small-workshop-2025-06-15.xlsx could not be made." in said
    assert names_in(folder) == ["a-small-workshop-2025-06-15.csv"]


@pytest.mark.parametrize("arguments", [[], ["ABCDEF"], ["ABCDEF", "--to", "x", "--format", "docx"]])
def test_wrong_usage_has_a_code_of_its_own(arguments, capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["export", *arguments])

    assert leaving.value.code == 2
    assert "usage: python -m drawbridge export" in capsys.readouterr().err


def test_it_runs_as_a_module(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "drawbridge", "export", "ZZZZZZ", "--to", str(tmp_path)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "DRAWBRIDGE_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )

    assert ran.returncode == 1
    assert ran.stderr.strip() == (
        "There is no session with this code. Check the letters on the screen."
    )
