"""A short reply leaves uvicorn in one piece, and requests on one connection keep their turn."""

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.responses import HTMLResponse

from drawbridge.phone.hot.asked import form_of
from drawbridge.phone.hot.reply import send_reply

FORM = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n%s\r\n%s"
CLOSE = b"Connection: close\r\n"
LONG = b"x" * 4096
PARSERS = ("httptools", "h11")


class Counting:
    """Stands for a connection, and counts how often it is written to."""

    def __init__(self, connection):
        self.connection = connection
        self.n_writes = 0

    def write(self, part):
        self.n_writes += 1
        self.connection.write(part)

    def __getattr__(self, name):
        return getattr(self.connection, name)


CONNECTIONS: list[Counting] = []


async def told(_scope, receive, send):
    form, _ = await form_of(receive)
    send.__self__.transport = Counting(send.__self__.transport)
    CONNECTIONS.append(send.__self__.transport)
    await send_reply(send, HTMLResponse(f"{form['answer'][0]}{LONG.decode()}"))


@asynccontextmanager
async def serving(parser):
    """Where uvicorn serves with one of its parsers."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(told, http=parser, lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield listening.getsockname()
    finally:
        server.should_exit = True
        await running


class Pieces(asyncio.Protocol):
    """Keeps what comes, piece by piece, until the other end hangs up."""

    def __init__(self):
        self.came = []
        self.is_over = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.came.append(data)

    def connection_lost(self, _error):
        self.is_over.set_result(None)


async def pieces_of(parser, *asked):
    async with serving(parser) as place:
        loop = asyncio.get_running_loop()
        connection, heard = await loop.create_connection(Pieces, *place)
        for part in asked:
            connection.write(part)
            await asyncio.sleep(0.05)
        await asyncio.wait_for(heard.is_over, 10)
        return heard.came


@pytest.mark.parametrize("parser", PARSERS)
def test_head_and_body_leave_in_one_write(parser):
    CONNECTIONS.clear()
    came = asyncio.run(pieces_of(parser, FORM % (8, CLOSE, b"answer=1")))

    assert [one.n_writes for one in CONNECTIONS] == [1]
    assert len(came) == 1
    assert came[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert came[0].endswith(b"\r\n\r\n1" + LONG)


@pytest.mark.parametrize("parser", PARSERS)
def test_two_requests_that_come_together_are_answered_one_after_the_other(parser):
    asked = FORM % (8, b"", b"answer=1") + FORM % (8, CLOSE, b"answer=2")

    came = b"".join(asyncio.run(pieces_of(parser, asked)))

    replies = came.split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert [one.partition(b"\r\n\r\n")[2] for one in replies] == [b"1" + LONG, b"2" + LONG]


@pytest.mark.parametrize("parser", PARSERS)
def test_a_body_that_comes_later_is_waited_for(parser):
    came = asyncio.run(pieces_of(parser, FORM % (8, CLOSE, b""), b"answer=3"))

    assert b"\r\n\r\n3" in b"".join(came)
