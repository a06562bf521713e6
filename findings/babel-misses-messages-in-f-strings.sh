#!/usr/bin/env bash
# babel 2.19.0 on Python 3.11: `pybabel extract` does not see a message that stands inside an f-string,
# and says nothing about it.
#
# Expected: f"{_('Taken whole')}: {n}" is Python that runs and asks gettext for "Taken whole", so the
# message is in the list, or a warning names the line.
# Seen: the list lacks it, the exit code is 0 and nothing is printed; catalogues made from the list look
# whole, and that one sentence stays English in every language. The extractor reads tokens, and before
# Python 3.12 an f-string is one token whose inside nobody looks at; with 3.12 and later it is found.
#
# Needs a python3.11. Fails if the message is found, or if one outside of an f-string is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3.11 -m venv env
env/bin/pip install --quiet babel==2.19.0
cat >told.py <<'PY'
from gettext import gettext as _


def told(n):
    return f"{_('Taken whole')}: {n}", _("Taken apart")


print(told(3))
PY
env/bin/python told.py
env/bin/pybabel -q extract --no-location --omit-header -o list.pot told.py
echo "the list:" && cat list.pot
grep -q '"Taken apart"' list.pot
! grep -q 'Taken whole' list.pot
