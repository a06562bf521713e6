import os
import stat

import pytest

from drawbridge.report.folder import put


def test_a_file_is_there_as_a_whole_and_nothing_else_is(tmp_path):
    put(tmp_path, "a.csv", b"one")
    put(tmp_path, "a.csv", b"two")

    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"two"


def test_it_may_be_read_as_other_files_may(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    put(tmp_path, "a.csv", b"one")

    assert stat.S_IMODE(os.stat(tmp_path / "a.csv").st_mode) == stat.S_IMODE(
        os.stat(tmp_path / "other").st_mode
    )


def test_a_disk_without_room_leaves_the_older_file_and_no_half_one(tmp_path, monkeypatch):
    put(tmp_path, "a.csv", b"one")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path, "a.csv", b"two")

    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"one"
