"""Files to keep or to print: an ended session, and the plan of a workshop."""

from drawbridge.report.names import file_name
from drawbridge.report.page import html
from drawbridge.report.run_sheet import run_sheet, run_sheet_name
from drawbridge.report.sheet import csv

__all__ = ["csv", "file_name", "html", "run_sheet", "run_sheet_name"]
