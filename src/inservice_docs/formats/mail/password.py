"""The password of a mail server: from the environment, or the key ring of the operating system."""

from __future__ import annotations

from collections.abc import Mapping

from inservice_docs.formats.mail.server import MailServer
from inservice_docs.records.finding import Finding, UserError, error

VARIABLE = "INSERVICE_SMTP_PASSWORD"
SERVICE = "inservice-docs-smtp"


def password_of(server: MailServer, environment: Mapping[str, str]) -> str:
    """Return the password for a server's account, empty for one that asks for none.

    Raises UserError where there is an account and its password is nowhere.
    """
    if not server.user:
        return ""
    password = environment.get(VARIABLE, "") or _kept(server)
    if not password:
        raise UserError(_missing())
    return password


def keep_password(server: MailServer, password: str) -> None:
    """Keep a password in the key ring of the operating system; UserError where it has none."""
    import keyring  # searches for its helpers; only when needed
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, _entry(server), password)
    except (KeyringError, RuntimeError):
        raise UserError(
            error(
                "smtp-password-not-kept",
                "這台電腦沒有可用的密碼保管區，密碼沒有存入。",
                f"改以環境變數 {VARIABLE} 提供密碼。",
            )
        ) from None


def _kept(server: MailServer) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _entry(server)) or ""
    except (KeyringError, RuntimeError):
        return ""


def _entry(server: MailServer) -> str:
    return f"{server.user}@{server.host}"


def _missing() -> Finding:
    return error(
        "smtp-password-missing",
        "不知道寄信帳號的密碼。",
        f"以 inservice-docs mail password 存入，或設定環境變數 {VARIABLE}。",
    )
