#!/usr/bin/env bash
# babel 2.19.0: a message with a plural loses it in `pybabel extract` when one of the arguments that
# come after it is a call that is handed another keyword by name.
#
# Expected: many("one guest", "several guests", n, names=listed(names, tell)) with the keywords
# `many:1,2` and `tell` gives one message with a plural, as it does with any other name in tell's place.
# Seen: one message without a plural. The extractor takes a keyword's name for the beginning of a new
# call although no bracket follows, and no warning is printed; catalogues then have one form for all
# numbers. Working the argument out on a line before gives the plural back.
#
# Fails if the plural is there in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet babel==2.19.0
cat >within.py <<'PY'
def guests(n, names, many, tell):
    return many("one guest", "several guests", n, names=listed(names, tell))
PY
cat >before.py <<'PY'
def guests(n, names, many, tell):
    named = listed(names, tell)
    return many("one guest", "several guests", n, names=named)
PY
for file in within before; do
    env/bin/pybabel -q extract -k many:1,2 -k tell --no-location --omit-header -o $file.pot $file.py
    echo "$file:" && cat $file.pot
done
grep -q 'msgid_plural "several guests"' before.pot
! grep -q msgid_plural within.pot
