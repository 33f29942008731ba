"""Sending: to a real server on loopback, encrypted or not, and every way in which it says no."""

from __future__ import annotations

import datetime as dt
import socket
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.support.clusters import make_certificates
from tests.support.mail_servers import LOGIN, MailServerForTests, mail_server

from inservice_docs.formats.mail.draft import mail_message
from inservice_docs.formats.mail.send import RefusedError, UnknownError, connect
from inservice_docs.formats.mail.server import MailServer, Security
from inservice_docs.records.finding import UserError

AT = dt.datetime(2026, 9, 10, 1, 2, tzinfo=dt.UTC)


def settings(server: MailServerForTests, **more: object) -> MailServer:
    """The settings that lead to a test's server."""
    given = {"host": "127.0.0.1", "port": server.port, "security": "none", "timeout": 10}
    return MailServer.model_validate({**given, "sender": "kyo@example.edu.tw", **more})


def letter(to: str) -> EmailMessage:
    """A short message."""
    return mail_message("kyo@example.edu.tw", to, "錄取通知", ".\n。\n", at=AT, key=to)


def code(server: MailServer, password: str = "") -> str:
    """The code of what stops the sending."""
    with pytest.raises(UserError) as caught, connect(server, password):
        pass
    shown = str(caught.value)
    assert LOGIN[1] not in shown
    assert caught.value.findings[0].fix
    return caught.value.findings[0].code


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, and the authority that signed it."""
    return make_certificates(tmp_path_factory.mktemp("tls") / "certificates")


def test_messages_arrive_as_they_were_made() -> None:
    """Two over one connection; a line of a single dot is no end of it."""
    with mail_server(MailServerForTests()) as server, connect(settings(server), "") as outgoing:
        outgoing.send(letter("a@b.tw"))
        outgoing.send(letter("c@d.tw"))
    assert server.to() == ["a@b.tw", "c@d.tw"]
    first = server.messages()[0]
    assert first["Subject"] == "錄取通知"
    assert first.get_content().replace("\r\n", "\n") == ".\n。\n"
    assert server.received[0][0] == "kyo@example.edu.tw"


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.SSL])
def test_encrypted_and_logged_in(certificates: Path, security: Security) -> None:
    """With the school's own certificate authority, account and password."""
    kind = MailServerForTests(
        starttls=security is Security.STARTTLS, tls=security is Security.SSL, login=True
    )
    with mail_server(kind, certificates) as server:
        ours = settings(
            server, security=security, user=LOGIN[0], ca_file=str(certificates / "ca.pem")
        )
        with connect(ours, LOGIN[1]) as outgoing:
            outgoing.send(letter("a@b.tw"))
        assert code(ours, "guessed") == code(ours, "猜的") == "smtp-login"
    assert server.to() == ["a@b.tw"]


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_certificate_of_a_stranger_is_not_trusted(certificates: Path, security: str) -> None:
    """Without the school's authority nothing is sent."""
    kind = MailServerForTests(starttls=security == "starttls", tls=security == "ssl")
    with mail_server(kind, certificates) as server:
        assert code(settings(server, security=security)) == "smtp-certificate"


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_server_without_encryption_is_named_so(security: str) -> None:
    """Asking for encryption where there is none sends nothing in the clear."""
    with mail_server(MailServerForTests()) as server:
        assert code(settings(server, security=security)) == "smtp-encryption"


def test_a_login_that_the_server_does_not_know() -> None:
    """It is told apart from a wrong password."""
    with mail_server(MailServerForTests()) as server:
        assert code(settings(server, user="kyo"), "x") == "smtp-login"


def test_nobody_there() -> None:
    """A port where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert code(settings(MailServerForTests(port=port))) == "smtp-unreachable"


def test_a_missing_file_of_authorities(tmp_path: Path) -> None:
    """Is said before anything is sent."""
    with mail_server(MailServerForTests()) as server:
        ours = settings(server, security="starttls", ca_file=str(tmp_path / "none.pem"))
        assert code(ours) == "smtp-ca-file"


@pytest.mark.parametrize(("answer", "cure"), [(550, "核對地址"), (451, "過一段時間")])
def test_one_refused_address_does_not_stop_the_others(answer: int, cure: str) -> None:
    """It is told why, without the address; the next message goes out over the same connection."""
    kind = MailServerForTests(refuse={"a@b.tw": answer})
    with mail_server(kind) as server, connect(settings(server), "") as outgoing:
        with pytest.raises(RefusedError) as caught:
            outgoing.send(letter("a@b.tw"))
        outgoing.send(letter("c@d.tw"))
    assert cure in caught.value.finding.fix
    assert "a@b.tw" not in caught.value.finding.message
    assert server.to() == ["c@d.tw"]


def test_a_line_that_breaks_with_a_message_on_its_way() -> None:
    """Nobody knows then whether it arrived; it says so. The next one cannot be sent any more."""
    kind = MailServerForTests(break_in_data="a@b.tw")
    with mail_server(kind) as server, connect(settings(server), "") as outgoing:
        with pytest.raises(UnknownError):
            outgoing.send(letter("a@b.tw"))
        with pytest.raises(UserError) as caught:
            outgoing.send(letter("c@d.tw"))
    assert caught.value.findings[0].code == "smtp-closed"


def test_a_server_that_has_enough() -> None:
    """421 ends the sending; what went out before stands."""
    kind = MailServerForTests(close_after=1)
    with mail_server(kind) as server, connect(settings(server), "") as outgoing:
        outgoing.send(letter("a@b.tw"))
        with pytest.raises(UserError) as caught:
            outgoing.send(letter("c@d.tw"))
    assert caught.value.findings[0].code == "smtp-closed"
    assert server.to() == ["a@b.tw"]
