"""Every file that is made of a summary, one row each: for page, command line and ZIP."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.domain.session.summary import SummaryView
from drawbridge.errors import F_
from drawbridge.facilitator_words import spoken, tell
from drawbridge.report.codebook import codebook
from drawbridge.report.csv import csv
from drawbridge.report.datapackage import datapackage
from drawbridge.report.group_sheet import group_sheet_html, group_sheet_pdf
from drawbridge.report.html import html
from drawbridge.report.json import json, schema
from drawbridge.report.names import file_name
from drawbridge.report.pdf import pdf
from drawbridge.report.pictures import pictures
from drawbridge.report.xlsx import xlsx

Maker = Callable[[SummaryView, tzinfo | None], bytes]
"""Makes one file of a session whose day is told in a zone, None for the server's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file.

    `name` is for the command line, `label` and `holds` are for people. `ending` is what its file's
    name ends with. `is_beside` marks what explains another file and is not offered alone,
    `is_folder` a ZIP that is a folder where all files stand together, `is_of_charts` what is not
    made where the room saw none.
    """

    name: str
    label: str
    holds: str
    ending: str
    media_type: str
    make: Maker
    is_beside: bool = False
    is_folder: bool = False
    is_of_charts: bool = False

    def has_content(self, view: SummaryView) -> bool:
        """Whether there is anything to put into it."""
        return not self.is_of_charts or any(
            isinstance(picture, ChartPicture)
            for chapter in view.chapters
            for picture in chapter.results
        )

    def file_name(self, view: SummaryView, zone: tzinfo | None) -> str:
        """What the file is called: workshop and day, no time."""
        return file_name(view, self.ending, zone)


FORMATS = (
    Format(
        name="pdf",
        label=F_("Report (PDF)"),
        holds=F_(
            "Charts, sentences, tables, and what a scale comes to in figures; can be read aloud."
        ),
        ending="pdf",
        media_type="application/pdf",
        make=pdf,
    ),
    Format(
        name="html",
        label=F_("Page (HTML)"),
        holds=F_("The same for a browser, without network or script."),
        ending="html",
        media_type="text/html",
        make=html,
    ),
    Format(
        name="sheet",
        label=F_("Group sheet (PDF)"),
        holds=F_("Two pages with the charts the room saw, safe to hand to everyone who was there."),
        ending="group-sheet.pdf",
        media_type="application/pdf",
        make=group_sheet_pdf,
    ),
    Format(
        name="sheet-html",
        label=F_("Group sheet (HTML)"),
        holds=F_("The same for a browser."),
        ending="group-sheet.html",
        media_type="text/html",
        make=lambda view, zone: group_sheet_html(view, zone, say=tell, language=spoken()),
    ),
    Format(
        name="xlsx",
        label=F_("Workbook (XLSX)"),
        holds=F_("An overview, all results, and a sheet with charts for every step."),
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        make=xlsx,
    ),
    Format(
        name="csv",
        label=F_("Table (CSV)"),
        holds=F_("One line for every answer the room saw."),
        ending="csv",
        media_type="text/csv",
        make=lambda view, _: csv(view),
    ),
    Format(
        name="json",
        label=F_("For programs (JSON)"),
        holds=F_("The same as in the table, with texts as they were written."),
        ending="json",
        media_type="application/json",
        make=json,
    ),
    Format(
        name="pictures",
        label=F_("Pictures (PNG)"),
        holds=F_("Every chart, for slides and messages."),
        ending="pictures.zip",
        media_type="application/zip",
        make=pictures,
        is_folder=True,
        is_of_charts=True,
    ),
    Format(
        name="codebook",
        label=F_("Codebook"),
        holds=F_("What every column and every code of the table means."),
        ending="codebook.txt",
        media_type="text/plain",
        make=codebook,
        is_beside=True,
    ),
    Format(
        name="datapackage",
        label=F_("Table Schema"),
        holds=F_("The columns of the table and their types, for programs."),
        ending="datapackage.json",
        media_type="application/json",
        make=datapackage,
        is_beside=True,
    ),
    Format(
        name="schema",
        label=F_("JSON Schema"),
        holds=F_("What the JSON looks like, for programs."),
        ending="schema.json",
        media_type="application/schema+json",
        make=lambda _, __: schema(),
        is_beside=True,
    ),
)
NO_CHART = F_("Left out: {file}, for no chart was shown in this session.")
FAILED = F_("{file} could not be made. The other files are complete.")
BY_NAME = {one.name: one for one in FORMATS}
EVERYTHING = "zip"
"""The name of the ZIP that holds all of them."""
