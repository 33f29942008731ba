"""Sending mail (寄信) by SMTP (RFC 5321): one connection, every refusal in words."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from email.message import EmailMessage

from inservice_docs.formats.mail.server import MailServer, Security
from inservice_docs.records.finding import Finding, UserError, error


class RefusedError(Exception):
    """One message was refused, for good or for now; the connection stands. `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        self.finding = finding
        super().__init__(finding.message)


class UnknownError(RefusedError):
    """The line broke while a message was on its way: nobody knows whether it arrived."""


class Outgoing:
    """An open connection to a mail server."""

    def __init__(self, connection: smtplib.SMTP, server: MailServer) -> None:
        """Send over a connection that is ready."""
        self._connection = connection
        self._server = server

    def send(self, message: EmailMessage) -> None:
        """Send one message to the address in its To.

        Raises RefusedError when the server does not take it, UnknownError when the line broke with
        the message on its way, and UserError when it broke before: no message can be sent any more.
        """
        to = message["To"].addresses[0].addr_spec
        try:
            self._begin(self._connection.mail(self._server.sender), "寄件地址")
            self._begin(self._connection.rcpt(to), "收件地址")
        except (smtplib.SMTPException, OSError):
            raise UserError(_CLOSED) from None
        try:
            code, _ = self._connection.data(message.as_bytes())
        except smtplib.SMTPDataError as problem:
            code = problem.smtp_code
        except (smtplib.SMTPException, OSError):
            raise UnknownError(_ON_ITS_WAY) from None
        self._begin((code, b""), "這封信")

    def _begin(self, answer: tuple[int, bytes], what: str) -> None:
        """Go on after an answer of the server's, or say what it refused."""
        code = answer[0]
        if code == _CLOSING:
            raise UserError(_CLOSED)
        if not 200 <= code < 300:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._connection.rset()
            raise RefusedError(_refused(what, code))


@contextlib.contextmanager
def connect(server: MailServer, password: str) -> Iterator[Outgoing]:
    """Connect to a mail server, encrypted as it is set, and log in.

    Raises UserError: not reachable, no such encryption, a certificate that cannot be trusted, a
    login that is refused. Messages hold neither the account nor the password.
    """
    connection = _opened(server)
    try:
        if server.user:
            _log_in(connection, server, password)
        yield Outgoing(connection, server)
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _opened(server: MailServer) -> smtplib.SMTP:
    where = f"{server.host}:{server.port_number}"
    connection: smtplib.SMTP | None = None
    try:
        context = _trust(server)
        if server.security is Security.SSL:
            return smtplib.SMTP_SSL(
                server.host, server.port_number, timeout=server.timeout, context=context
            )
        connection = smtplib.SMTP(server.host, server.port_number, timeout=server.timeout)
        if server.security is Security.STARTTLS:
            connection.starttls(context=context)
            connection.ehlo()
        return connection
    except ssl.SSLCertVerificationError:
        _close(connection)
        raise UserError(
            error(
                "smtp-certificate",
                f"無法確認「{where}」是學校的寄信伺服器（憑證不受信任）。",
                "核對主機名稱；學校自己的憑證機構請在 [smtp] 以 ca_file 指定其憑證檔。",
            )
        ) from None
    except (ssl.SSLError, smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException):
        _close(connection)
        raise UserError(
            error(
                "smtp-encryption",
                f"「{where}」不接受這種加密（{server.security}）。",
                "587 埠用 starttls、465 埠用 ssl；核對 [smtp] 的加密與連接埠。",
            )
        ) from None
    except (OSError, smtplib.SMTPException):
        _close(connection)
        raise UserError(
            error(
                "smtp-unreachable",
                f"連不上寄信伺服器「{where}」，沒有寄出任何信。",
                "檢查網路、主機名稱與連接埠；學校防火牆可能擋住寄信。",
            )
        ) from None


def _trust(server: MailServer) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=server.ca_file or None)
    except OSError:
        raise UserError(
            error("smtp-ca-file", "憑證檔（ca_file）讀不到，或不是憑證。", "核對檔案位置。")
        ) from None


def _log_in(connection: smtplib.SMTP, server: MailServer, password: str) -> None:
    try:
        connection.login(server.user, password)
    except smtplib.SMTPAuthenticationError:
        raise UserError(
            error(
                "smtp-login",
                "寄信伺服器不接受這個帳號或密碼，沒有寄出任何信。",
                "核對帳號，以 inservice-docs mail password 重新存入密碼；"
                "有些信箱要另外申請「應用程式密碼」。",
            )
        ) from None
    except UnicodeError:
        words = "寄信的帳號或密碼有英文字母、數字、符號以外的字，無法登入。"
        raise UserError(error("smtp-login", words, "改用應用程式密碼，或更換密碼。")) from None
    except (smtplib.SMTPException, OSError):
        raise UserError(
            error(
                "smtp-login",
                "寄信伺服器沒有可用的登入方式，沒有寄出任何信。",
                "不需要登入的伺服器，刪除 [smtp] 的 user；否則核對加密與連接埠。",
            )
        ) from None


def _close(connection: smtplib.SMTP | None) -> None:
    if connection is not None:
        connection.close()


def _refused(what: str, code: int) -> Finding:
    """Say that something was refused; the server's own words may hold an address, so not they."""
    for_now = 400 <= code < 500  # RFC 5321, §4.2.1
    fix = "過一段時間再寄一次。" if for_now else "核對地址；屢次退回時請洽學校資訊人員。"
    return error("mail-refused", f"寄信伺服器不接受{what}（代碼 {code}）。", fix)


_CLOSING = 421
_CLOSED = error(
    "smtp-closed",
    "寄信伺服器中斷了連線，其餘的信沒有寄出。",
    "過一段時間再寄一次；已寄出的不會重寄。",
)
_ON_ITS_WAY = error(
    "mail-unknown",
    "寄到一半連線中斷，不確定這封信是否寄出。",
    "查看寄件備份或詢問收件人；確定沒有寄出，再指定重寄。",
)
