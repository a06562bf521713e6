"""How a program reads the tidy table without changing what stands in it: one line for each."""

from drawbridge.facilitator_words import tell
from drawbridge.report.columns import NAMES, NUMBERS


def in_pandas(file: str) -> str:
    """A line of Python: without it “None” and “NA” are read as missing, and “007” as a number."""
    texts = f"dict.fromkeys({[name for name in NAMES if name not in NUMBERS]!r}, str)"
    missing = f"dict.fromkeys({list(NUMBERS)!r}, [''])"
    kept = f"dtype={texts}, keep_default_na=False, na_values={missing}"
    return f"pandas.read_csv({file!r}, {kept})"


def in_r(file: str) -> str:
    """A line of R: all columns as text, for as.integer to turn into numbers."""
    return (
        f'read.csv("{file}", colClasses = "character", na.strings = character(0), '
        'fileEncoding = "UTF-8-BOM")'
    )


def in_duckdb(file: str) -> str:
    """A line of SQL: all columns as text, for TRY_CAST to turn into numbers."""
    return f"FROM read_csv('{file}', all_varchar = true)"


def in_spreadsheet(file: str) -> str:
    """What to do in a spreadsheet program, which would make dates of “1-2” in a CSV."""
    return tell(
        "Spreadsheet: open {file}; a CSV only by importing it with all columns as text", file=file
    )
