"""How fast the editor answers.

    python bench/editor.py

The 23 steps of `emotional_walls` in a real server and a real browser: from the address to the first
page, and from a key to both pictures drawn anew. Beside it the checker over the whole file, as it
was before steps were remembered, and as it is asked while one types.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge.content import parsing  # noqa: E402 - the path comes first
from drawbridge.content.checks import one_step  # noqa: E402
from drawbridge.content.editing import read  # noqa: E402
from drawbridge.content.editing.checked import checked  # noqa: E402

TEXT = (ROOT / "workshop_content" / "emotional_walls.toml").read_text(encoding="utf-8")
PASSCODE = "open-the-bridge"
PORT = 8766
N_KEYS = 60
STEP = 6

# Waits, frame by frame, until a page inside the page says a text; gives the ms since the key.
WAIT = """(text) => new Promise((done) => {
  const frames = (root) => [...root.querySelectorAll("*")].flatMap((it) => [
    ...(it.tagName === "IFRAME" ? [it] : []), ...(it.shadowRoot ? frames(it.shadowRoot) : [])]);
  const look = () => {
    const found = frames(document).filter((it) => it.style.opacity === "1"
      && it.contentDocument?.body?.textContent.includes(text));
    if (found.length >= 2) done(performance.now() - window.pressedAt);
    else requestAnimationFrame(look);
  };
  look();
})"""


@contextmanager
def server(folder):
    environ = {**os.environ, "DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": PASSCODE}
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    started = subprocess.Popen(
        [*command, "--server.port", str(PORT), "--server.address", "127.0.0.1"],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{PORT}"
    finally:
        started.terminate()
        started.wait(20)


def quantiles(found):
    ordered = sorted(found)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def told(name, found):
    median, p95 = quantiles(found)
    print(f"{name:52} p50 {median:7.1f} ms   p95 {p95:7.1f} ms   n {len(found)}")


def logged_in(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    for _ in range(200):
        try:
            page.goto(f"{address}/login")
            break
        except Exception:  # noqa: BLE001 - the server is still starting
            time.sleep(0.1)
    page.fill("input[type=password]", PASSCODE)
    page.keyboard.press("Enter")
    page.get_by_text("Choose a workshop").wait_for()
    return page


def first_pages(page, address):
    page.goto(f"{address}/editor")
    page.get_by_role("button", name="The Paradox of Emotional Walls", exact=True).click()
    page.wait_for_url("**/editor?draft=*")
    page.locator(".st-key-editor_form").wait_for()
    for _ in range(8):
        began = time.perf_counter()
        page.goto(page.url)
        page.locator(".st-key-see_phone iframe").wait_for()
        yield (time.perf_counter() - began) * 1000


def keys(page):
    page.locator(f".st-key-editor_steps [data-place='{STEP}']").click()
    page.wait_for_timeout(1500)
    field = page.get_by_role("textbox", name="Question").first
    field.fill("")
    page.evaluate(
        "addEventListener('keydown', () => { window.pressedAt = performance.now(); }, true)"
    )
    text = ""
    for number in range(N_KEYS):
        letter = "abcdefghijklmnopqrstuvwxyz"[number % 26]
        text += letter
        field.press(letter)
        yield page.evaluate(WAIT, text)
        page.wait_for_timeout(150)


def checking():
    document = read(TEXT, "emotional_walls.toml")
    whole, typing = [], []
    for number in range(40):
        one_step._read.cache_clear()
        began = time.perf_counter()
        parsing.examine.__wrapped__(TEXT, file="x")  # as if nobody had asked before
        whole.append((time.perf_counter() - began) * 1000)
        document = document.with_field("steps", "title", f"Title {number}", STEP)
        began = time.perf_counter()
        checked(document)
        typing.append((time.perf_counter() - began) * 1000)
    return whole, typing


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    whole, typing = checking()
    told("the checker over the whole file", whole)
    told("the checker after a key", typing)
    print(f"ratio of the medians: {quantiles(whole)[0] / quantiles(typing)[0]:.1f}")
    exe = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        server(folder) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=exe)
        page = logged_in(browser, address)
        told("the editor's page, until its pictures stand", list(first_pages(page, address)))
        told("a key, to both pictures drawn anew", list(keys(page)))
        browser.close()


if __name__ == "__main__":
    main()
