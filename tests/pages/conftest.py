"""Streamlit's pages on the running parts of a test, seen by a facilitator."""

import dataclasses
import shutil
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap
from drawbridge.auth.cookie import COOKIE
from tests.people.pages import AppTest

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"


@pytest.fixture
def only_the_small_workshop(small_workshop, tmp_path, monkeypatch):
    """Lets the pages run on given services, in whose library one small workshop stands."""

    def of(services):
        folder = tmp_path / "workshops"
        folder.mkdir()
        (folder / "small.toml").write_text(small_workshop)
        shutil.copytree(services.workshops / "support", folder / "support")
        mine = dataclasses.replace(services, workshops=folder)
        monkeypatch.setattr(bootstrap, "services", lambda: mine)
        return mine

    return of


@pytest.fixture
def logged_in(services, monkeypatch):
    """A facilitator's cookie, in the browser of every page of the test."""
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return cookie


@pytest.fixture
def page(logged_in):
    """The first page, opened at the address of this computer in its network."""
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.context["url"] = "http://192.168.0.7:8501/"
    return app.run()
