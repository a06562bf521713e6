#!/usr/bin/env bash
# streamlit 1.67.0, Python 3.11: a process that a page starts with multiprocessing's "spawn" runs that
# page once more, from top to bottom, before it does what it was sent for.
#
# Expected: the child imports the module its function is in, and nothing of the server's or the page's.
# Seen: a child of "spawn" imports its parent's main module as `__mp_main__`; while a page is drawn,
# Streamlit puts the page's script there (`sys.modules["__main__"]`, streamlit/runtime/scriptrunner).
# So everything the page does happens a second time in the child, without a session: queries, files it
# writes, warnings "missing ScriptRunContext". A process begun with `subprocess` does not.
#
# Fails if the page is not run again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0

cat > work.py <<'PY'
def double(number):
    return 2 * number
PY
cat > page.py <<'PY'
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

import streamlit as st
import work

with open("runs.txt", "a") as runs:
    runs.write(f"{__name__} {os.getpid()}\n")
if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        st.markdown(str(pool.submit(work.double, 21).result()))
PY
cat > try.py <<'PY'
from streamlit.testing.v1 import AppTest

shown = AppTest.from_file("page.py", default_timeout=60).run()
assert not shown.exception, shown.exception
assert shown.markdown[0].value == "42", shown.markdown
PY
env/bin/python try.py 2>/dev/null
cat runs.txt
test "$(cut -d' ' -f2 runs.txt | sort -u | wc -l)" = 2
grep -q '^__mp_main__ ' runs.txt
