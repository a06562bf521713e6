"""An ended session as a file to keep: released results and the facilitator's notes."""

from drawbridge.report.names import file_name
from drawbridge.report.page import html
from drawbridge.report.sheet import csv

__all__ = ["csv", "file_name", "html"]
