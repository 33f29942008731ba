"""Connections that ask for nothing, and more of them than there is room for."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from litestar.types import Receive, Scope, Send

from inservice_docs.web import connections
from inservice_docs.web.connections import PatientProtocol

HEAD = b"GET / HTTP/1.1\r\nhost: here\r\n"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer whatever is asked."""
    del scope, receive
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"ok", "more_body": False})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with room for two and little patience."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        lifespan="off",
        log_level="error",
        limit_concurrency=2,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(timeout=20)
    listening.close()


def opened(port: int) -> socket.socket:
    """A connection that asks for nothing yet."""
    return socket.create_connection(("127.0.0.1", port), timeout=20)


@pytest.mark.parametrize("sent", [b"", HEAD, HEAD + b"\r\n" + HEAD], ids=["none", "half", "second"])
def test_who_asks_for_nothing_is_sent_away(port: int, sent: bytes) -> None:
    """Nothing at all, half a request, half of the next one: the server hangs up."""
    with opened(port) as connection:
        connection.sendall(sent)
        came = b""
        while piece := connection.recv(4096):
            came += piece
    assert came.count(b"200 OK") == sent.count(b"\r\n\r\n")


def test_who_asks_in_time_is_answered_again_and_again(port: int) -> None:
    """Patience is for one request each."""
    with opened(port) as connection:
        for _ in range(3):
            connection.sendall(HEAD + b"\r\n")
            came = b""
            while not came.endswith(b"ok"):
                came += connection.recv(4096)
            time.sleep(0.1)


def test_too_many_are_told_in_words(port: int) -> None:
    """With a page and its guards, and those who were there before are answered."""
    with opened(port) as first, opened(port) as second, opened(port) as third:
        third.sendall(HEAD + b"\r\n")
        said = b""
        while piece := third.recv(4096):
            said += piece
        assert said.startswith(b"HTTP/1.1 503")
        assert b"content-security-policy" in said
        assert "過一會兒再試" in said.decode()
        del first, second
