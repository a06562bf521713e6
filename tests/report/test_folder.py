import os
import stat
import subprocess
import sys
from pathlib import Path

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


FULL = """
import resource, sys
from pathlib import Path
from drawbridge.report.folder import put
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
put(Path(sys.argv[1]), "small.csv", b"x" * 40_000)
try:
    put(Path(sys.argv[1]), "a.csv", b"x" * 400_000)
except OSError as error:
    print(error.strerror)
"""


def test_a_system_that_stops_writing_half_way_leaves_the_older_file(tmp_path):
    """Not a stand-in: the system itself refuses to write on."""
    put(tmp_path, "a.csv", b"one")
    root = Path(__file__).resolve().parents[2]
    command = (sys.executable, "-c", FULL, tmp_path)
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout

    assert said == "File too large\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "small.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"one"
