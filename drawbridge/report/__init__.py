"""Files to keep or to print: an ended session, and the plan of a workshop."""

from drawbridge.report.csv import csv
from drawbridge.report.group_sheet import group_sheet_html, group_sheet_pdf
from drawbridge.report.html import html
from drawbridge.report.names import file_name
from drawbridge.report.pdf import pdf
from drawbridge.report.png import png
from drawbridge.report.run_sheet import run_sheet, run_sheet_name

__all__ = [
    "csv",
    "file_name",
    "group_sheet_html",
    "group_sheet_pdf",
    "html",
    "pdf",
    "png",
    "run_sheet",
    "run_sheet_name",
]
