#!/usr/bin/env bash
# streamlit 1.67.0: a component (version 2) that is given a list or a dict within its data loads
# pandas, numpy and pyarrow.
#
# Expected: whoever sends a list of texts to a script of their own needs no data frames.
# Seen: on the first level of the data everything but texts, numbers, tuples and sets is asked
# whether it is a data frame, by a function that imports all three first: half a second of processor
# and 80 MB in a server whose pages have no table. A tuple, which comes to the browser as the same
# JSON, is let through. A pause written as text, st.text_input(live="50ms"), loads pandas as well.
#
# Fails if a list loads no pandas, or a tuple does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0

cat > sent.py <<'PY'
import resource
import sys

from streamlit.components.v2.bidi_component.serialization import serialize_mixed_data
from streamlit.proto.BidiComponent_pb2 import BidiComponent

part = BidiComponent()
serialize_mixed_data({"keys": {"list": list, "tuple": tuple}[sys.argv[1]]("abc")}, part)
loaded = sorted({"pandas", "pyarrow", "numpy"} & {*sys.modules})
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(sys.argv[1], part.json, loaded, f"{memory} MB")
PY

env/bin/python sent.py tuple | tee tuple.txt
env/bin/python sent.py list | tee list.txt
grep -q '\[\] ' tuple.txt
grep -q pandas list.txt
