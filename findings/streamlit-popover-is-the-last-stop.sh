#!/usr/bin/env bash
# streamlit 1.67.0: whoever opens a popover with the Enter key comes to what is in it by Tab only after
# everything else on the page.
#
# Expected: the focus goes into the popover, or the next Tab does; it stands right below its button.
# Seen: the focus stays on the button, and what the popover holds stands at the end of the document, so
# that every field and link behind the button comes first. On a page with twelve more buttons it is the
# thirteenth stop, and no `aria-controls` on the button leads a screen reader there.
#
# Needs a chromium-headless-shell or chromium of the system beside the packages. Half a minute.
# Fails if the popover is reached before the buttons behind it.
set -euo pipefail
chromium=$(command -v chromium-headless-shell || command -v chromium)
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0 playwright==1.65.0
cat >app.py <<'PY'
import streamlit as st

with st.popover("More"):
    st.button("Inside")
for number in range(12):
    st.button(f"Behind {number}")
PY
port=$(env/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
env/bin/streamlit run app.py --server.port "$port" --server.address 127.0.0.1 --server.headless true \
    --browser.gatherUsageStats false >server.log 2>&1 &
server=$!
env/bin/python - "$port" "$chromium" <<'PY'
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

address = f"http://127.0.0.1:{sys.argv[1]}/"
for _ in range(60):
    try:
        urllib.request.urlopen(address + "_stcore/health").read()
        break
    except OSError:
        time.sleep(0.5)
stops = []
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=sys.argv[2])
    page = browser.new_page()
    page.goto(address)
    page.get_by_text("Behind 11").wait_for()
    more = page.get_by_role("button", name="More")
    more.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Inside").wait_for()
    page.wait_for_timeout(2000)  # for the focus to go where it will
    here = "document.activeElement.innerText.trim().split('\\n')[0]"
    stops.append(page.evaluate(here))
    while "Inside" not in stops and len(stops) < 30:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(here))
    controls = more.get_attribute("aria-controls")
    browser.close()
print("stops:", stops, "aria-controls:", controls)
assert stops[-2:] == ["Behind 11", "Inside"] and not controls
PY
