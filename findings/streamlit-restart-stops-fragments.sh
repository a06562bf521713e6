#!/usr/bin/env bash
# streamlit 1.67.0: after its server was started anew, an open page whose last run was of all of it takes
# no press in a fragment any more, without a word to whoever presses.
#
# Expected: the browser asks each new server for the page; or the server, asked for a fragment that it
# does not know, runs the page.
# Seen: connected again, the browser asks for a run only if the last one was of a fragment, is under way,
# or if a fragment has `run_every`. Else the new server has never run the page: it notes that the
# fragment "does not exist anymore" and answers nothing. The button looks alive, and does nothing until
# the page is reloaded. An empty fragment with `run_every` of an hour beside it is enough to go on.
#
# Needs a chromium-headless-shell or chromium of the system beside the packages. About a minute.
# Fails if the press counts, or if `run_every` does not help.
set -euo pipefail
chromium=$(command -v chromium-headless-shell || command -v chromium)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0 playwright==1.65.0
cat >app.py <<'PY'
import streamlit as st


@st.fragment
def counting():
    if st.button("Count"):
        st.session_state.n = st.session_state.get("n", 0) + 1
    st.write(f"pressed {st.session_state.get('n', 0)}")


@st.fragment(run_every=3600)
def nothing():
    pass


st.title("A page")
counting()
if "beside" in st.query_params:
    nothing()
PY
cat >try.py <<'PY'
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = str(probe.getsockname()[1])
address = f"http://127.0.0.1:{port}/"
command = ["env/bin/streamlit", "run", "app.py", "--server.port", port, "--server.headless", "true"]
command += ["--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]


def started():
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(120):
        try:
            urllib.request.urlopen(address + "_stcore/health").read()
        except OSError:
            time.sleep(0.5)
        else:
            return server
    server.kill()
    raise SystemExit("the server did not start")


def counts(browser, query):
    """Whether a press counts in a page that was open while its server was started anew."""
    server = started()
    try:
        page = browser.new_page()
        page.goto(address + query)
        page.get_by_text("pressed 0").wait_for()
        server.kill()
        server.wait()
        page.locator("[data-test-connection-state]:not([data-test-connection-state=CONNECTED])").wait_for()
        server = started()
        page.locator("[data-test-connection-state=CONNECTED]").wait_for()
        page.wait_for_timeout(3000)  # drawn, where anything is drawn
        page.get_by_text("Count", exact=True).click()
        page.wait_for_timeout(5000)
        return page.get_by_text("pressed 1").is_visible()
    finally:
        server.kill()
        server.wait()


with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=sys.argv[1])
    alone, beside = counts(browser, ""), counts(browser, "?beside=1")
    browser.close()
print(f"a press counts after a restart: {alone}; beside a fragment with run_every: {beside}")
assert (alone, beside) == (False, True)
PY
env/bin/python try.py "$chromium"
