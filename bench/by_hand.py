"""What the editor does to files, through its real page: round trips, and what goes wrong.

    python bench/by_hand.py FOLDER

Each included workshop is given in as a file, downloaded and saved: are the bytes the same? Then one
field is typed into, and one step goes down, with a comment above each step: which lines differ?
Then a session runs while its workshop is edited, and the disk fills (a tmpfs of 4 MB, which
only root may mount). Pictures of what was said go into the folder. See bench/README.md.
"""

import argparse
import difflib
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.own_workshop import Witness  # noqa: E402 - the path comes first
from gallery import chromium  # noqa: E402
from tests.end_to_end.writer import Writer  # noqa: E402
from tests.people.server import Server  # noqa: E402

INCLUDED = sorted((ROOT / "workshop_content").glob("*.toml"))
STEP = 2
TYPED = "Typed by hand"
SETTLED_MS = 900


class Hand(Writer):
    """A writer who gives files in, and looks at what was saved."""

    def gives_in(self, path):
        self.page.goto(f"{self.page.url.split('/editor')[0].rstrip('/')}/editor")
        self.page.locator("input[type=file]").set_input_files(path)
        self.page.wait_for_url("**/editor?draft=*")
        self.field("Title").wait_for()

    def downloads(self):
        self.page.get_by_text("File…").click()
        with self.page.expect_download() as coming:
            self.page.locator(".st-key-editor_download button").click()
        self.page.keyboard.press("Escape")
        return Path(coming.value.path()).read_bytes()

    def saves(self, own):
        before = set(own.glob("*.toml"))
        self.page.locator(".st-key-editor_save button").click()
        self.reads("Saved as")
        [saved] = set(own.glob("*.toml")) - before
        return saved.read_bytes()

    def at(self, place):
        self.page.locator(f".st-key-editor_steps [data-place='{place}']").click()
        self.page.get_by_text(f"Step {place + 1} of").first.wait_for()


