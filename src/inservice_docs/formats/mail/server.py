"""The school's mail server (寄信伺服器): `[smtp]` of `inservice.toml`, without its password."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field, field_validator

from inservice_docs.formats.mail.mailbox import Mailbox, is_address
from inservice_docs.formats.plan_file.settings import MAIL, read_table
from inservice_docs.records.base import Record
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.records.types import Text, refuse

_LOCAL = {"localhost", "127.0.0.1", "::1"}


class Security(StrEnum):
    """加密: from the first byte (465), after a greeting (587), or none within one machine."""

    SSL = "ssl"
    STARTTLS = "starttls"
    NONE = "none"


class MailServer(Record):
    """寄信伺服器: where and as whom mail is sent. The password never stands in the file."""

    host: Text = Field("", title="主機")
    port: int | None = Field(None, title="連接埠", ge=1, le=65535)
    security: Security = Field(Security.STARTTLS, title="加密")
    user: Text = Field("", title="帳號")
    sender: Text = Field("", title="寄件地址")
    sender_name: Text = Field("", title="寄件人")
    ca_file: Text = Field("", title="憑證檔", description="學校自己的憑證機構；空白用系統的")
    timeout: int = Field(30, title="等待秒數", ge=1, le=600)
    password: Text = Field("", title="密碼", repr=False, exclude=True)

    @field_validator("password")
    @classmethod
    def _not_here(cls, password: str) -> str:
        if password:
            raise refuse(
                "smtp-password-in-file",
                "密碼不能寫在設定檔裡。",
                "刪除這一行並更換密碼；以 inservice-docs mail password 存入系統的保管區，"
                "或設定環境變數 INSERVICE_SMTP_PASSWORD。",
            )
        return password

    @field_validator("sender")
    @classmethod
    def _address(cls, sender: str) -> str:
        if sender and not is_address(sender):
            raise refuse(
                "mail-address", "寄件地址不正確。", "寫一個完整的地址，例如 kyo@example.edu.tw。"
            )
        return sender

    @property
    def port_number(self) -> int:
        """Return the port, by default that of the kind of encryption (RFC 8314, RFC 6409)."""
        usual = {Security.SSL: 465, Security.STARTTLS: 587, Security.NONE: 25}
        return self.port or usual[self.security]

    @property
    def mailbox(self) -> Mailbox:
        """Return who sends."""
        return Mailbox(self.sender, self.sender_name)

    @property
    def is_local(self) -> bool:
        """Tell whether the server runs on this machine."""
        return self.host.lower() in _LOCAL


def read_server(file: Path) -> MailServer:
    """Return the mail server of a settings file.

    Raises UserError where the school has set none (mail-no-server), for every value that cannot be
    read, for one that is missing, and for a login that would go over the wire in the clear.
    """
    outcome = read_table(file, MailServer, MAIL)
    server = outcome.value
    if server is None:
        raise UserError(
            error(
                "mail-no-server",
                "學校還沒有設定寄信伺服器，不能直接寄出。",
                f"在 {file.name} 加上 [smtp] 區段（主機、帳號、寄件地址）；"
                "或產生郵件草稿，以平常的信箱寄出。",
                Place(file.name),
            )
        )
    problems = [*outcome.findings, *_lacking(server, file.name)]
    if not problems and server.security is Security.NONE and server.user and not server.is_local:
        problems.append(
            error(
                "smtp-in-the-clear",
                "加密設為 none，帳號與密碼會沒有加密地送出。",
                "加密改為 starttls 或 ssl。",
                Place(file.name, field="郵件 › 加密"),
            )
        )
    if problems:
        raise UserError(problems)
    return server


def _lacking(server: MailServer, file: str) -> list[Finding]:
    needed = {"host": ("主機", "smtp.example.edu.tw"), "sender": ("寄件地址", "kyo@example.edu.tw")}
    return [
        error(
            "smtp-incomplete",
            f"寄信伺服器沒有填「{label}」。",
            f'在 [smtp] 之下加上 {name} = "{sample}"。',
            Place(file, field=f"郵件 › {label}"),
        )
        for name, (label, sample) in needed.items()
        if not getattr(server, name)
    ]
