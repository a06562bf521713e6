#!/usr/bin/env bash
# streamlit 1.67.0 with uvicorn 0.54.0: an `st.App` that is served by uvicorn itself writes a line for
# every request, with the client's address, although uvicorn was told `access_log=False` and
# `log_level="warning"`.
#
# Expected: no line. uvicorn takes the handlers off its logger "uvicorn.access" for this.
# Seen: starting the app gives "uvicorn.access" a handler and the level INFO again
# (`streamlit.logger.init_uvicorn_logs`), and uvicorn decides by `hasHandlers()` at each connection.
# `streamlit run` is not concerned. Whoever promises to keep no addresses has to switch the logger off
# after the app has started.
#
# Fails if no such line is written any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0 uvicorn==0.54.0 starlette==1.10.0

echo 'import streamlit as st; st.write("page")' > page.py
cat > app.py <<'PY'
import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def hello(request):
    return PlainTextResponse("hello")


app = st.App("page.py", routes=[Route("/hello", hello)])
PY
cat > serve.py <<'PY'
import socket
import threading
import time
import urllib.request

import uvicorn

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
server = uvicorn.Server(
    uvicorn.Config("app:app", port=port, access_log=False, log_level="warning")
)
thread = threading.Thread(target=server.run, daemon=True)
thread.start()
while not server.started:
    time.sleep(0.1)
urllib.request.urlopen(f"http://127.0.0.1:{port}/hello").read()
server.should_exit = True
thread.join(20)
PY
env/bin/python serve.py > out.txt 2>&1 || { cat out.txt; exit 1; }
grep '"GET /hello HTTP/1.1" 200' out.txt