def changed(before, after):
    """Lines that went and came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [it for it in lines if it[0] in "+-" and it[:3] not in ("+++", "---")]


def round_trip(writer, path, folder, own):
    """One row: what was downloaded and saved unchanged, a field changed, a step moved."""
    source = path.read_bytes()
    writer.gives_in(path)
    is_same = [writer.downloads() == source, writer.saves(own) == source]
    writer.gives_in(path)
    writer.at(STEP)
    writer.writes("Title", TYPED)
    expect(writer.page.locator(".st-key-editor_steps").get_by_text(TYPED)).to_be_visible()
    writer.page.wait_for_timeout(SETTLED_MS)
    one = changed(source.decode(), writer.saves(own).decode())
    noted = folder / f"noted-{path.name}"
    noted.write_text(with_comments(source.decode()), "utf-8")
    writer.gives_in(noted)
    writer.at(STEP)
    writer.page.locator(".st-key-step_down button").click()
    writer.page.get_by_text(f"Step {STEP + 2} of").first.wait_for()
    moved = writer.saves(own).decode()
    print(f"{path.name:24} {is_same} one field: {one}")
    return all(is_same) and len(one) == 2 and is_moved(noted.read_text("utf-8"), moved)


def with_comments(text):
    """The text with a comment of its own above each step."""
    first, *steps = text.split("\n[[steps]]\n")
    return first + "".join(
        f"\n# belongs to step {number}\n[[steps]]\n{it}" for number, it in enumerate(steps, 1)
    )


def is_moved(before, after):
    """Whether the same lines stand there, with the comments in the order of their steps."""
    order = [it for it in after.splitlines() if it.startswith("# belongs to step")]
    pairs = list(zip(after.splitlines(), after.splitlines()[1:], strict=False))
    is_above = all(below == "[[steps]]" for it, below in pairs if it in order)
    numbers = [int(it.rsplit(" ", 1)[1]) for it in order]
    wanted = [*range(1, len(numbers) + 1)]
    wanted[STEP], wanted[STEP + 1] = wanted[STEP + 1], wanted[STEP]
    is_whole = sorted(before.splitlines()) == sorted(after.splitlines())
    is_beside = numbers == wanted and is_above
    print(f"{'':24} moved with its comment: {is_beside}, no line lost: {is_whole}", flush=True)
    return is_beside and is_whole


def during_a_session(writer, url, folder):
    """A workshop is edited while a session of it runs: its console has the old title."""
    page = writer.page
    page.goto(f"{url}/")
    page.locator("[class*='st-key-start_own_'] button").first.click()
    page.wait_for_url("**/facilitator?session=*")
    writer.is_in_a_session()
    console = page.url
    title = page.locator("h1").first.inner_text()
    page.goto(f"{url}/")
    page.locator("[class*='st-key-edit_own_'] button").first.click()
    page.wait_for_url("**/editor?draft=*")
    writer.field("Title").wait_for()
    writer.writes("Title", "Another title")
    page.wait_for_timeout(SETTLED_MS)
    page.locator(".st-key-editor_save button").click()
    writer.reads("Saved as")
    page.goto(console)
    expect(page.locator("h1").first).to_have_text(title)
    page.screenshot(path=folder / "session-keeps-its-own.png")
    print(f"a session keeps what it was begun with: {title!r}")


@contextmanager
def small_disk(path):
    """A disk of four megabytes."""
    path.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", path], check=True)


def on_a_full_disk(writer, url, disk, folder, name):
    """What is typed while the disk is full: kept by the tab, and in its file once there is room."""
    page = writer.page
    page.goto(f"{url}/editor")
    page.locator(".st-key-new_workshop button").click()
    page.wait_for_url("**/editor?draft=*")
    writer.field("Title").wait_for()
    filling = disk / "filling"
    fill(filling)
    writer.writes("Title", "Typed on a full disk")
    writer.reads("Not kept in its file yet")
    told(page, folder, f"{name}-typed")
    page.locator(".st-key-editor_save button").click()
    page.wait_for_timeout(2 * SETTLED_MS)
    told(page, folder, f"{name}-saved")
    filling.unlink()
    writer.writes("Subtitle", "And there is room again")
    writer.reads("Draft kept")
    page.reload()
    expect(writer.field("Title")).to_have_value("Typed on a full disk")
    told(page, folder, f"{name}-room-again")


def fill(path):
    """Write until there is no room."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def told(page, folder, name):
    page.screenshot(path=folder / f"{name}.png")
    said = page.locator(".st-key-editor_head").inner_text().split("\n")
    print(f"{name}: {[it for it in said if len(it) > 20 or 'ept' in it]}", flush=True)


@contextmanager
def writing(folder, browser, **settings):
    """Somebody logged in to a server of their own."""
    folder.mkdir()
    server = Server(folder, **settings)
    server.start()
    try:
        writer = Hand(Witness(browser), server.url)
        writer.log_in()
        yield writer, server.url
        assert "Traceback" not in server.log(), server.log()
    finally:
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="for the pictures")
    pictures = parser.parse_args().folder
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        folder, own = Path(name), Path(name) / "own"
        with writing(folder / "trips", browser, DRAWBRIDGE_WORKSHOPS_DIR=str(own)) as (writer, url):
            good = [round_trip(writer, it, folder, own) for it in INCLUDED]
            during_a_session(writer, url, pictures)
        with small_disk(folder / "disk") as disk:
            own = {"DRAWBRIDGE_WORKSHOPS_DIR": str(disk / "own")}
            with writing(folder / "own-full", browser, **own) as (writer, url):
                on_a_full_disk(writer, url, disk, pictures, "own")
        with small_disk(folder / "disk") as disk:
            everything = {"DRAWBRIDGE_DATA_DIR": str(disk / "data")}
            with writing(folder / "all-full", browser, **everything) as (writer, url):
                on_a_full_disk(writer, url, disk, pictures, "everything")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
