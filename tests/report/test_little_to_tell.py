"""Sessions with little in them or nothing: a file is made, or left out by a rule and told."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest

from drawbridge import commands, report
from drawbridge.report.archive import README
from drawbridge.views import summary_view
from tests.conftest import SMALL
from tests.report.reading import on_the_projector, unpacked
from tests.report.structure import text_of


def in_the_lobby(_room):
    """Ended before it began."""


def one_person(room):
    """A single person, who is told in words."""
    room.join(1)
    room.ask("weather", ["0"])
    room.do(commands.reveal)


def nothing_shown(room):
    """Asked, and not shown."""
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])


def notes_alone(room):
    """Nothing asked; the facilitator has noted something."""
    room.join(8)
    room.do(commands.start)
    commands.note(room.services, room.code, "wall", "We talked instead.")


EVENINGS = (in_the_lobby, one_person, nothing_shown, notes_alone)


@pytest.fixture(params=EVENINGS, ids=lambda play: play.__name__)
def batch(request, room):
    request.param(room)
    room.do(commands.end)
    return report.start(summary_view(room.services, room.code), None, ThreadPoolExecutor(1))


def test_all_files_are_made_but_the_pictures_that_would_be_empty(batch):
    assert batch.failed == ()
    assert [one.name for one in batch.left_out] == ["pictures"]
    assert {file.format.name for file in batch.files} == set(report.BY_NAME) - {"pictures"}
    assert list(on_the_projector(batch.view)) == []


def test_the_zip_says_what_is_left_out(batch):
    found = unpacked(report.archive(batch))

    assert report.NO_CHART.format(file="Pictures (PNG)") in found[README].decode()
    assert not [name for name in found if name.startswith("pictures")]


def test_the_files_for_people_say_that_there_is_no_picture(batch):
    files = {file.format.name: file.content for file in batch.files}

    assert "No picture was shown in this session." in " ".join(text_of(files["sheet"]).split())
    assert b"No picture was shown in this session." in files["sheet-html"]


def test_a_session_whose_workshop_file_is_gone_has_all_files(room, tmp_path):
    nothing_shown(room)
    room.do(commands.reveal)
    room.do(commands.end)
    elsewhere = dataclasses.replace(room.services, workshops=tmp_path / "nowhere")
    here, gone = (
        report.start(summary_view(services, room.code), None, ThreadPoolExecutor(1))
        for services in (room.services, elsewhere)
    )

    assert gone.failed == gone.left_out == ()
    for one, other in zip(gone.files, here.files, strict=True):
        # Addresses of help in other countries are read from where the workshops are.
        assert one.content == other.content or one.format.name in {"sheet", "sheet-html"}


@pytest.mark.parametrize("has_changed", [True, False], ids=["changed", "gone"])
def test_a_workshop_whose_file_has_changed_or_gone_since_has_the_same_files(
    room, tmp_path, has_changed
):
    nothing_shown(room)
    room.do(commands.reveal)
    room.do(commands.end)
    before = summary_view(room.services, room.code)
    folder = tmp_path / "other"
    folder.mkdir()
    if has_changed:
        other = SMALL.replace("What is the weather like in you?", "Another question?")
        (folder / "small.toml").write_text(other, encoding="utf-8")
    services = dataclasses.replace(room.services, workshops=folder)
    batch = report.start(summary_view(services, room.code), None, ThreadPoolExecutor(1))
    made = {file.format.name: file.content for file in batch.files}

    assert batch.failed == ()
    for name in ("pdf", "html", "xlsx", "csv", "json", "codebook"):
        assert made[name] == report.BY_NAME[name].make(before, None)
    assert "whatever has become of the workshop’s file" in made["html"].decode()
    assert b"Another question?" not in made["html"]
    assert "Samaritans" in made["sheet-html"].decode()  # as it was chosen then
