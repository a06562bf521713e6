"""A start waits for nothing that its first page does not need; the rest is there when asked for."""

import asyncio
import subprocess
import sys
import threading
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from drawbridge import bootstrap, lifespan, on_demand
from drawbridge.content.translation import translation_files
from drawbridge.on_demand import LOGIN
from drawbridge.ui import room_language

LATER = {
    "drawbridge.report", "drawbridge.charts", "drawbridge.remote", "drawbridge.ui.parts",
    "babel.messages", "babel.dates", "langcodes", "prometheus_client", "psycopg", "tomlkit",
}  # fmt: skip
LAUNCH = "import sys, app; print(*sys.modules, sep=chr(10))"


def test_a_start_loads_nothing_that_its_first_page_does_not_need(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", LAUNCH],
        cwd=bootstrap.ROOT,
        env={"PATH": "", "DRAWBRIDGE_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(run.stdout.split())
    assert "drawbridge.phone" in loaded
    assert loaded & LATER == set()


class Met(SourceFileLoader):
    """Before the package is there, another thread comes for a part of it."""

    def create_module(self, _spec):
        self.other = threading.Thread(target=on_demand.loaded, args=(f"{self.name}.part",))
        self.other.start()
        self.other.join(0.3)  # it waits, for the package or for its turn


class Finder:
    def __init__(self, loader):
        self._loader = loader

    def find_spec(self, name, _path, _target=None):
        if name != self._loader.name:
            return None
        return spec_from_file_location(name, self._loader.path, loader=self._loader)


def test_two_threads_that_load_a_package_from_two_sides_both_get_it(tmp_path, monkeypatch):
    begins = tmp_path / "__init__.py"
    begins.write_text("from two_sides import part")
    (tmp_path / "part.py").write_text("")
    met = Met("two_sides", str(begins))
    monkeypatch.setattr(sys, "meta_path", [Finder(met), *sys.meta_path])

    package = on_demand.loaded("two_sides")

    met.other.join(10)
    assert not met.other.is_alive()
    assert package.part is sys.modules["two_sides.part"]


def test_what_is_prepared_ahead_is_done_side_task(services):
    is_served, is_prepared = threading.Event(), threading.Event()

    def prepare():
        is_served.wait(10)
        is_prepared.set()

    async def serve():
        async with lifespan.running(services, 8501, ahead=prepare):
            is_served.set()
            return await asyncio.to_thread(is_prepared.wait, 10)

    assert asyncio.run(serve())


def test_an_error_side_task_is_told_while_it_is_served(services):
    is_served = threading.Event()

    def fail():
        is_served.wait(10)
        raise LookupError("nothing there")

    async def serve():
        async with lifespan.running(services, 8501, ahead=fail):
            is_served.set()
            while not services.last_errors.n_unforeseen:
                await asyncio.sleep(0.01)
            return services.last_errors.seen()

    [error] = asyncio.run(asyncio.wait_for(serve(), 10))
    assert (error.said, error.kind) == ("Unforeseen error in work beside serving", "LookupError")


def test_whoever_logs_in_finds_a_library_that_was_read_meanwhile(services, monkeypatch):
    read = threading.Event()
    monkeypatch.setattr(on_demand, "read_library", lambda _: read.set())

    pages = Starlette(routes=[Mount("/", PlainTextResponse("a page"))])
    app = on_demand.LibraryNext(pages, services=services)
    with TestClient(app) as client:
        assert client.get("/j/ABCDEF").text == client.get("/library").text == "a page"
        assert client.post(LOGIN).text == "a page"
        assert not read.wait(0.2)
        assert client.get(LOGIN).text == "a page"
        assert read.wait(10)


def test_a_library_that_was_read_ahead_looks_through_no_translation_again(services, monkeypatch):
    on_demand.read_library(services)
    looked_through = []
    monkeypatch.setattr(
        translation_files, "read", lambda *_, file, **__: looked_through.append(file)
    )

    listings = services.own_workshops.listings(), room_language.content.library(services.workshops)
    languages = [room_language.known(it) for found in listings for it in found]

    assert all("de" in it for it in languages)
    assert len(languages) == len(list(services.workshops.glob("*.toml")))
    assert looked_through == []
