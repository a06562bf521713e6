#!/usr/bin/env bash
# streamlit 1.67.0: a fragment of the page one is leaving that asks for a rerun (here through a part of
# its own, `st.components.v2`, that ticks) while the server goes to another page empties that page.
#
# Expected: the rerun comes to nothing, because its fragment is gone; the page that was switched to stays.
# Seen: the server says in its log that the fragment is not there any more, but first it announces the
# run under the page that was left; the browser wipes the screen for every run of another page than the
# one it shows, and nobody draws the new page again: the address is right, the page empty, until one
# reloads it. `run_every` is not affected: its asking stops when the next page begins.
#
# Needs a chromium-headless-shell or chromium of the system beside the packages. About two minutes.
# Fails if the new page is there every time.
set -euo pipefail
chromium=$(command -v chromium-headless-shell || command -v chromium)
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0 playwright==1.65.0
cat >app.py <<'PY'
import time

import streamlit as st

ticking = st.components.v2.component(
    "ticking",
    html="<p>ticks</p>",
    js="""export default function ({ setTriggerValue }) {
      const timer = setInterval(() => setTriggerValue("tick", Date.now()), 150);
      return () => clearInterval(timer);
    }""",
)


def first():
    @st.fragment
    def clock():
        ticking(on_tick_change=lambda: None)

    if st.button("Go"):
        time.sleep(2)  # what the button is for
        st.switch_page(second_page)
    clock()


def second():
    st.title("Second page")
    time.sleep(1)
    st.write("its last line")


first_page = st.Page(first, title="First", url_path="first", default=True)
second_page = st.Page(second, title="Second", url_path="second")
st.navigation([first_page, second_page]).run()
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
empty = 0
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=sys.argv[2])
    page = browser.new_page()
    for _ in range(8):
        page.goto(address)
        page.get_by_role("button", name="Go").click()
        page.wait_for_timeout(8000)  # two for the button, one for the page, the rest for patience
        text = page.get_by_test_id("stMain").inner_text()
        empty += page.url.endswith("/second") and "Second page" not in text
    browser.close()
print(f"eight times to the second page: {empty} times its address and an empty page")
assert empty > 0
PY
