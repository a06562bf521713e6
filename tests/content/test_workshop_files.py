"""Files and folders of workshops."""

import os
from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.content.toml import MAX_BYTES


@pytest.fixture
def good(a_file, a_step):
    return a_file(a_step("slide"))


def refusal_of(path):
    [problem] = content.listing(path).problems
    assert problem.file == path.name
    assert problem.remedy
    return problem.reason


def test_a_file_is_loaded(tmp_path, good):
    path = tmp_path / "w.toml"
    path.write_text(good, encoding="utf-8")

    assert content.source(path) == good
    assert content.listing(path).workshop == content.parse(good, file="w.toml")


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert refusal_of(tmp_path / "w.toml") == "There is no such file."


def test_a_folder_is_not_a_file(tmp_path):
    assert refusal_of(tmp_path) == "The file cannot be opened."


def test_a_file_larger_than_a_megabyte_is_refused(tmp_path):
    path = tmp_path / "w.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))

    assert refusal_of(path) == "The file is larger than 1 MB."


def test_a_letter_outside_utf_8_is_named_with_its_line(tmp_path):
    path = tmp_path / "w.toml"
    path.write_bytes('[workshop]\n\ntitle = "Nähe"\n'.encode("latin-1"))

    assert refusal_of(path) == "Line 3 holds a letter that is not in UTF-8."


def test_the_mark_windows_puts_before_a_file_is_overlooked(tmp_path, good):
    path = tmp_path / "w.toml"
    path.write_text(good, encoding="utf-8-sig")

    assert content.source(path) == good


def test_a_library_lists_good_and_bad_files_by_name(tmp_path, good):
    (tmp_path / "b.toml").write_text(good, encoding="utf-8")
    (tmp_path / "a.toml").write_text("not toml", encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b"\xff")

    bad, fine, unreadable = content.library(tmp_path)

    assert [it.file for it in (bad, fine, unreadable)] == ["a.toml", "b.toml", "c.toml"]
    assert fine.workshop == content.parse(good, file="b.toml")
    assert fine.problems == ()
    assert fine.path == tmp_path / "b.toml"
    assert (bad.workshop, unreadable.workshop) == (None, None)
    assert len(bad.problems) == len(unreadable.problems) == 1


def test_a_library_leaves_out_what_is_no_workshop_file(tmp_path):
    (tmp_path / "README.md").write_text("hello", encoding="utf-8")
    (tmp_path / "._w.toml").write_bytes(b"\x00\xff")
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "gb.toml").write_text("country = 'GB'", encoding="utf-8")

    assert content.library(tmp_path) == ()


def test_a_library_that_is_not_there_is_empty(tmp_path):
    assert content.library(tmp_path / "nowhere") == ()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "w.toml")

    assert refusal_of(tmp_path / "w.toml") == "The file cannot be opened."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"N\xe4he.toml", "N�he.toml"),
        (b"two\nlines.toml", "two�lines.toml"),
        ("turned\u202elmot.toml".encode(), "turned�lmot.toml"),
        ("“quoted”.toml".encode(), "“quoted�.toml"),
    ],
)
def test_a_file_whose_name_cannot_be_written_down_is_shown_and_not_opened(
    tmp_path, good, name, shown
):
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    path.write_text(good, encoding="utf-8")
    [listing] = content.library(tmp_path)

    assert (listing.file, listing.is_misnamed, listing.workshops) == (shown, True, ())
    assert listing.problems[0].remedy == "Check its name and folder."
