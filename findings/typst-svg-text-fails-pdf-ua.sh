#!/usr/bin/env bash
# typst 0.15.2 (Python package): a text that passes PDF/UA-1 in the document does not pass in an SVG
# image of that document: a heart with its variation selector (U+2764 U+FE0F), a line separator
# (U+2028), a letter with two marks (x U+0327 U+0302).
#
# Expected: one rule for text that is drawn by one program with one font.
# Seen: in the document invisible characters are left out and marks are placed; in an SVG each
# character has to have a glyph of its own: "the PDF contains text with missing codepoints", and no
# file. Whoever sets labels of people in charts as SVG has to look at them before.
#
# Fails if document and image are treated alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet typst==0.15.2

cat > try.py <<'PY'
import json

import typst

HEAD = '#set document(title: "t")\n#set text(lang: "en")\n= t\n'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40">'
    '<text x="5" y="25" font-size="16" font-family="DejaVu Sans Mono">{}</text></svg>'
)


def passes(body):
    try:
        typst.compile(
            (HEAD + body).encode(), format="pdf", pdf_standards="ua-1", ignore_system_fonts=True
        )
    except typst.TypstError as error:
        print("   ", str(error).splitlines()[0])
        return False
    return True


seen = []
for name, text in {
    "abc": "abc",
    "a heart": "\u2764",
    "a heart and its selector": "\u2764\ufe0f",
    "a line separator": "a\u2028b",
    "a letter and two marks": "x\u0327\u0302",
}.items():
    image = json.dumps(SVG.format(text), ensure_ascii=False)
    seen.append((passes(f'#"{text}"'), passes(f'#image(bytes({image}), format: "svg", alt: "t")')))
    print(f"{name}: document {seen[-1][0]}, image {seen[-1][1]}")
assert seen == [(True, True), (True, True), (True, False), (True, False), (True, False)], seen
PY
env/bin/python try.py
