"""Files to keep or to print: an ended session, and the plan of a workshop."""

from drawbridge.report.answer_sheets import answer_sheets, answer_sheets_name
from drawbridge.report.archive import archive, archive_name
from drawbridge.report.codebook import codebook
from drawbridge.report.csv import csv
from drawbridge.report.datapackage import datapackage
from drawbridge.report.folder import put
from drawbridge.report.formats import BY_NAME, EVERYTHING, FAILED, FORMATS, NO_CHART, Format
from drawbridge.report.group_sheet import group_sheet_html, group_sheet_pdf
from drawbridge.report.handout import handout, handout_name
from drawbridge.report.html import html
from drawbridge.report.json import json
from drawbridge.report.making import Batch, File, another_process, start
from drawbridge.report.names import file_name
from drawbridge.report.pdf import pdf
from drawbridge.report.png import png
from drawbridge.report.room_in_words import room_in_words
from drawbridge.report.run_sheet import run_sheet, run_sheet_name
from drawbridge.report.xlsx import xlsx

__all__ = [
    "BY_NAME",
    "EVERYTHING",
    "FAILED",
    "FORMATS",
    "NO_CHART",
    "Batch",
    "File",
    "Format",
    "another_process",
    "answer_sheets",
    "answer_sheets_name",
    "archive",
    "archive_name",
    "codebook",
    "csv",
    "datapackage",
    "file_name",
    "group_sheet_html",
    "group_sheet_pdf",
    "handout",
    "handout_name",
    "html",
    "json",
    "pdf",
    "png",
    "put",
    "room_in_words",
    "run_sheet",
    "run_sheet_name",
    "start",
    "xlsx",
]
