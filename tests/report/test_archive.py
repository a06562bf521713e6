"""All files of a summary: made one by one, and together in one ZIP."""

import io
import logging
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from drawbridge import report
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.report import formats
from drawbridge.report.archive import README
from tests.report.structure import text_of


def batch_of(view):
    return report.start(view, None, ThreadPoolExecutor(1))


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


@pytest.fixture(scope="module")
def batch(evening_batch):
    """All files of a whole evening, made once."""
    return evening_batch(24)


@pytest.fixture(scope="module")
def bare(walls):
    """All files of the same evening without the lines of people."""
    return batch_of(walls.without_lines())


@pytest.fixture
def broken(monkeypatch):
    """The workbook cannot be made."""

    def fail(_view, _zone):
        raise ZeroDivisionError

    (row,) = [one for one in formats.FORMATS if one.name == "xlsx"]
    changed = type(row)(**{**{name: getattr(row, name) for name in row.__slots__}, "make": fail})
    monkeypatch.setitem(formats.BY_NAME, "xlsx", changed)


def test_every_format_has_a_row_and_a_name_of_its_own(nasty):
    names = [one.file_name(nasty, None) for one in formats.FORMATS]

    assert len(set(names)) == len(names) == len(formats.BY_NAME)
    assert all(re.fullmatch(r"r-d-20\d\d-\d\d-\d\d\.[a-z.-]+", name) for name in names)


def test_the_zip_holds_every_file_as_it_is_alone(batch):
    found = unpacked(report.archive(batch))

    whole = {file.name: file.content for file in batch.files if not file.format.is_folder}
    assert len(batch.files) == len(formats.FORMATS)
    assert {name: found[name] for name in whole} == whole
    assert {name.split("/")[0] for name in set(found) - set(whole)} == {README, "pictures"}


def test_every_chart_is_a_picture_in_the_zip(walls, batch):
    found = unpacked(report.archive(batch))
    shown = [
        (chapter.step.title, one.release.round)
        for chapter in walls.chapters
        for one in chapter.results
        if isinstance(one, ChartPicture)
    ]
    drawn = [content for name, content in found.items() if name.startswith("pictures/")]

    assert len(drawn) == len(shown) > 5
    assert all(content.startswith(b"\x89PNG") for content in drawn)


def test_the_same_session_gives_the_same_zip(walls, batch):
    assert report.archive(batch_of(walls)) == report.archive(batch)


def test_its_readme_says_how_to_read_the_data(nasty):
    found = unpacked(report.archive(batch_of(nasty)))
    readme = found[README].decode()
    (line,) = re.findall(r"^pandas: pandas\.read_csv\('([^']+)', (.*)\)$", readme, re.MULTILINE)
    read = {"read": pd.read_csv, "file": io.BytesIO(found[line[0]])}
    frame = eval(f"read(file, {line[1]})", read)

    assert list(frame["cell"])[2:4] == ["None", "NA"]
    for program in ("R", "DuckDB", "Spreadsheet"):
        assert re.search(rf"^{program}: .*{re.escape(line[0][:-4])}", readme, re.MULTILINE)


@pytest.mark.usefixtures("broken")
def test_a_file_that_fails_does_not_cost_the_others_and_is_named(nasty, caplog):
    with caplog.at_level(logging.ERROR, "drawbridge"):
        batch = batch_of(nasty)
        found = unpacked(report.archive(batch))

    assert [one.name for one in batch.failed] == ["xlsx"]
    assert len(batch.files) == len(formats.FORMATS) - 1
    assert "Workbook (XLSX) could not be made." in found[README].decode()
    assert not [name for name in found if name.endswith(".xlsx")]
    assert [record.exc_info[0] for record in caplog.records] == [ZeroDivisionError]


def test_files_are_made_in_another_process(nasty):
    batch = report.start(nasty, None, report.another_process())
    alone = batch_of(nasty)

    assert [file.content for file in batch.files] == [file.content for file in alone.files]
    assert batch.is_done
    assert batch.failed == ()


def test_the_readme_says_what_is_left_out(batch, bare):
    def said(made):
        return unpacked(report.archive(made))[README].decode()

    assert "Lines that people wrote are in these files" in said(batch)
    assert "Lines that people wrote are not in these files." in said(bare)


@pytest.mark.rule("R18")
def test_without_lines_no_file_has_one(walls, bare):
    lines = {
        line.text
        for chapter in walls.chapters
        for release in chapter.releases
        for line in getattr(release, "lines", ())
        if " " in line.text
    }
    files = unpacked(report.archive(bare))
    texts = [content.decode("utf-8", "ignore") for name, content in files.items()]
    texts += [text_of(content) for name, content in files.items() if name.endswith(".pdf")]
    texts += [
        inside.decode("utf-8", "ignore")
        for name, content in files.items()
        if name.endswith(".xlsx")
        for inside in unpacked(content).values()
    ]

    assert bare.failed == ()
    assert lines
    assert not [line for line in lines for text in texts if line in text]
