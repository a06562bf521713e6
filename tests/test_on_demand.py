"""A start waits for nothing that its first page does not need; the rest is there when asked for."""

import asyncio
import subprocess
import sys
import threading

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from drawbridge import bootstrap, lifespan, on_demand
from drawbridge.content.translation import translation_files
from drawbridge.on_demand import LOGIN
from drawbridge.ui import room_language

LATER = {"drawbridge.report", "drawbridge.charts", "drawbridge.remote", "drawbridge.ui.parts"}
LAUNCH = "import sys, app; print(*sys.modules, sep=chr(10))"


def test_a_start_loads_neither_reports_nor_charts_nor_the_remote(tmp_path):
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


def test_what_is_prepared_ahead_is_done_beside_serving(services):
    is_served, is_prepared = threading.Event(), threading.Event()

    def prepare():
        is_served.wait(10)
        is_prepared.set()

    async def serve():
        async with lifespan.running(services, 8501, ahead=prepare):
            is_served.set()
            return await asyncio.to_thread(is_prepared.wait, 10)

    assert asyncio.run(serve())


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


def test_a_library_that_was_read_ahead_looks_through_no_translation_again(services):
    on_demand.read_library(services)
    looked_through = translation_files._read.cache_info().misses

    listings = services.own_workshops.listings(), room_language.content.library(services.workshops)
    languages = [room_language.known(it) for found in listings for it in found]

    assert all("de" in it for it in languages)
    assert len(languages) == len(list(services.workshops.glob("*.toml")))
    assert translation_files._read.cache_info().misses == looked_through
