"""A mail server on loopback: real sockets, real SMTP, as willing or as unwilling as a test asks."""

from __future__ import annotations

import base64
import contextlib
import email
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

LOGIN = ("kyo@example.edu.tw", "never-forgotten-25")


@dataclass
class MailServerForTests:
    """What came in, and how the server is to behave."""

    starttls: bool = False
    tls: bool = False
    login: bool = False
    refuse: dict[str, int] = field(default_factory=dict)
    break_in_data: str = ""
    close_after: int | None = None
    pause: float = 0
    """Seconds that it thinks before it takes a mail."""
    received: list[tuple[str, str, bytes]] = field(default_factory=list)
    port: int = 0

    def messages(self) -> list[EmailMessage]:
        """Return the messages that came in, read."""
        found = [email.message_from_bytes(data, policy=default) for _, _, data in self.received]
        return [each for each in found if isinstance(each, EmailMessage)]

    def to(self) -> list[str]:
        """Return whom they went to."""
        return [to for _, to, _ in self.received]


@contextlib.contextmanager
def mail_server(
    server: MailServerForTests, certificates: Path | None = None
) -> Iterator[MailServerForTests]:
    """Run a server until the end of the block; with TLS it shows the certificate of a folder."""
    context = None
    if certificates is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        server.port = listener.getsockname()[1]
        done = threading.Event()
        thread = threading.Thread(target=_serve, args=(listener, server, context, done))
        thread.start()
        try:
            yield server
        finally:
            done.set()
            thread.join()


def _serve(
    listener: socket.socket,
    server: MailServerForTests,
    context: ssl.SSLContext | None,
    done: threading.Event,
) -> None:
    while not done.is_set():
        try:
            peer, _ = listener.accept()
        except TimeoutError:
            continue
        peer.settimeout(20)
        with contextlib.ExitStack() as open_sockets, contextlib.suppress(OSError):
            open_sockets.enter_context(peer)
            _talk(peer, server, context, open_sockets)


def _talk(
    peer: socket.socket,
    server: MailServerForTests,
    context: ssl.SSLContext | None,
    open_sockets: contextlib.ExitStack,
) -> None:
    def encrypted(plain: socket.socket) -> ssl.SSLSocket:
        assert context is not None
        made = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        open_sockets.enter_context(made)
        made.do_handshake()
        return made

    if server.tls:
        peer = encrypted(peer)
    lines = open_sockets.enter_context(peer.makefile("rb"))

    def say(text: str) -> None:
        peer.sendall(text.encode() + b"\r\n")

    say("220 test ESMTP")
    sender = to = ""
    secure = server.tls
    while line := lines.readline():
        word, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
        match word.upper():
            case "EHLO" | "HELO":
                offers = ["test"]
                offers += ["STARTTLS"] if server.starttls and not secure else []
                offers += ["AUTH PLAIN"] if server.login else []
                for at, offer in enumerate(offers, 1):
                    say(f"250{' ' if at == len(offers) else '-'}{offer}")
            case "STARTTLS" if server.starttls:
                say("220 go ahead")
                peer = encrypted(peer)
                lines, secure = open_sockets.enter_context(peer.makefile("rb")), True
            case "AUTH" if server.login:
                given = base64.b64decode(rest.split(" ", 1)[1]).decode().split("\0")
                say("235 ok" if tuple(given[1:]) == LOGIN else "535 no")
            case "MAIL":
                if server.close_after is not None and len(server.received) >= server.close_after:
                    say("421 closing")
                    break
                sender = rest[rest.index("<") + 1 : rest.index(">")]
                say("250 ok")
            case "RCPT":
                to = rest[rest.index("<") + 1 : rest.index(">")]
                say(f"{server.refuse[to]} {to} no" if to in server.refuse else "250 ok")
            case "DATA":
                time.sleep(server.pause)
                say("354 go on")
                data = b""
                while (part := lines.readline()) not in {b".\r\n", b""}:
                    data += part.removeprefix(b".") if part.startswith(b"..") else part
                if not part or server.break_in_data == to:  # the sender is gone, or to be left
                    break
                server.received.append((sender, to, data))
                say("250 taken")
            case "RSET" | "NOOP":
                say("250 ok")
            case "QUIT":
                say("221 bye")
                break
            case _:
                say("502 what")
