"""What may be in no file goes from process to process over a socket of its owner's."""

import socket
import stat

import pytest

from drawbridge.errors import StoreUnavailable
from drawbridge.live.console_call import ConsoleCall, ConsoleServer
from tests.people.processes import short_folder


@pytest.fixture
def path():
    with short_folder() as folder:
        yield folder / "console.sock"


@pytest.fixture(scope="module")
def answered():
    """Where a server answers; closing one takes half a second, and it keeps nothing."""
    with short_folder() as folder:
        server = ConsoleServer(folder / "console.sock", lambda message: {"said": message})
        yield folder / "console.sock"
        server.close()


def test_what_is_said_comes_back_answered(answered):
    assert ConsoleCall(answered)({"wish": "rest", "words": "å"}) == {
        "said": {"wish": "rest", "words": "å"}
    }


def test_nobody_but_its_owner_can_open_it(answered):
    assert stat.S_IMODE(answered.stat().st_mode) == 0o600


@pytest.mark.parametrize("sent", [b"", b"not json\n", b"\xff\xfe\n", b"{}"])
def test_who_says_nothing_sensible_harms_nobody(answered, sent):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.connect(str(answered))
        stranger.sendall(sent)

    assert ConsoleCall(answered)({}) == {"said": {}}


def test_where_no_console_answers_it_is_refused_in_a_sentence(path):
    with pytest.raises(StoreUnavailable, match="say it aloud"):
        ConsoleCall(path)({})


def test_a_socket_that_a_killed_process_left_is_replaced(path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(str(path))
    server = ConsoleServer(path, lambda _: {"is": "new"})

    assert ConsoleCall(path)({}) == {"is": "new"}
    server.close()
    assert not path.exists()
