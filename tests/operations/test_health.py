"""What watches the server learns whether it is well, and nothing of who is on it."""

import pytest
from starlette.testclient import TestClient

from tests.whole_app import whole_app


@pytest.fixture
def client(services):
    with TestClient(whole_app(services)) as opened:
        yield opened


def test_a_process_that_answers_says_so(client):
    assert client.get("/healthz").text == "Drawbridge is running.\n"


def test_a_server_that_reaches_its_database_is_ready(client):
    reply = client.get("/readyz")

    assert (reply.status_code, reply.text) == (200, "Drawbridge is ready.\n")
    assert reply.headers["cache-control"] == "no-store"


def test_without_its_database_it_is_alive_and_not_ready(services, client, settings):
    path = settings.data_dir / "drawbridge.sqlite3"
    path.rename(path.with_suffix(".away"))
    path.mkdir()

    reply = client.get("/readyz")

    assert (reply.status_code, reply.text) == (503, "Drawbridge cannot reach its database.\n")
    assert client.get("/healthz").status_code == 200


def test_however_often_it_is_asked_the_database_is_asked_once_in_a_while(
    services, client, monkeypatch
):
    looks, reading = [], services.store.reading
    monkeypatch.setattr(services.store, "reading", lambda: looks.append(1) or reading())

    assert {client.get("/readyz").status_code for _ in range(50)} == {200}
    assert len(looks) <= 2
