#!/usr/bin/env bash
# plotly 7.1.0 with pandas 3.1.1: a figure of plain lists fails while another thread is importing
# pandas for the first time.
#
# Expected: a figure of lists and numbers has nothing to do with pandas, whoever imports it when.
# Seen: plotly asks sys.modules whether pandas is there, finds it half imported, and asks it for
# Series: "AttributeError: partially initialized module 'pandas' has no attribute 'Series'". A web
# server that draws in threads, and whose first request for something else brings pandas in, fails
# once in a while after its start. Importing pandas before the first thread mends it.
#
# Fails if no figure meets it in twenty starts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet plotly==7.1.0 pandas==3.1.1

cat > one_start.py <<'PY'
import threading
from importlib import import_module

import plotly.graph_objects as go

other = threading.Thread(target=import_module, args=("pandas",))
other.start()
found = ""
while other.is_alive() and not found:
    try:
        go.Figure(go.Bar(x=[1, 2], y=["a", "b"]))
    except AttributeError as error:
        found = str(error)
other.join()
print(found or "drawn")
PY

seen=$(for _ in $(seq 20); do env/bin/python one_start.py; done | sort | uniq -c)
printf '%s\n' "$seen"
grep -q "partially initialized module 'pandas'" <<<"$seen"
