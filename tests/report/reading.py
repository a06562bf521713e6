"""Reads the files of a summary back, each with the program that people would use for it."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree

import openpyxl
import pandas as pd

from drawbridge import charts, report
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.report.reading import in_pandas

_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = {"style", "title"}
_CELLS = ("exact", "per cent", "band", "hidden")
_EMPTY = {"meta", "br", "hr"}


class Number(NamedTuple):
    """What one cell of one picture shows; `label` and `shown` word for word."""

    step: str
    round: int
    part: str
    label: str
    shown: str


def charted(view):
    """Every picture in numbers that the room saw, in its order."""
    return [
        picture
        for chapter in view.chapters
        for picture in chapter.results
        if isinstance(picture, ChartPicture)
    ]


def on_the_projector(view):
    """Every cell that the room saw, with what stood there."""
    for picture in charted(view):
        shown = (row.shown for row in charts.table(picture.poll, picture.release))
        for part in picture.release.shown_parts:
            for cell in part.cells:
                yield Number(
                    picture.poll.id, picture.release.round, part.part_id, cell.label, next(shown)
                )


def in_csv(view, content):
    """Every cell of the CSV, read with the line that the codebook gives."""
    _, _, arguments = in_pandas(report.file_name(view, "csv")).partition(",")
    told = {"read": pd.read_csv, "file": io.BytesIO(content)}
    frame = eval(f"read(file,{arguments}", told)
    for row in frame[frame["telling"].isin(_CELLS)].itertuples():
        yield Number(row.step_id, int(row.round), row.part_id, row.cell, row.shown)


def in_json(content):
    """Every cell of the JSON."""
    for step in json.loads(content)["steps"]:
        for result in step["results"]:
            for part in result["parts"]:
                for cell in part["cells"]:
                    if cell["telling"] != "line":
                        place = (step["id"], result["round"], part["id"])
                        yield Number(*place, cell["label"], cell["shown"])


def cells_of(content):
    """A workbook whose cells alone are read, without formats, pictures and charts of sheets."""
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True)


def in_workbook(content):
    """Every cell of the sheet that holds all results."""
    header, *rows = cells_of(content)["All results"].values
    for row in rows:
        told = dict(zip(header, row, strict=True))
        if told["telling"] in _CELLS:
            yield Number(*(told[name] for name in ("step_id", "round", "part_id", "cell", "shown")))


def on_sheets(content):
    """Label and number of every answer on the sheets of the steps, as a person reads them."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets[2:]:
        first = int(re.search(r"\d+", sheet.freeze_panes)[0])
        for row in sheet.iter_rows(min_row=first):
            _, label, shown, *_, code = row[:9]
            if code.value is not None:
                unit = " %" if shown.number_format == '0" %"' else ""
                yield label.value, f"{shown.value}{unit}"


class Page(HTMLParser):
    """A page: `texts` that can be seen, outside pictures; `tables` as rows; `pictures` as texts.

    `tags` are the names of all that is in it.
    """

    def __init__(self, content):
        super().__init__()
        self.tags, self.texts, self.tables, self.pictures, self._within = set(), [], [], [], []
        self.feed(content.decode())
        self.pictures = [[" ".join(text.split()) for text in found] for found in self.pictures]

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "svg" and "svg" not in self._within:
            self.pictures.append([])
        if tag == "text":
            self.pictures[-1].append("")
        if tag not in _EMPTY:
            self._within.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data):
        if "svg" in self._within:
            if "text" in self._within:
                self.pictures[-1][-1] += data
        elif not _UNSEEN & set(self._within) and data.strip():
            self.texts.append(data.strip())
            if {"td", "th"} & set(self._within):
                self.tables[-1][-1][-1] += data


def texts_of(svg):
    """The words of a picture, each as one text."""
    found = ElementTree.fromstring(svg).iter(f"{_SVG}text")
    return [" ".join("".join(text.itertext()).split()) for text in found]


def unpacked(content):
    """The files of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}
