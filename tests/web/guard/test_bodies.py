"""What is sent to the pages: not too much, not too slowly; and the server stays well."""

from __future__ import annotations

import asyncio
import socket
import time
from urllib.parse import urlsplit

import pytest
from litestar.types import Message, Receive, Scope, Send
from tests.support.pages import Visitor

from inservice_docs.web.guard.bodies import MOST_BYTES, Bodies


def ask(base: str, request: bytes) -> bytes:
    """Send raw bytes and return what comes back."""
    where = urlsplit(base)
    with socket.create_connection((str(where.hostname), where.port or 80), timeout=20) as sent:
        sent.sendall(request)
        sent.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := sent.recv(65536):
            answer += piece
        return answer


def head(base: str, *lines: str) -> bytes:
    """The head of a form that is about to come."""
    host = urlsplit(base).netloc
    kind = "content-type: application/x-www-form-urlencoded"
    return "\r\n".join(["POST /login HTTP/1.1", f"host: {host}", kind, *lines, "", ""]).encode()


def test_a_gigabyte_is_refused_before_it_is_sent(clerk: Visitor) -> None:
    """By its announced length, with a cure; the next request is answered as ever."""
    answer = ask(clerk.base, head(clerk.base, "content-length: 1000000000"))
    assert answer.startswith(b"HTTP/1.1 413")
    assert "分批或縮小" in answer.decode()
    assert clerk.get("/").status == 200


def test_an_endless_upload_is_cut_off(clerk: Visitor) -> None:
    """One that does not say how long it is, as well."""
    where = urlsplit(clerk.base)
    with socket.create_connection((str(where.hostname), where.port or 80), timeout=20) as sent:
        sent.sendall(head(clerk.base, "transfer-encoding: chunked"))
        piece = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        with pytest.raises(OSError):  # noqa: PT011 - the server hangs up, the system says how
            send_all(sent, piece, MOST_BYTES // 0x10000 * 4)
    assert clerk.get("/").status == 200


def send_all(sent: socket.socket, data: bytes, times: int) -> None:
    """Send the same again and again."""
    for _ in range(times):
        sent.sendall(data)


@pytest.mark.parametrize("length", ["-1", "abc", "99999999999999999999999"])
def test_a_length_that_is_none_is_refused(clerk: Visitor, length: str) -> None:
    """The server neither waits nor falls over."""
    answer = ask(clerk.base, head(clerk.base, f"content-length: {length}"))
    assert answer[9:12] in {b"400", b"413"}
    assert clerk.get("/").status == 200


async def endless(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that reads all of a form."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})


def told(bodies: Bodies, pieces: list[tuple[float, Message]]) -> list[Message]:
    """What is answered to pieces of a form, each after some seconds."""
    answers: list[Message] = []

    async def receive() -> Message:
        pause, message = pieces.pop(0)
        await asyncio.sleep(pause)
        return message

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {"type": "http", "headers": [], "method": "POST"}
    asyncio.run(bodies(scope, receive, send))  # type: ignore[arg-type]
    return answers


def piece(size: int, more: bool = True) -> Message:
    """A piece of a form."""
    return {"type": "http.request", "body": b"a" * size, "more_body": more}


def test_a_form_that_trickles_in_is_given_up() -> None:
    """However often a byte comes: all of it has to be there in time."""
    slow = [(0.02, piece(1)) for _ in range(500)]
    start = time.monotonic()
    answers = told(Bodies(endless, seconds=0.1), slow)  # type: ignore[arg-type]
    assert answers[0]["status"] == 408  # type: ignore[typeddict-item]
    assert time.monotonic() - start < 9
    assert "太慢" in answers[1]["body"].decode()  # type: ignore[typeddict-item]


def test_what_comes_in_time_and_size_is_passed_on() -> None:
    """Untouched."""
    answers = told(Bodies(endless, most=100), [(0, piece(50)), (0, piece(50, more=False))])  # type: ignore[arg-type]
    assert [answer.get("status") for answer in answers] == [200]
    answers = told(Bodies(endless, most=99), [(0, piece(50)), (0, piece(50, more=False))])  # type: ignore[arg-type]
    assert answers[0]["status"] == 413  # type: ignore[typeddict-item]
