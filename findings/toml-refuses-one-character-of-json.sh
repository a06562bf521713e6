#!/usr/bin/env bash
# TOML 1.0 (Python's tomllib, tomlkit 0.15.2, rtoml 0.13.0): a JSON string is a TOML string for every
# character but one.
#
# Expected: whoever writes TOML by hand takes json.dumps(text, ensure_ascii=False) for a string, since
# quotes, backslashes and escapes are the same, and both want control characters escaped.
# Seen: one of them JSON lets stand as it is, U+007F. So an invisible letter that came along with pasted
# text makes a file that no reader opens any more. With ensure_ascii=True it is every emoji instead, which
# JSON writes as two halves.
#
# Fails if another character is refused, or this one is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet tomlkit==0.15.2 rtoml==0.13.0

cat >try.py <<'PY'
import json
import sys
import tomllib

import rtoml
import tomlkit

EVERY = [it for it in range(sys.maxunicode + 1) if not 0xD800 <= it <= 0xDFFF]


def reads(loads, text):
    try:
        return loads(text)["a"]
    except ValueError as error:
        return error


def line(code):
    return f"a = {json.dumps(chr(code), ensure_ascii=False)}"


few = [*range(0x300), 0x2028, 0xFEFF, 0xFFFF, 0x1F600]
for name, loads, codes in (
    ("tomllib", tomllib.loads, EVERY),
    ("tomlkit", lambda text: tomlkit.parse(text).unwrap(), few),
    ("rtoml", rtoml.loads, EVERY),
):
    refused = [it for it in codes if reads(loads, line(it)) != chr(it)]
    print(f"{name}: of {len(codes)} characters refuses {[hex(it) for it in refused]}")
    print("   ", str(reads(loads, line(0x7F))).splitlines()[0])
    assert refused == [0x7F], refused
    halves = reads(loads, f"a = {json.dumps(chr(0x1F600))}")
    print("   ", str(halves).splitlines()[0])
    assert isinstance(halves, ValueError)
PY
env/bin/python try.py
