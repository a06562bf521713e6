#!/usr/bin/env bash
# XlsxWriter 3.3.1: a chart title such as "Wow!A1" is not written as the text that was given, but as
# a reference to cell A1 of a sheet called Wow, which there is not; the chart has no title.
#
# Expected: a title is text unless it begins with "=", as the documentation says of references
# (https://xlsxwriter.readthedocs.io/chart.html, set_title, "name").
# Seen: words, an exclamation mark, then letters and digits are enough; there is a warning about a
# range that nobody passed. A title of more words behind the mark stays text.
#
# Fails if such a title is written as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet xlsxwriter==3.3.1

cat > try.py <<'PY'
import re
import warnings
import zipfile

import xlsxwriter

TITLES = ("Hello", "Wow!A1", "Well done!B2", "Wow! A1 is full")

warnings.simplefilter("ignore")
book = xlsxwriter.Workbook("titles.xlsx")
sheet = book.add_worksheet("Data")
sheet.write_column("A1", [1, 2, 3])
for title in TITLES:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$A$1:$A$3"})
    chart.set_title({"name": title})
    sheet.insert_chart("C1", chart)
book.close()

seen = {}
with zipfile.ZipFile("titles.xlsx") as parts:
    for number, title in enumerate(TITLES, start=1):
        xml = parts.read(f"xl/charts/chart{number}.xml").decode()
        written = re.search(r"<c:title>.*?</c:title>", xml, re.S).group()
        seen[title] = "a reference" if "<c:strRef>" in written else "text"
        print(f"{title!r}: {seen[title]}")
assert seen == {
    "Hello": "text",
    "Wow!A1": "a reference",
    "Well done!B2": "a reference",
    "Wow! A1 is full": "text",
}, seen
PY
env/bin/python try.py
