"""A start waits for nothing that its first page does not need; the rest is there when asked for."""

import asyncio
import subprocess
import sys

from drawbridge import bootstrap, lifespan, on_demand
from drawbridge.content.translation import translation_files
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
    done = []

    async def serve():
        ahead = (lambda: done.append("first"), lambda: done.append("second"))
        async with lifespan.running(services, 8501, ahead=ahead):
            at_first = list(done)
            while len(done) < len(ahead):
                await asyncio.sleep(0.01)
            return at_first

    assert asyncio.run(serve()) == []
    assert done == ["first", "second"]


def test_a_library_that_was_read_ahead_looks_through_no_translation_again(services):
    on_demand.read_library(services)
    looked_through = translation_files._read.cache_info().misses

    listings = services.own_workshops.listings(), room_language.content.library(services.workshops)
    languages = [room_language.known(it) for found in listings for it in found]

    assert all("de" in it for it in languages)
    assert len(languages) == len(list(services.workshops.glob("*.toml")))
    assert translation_files._read.cache_info().misses == looked_through
