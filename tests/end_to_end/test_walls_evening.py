"""The evening of the walls, from the open doors until after the break."""

import pytest

from tests.end_to_end import walls

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = walls.server_in(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def evening(server, witness):
    people = walls.Walls(server, witness)
    yield people
    people.close()


def test_the_evening_is_played_until_the_break_and_every_number_is_what_was_sent(evening):
    walls.play(evening, walls.BEFORE)
