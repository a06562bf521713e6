#!/usr/bin/env bash
# tomlkit 0.15.2: a comment above an element of an array of tables belongs to the element before it.
#
# Expected: a comment right above [[steps]] goes where that step goes, and goes with it when it goes.
# Seen: taking the first step out leaves its comment above the second and takes away the second's
# own; moving the first behind the second parts both from their comments. Whoever lets people edit
# a commented file with it tells readers wrong things about the steps.
#
# Fails if a comment goes with the table below it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet tomlkit==0.15.2

cat > try.py <<'PY'
import tomlkit

TEXT = """title = "evening"

# about the first
[[steps]]
id = "first"

# about the second
[[steps]]
id = "second"
"""

without = tomlkit.parse(TEXT)
del without["steps"][0]
print(without.as_string())

turned = tomlkit.parse(TEXT)
turned["steps"].append(turned["steps"].pop(0))
print(turned.as_string())

assert "# about the first\n[[steps]]\nid = \"second\"" in without.as_string()
assert "# about the second" not in without.as_string()
assert "# about the first\n[[steps]]\nid = \"second\"" in turned.as_string()
assert turned.as_string().rstrip().endswith("# about the second")
PY
env/bin/python try.py
